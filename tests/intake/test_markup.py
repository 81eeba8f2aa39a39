"""Markdown is taken off a line; brackets that are no Markdown stay letter for letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.intake.markup import key_of, parse_line
from reader.model import Link

TEXTS = [
    # line, text
    ("Một câu thường.", "Một câu thường."),
    ("[Video] Phiên chợ [/] cuối năm", "[Video] Phiên chợ [/] cuối năm"),
    ("Điều [1] và [2](b", "Điều [1] và [2](b"),
    ("Theo [báo Ánh Trăng](https://a.example/x) hôm qua", "Theo báo Ánh Trăng hôm qua"),
    ('[một [hai] ba](https://a.example/x "lời") bốn', "một [hai] ba bốn"),
    ("**Chợ nổi** , sông", "Chợ nổi, sông"),
    ("Hãng _Ban Mai_ viết", "Hãng Ban Mai viết"),
    ("__Từ khóa:**", "Từ khóa:"),
    ("**Quy định****mới**", "Quy định mới"),
    ("giá 3 * 5 * 7 và ten_tep_anh", "giá 3 * 5 * 7 và ten_tep_anh"),
    (r"\- Mục thứ nhất \(a\) \*", "- Mục thứ nhất (a) *"),
    ("### Nhà máy ###", "Nhà máy"),
    ("#hashtag không phải tiêu đề", "#hashtag không phải tiêu đề"),
    ("* mục trong danh sách", "mục trong danh sách"),
    ("- mục của bài báo", "- mục của bài báo"),
    ("1. Điều thứ nhất", "1. Điều thứ nhất"),
    ("> lời trích", "lời trích"),
    ("| ô trong bảng |", "ô trong bảng"),
    ("[![biểu tượng](https://a.example/i.png)](https://a.example) Trang nhất", "Trang nhất"),
]


@pytest.mark.parametrize(("line", "text"), TEXTS)
def test_the_text_of_a_line_is_without_its_markdown(line: str, text: str) -> None:
    assert parse_line(line).text == text


PICTURES = [
    # line, replacement text, address
    ("![](https://a.example/1.jpg)", "", "https://a.example/1.jpg"),
    ("![]() |", "", None),
    ("![Cầu gỗ](https://a.example/1.jpg?w=2)", "Cầu gỗ", "https://a.example/1.jpg?w=2"),
    ("![[Video] Cầu gỗ](https://a.example/1.jpg)", "[Video] Cầu gỗ", "https://a.example/1.jpg"),
    ("![[Video Cầu](https://a.example/1.jpg)", "[Video Cầu", "https://a.example/1.jpg"),
    (r"![Cầu \(gỗ\)](data:image/gif;base64,R0 x='1' rgb\(2, 3\))", "Cầu (gỗ)", None),
    ('![Cầu](https://a.example/1.jpg "Cầu")', "Cầu", "https://a.example/1.jpg"),
    ("![Cầu gỗ Cầu gỗ](https://a.example/1.jpg)", "Cầu gỗ", "https://a.example/1.jpg"),
    ("![Cầu](javascript:alert)", "Cầu", None),
]


@pytest.mark.parametrize(("line", "alt", "url"), PICTURES)
def test_a_picture_keeps_its_words_and_its_address(line: str, alt: str, url: str | None) -> None:
    parsed = parse_line(line)
    assert parsed.text == ""
    assert [(picture.alt, picture.url) for picture in parsed.pictures] == [(alt, url)]


def test_two_pictures_on_a_line_are_two() -> None:
    parsed = parse_line("![a](https://a.example/1) ![b](https://a.example/2) lời")
    assert [picture.alt for picture in parsed.pictures] == ["a", "b"]
    assert parsed.text == "lời"


def test_links_are_kept_with_their_words() -> None:
    parsed = parse_line("Xem [bài **một**](https://a.example/1) và [bài hai](/2)")
    assert parsed.links == (Link("bài một", "https://a.example/1"), Link("bài hai", None))


def test_marks_of_a_line_are_told() -> None:
    assert parse_line("## Mục").level == 2
    assert parse_line("* # nhãn").level == 0
    assert parse_line("* mục").bullet
    assert parse_line(">>> Xem thêm: bài khác").pointer
    assert parse_line("Chú thích |").cell
    assert parse_line("_Chú thích_").italic
    assert not parse_line("Chú _thích_ thường").italic
    assert parse_line("**Chương một**").strong
    assert not parse_line("**Chương một**").italic


def test_the_key_is_folded_words() -> None:
    assert key_of("  Tin bài «liên quan»: ") == "tin bai lien quan"
    assert parse_line("**Đọc nhiều**").key == "doc nhieu"
    assert parse_line("Đọc nhiều nhất").words == 3
    assert parse_line("—").words == 0


@given(st.text(alphabet="[]()!*_#\\|> ab\"'<:/h", max_size=80))
def test_no_line_breaks_the_parser(line: str) -> None:
    parsed = parse_line(line)
    assert parsed.text == parsed.text.strip()
    assert not set(parsed.text) & {"\x01", "\x02", "\x03"}


@given(st.text(alphabet=st.characters(categories=("L", "N", "Zs")), max_size=80))
def test_words_pass_through_untouched(line: str) -> None:
    line = " ".join(line.split())
    assert parse_line(line).text == line
