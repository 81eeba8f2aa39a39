"""The sidebar's lines: groups, signs, counts, and what is dimmed."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from reader.model import ArticleEntity
from reader.ui.render.entities import entries_of, entry_line, mentioned

LAM = ArticleEntity("1", "Tô Lâm", "PERSON", title="Tổng Bí thư", mentions=((0, 6),), articles=1204)
BINH = ArticleEntity(
    "2", "Tập Cận Bình", "PERSON", mentions=((9, 21), (30, 42)), title_mentions=((0, 12),)
)
HANOI = ArticleEntity("3", "Hà Nội", "PLACE", mentions=((50, 56),), articles=9)
MONEY = ArticleEntity("4", "205,2 tỷ USD", "MONEY", mentions=((60, 72),), confidence=0.3)
SHARE = ArticleEntity("5", "12 %", "QUANTITY", mentions=((80, 84),))
ALL = (HANOI, LAM, MONEY, BINH, SHARE)


def styles(entity: ArticleEntity, width: int = 40) -> dict[str, str]:
    """What of an entity's line is drawn in which style."""
    (entry,) = [entry for entry in entries_of(ALL) if entry.entity is entity]
    line = entry_line(entry, width)
    return {style: line.text[start:end] for start, end, style in line.layers}


def test_groups_come_in_their_order_with_blank_lines_between() -> None:
    told = [entry.heading or (entry.entity and entry.entity.name) for entry in entries_of(ALL)]
    assert told == [
        "People", "Tập Cận Bình", "Tô Lâm", None,
        "Places", "Hà Nội", None,
        "Amounts", "205,2 tỷ USD", "12 %",
    ]  # fmt: skip


def test_the_columns_are_named_once() -> None:
    lines = [entry_line(entry, 30).text for entry in entries_of(ALL)]
    assert lines[0].split() == ["People", "here", "all"]
    assert sum("here" in line for line in lines) == 1


def test_mentions_in_title_and_text_are_counted_together() -> None:
    assert mentioned(BINH) == 3
    assert styles(BINH)["entity--count"].split() == ["3"]
    assert styles(LAM)["entity--count"].split() == ["1", "1204"]


def test_a_title_follows_the_name_where_there_is_room() -> None:
    assert styles(LAM)["entity--title"].strip() == "Tổng Bí thư"
    assert "entity--title" in styles(LAM, 24)
    assert styles(LAM, 22)["entity--title"].strip() == ""


def test_what_is_unsure_is_set_apart_by_style() -> None:
    assert "entity--unsure" in styles(MONEY)
    assert "entity--name" in styles(SHARE)


def test_the_sign_carries_the_colour_of_the_type() -> None:
    assert styles(LAM)["entity--person"] == "◆"
    assert styles(HANOI)["entity--place"] == "▲"


@pytest.mark.parametrize("width", [1, 4, 10, 20, 29, 60])
def test_a_line_never_outgrows_its_pane(width: int) -> None:
    for entry in entries_of(ALL):
        assert cell_len(entry_line(entry, width, cursor=True).text) <= width
