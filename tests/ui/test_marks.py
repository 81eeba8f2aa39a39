"""Marks, turning and names by themselves, with what they talk to replaced by notes."""

from __future__ import annotations

from textual.pilot import Pilot

from reader.ui.app import ReaderApp
from reader.ui.pane_switch import PaneSwitch, Place
from reader.ui.render.blocks import blocks_of
from reader.ui.screens.home import Home
from tests.ui.conftest import settled
from tests.ui.shelf import ARTICLES, NOW, Shelf


async def home_of(app: ReaderApp, pilot: Pilot[None]) -> Home:
    await settled(pilot)
    home = app.screen
    assert isinstance(home, Home)
    return home


async def test_marking_the_same_state_again_writes_nothing() -> None:
    shelf = Shelf()
    app = ReaderApp(shelf, now=lambda: NOW)
    async with app.run_test() as pilot:
        home = await home_of(app, pilot)
        await pilot.pause()
        home.desk.marks.read(1)
        home.desk.marks.read(1)
        await home.desk.librarian.finish_writing()
        assert shelf.calls.writes == [(1, "read", True)]


async def test_changes_are_written_in_the_order_they_were_made() -> None:
    shelf = Shelf()
    app = ReaderApp(shelf, now=lambda: NOW)
    async with app.run_test() as pilot:
        home = await home_of(app, pilot)
        await pilot.pause()
        for on in (True, False, True, False):
            home.desk.marks.bookmark(2, on)
        await home.desk.librarian.finish_writing()
        assert [value for _, _, value in shelf.calls.writes] == [True, False, True, False]


async def test_an_article_outside_the_list_can_be_read_and_marked() -> None:
    shelf = Shelf()
    app = ReaderApp(shelf, now=lambda: NOW)
    async with app.run_test(size=(120, 30)) as pilot:
        home = await home_of(app, pilot)
        await pilot.press("slash", *"cau", "enter")
        await settled(pilot)
        home.desk.opening.open(1)
        await settled(pilot)
        await pilot.pause()
        assert home.current is not None
        assert home.current.id == 1
        await pilot.press("s")
        await home.desk.librarian.finish_writing()
        assert shelf.state[1] == (True, True)
        assert home.current.bookmarked


async def test_an_article_that_is_gone_is_said_in_one_line() -> None:
    app = ReaderApp(Shelf(), now=lambda: NOW)
    async with app.run_test() as pilot:
        home = await home_of(app, pilot)
        home.desk.opening.open(99)
        await settled(pilot)
        await pilot.pause()
        assert "no article 99" in home._keys.said


async def test_the_pane_in_focus_is_always_shown() -> None:
    app = ReaderApp(Shelf(), now=lambda: NOW)
    async with app.run_test(size=(60, 20)) as pilot:
        home = await home_of(app, pilot)
        panes: PaneSwitch = home.panes
        for _ in range(6):
            panes.step(1)
            await pilot.pause()
            place: Place = panes._places[panes.current]
            assert place.shown.display
            assert app.focused is place.focused


def test_no_block_of_any_article_holds_what_a_terminal_obeys() -> None:
    shelf = Shelf()
    for id in range(1, len(ARTICLES) + 1):
        for block in blocks_of(shelf.reading(id), NOW):
            assert not set(block.text) & set("\x1b\x07\x9b\u202e\u200b\n")
