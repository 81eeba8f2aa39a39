"""The look, held: one picture per state, at fixed sizes, at a fixed hour.

After a change that is meant: `pytest tests/snapshots --snapshot-update`, and look at the pictures.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest
from textual.pilot import Pilot

from reader.ui.app import ReaderApp
from reader.ui.screens.home import Home
from tests.ui.conftest import settled
from tests.ui.shelf import BRIDGE, NOW, Shelf

Compare = Callable[..., bool]


def after(*keys: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    """Press keys, and wait until everything asked for has come."""

    async def run(pilot: Pilot[None]) -> None:
        for key in ("", *keys):
            if key:
                await pilot.press(key)
            await settled(pilot)
        await still(pilot)

    return run


async def still(pilot: Pilot[None]) -> None:
    """Wait until nothing is drawn any more, on a slow machine, too."""
    before = None
    while before != (now := pilot.app.screen._compositor.render_strips()):
        before = now
        await pilot.pause(0.1)


STATES = [
    ("three-panes", (120, 36), ()),
    ("two-panes", (80, 24), ()),
    ("one-pane", (60, 24), ()),
    ("one-pane-article", (60, 24), ("enter",)),
    ("one-pane-names", (60, 24), ("e",)),
    ("wide", (200, 50), ("enter",)),
    ("tiny", (20, 5), ()),
    ("tiny-article", (20, 5), ("enter",)),
    ("tiny-commands", (20, 5), ("ctrl+p",)),
    ("low-page", (40, 10), ("e", "E")),
    ("filtered", (120, 36), ("slash", *"trung", "space", *"quoc", "enter")),
    ("name-lit", (120, 36), ("e", "j")),
    ("chip", (120, 36), ("e", "enter")),
    ("link", (120, 36), ("enter", "G", "j", "j")),
    ("tagging", (100, 24), ("t", *"hay")),
    ("tagged", (100, 24), ("t", *"hay", "enter")),
    ("names-narrowed", (120, 36), ("e", "slash", *"trung")),
    ("entity-page", (120, 36), ("e", "E", "j")),
    ("entity-page-narrow", (60, 30), ("e", "E")),
    ("completions", (100, 24), ("slash", "@", "t")),
    ("did-you-mean", (100, 24), ("slash", *"tol", "space", *"am")),
    ("nothing-found", (100, 24), ("slash", *"tố")),
    ("help", (100, 40), ("question_mark",)),
]


@pytest.mark.parametrize(
    ("size", "keys"), [state[1:] for state in STATES], ids=[s[0] for s in STATES]
)
def test_dark(snap_compare: Compare, size: tuple[int, int], keys: tuple[str, ...]) -> None:
    app = ReaderApp(Shelf(samples=True), now=lambda: NOW)
    assert snap_compare(app, terminal_size=size, run_before=after(*keys))


def test_light(snap_compare: Compare) -> None:
    async def choose(pilot: Pilot[None]) -> None:
        pilot.app.theme = "reader-light"
        await after("enter")(pilot)

    app = ReaderApp(Shelf(), now=lambda: NOW)
    assert snap_compare(app, terminal_size=(120, 36), run_before=choose)


def test_entity_page_light(snap_compare: Compare) -> None:
    async def choose(pilot: Pilot[None]) -> None:
        pilot.app.theme = "reader-light"
        await after("e", "E")(pilot)

    app = ReaderApp(Shelf(), now=lambda: NOW)
    assert snap_compare(app, terminal_size=(100, 30), run_before=choose)


def test_new_articles(snap_compare: Compare) -> None:
    shelf = Shelf()

    async def come(pilot: Pilot[None]) -> None:
        await after()(pilot)
        shelf.articles = {9: BRIDGE, **shelf.articles}
        shelf.state[9] = (False, False)
        shelf.elsewhere = True
        home = pilot.app.screen
        assert isinstance(home, Home)
        for _ in range(2):
            home.desk.watching.look()
            await settled(pilot)

    app = ReaderApp(shelf, now=lambda: NOW)
    assert snap_compare(app, terminal_size=(120, 30), run_before=come)


def test_empty_library(snap_compare: Compare) -> None:
    app = ReaderApp(Shelf([]), now=lambda: NOW)
    assert snap_compare(app, terminal_size=(100, 24), run_before=after())
