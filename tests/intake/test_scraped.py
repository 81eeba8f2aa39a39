"""Scraped text becomes the article a reader would see in it, and nothing of the site around it."""

from __future__ import annotations

from datetime import date

import pytest

from reader.intake import parse_scraped
from reader.model import Article, Image, Link, Published, ReaderError

ADDED = date(2026, 11, 21)


def parse(text: str) -> Article:
    return parse_scraped(text, added=ADDED)


TITLE = "Chiếc cầu gỗ ở cuối làng được dựng lại sau mùa lũ"
LEDE = "Sau bảy tháng, người làng bên sông lại có cầu để qua chợ mà không phải đi đò."
FIRST = "Cây cầu cũ bị nước cuốn hồi tháng chín, khi con sông lên nhanh nhất trong mười năm qua."
SECOND = "Gỗ lim được chở từ thượng nguồn về, mỗi thân dài gần chín mét và nặng hơn nửa tấn."
THIRD = "Ngày khánh thành, lũ trẻ chạy qua chạy lại cho tới khi trời tối mịt mới chịu về nhà."

ARTICLE = f"""{TITLE}
{LEDE}
![]() |
Cầu gỗ nhìn từ bến chợ. (Ảnh: Lan Chi/Ban Mai) |
{FIRST}

{SECOND}
{THIRD}
Theo banmai.example
https://www.banmai.example/cau-go-cuoi-lang-post12.html
Tin bài liên quan

Mùa nước nổi năm nay về muộn hơn mọi năm

[Ảnh] Một ngày ở xóm chài bên sông
Các tin bài khác

Giá gạo tăng nhẹ ở các chợ đầu mối

Đội bóng làng thắng trận thứ ba liên tiếp
Multimedia
![[Video] Lúa chín](https://anh.tinlang.example/2026/lua-chin-20260412.jpg)
[Video] Lúa chín trên cánh đồng bậc thang
![[Video] Hội làng](https://anh.tinlang.example/2026/hoi-lang-20260315.jpg)
[Video] Hội làng mở lại sau ba năm

Thời tiết hôm nay (14/4): nắng nhẹ ở nhiều nơi
"""


def test_title_lede_and_paragraphs() -> None:
    article = parse(ARTICLE)
    assert article.title == TITLE
    assert article.lede == LEDE
    assert article.body == (FIRST, SECOND, THIRD)


def test_a_table_picture_has_its_caption_and_credit() -> None:
    assert parse(ARTICLE).images == (Image("Cầu gỗ nhìn từ bến chợ.", "Lan Chi/Ban Mai", None, 0),)


def test_credit_address_source_and_site() -> None:
    article = parse(ARTICLE)
    assert article.credit == "Theo banmai.example"
    assert article.source == "banmai.example"
    assert article.url == "https://www.banmai.example/cau-go-cuoi-lang-post12.html"
    assert article.site == "tinlang.example"


def test_related_headlines_are_kept_apart_letter_for_letter() -> None:
    assert parse(ARTICLE).related == (
        Link("Mùa nước nổi năm nay về muộn hơn mọi năm"),
        Link("[Ảnh] Một ngày ở xóm chài bên sông"),
    )


def test_nothing_of_the_tail_is_in_the_text() -> None:
    text = parse(ARTICLE).text
    for tail in ("Giá gạo", "Đội bóng", "Lúa chín", "Thời tiết", "Multimedia", "banmai"):
        assert tail not in text


def test_without_a_dateline_the_tail_bounds_the_date() -> None:
    text = ARTICLE.replace(THIRD, THIRD + " Cầu cũ dựng tháng 12/2025.")
    assert parse(text).published == Published(None, "range", ("2025-12-01", "2026-04-14"), True)


PAGE = f"""![Báo Tin Làng](https://static.tinlang.example/logo.png)

Đăng nhập

  * Thời sự
  * Kinh tế
  * Văn hóa
  * Thể thao

Thứ Ba, 14/04/2026, 08:30 (GMT+7)

# {TITLE}

##  {TITLE}

Chia sẻ

![Lan Chi](https://anh.tinlang.example/tac-gia.jpg)

Lan Chi

##  {LEDE}

TIN MỚI

{FIRST}

![Cầu gỗ nhìn từ bến chợ](https://anh.tinlang.example/cau.jpg)

_Cầu gỗ nhìn từ bến chợ. Ảnh: Lan Chi_

**Gỗ từ thượng nguồn**

{SECOND} Theo [hợp tác xã](https://htx.example), giá gỗ không đổi.

{THIRD}

![Mùa nước nổi về muộn](https://anh.tinlang.example/nuoc.jpg)

### Mùa nước nổi về muộn

Nước về muộn gần một tháng khiến người làm nghề cá đứng ngồi không yên từ đầu vụ tới nay.

Bình luận (3)

Cây cầu đẹp quá, mong có dịp về thăm làng một lần cho biết cảnh sông nước ở đây.

  * Thời sự
  * Kinh tế

© 2026 Báo Tin Làng
"""


def test_a_whole_page_is_cut_to_its_article() -> None:
    article = parse(PAGE)
    assert article.title == TITLE
    assert article.lede == LEDE
    assert article.body == (
        FIRST,
        "Gỗ từ thượng nguồn",
        f"{SECOND} Theo hợp tác xã, giá gỗ không đổi.",
        THIRD,
    )


def test_a_page_states_its_date_and_author_above_the_title_and_below() -> None:
    article = parse(PAGE)
    assert article.published == Published("2026-04-14T08:30:00+07:00", "time")
    assert article.byline == "Lan Chi"
    assert article.source == article.site == "tinlang.example"


def test_a_picture_stands_before_its_paragraph_and_logos_and_portraits_nowhere() -> None:
    assert parse(PAGE).images == (
        Image("Cầu gỗ nhìn từ bến chợ.", "Lan Chi", "https://anh.tinlang.example/cau.jpg", 1),
    )


PROSE = "\n".join((LEDE, FIRST, SECOND, THIRD))


@pytest.mark.parametrize(
    ("first_lines", "title"),
    [
        (f"{TITLE}\n", TITLE),
        (f"# {TITLE}\n", TITLE),
        (f"{TITLE} | Báo Tin Làng\n", TITLE),
        (f"{TITLE} - Báo Tin Làng\n{TITLE}\n", TITLE),
        (f"{TITLE} - tinlang.com.vn\n", TITLE),
        ("[Video] Cầu [/] gỗ cuối làng\n", "[Video] Cầu [/] gỗ cuối làng"),
        ("Cầu gỗ\n", "Cầu gỗ"),
        ("Clip: Lũ trẻ chạy qua cầu gỗ\n", "Clip: Lũ trẻ chạy qua cầu gỗ"),
        ("https://tinlang.example/1\n" + TITLE + "\n", TITLE),
        ("\x1b]52;c;AAAA\x07Cầu\u202e gỗ\u200b cuối làng\n", "]52;c;AAAACầu gỗ cuối làng"),
        ("Ca\u0302\u0300u go\u0302\u0303 cuối làng đã xong\n", "Cầu gỗ cuối làng đã xong"),
    ],
)
def test_the_title_is_what_the_page_calls_it(first_lines: str, title: str) -> None:
    article = parse(first_lines + PROSE)
    assert article.title == title
    assert article.text == PROSE.replace("\n", "\n\n")


def test_a_title_that_begins_the_lede_leaves_the_lede_whole() -> None:
    lede = f"{TITLE} nhờ công sức của cả làng."
    assert parse(f"{TITLE}\n{lede}\n{FIRST}").lede == lede


def test_a_text_without_a_title_lends_its_first_sentence() -> None:
    text = f"{FIRST} {SECOND}"
    article = parse(text)
    assert article.title == FIRST.rstrip(".")
    assert article.lede == text


def test_a_very_long_first_sentence_is_cut_at_a_word() -> None:
    title = parse(" ".join(["đường"] * 80) + ".").title
    assert title.endswith("đường…")
    assert len(title) <= 121


def test_lost_accents_of_a_title_are_taken_from_a_picture_with_its_words() -> None:
    bare = "Chiec cau go o cuoi lang duoc dung lai sau mua lu"
    text = f"# {bare}\n\n![{TITLE} - Ảnh 1.](https://a.example/1.jpg)\n\n" + PROSE
    assert parse(text).title == TITLE


def test_a_dateline_under_the_title_is_the_date_and_no_text() -> None:
    article = parse(f"{TITLE}\nThứ Ba, 14/04/2026, 08:30 (GMT+7)\n{PROSE}")
    assert article.published == Published("2026-04-14T08:30:00+07:00", "time")
    assert article.lede == LEDE


def test_a_date_broken_over_two_lines_is_one() -> None:
    article = parse(f"{TITLE}\n14/04/2026\n\n\n08:30\n{PROSE}")
    assert article.published.value == "2026-04-14T08:30:00+07:00"
    assert article.lede == LEDE


def test_a_date_in_the_middle_is_text() -> None:
    text = f"{TITLE}\n{LEDE}\n{FIRST}\nNgày 14/4/2026\n{SECOND}"
    assert "Ngày 14/4/2026" in parse(text).body


@pytest.mark.parametrize(
    "box",
    [
        "Video\n",
        "TIN MỚI\n",
        "Tin liên quan\n\nMùa nước nổi năm nay về muộn\n\nĐội bóng làng thắng trận thứ ba\n",
        ">>> Mùa nước nổi năm nay về muộn hơn mọi năm\n",
        "Xem thêm: Mùa nước nổi năm nay về muộn hơn mọi năm\n",
    ],
)
def test_a_box_in_the_middle_is_taken_out_and_the_article_goes_on(box: str) -> None:
    article = parse(f"{TITLE}\n{LEDE}\n{FIRST}\n{box}{SECOND}\n{THIRD}")
    assert article.body == (FIRST, SECOND, THIRD)


def test_a_reference_in_the_middle_is_a_related_headline() -> None:
    link = "[Mùa nước nổi về muộn](https://a.example/2)"
    article = parse(f"{TITLE}\n{LEDE}\n{FIRST}\n>>> {link}\n{SECOND}\n{THIRD}")
    assert article.related == (Link("Mùa nước nổi về muộn", "https://a.example/2"),)


@pytest.mark.parametrize(
    "tail",
    [
        "Đọc nhiều\n\nGiá gạo tăng nhẹ ở các chợ",
        "Cùng chuyên mục\n\nGiá gạo tăng nhẹ ở các chợ",
        "Từ khóa: Giá gạo, cầu gỗ, làng",
        "Chia sẻ\n\nGiá gạo tăng nhẹ ở các chợ",
        "Ý kiến bạn đọc\nGiá gạo thế này thì làng nào cũng vui cả thôi, các bác ạ.",
        "© 2026 Giá gạo",
    ],
)
def test_the_tail_is_cut_whatever_its_heading(tail: str) -> None:
    article = parse(f"{TITLE}\n{PROSE}\n{tail}")
    assert article.body[-1] == THIRD
    assert "Giá gạo" not in article.text


def test_a_list_that_a_sentence_announces_belongs_to_the_text() -> None:
    ending = "Người làng góp những thứ sau đây:\n- gỗ lim\n- đinh sắt\nĐọc nhiều\nGiá gạo tăng"
    assert parse(f"{TITLE}\n{PROSE}\n{ending}").body[-2:] == ("- gỗ lim", "- đinh sắt")


def test_last_words_of_a_photo_story_are_kept() -> None:
    text = f"{TITLE}\n{PROSE}\nLũ trẻ chờ cắt băng bên đầu cầu"
    assert parse(text).body[-1] == "Lũ trẻ chờ cắt băng bên đầu cầu"


@pytest.mark.parametrize(
    ("line", "byline"),
    [("Lan Chi", "Lan Chi"), ("Tác giả: Lan Chi", "Lan Chi"), ("Lan Chi (tổng hợp)", "Lan Chi")],
)
def test_a_name_under_the_text_is_its_author(line: str, byline: str) -> None:
    article = parse(f"{TITLE}\n{PROSE}\n{line}")
    assert article.byline == byline
    assert article.body[-1] == THIRD


def test_captions_without_a_picture_are_captions() -> None:
    caption = "Cầu gỗ nhìn từ bến chợ. Ảnh: Lan Chi"
    article = parse(f"{TITLE}\n{LEDE}\n{FIRST}\n{caption}\n{SECOND}\n{THIRD}")
    assert article.images == (Image("Cầu gỗ nhìn từ bến chợ.", "Lan Chi", None, 1),)
    assert caption not in article.text


def test_a_picture_without_words_and_address_is_none() -> None:
    assert parse(f"{TITLE}\n{LEDE}\n![]()\n{FIRST}\n{SECOND}").images == ()


def test_mojibake_is_mended_before_anything_is_cut() -> None:
    broken = "".join(
        chr(byte) if byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else bytes([byte]).decode("cp1252")
        for byte in f"{TITLE}\n{PROSE}".encode()
    )
    assert parse(broken) == parse(f"{TITLE}\n{PROSE}")


@pytest.mark.parametrize("text", ["", " \n\n\t", "***\n---", "![]()\n![]()"])
def test_nothing_is_no_article(text: str) -> None:
    with pytest.raises(ReaderError, match=r"^a\.txt: no article in it$"):
        parse_scraped(text, added=ADDED, name="a.txt")


def test_a_binary_file_is_no_article() -> None:
    with pytest.raises(ReaderError, match=r"^not text"):
        parse("\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00 một hai ba bốn năm")


def test_the_words_of_an_error_stay_on_one_line() -> None:
    with pytest.raises(ReaderError) as error:
        parse("")
    assert "\n" not in str(error.value)
