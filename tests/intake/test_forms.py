"""One article in the forms that different tools give it is one article."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Callable
from datetime import date

import pytest

from reader.intake import decode, parse_scraped, similarity, sketch
from reader.model import Article, Published

ADDED = date(2026, 11, 21)
TITLE = "Lớp học nổi trên hồ đón thêm ba mươi học trò"
DATELINE = "Thứ Hai, 07/09/2026, 07:15 (GMT+7)"
LEDE = "Sáng nay, ba mươi đứa trẻ làng chài bước vào lớp một trên chiếc nhà bè giữa lòng hồ."
BODY = (
    "Lớp học dựng trên những thùng phuy nhựa, mái lợp tôn, bốn bề là nước; muốn tới trường, học "
    "trò phải chèo thuyền hoặc đi nhờ ghe của người lớn từ lúc trời còn mờ sương.",
    "Cô giáo dạy ở đây đã mười hai năm. Năm đầu chỉ có chín em, bàn ghế đóng từ ván thuyền cũ, "
    "bảng đen là một mảnh gỗ sơn lại; nay lớp có điện mặt trời và một tủ sách nhỏ.",
    "Hết giờ học, các em ở lại tập bơi với thầy thể dục, vì trên hồ này ai cũng phải biết bơi "
    "trước khi biết chữ, người làng vẫn nói với nhau như thế từ nhiều đời nay.",
)


def plain() -> str:
    return "\n".join((TITLE, DATELINE, LEDE, *BODY))


def spaced() -> str:
    return "\n\n".join((TITLE, DATELINE, LEDE, *BODY))


def wrapped() -> str:
    return "\n\n".join(textwrap.fill(line, 78) for line in (TITLE, DATELINE, LEDE, *BODY))


def indented() -> str:
    return textwrap.indent(spaced(), "    ")


def markdown() -> str:
    return f"# {TITLE}\n\n{DATELINE}\n\n**{LEDE}**\n\n" + "\n\n".join(BODY)


def dumped() -> str:
    menu = "\n".join(f"  * {name}" for name in ("Thời sự", "Giáo dục", "Đời sống", "Thể thao"))
    foot = "Cùng chuyên mục\n\n### Mưa lớn ở vùng núi\n\n© 2026 Báo Làng Chài"
    return f"{menu}\n\n{markdown()}\n\n{foot}"


def titled_twice() -> str:
    return f"{TITLE} | Báo Làng Chài\n{plain()}"


def with_carriage_returns() -> str:
    return plain().replace("\n", "\r\n")


def decomposed() -> str:
    return unicodedata.normalize("NFD", plain())


def with_invisible_characters() -> str:
    return "\ufeff" + plain().replace(" ", "\u200b ").replace("học", "h\u00adọc")


def with_non_breaking_spaces() -> str:
    return plain().replace(" ", "\u00a0")


FORMS = [
    plain,
    spaced,
    wrapped,
    indented,
    markdown,
    dumped,
    titled_twice,
    with_carriage_returns,
    decomposed,
    with_invisible_characters,
    with_non_breaking_spaces,
]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
def test_every_form_gives_the_same_article(form: Callable[[], str]) -> None:
    assert parse_scraped(form(), added=ADDED) == Article(
        title=TITLE,
        lede=LEDE,
        body=BODY,
        published=Published("2026-09-07T07:15:00+07:00", "time"),
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_unicode_encoding_gives_the_same_article(encoding: str) -> None:
    text = decode(plain().encode(encoding))
    assert parse_scraped(text, added=ADDED).body == BODY


def test_windows_1258_gives_the_same_article() -> None:
    """The code page holds ready letters for ă â ê ô ơ ư and marks for the tones."""
    data = bytearray()
    for char in plain():
        base, *marks = unicodedata.normalize("NFD", char)
        tones = "".join(mark for mark in marks if mark in "\u0300\u0309\u0303\u0301\u0323")
        shape = "".join(mark for mark in marks if mark not in tones)
        data += (unicodedata.normalize("NFC", base + shape) + tones).encode("cp1258")
    assert parse_scraped(decode(bytes(data)), added=ADDED).body == BODY


def test_the_same_article_from_two_sites_is_one_story() -> None:
    here = parse_scraped(plain(), added=ADDED)
    there = parse_scraped(dumped().replace("lòng hồ", "mặt hồ"), added=ADDED)
    assert similarity(sketch(here.text), sketch(there.text)) > 0.8
