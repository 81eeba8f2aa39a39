"""A line is told by its shape and by fixed words, never by the words of one site."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.intake import labels
from reader.intake.lines import MOST_LINES, Kind, kind_of, read_lines
from reader.intake.markup import parse_line

KINDS = [
    # line, kind
    ("Sáng nay, mười hai chiếc thuyền rời bến từ lúc trời còn tối.", Kind.PROSE),
    ("Các điều kiện gồm có những điểm sau đây:", Kind.PROSE),
    ("“Chúng tôi đã chờ ngày này từ lâu”, ông nói.”", Kind.PROSE),
    (" ".join(["từ"] * 31), Kind.PROSE),
    ("Mười hai chiếc thuyền rời bến", Kind.HEADLINE),
    ("Vì sao thuyền rời bến sớm?", Kind.HEADLINE),
    ("* Kinh tế", Kind.HEADLINE),
    ("![](https://a.example/1.jpg)", Kind.PICTURE),
    ("![]() |", Kind.PICTURE),
    ("Bến thuyền lúc rạng sáng. (Ảnh: Lan Chi/Ban Mai)", Kind.CAPTION),
    ("Bến thuyền lúc rạng sáng. Ảnh: Ban Mai", Kind.CAPTION),
    ("Bến thuyền lúc rạng sáng - Ảnh: LAN CHI", Kind.CAPTION),
    ("Bến thuyền lúc rạng sáng |", Kind.CAPTION),
    ("Ảnh minh họa", Kind.CAPTION),
    ("Thứ bảy, 7/3/2026, 00:05 (GMT+7)", Kind.DATE),
    ("20/08/2024 09:15", Kind.DATE),
    ("Ngày đăng: 20/08/2024", Kind.DATE),
    ("07-03-2026 - 00:01 AM | Thị trường chứng khoán", Kind.DATE),
    ("Quy định có hiệu lực từ ngày 1/3/2026.", Kind.PROSE),
    ("Lịch chiếu phim từ 16 đến 22/6/2017", Kind.HEADLINE),
    ("Theo Ban Mai", Kind.CREDIT),
    ("(Nguồn: Ban Mai)", Kind.CREDIT),
    ("Theo đặc phái viên Ban Mai, sáng nay thuyền đã rời bến trong sương.", Kind.PROSE),
    ("https://bao.example/thuyen-roi-ben.html", Kind.ADDRESS),
    ("Link bài gốc: https://bao.example/thuyen-roi-ben.html", Kind.ADDRESS),
    ("Tin bài liên quan", Kind.RELATED),
    ("**TIN LIÊN QUAN:**", Kind.RELATED),
    (">>> Thuyền rời bến trong sương sớm", Kind.RELATED),
    ("Xem thêm: Thuyền rời bến trong sương sớm", Kind.RELATED),
    ("Đọc nhiều", Kind.TAIL),
    ("Đọc nhiều trong Kinh doanh", Kind.TAIL),
    ("### CÙNG CHUYÊN MỤC", Kind.TAIL),
    ("Bình luận (12)", Kind.TAIL),
    ("Từ khóa: thuyền, bến, sương", Kind.TAIL),
    ("© 2026 Báo Ban Mai", Kind.TAIL),
    ("Giấy phép số 12/GP-BTTTT", Kind.TAIL),
    ("Điện thoại: 024 0000 0000", Kind.TAIL),
    ("- Điện thoại đã bị chèn mã lạ từ bên ngoài nhằm theo dõi người dùng.", Kind.PROSE),
    ("Video", Kind.BOX),
    ("Video: Thuyền rời bến trong sương sớm", Kind.HEADLINE),
    ("Bình luận: Thuyền nào cũng có bến", Kind.HEADLINE),
    ("Clip: Thuyền lao vào bến cảng giữa đêm mưa bão lớn", Kind.HEADLINE),
    ("Chia sẻ Facebook Twitter Copy link", Kind.BUTTON),
    ("* * * *", Kind.BUTTON),
    ("__", Kind.BUTTON),
]


@pytest.mark.parametrize(("line", "kind"), KINDS)
def test_a_line_is_told_by_itself(line: str, kind: Kind) -> None:
    assert kind_of(parse_line(line)) is kind


CAPTIONS = [
    # caption as printed, caption, credit
    ("Bến thuyền. (Ảnh: Lan Chi/Ban Mai)", "Bến thuyền.", "Lan Chi/Ban Mai"),
    ("Bến thuyền (Ảnh: Lan Chi)", "Bến thuyền", "Lan Chi"),
    ("Bến thuyền. Ảnh: Ban Mai", "Bến thuyền.", "Ban Mai"),
    ("Bến thuyền - Ảnh: BAN MAI", "Bến thuyền", "BAN MAI"),
    ("Bến thuyền (huyện Đông). Ảnh: Ban Mai.", "Bến thuyền (huyện Đông).", "Ban Mai"),
    ("Ảnh: Ban Mai", "", "Ban Mai"),
    ("Bến thuyền (Nguồn: AFP)", "Bến thuyền", "AFP"),
    ("Bến thuyền | Photo: Ban Mai", "Bến thuyền", "Ban Mai"),
    ("Přístav ráno. (Foto: Archiv)", "Přístav ráno.", "Archiv"),
    ("Port o świcie. (Fot. Archiwum)", "Port o świcie.", "Archiwum"),
    ("Le port. (Photo : Archives)", "Le port.", "Archives"),
    ("Sabah liman. (Fotoğraf: Arşiv)", "Sabah liman.", "Arşiv"),
    ("Bến thuyền lúc rạng sáng", "Bến thuyền lúc rạng sáng", ""),
    ("Chùm ảnh: thuyền về bến trong một sớm mùa thu", "", ""),
]


@pytest.mark.parametrize(("printed", "caption", "credit"), CAPTIONS)
def test_a_caption_is_parted_from_its_credit(printed: str, caption: str, credit: str) -> None:
    assert labels.split_caption(printed) == (caption or ("" if credit else printed), credit)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Theo Ban Mai", "Ban Mai"),
        ("Theo banmai.example", "banmai.example"),
        ("Nguồn: Ban Mai", "Ban Mai"),
        ("(Theo Ban Mai)", "Ban Mai"),
        ("Source : Ban Mai", "Ban Mai"),
        ("Źródło: Ban Mai", "Ban Mai"),
        ("Zdroj: Ban Mai", "Ban Mai"),
        ("Kaynak: Ban Mai", "Ban Mai"),
        ("Thuyền theo gió", None),
        ("Sources of the river", None),
        ("Theo đặc phái viên Ban Mai tại bến thuyền sáng nay", None),
    ],
)
def test_a_credit_line_names_its_source(line: str, name: str | None) -> None:
    assert labels.credit_of(line, parse_line(line).key) == name


def test_buttons_glued_to_a_credit_are_taken_off() -> None:
    assert labels.without_buttons("Theo Ban Mai Copy link") == "Theo Ban Mai"


def test_blank_lines_are_told_by_the_line_that_follows() -> None:
    marked = read_lines("một\n\nhai\nba")
    assert [(line.text, line.gap) for line, _ in marked] == [
        ("một", False),
        ("hai", True),
        ("ba", False),
    ]


def test_what_no_page_has_is_not_read() -> None:
    assert len(read_lines("chữ\n" * (MOST_LINES + 5))) == MOST_LINES


@given(st.text(max_size=120))
def test_every_line_is_of_some_kind(text: str) -> None:
    line = " ".join(text.split())
    assert kind_of(parse_line(line)) in Kind
