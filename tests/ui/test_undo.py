"""Taking back, making again, marking a whole list: said, and shown in list and article."""

from __future__ import annotations

from pathlib import Path

from reader.library import Library
from reader.model import Article, LibraryError
from reader.ui.app import ReaderApp
from tests.ui.conftest import Drive, settled
from tests.ui.driver import Driver
from tests.ui.shelf import NOW, Shelf, many


def read_states(ui: Driver) -> list[bool]:
    rows = (ui.list.row(id) for id in ui.list.ids)
    return [row.read for row in rows if row is not None]


async def test_u_takes_back_what_was_done_last_and_says_what(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("s", "u")
        assert ui.notice == "Undone: bookmarked 1"
        assert "★" not in ui.screen
        assert ui.shelf.state[1] == (False, False)
        await ui.press("u")
        assert ui.notice == "Nothing to undo."


async def test_ctrl_r_makes_it_again(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("s", "u", "ctrl+r")
        assert ui.notice == "Done again: bookmarked 1"
        assert "★" in ui.screen
        await ui.press("ctrl+r")
        assert ui.notice == "Nothing to redo."


async def test_undo_goes_back_many_levels_in_order(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("s", "j", "m", "j", "s")
        await ui.press("u", "u", "u")
        assert set(ui.shelf.state.values()) == {(False, False)}
        assert read_states(ui) == [False] * 4
        assert "★" not in ui.screen


async def test_the_article_knows_that_its_bookmark_was_taken_back(drive: Drive) -> None:
    """Otherwise the next `s` would take off a bookmark that isn't there."""
    async with drive() as ui:
        await ui.press("enter", "s", "u", "s")
        assert ui.notice == "Bookmarked."
        assert ui.shelf.state[1] == (True, True)


async def test_keys_pressed_in_one_burst_end_as_the_disk_does(drive: Drive) -> None:
    async with drive() as ui:
        for key in ("s", "u", "s", "u", "s"):
            await ui.pilot.press(key)
        await ui.settle()
        shown = ui.list.row(1)
        assert shown is not None
        assert shown.bookmarked == ui.shelf.state[1][1] is True


async def test_capital_a_marks_the_shown_list_and_no_more(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("slash")
        await ui.type("da nang")
        await ui.press("enter", "A")
        assert ui.notice == "Marked 1 read; u undoes it."
        await ui.press("escape")
        assert read_states(ui) == [False, True, False, False]
        await ui.press("A")
        assert ui.notice == "Marked 3 read; u undoes it."
        assert read_states(ui) == [True] * 4
        await ui.press("A")
        assert ui.notice == "All of these were read."
        await ui.press("u")
        assert ui.notice == "Undone: marked 3 read"
        assert read_states(ui) == [False, True, False, False]


async def test_marking_all_reaches_rows_out_of_sight(drive: Drive) -> None:
    async with drive(Shelf(many(500))) as ui:
        await ui.press("G", "g", "A")
        assert "Marked 500 read" in ui.notice
        await ui.press("G")
        last = ui.list.cursor_row
        assert last is not None
        assert last.read
        await ui.press("u", "g")
        first = ui.list.cursor_row
        assert first is not None
        assert not first.read


async def test_nothing_is_offered_to_mark_where_the_list_is_empty(drive: Drive) -> None:
    async with drive(Shelf([])) as ui:
        await ui.press("A")
        assert ui.shelf.calls.writes == []
        assert ui.notice == ""


async def test_an_undo_that_cant_be_written_says_why(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("s")
        ui.shelf.fails = LibraryError("The disk is full: free some space.")
        await ui.press("u")
        assert "disk is full" in ui.notice
        assert "★" in ui.screen


async def test_a_change_of_an_earlier_run_is_taken_back(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    with Library.open(folder, create=True, now=lambda: NOW) as library:
        library.add([Article("Tin một", body=("Một đoạn.",)), Article("Tin hai", body=("Hai.",))])
        library.mark_read(library.find().ids)
    with Library.open(folder, now=lambda: NOW) as library:
        app = ReaderApp(library, now=lambda: NOW)
        async with app.run_test(size=(100, 20)) as pilot:
            await settled(pilot)
            assert not library.find("is:unread").ids
            await pilot.press("u")
            await settled(pilot)
            drawn = "\n".join(strip.text for strip in app.screen._compositor.render_strips())
            assert "Undone: marked 2 read" in drawn
            assert len(library.find("is:unread").ids) == 2
            assert drawn.count("●") == 2
