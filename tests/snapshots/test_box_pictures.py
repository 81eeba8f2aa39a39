"""The look of boxes, prompts and errors, on a real library; see `test_pictures`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.library import Library
from reader.model import LibraryError
from reader.ui.app import ReaderApp
from reader.ui.screens.home import Home
from tests.articles import NEST
from tests.conftest import NOW
from tests.library.test_versions import FIRST, SECOND
from tests.snapshots.test_pictures import Compare, after, still
from tests.ui.conftest import settled
from tests.ui.shelf import BRIDGE, VISIT, Shelf
from tests.ui.shelf import NOW as THEN

BOXES = [
    ("correct", (100, 30), ("e", "c")),
    ("timeline", (100, 30), ("T",)),
    ("note", (100, 24), ("note", *"hay,", "ctrl+j", "đ")),
    ("mute-words", (100, 24), ("mute_words", *"xo so")),
    ("muted", (100, 24), ("muted",)),
    ("select", (120, 24), ("select", "space", "j", "space")),
    ("versions", (100, 24), ("slash", *"rong", "enter", "v")),
    ("sort", (80, 24), ("sort",)),
    ("save-search", (80, 24), ("slash", *"cau", "enter", "save_search")),
    ("saved", (80, 24), ("f", "slash", *"cau", "enter")),
]
ACTIONS = {
    "note": "marking.note",
    "mute_words": "muting.words",
    "muted": "muting.rules",
    "select": "selecting.start",
    "sort": "sorting.ask",
    "save_search": "searches.save",
}
"""What has no key of its own."""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "own", create=True, now=lambda: NOW) as library:
        library.add([VISIT, BRIDGE, NEST, FIRST, SECOND])
        library.save_search("Cầu", "cau")
        library.mute("words", "xổ số")
        library.mute("source", "Báo Vắng")
        library.tag_pending()
        yield library


def doing(*steps: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    """Press keys and do actions."""

    async def run(pilot: Pilot[None]) -> None:
        await after()(pilot)
        for step in steps:
            if step in ACTIONS:
                home = pilot.app.screen
                assert isinstance(home, Home)
                home.action_deed(ACTIONS[step])
                await settled(pilot)
            else:
                await pilot.press("space" if step == " " else step)
                await settled(pilot)
        await still(pilot)

    return run


@pytest.mark.parametrize(("size", "steps"), [box[1:] for box in BOXES], ids=[b[0] for b in BOXES])
def test_boxes(
    snap_compare: Compare, library: Library, size: tuple[int, int], steps: tuple[str, ...]
) -> None:
    app = ReaderApp(library, now=lambda: NOW)
    assert snap_compare(app, terminal_size=size, run_before=doing(*steps))


@pytest.mark.parametrize("typed", ["", "cau", "zzz"], ids=["open", "typed", "nothing"])
def test_palette(snap_compare: Compare, library: Library, typed: str) -> None:
    async def search(pilot: Pilot[None]) -> None:
        await doing("ctrl+p", *typed)(pilot)
        await still(pilot)

    app = ReaderApp(library, now=lambda: NOW)
    assert snap_compare(app, terminal_size=(100, 30), run_before=search)


@pytest.mark.parametrize("width", [60, 120])
def test_an_error(snap_compare: Compare, width: int) -> None:
    shelf = Shelf()

    async def fail(pilot: Pilot[None]) -> None:
        await after()(pilot)
        shelf.fails = LibraryError("The disk is full: free some space, then try again.")
        await after("s")(pilot)

    app = ReaderApp(shelf, now=lambda: THEN)
    assert snap_compare(app, terminal_size=(width, 20), run_before=fail)


def test_what_was_not_understood(snap_compare: Compare) -> None:
    app = ReaderApp(Shelf(), now=lambda: THEN)
    keys = ("slash", *"weird", "colon", "x")
    assert snap_compare(app, terminal_size=(100, 20), run_before=after(*keys))


def test_a_library_without_what_one_looks_for(snap_compare: Compare) -> None:
    app = ReaderApp(Shelf([replace(BRIDGE, body=())]), now=lambda: THEN)
    keys = ("3", "slash", *"xyz", "enter")
    assert snap_compare(app, terminal_size=(80, 24), run_before=after(*keys))
