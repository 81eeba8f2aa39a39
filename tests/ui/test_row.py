"""A row of the list: what it says, and what it gives up when there is no room."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.cells import cell_len

from reader.model import Published, Row
from reader.ui.render.row import row_lines, waiting_lines
from tests.ui.shelf import NOW

ROW = Row(
    id=1,
    key="k",
    title="Tổng Bí thư Tô Lâm thăm cấp Nhà nước tới Trung Quốc",
    source="Thông tấn xã",
    url=None,
    published=Published("2025-04-18", "day"),
    added="2025-04-20T08:00:00+00:00",
    minutes=3,
    versions=2,
)


def texts(row: Row, width: int) -> list[str]:
    return [line.text for line in row_lines(row, width, NOW)]


def test_a_row_says_title_source_when_minutes_and_versions() -> None:
    assert texts(ROW, 70) == [
        " ● Tổng Bí thư Tô Lâm thăm cấp Nhà nước tới Trung Quốc",
        "   Thông tấn xã · Fri · 3 min read · 2 versions",
    ]


def test_minutes_are_given_up_first_then_the_source_is_cut() -> None:
    assert texts(ROW, 36)[1] == "   Thông tấn xã · Fri · 2 versions"
    assert texts(ROW, 31)[1] == "   Thông t… · Fri · 2 versions"
    assert texts(ROW, 24)[1] == "   Fri · 2 versions"


def test_read_and_bookmarked_are_told_by_sign() -> None:
    title, about = row_lines(replace(ROW, read=True, bookmarked=True), 60, NOW)
    assert title.text[1] == " "
    assert about.text[1] == "★"


def test_the_cursor_is_a_bar_beside_both_lines() -> None:
    assert [line.text[0] for line in row_lines(ROW, 60, NOW, cursor=True)] == ["▌", "▌"]
    assert [line.text[0] for line in waiting_lines(60, cursor=True)] == ["▌", "▌"]


def test_matches_are_lit_where_they_stand() -> None:
    line, _ = row_lines(replace(ROW, title_spans=((12, 18),)), 60, NOW)
    lit = [line.text[a:b] for a, b, style in line.layers if style == "row--match"]
    assert lit == ["Tô Lâm"]


def test_a_long_title_begins_at_its_first_match() -> None:
    start = ROW.title.index("Trung Quốc")
    line, _ = row_lines(replace(ROW, title_spans=((start, start + 10),)), 34, NOW)
    lit = [line.text[a:b] for a, b, style in line.layers if style == "row--match"]
    assert lit == ["Trung Quốc"]
    assert line.text[3] == "…"


def test_an_undated_article_says_when_it_was_added() -> None:
    assert "added 1 h ago" in texts(replace(ROW, published=Published()), 70)[1]


@pytest.mark.parametrize("width", [0, 1, 3, 5, 12, 20, 33, 80, 300])
def test_a_row_never_outgrows_its_width(width: int) -> None:
    hostile = replace(ROW, title="\x1b[2J" + ROW.title * 3, source="漢字" * 30)
    for line in row_lines(hostile, width, NOW):
        assert cell_len(line.text) <= max(3, width)
        assert "\x1b" not in line.text
