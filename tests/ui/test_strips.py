"""What is drawn and found while one types is freed at once, and waits for no collection."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from textual.strip import Strip

from reader.model import Article, Row
from reader.ui.render.strips import divide
from tests.ui.conftest import Drive
from tests.ui.shelf import Shelf


@contextmanager
def left_to_collect() -> Iterator[list[object]]:
    """What nobody holds in the meantime, and only a collection would free."""
    left: list[object] = []
    gc.collect()
    gc.disable()
    try:
        yield left
        gc.set_debug(gc.DEBUG_SAVEALL)
        gc.collect()
        left += gc.garbage
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
        gc.enable()


@given(st.text("abđễ国", min_size=1), st.sets(st.integers(1, 60)))
def test_pieces_are_those_of_textual(text: str, cuts: set[int]) -> None:
    whole = Strip([Segment(text[:3]), Segment(text[3:])])

    assert divide(whole, sorted(cuts)) == Strip(whole).divide(sorted(cuts))


def test_a_strip_in_one_piece_is_that_strip_and_is_freed_with_it() -> None:
    with left_to_collect() as left:
        strip = Strip([Segment("Đà Nẵng")])
        assert divide(strip, [3, 7, 9])[0].text == "Đà "
        assert divide(strip, [7]) == [strip]
        del strip

    assert not [one for one in left if isinstance(one, Strip)]


@pytest.mark.parametrize("count", [10, 300])
async def test_nothing_that_was_shown_is_left_when_one_types_on(drive: Drive, count: int) -> None:
    shelf = Shelf([Article(f"Đà Nẵng đón khách, ngày {day}") for day in range(count)])
    async with drive(shelf) as ui:
        with left_to_collect() as left:
            for words in ("da nang", "khong co gi"):
                await ui.pilot.press("slash", *words.replace(" ", "-"), "escape")
                await ui.settle()

        assert not [one for one in left if isinstance(one, Strip | Row)]
