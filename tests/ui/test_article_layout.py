"""An article as lines: order, measure, and where its mentions and matches stand."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from textual.geometry import Offset
from textual.selection import Selection

from reader.model import Article, Image, Published
from reader.ui.render.article import (
    Layout,
    Place,
    lay_out,
    mention_marks,
    mentions_of,
    place_marks,
)
from reader.ui.render.blocks import Block, blocks_of
from reader.ui.render.copy import selected_text
from reader.ui.render.matches import matches_of
from tests.ui.shelf import HOSTILE, NOW, PARAGRAPH, VISIT, Shelf


def blocks(article: Article = VISIT) -> tuple[Block, ...]:
    return blocks_of(Shelf([article]).reading(1), NOW)


def drawn(layout: Layout) -> list[str]:
    return [layout.line(y).text for y in range(len(layout.lines))]


def test_blocks_come_in_reading_order() -> None:
    kinds = [block.kind for block in blocks()]
    assert kinds[:6] == ["title", "about", "about", "lede", "body", "caption"]
    assert kinds[-4:] == ["credit", "address", "heading", "link"]


def test_a_caption_stands_at_its_pictures_place() -> None:
    article = Article("T", body=("một", "hai"), images=(Image("cuối", before=9), Image("đầu")))
    told = [block.text for block in blocks(article) if block.kind in {"body", "caption"}]
    assert told == ["đầu", "một", "hai", "cuối"]


@pytest.mark.parametrize(
    ("image", "expected"),
    [
        (Image("Lễ đón", "Ảnh: A"), "Lễ đón (Ảnh: A)"),
        (Image("Lễ đón (Ảnh: A)", "Ảnh: A"), "Lễ đón (Ảnh: A)"),
        (Image("", "Ảnh: A"), "Ảnh: A"),
    ],
)
def test_a_credit_is_told_once(image: Image, expected: str) -> None:
    article = Article("T", body=("một",), images=(image,))
    assert [block.text for block in blocks(article) if block.kind == "caption"] == [expected]


def test_what_is_known_of_a_related_story_is_set_apart_and_never_broken_inside() -> None:
    other = Article("Một bài", source="Báo Mẫu", published=Published("2025-01-27", "day"))
    every = blocks_of(Shelf([VISIT, other]).reading(1), NOW)
    layout = lay_out([block for block in every if block.kind == "story"], 18)
    facts = [
        [line.text[a:b] for a, b, style in line.layers if style == "article--about"]
        for line in map(layout.line, range(3))
    ]
    assert facts == [[], ["Báo\u00a0Mẫu"], ["27\u00a0Jan"]]


def test_facts_of_the_head_are_never_broken_inside() -> None:
    head = [line for line in drawn(lay_out(blocks(), 30)) if "min" in line]
    assert all("2\u00a0min\u00a0read" in line for line in head)


@pytest.mark.parametrize("width", [1, 2, 5, 20, 40, 80, 120, 300])
def test_no_line_outgrows_pane_or_measure(width: int) -> None:
    for article in (VISIT, HOSTILE):
        layout = lay_out(blocks(article), width)
        for line in drawn(layout):
            assert cell_len(line.strip()) <= min(72, max(width, 3))


def test_the_text_is_centred_in_a_wide_pane() -> None:
    layout = lay_out(blocks(), 120)
    assert layout.margin == (120 - 72) // 2
    assert all(not line.strip() or line.startswith(" " * 24) for line in drawn(layout))


def test_every_mention_is_found_where_it_is_written() -> None:
    all_blocks = blocks()
    for entity in Shelf([VISIT]).reading(1).entities:
        places = mentions_of(all_blocks, entity)
        assert len(places) == len(entity.mentions) + len(entity.title_mentions)
        for block, start, end in places:
            assert all_blocks[block].text[start:end] == entity.name


def test_a_mention_broken_over_two_lines_is_lit_in_both() -> None:
    all_blocks = (Block("body", "đi từ Hà Nội về", "text"),)
    layout = lay_out(all_blocks, 11, measure=9)
    marks = place_marks([Place(0, 6, 12)], "lit")
    lit = [
        (line.text[a:b])
        for line in (layout.line(y, [marks]) for y in range(len(layout.lines)))
        for a, b, style in line.layers
        if style == "lit"
    ]
    assert lit == ["Hà", "Nội"]


def test_entities_are_styled_by_type() -> None:
    entities = Shelf([VISIT]).reading(1).entities
    styles = {mark.style for marks in mention_marks(blocks(), entities).values() for mark in marks}
    assert {"entity--person", "entity--place", "entity--amount", "entity--date"} <= styles


def test_matches_are_sought_in_the_article_and_not_in_what_it_points_to() -> None:
    places = matches_of(blocks(), ("duong", "sat"))
    found = {blocks()[place.block].kind for place in places}
    assert found == {"body"}
    assert matches_of(blocks(), ()) == []


def test_the_paragraph_that_is_read_is_found_again_at_another_width() -> None:
    wide, narrow = lay_out(blocks(), 100), lay_out(blocks(), 40)
    for y, place in enumerate(wide.lines):
        if place.start < place.end:
            again = narrow.lines[narrow.line_of(place)]
            assert again.block == place.block
            assert again.start <= place.start < max(again.end, again.start + 1), y


def test_copied_text_is_unbroken() -> None:
    layout = lay_out((Block("lede", "Mở đầu."), Block("body", PARAGRAPH)), 44)
    whole = Selection(Offset(0, 0), Offset(999, len(layout.lines)))
    assert selected_text(layout, whole) == f"Mở đầu.\n\n{PARAGRAPH}"


def test_a_selection_inside_a_line_copies_those_letters() -> None:
    layout = lay_out((Block("body", "một hai ba"),), 44)
    start = layout.margin + 4
    assert selected_text(layout, Selection(Offset(start, 0), Offset(start + 3, 0))) == "hai"
