"""Where the article is in a page of lines: judged by neighbours."""

from __future__ import annotations

import pytest

from reader.intake.layout import (
    find_layout,
    heads_sections,
    is_caption,
    is_card,
    is_item,
    is_reference,
    same_title,
)
from reader.intake.lines import Marked, read_lines

SENTENCE = "Người làng đóng bè từ lúc nước còn thấp."
ANOTHER = "Đến khi nước lên, cả xóm đã nằm trên mặt hồ."


def lines(*raw: str) -> list[Marked]:
    return read_lines("\n".join(raw))


def test_the_parts_of_a_plain_article() -> None:
    layout = find_layout(lines("Làng nổi mùa nước", SENTENCE, ANOTHER, "Đọc nhiều", "Tin khác nữa"))
    assert layout is not None
    assert (layout.titled, layout.first, layout.end, layout.tail) == (0, 1, 3, 3)


def test_a_text_of_no_words_has_no_layout() -> None:
    assert find_layout(lines("***", "![]()")) is None


def test_a_text_of_short_lines_only_is_its_own_body() -> None:
    layout = find_layout(lines("Làng nổi mùa nước về", "Bè tre", "Nước lên", "Đọc nhiều", "Tin"))
    assert layout is not None
    assert (layout.first, layout.end, layout.tail) == (1, 3, 3)


@pytest.mark.parametrize(
    ("page", "title"),
    [
        (("# Báo Làng Nổi", "# Mùa nước lên sớm", SENTENCE), "Mùa nước lên sớm"),
        (("Trang chủ", "Kinh tế", "Đăng nhập", "Mùa nước năm nay lên sớm", SENTENCE), None),
        (("## Mùa nước năm nay lên sớm", SENTENCE), "Mùa nước năm nay lên sớm"),
        (("Nước lên", SENTENCE), "Nước lên"),
        (("20/08/2024 09:15", "Nước lên", SENTENCE), "Nước lên"),
    ],
)
def test_the_title_is_over_the_prose(page: tuple[str, ...], title: str | None) -> None:
    layout = find_layout(lines(*page))
    assert layout is not None
    assert layout.title == (title or "Mùa nước năm nay lên sớm")


def test_a_picture_with_the_words_of_another_heading_is_a_card() -> None:
    page = lines("![Bè cá](https://a.example/1.jpg)", "### Bè cá", SENTENCE)
    assert is_card(page, 0, "lang noi")
    assert not is_card(page, 0, "be ca")
    assert not is_card(page, 2, "lang noi")


def test_a_picture_with_the_words_of_its_caption_is_no_card() -> None:
    page = lines("![Bè cá](https://a.example/1.jpg)", "Bè cá", SENTENCE)
    assert not is_card(page, 0, "lang noi")
    assert is_caption(page, 1)
    assert not is_caption(page, 2)


def test_a_line_in_italics_under_a_picture_is_its_caption() -> None:
    page = lines("![](https://a.example/1.jpg)", "_Bè cá trên hồ lúc chiều muộn_", SENTENCE)
    assert is_caption(page, 1)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (">>> Bè cá trên hồ lúc chiều muộn", True),
        ("Xem thêm: Bè cá trên hồ lúc chiều muộn", True),
        ("Xem thêm:", False),
        ("Tin liên quan", False),
        ("Bè cá trên hồ lúc chiều muộn", False),
    ],
)
def test_a_reference_names_its_article_on_its_own_line(line: str, expected: bool) -> None:
    assert is_reference(lines(line)[0]) is expected


def test_items_of_lists() -> None:
    assert [is_item(entry) for entry in lines("* một", "- hai", "ba", "4. bốn")] == [
        True,
        True,
        False,
        True,
    ]


def test_a_heading_with_others_alike_heads_a_section() -> None:
    page = lines("## Buổi sáng", SENTENCE, "## Buổi chiều", ANOTHER, "### Phụ lục")
    assert heads_sections(page, 0)
    assert not heads_sections(page, 2)
    assert not heads_sections(page, 4)


@pytest.mark.parametrize(
    ("key", "same"),
    [("lang noi", True), ("lang noi anh 1", True), ("lang", False), ("", False), ("ho", False)],
)
def test_a_title_said_again_may_have_more_behind_it(key: str, same: bool) -> None:
    assert same_title(key, "lang noi") is same


def test_a_box_needs_prose_behind_it_to_be_one() -> None:
    page = lines("Làng nổi mùa nước", SENTENCE, "Tin liên quan", "Bè cá trên hồ", SENTENCE, ANOTHER)
    layout = find_layout(page)
    assert layout is not None
    assert layout.end == layout.tail == len(page)


def test_teasers_between_headlines_are_no_flow() -> None:
    page = lines(
        "Làng nổi mùa nước", SENTENCE, ANOTHER, "Tin liên quan",
        "### Bè cá trên hồ", SENTENCE, "### Thuyền về bến", ANOTHER,
    )  # fmt: skip
    layout = find_layout(page)
    assert layout is not None
    assert layout.end == layout.tail == 3
