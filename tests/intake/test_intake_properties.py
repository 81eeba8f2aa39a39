"""Whatever comes in: an Article or a ReaderError, clean, without the tail, in linear time."""

from __future__ import annotations

import unicodedata
from dataclasses import fields, is_dataclass
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.intake import labels, parse_scraped
from reader.intake.markup import key_of
from reader.model import Article, ReaderError
from reader.text import clean

ADDED = date(2026, 11, 21)

PIECES = st.sampled_from(
    """
    Một_câu_văn_thường_dài_hơn_sáu_chữ. Một_đầu_đề_ngắn #_Tiêu_đề ##_Mục *_mục -_mục >>>_xem
    ![a](https://a.example/1.jpg) ![]()_| [b](https://a.example) Ảnh:_Ban_Mai Theo_Ban_Mai
    Tin_liên_quan Đọc_nhiều Video Bình_luận Từ_khóa:_a ©_2026 20/08/2024_09:15 18/8 **đậm** _
    https://a.example/x Chia_sẻ \x1b[31m \u202e \u200b e\u0323\u0302 \u0301\u0301 ( ) [ ] | \\
    """.split()
).map(lambda piece: piece.replace("_", " "))
PAGES = st.lists(PIECES, max_size=30).map("\n".join)


def strings(value: object) -> list[str]:
    """Every string within a value."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for item in value for text in strings(item)]
    if is_dataclass(value):
        return [text for f in fields(value) for text in strings(getattr(value, f.name))]
    return []


def parsed(text: str) -> Article | None:
    try:
        return parse_scraped(text, added=ADDED)
    except ReaderError:
        return None


@given(PAGES)
@settings(max_examples=300)
def test_pages_of_any_lines_become_clean_articles(page: str) -> None:
    article = parsed(page)
    if article is not None:
        assert article.title
        for text in strings(article):
            assert text == clean(text)
            assert unicodedata.is_normalized("NFC", text)


@given(st.text(max_size=400))
def test_any_text_is_an_article_or_an_error(text: str) -> None:
    article = parsed(text)
    assert article is None or all(text == clean(text) for text in strings(article))


@given(PAGES)
def test_no_paragraph_is_the_heading_of_a_tail(page: str) -> None:
    article = parsed("Một tiêu đề có năm chữ\n" + page)
    assert article is not None
    for paragraph in article.body:
        assert labels.label_of(paragraph, key_of(paragraph)) is not labels.TAIL


@given(PAGES)
def test_pictures_stand_before_a_paragraph_or_at_the_end(page: str) -> None:
    article = parsed(page)
    if article is not None:
        assert all(0 <= image.before <= len(article.body) for image in article.images)


@given(PAGES)
def test_an_article_read_again_is_the_same_article(page: str) -> None:
    article = parsed("Một tiêu đề có năm chữ\n" + page)
    assert article is not None
    assert parsed("Một tiêu đề có năm chữ\n" + page) == article
    assert parsed(clean_page(page)) == article


def clean_page(page: str) -> str:
    return "\n\n\nMột tiêu đề có năm chữ\r\n" + page.replace("\n", "\r\n") + "\n\n\n"


HOSTILE = [
    "![", "[", "](", "[](", "[a](b)", "![a](b)", "(", "\\*", "*", "**a", "_a ", "#", "|", "> ",
    "# a\n", "# a b c d e\n", "## a b c d e f g h i j k l m\n", ">>> a\n", "* a\n", "a\n", "\n",
    "Theo ", "Theo x\n", "Xem thêm\n", "Đọc nhiều\n", "Video\n", "Tin liên quan\nA b c d e f\n",
    "1/1 ", "1/1/2024 10:00\n", "20240818", "http://", "Ảnh: ", "(Ảnh: ", "a. Ảnh: b\n", " - a.",
    "a", "á", "e\u0301\u0301", "Ã¡ ", "中", "\u202e", "Một hai ba bốn năm sáu bảy.\nVideo\nA b\n",
    "![a b](http://a.vn/b.png)\n### a b\n",
]  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_a_long_text_of_one_thing_is_read_to_its_end(unit: str) -> None:
    """Quadratic work shows as a test that never ends: 200 kB are far beyond any page."""
    article = parsed(unit * (200_000 // len(unit.encode())))
    assert article is None or article.title
