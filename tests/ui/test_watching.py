"""What other processes do while one reads: noticed, said, and never in the way."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.library import Library
from reader.model import Article, Published
from reader.ui.app import ReaderApp
from reader.ui.screens.home import Home
from tests.ui.conftest import Drive, settled
from tests.ui.driver import Driver
from tests.ui.shelf import ARTICLES, BRIDGE, NOW, Shelf, many

LATER = replace(
    BRIDGE,
    title="Cầu mới vừa khánh thành",
    lede="",
    body=("Một cây cầu khác.",),
    url="https://example.org/cau-moi",
)


async def look(ui: Driver) -> None:
    """Let the app look for changes now instead of within a second."""
    ui.home.desk.watching.look()
    await ui.settle()
    ui.home.desk.watching.look()
    await ui.settle()


def bring(shelf: Shelf, *articles: Article) -> None:
    """Another process adds articles that are newer than all others."""
    for article in articles:
        id = max(shelf.articles, default=0) + 1
        shelf.articles = {id: article, **shelf.articles}
        shelf.state[id] = (False, False)
    shelf.elsewhere = True


async def test_new_articles_announce_themselves_and_nothing_moves(drive: Drive) -> None:
    async with drive(Shelf(many(300))) as ui:
        await ui.press("G", "k")
        before = (ui.list.cursor_id, ui.list.scroll_offset.y, ui.list.row_count)
        bring(ui.shelf, LATER, LATER)
        await look(ui)
        assert "Articles 2 new, press ." in ui.screen
        assert (ui.list.cursor_id, ui.list.scroll_offset.y, ui.list.row_count) == before


async def test_an_answer_that_takes_longer_than_the_next_look_counts(
    drive: Drive, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with drive() as ui:
        bring(ui.shelf, LATER)
        changed, may_answer = ui.shelf.changed, threading.Event()

        def when_it_may() -> bool:
            has_changed = changed()
            may_answer.wait(60)
            return has_changed

        monkeypatch.setattr(ui.shelf, "changed", when_it_may)
        for _ in range(2):
            ui.home.desk.watching.look()
            await ui.pilot.pause()
        may_answer.set()
        await look(ui)
        assert "1 new, press ." in ui.screen


async def test_a_full_stop_shows_them_from_the_first_on(drive: Drive) -> None:
    async with drive(Shelf(many(300))) as ui:
        await ui.press("G")
        bring(ui.shelf, LATER)
        await look(ui)
        await ui.press("full_stop")
        assert ui.list.cursor_id == 301
        assert ui.list.cursor == 0
        assert "Articles 301" in ui.screen
        assert "Cầu mới vừa" in ui.screen


async def test_only_articles_that_the_filter_finds_are_announced(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("slash")
        await ui.type("cau")
        await ui.press("enter")
        bring(ui.shelf, *many(3))
        await look(ui)
        assert "new, press" not in ui.screen
        bring(ui.shelf, LATER)
        await look(ui)
        assert "1 new, press ." in ui.screen


async def test_what_came_is_still_announced_in_the_list_that_esc_brings_back(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("slash")
        await ui.type("cau")
        bring(ui.shelf, *many(3))
        await look(ui)
        await ui.press("escape")
        await look(ui)
        assert "3 new, press ." in ui.screen


async def test_without_news_the_full_stop_is_not_offered(drive: Drive) -> None:
    async with drive() as ui:
        assert not ui.home.can("show_new")
        finds = len(ui.shelf.calls.finds)
        await ui.press("full_stop")
        await look(ui)
        assert len(ui.shelf.calls.finds) == finds


async def test_an_empty_list_fills_by_itself(drive: Drive) -> None:
    async with drive(Shelf([])) as ui:
        bring(ui.shelf, LATER)
        await look(ui)
        assert "Cầu mới vừa" in ui.screen
        assert "No articles yet." not in ui.screen


async def test_marks_made_elsewhere_are_shown_at_once(drive: Drive) -> None:
    async with drive() as ui:
        ui.shelf.state[1] = (True, True)
        ui.shelf.elsewhere = True
        await look(ui)
        assert "★" in ui.screen
        await ui.press("s")
        assert ui.shelf.state[1] == (True, False)


async def test_letters_typed_meanwhile_are_not_lost(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("slash")
        await ui.type("ca")
        bring(ui.shelf, LATER)
        ui.home.desk.watching.look()
        await ui.type("u")
        await look(ui)
        assert ui.filter.value == "cau"


def drawn(pilot: Pilot[None]) -> str:
    return "\n".join(strip.text for strip in pilot.app.screen._compositor.render_strips())


async def until(pilot: Pilot[None], wanted: str) -> None:
    for _ in range(200):
        await settled(pilot)
        if wanted in drawn(pilot):
            return
        await pilot.pause(0.05)
    raise AssertionError(f"never saw {wanted}:\n{drawn(pilot)}")


async def test_another_connections_articles_are_seen(tmp_path: Path) -> None:
    with (
        Library.open(tmp_path, create=True) as library,
        Library.open(tmp_path, create=True) as other,
    ):
        library.add(ARTICLES[:2])
        app = ReaderApp(library, now=lambda: NOW)
        async with app.run_test(size=(120, 30)) as pilot:
            await until(pilot, "Articles 2")
            other.add([replace(LATER, published=Published("2026-01-01", "day"))])
            await until(pilot, "1 new, press .")
            await pilot.press("full_stop")
            await until(pilot, "Cầu mới vừa")
            other.mark_read(other.find().ids)
            await settled(pilot)
            await until(pilot, "Articles 3")
            for _ in range(100):
                await pilot.pause(0.05)
                if "●" not in drawn(pilot):
                    break
            assert "●" not in drawn(pilot)


async def test_the_samples_make_room_for_ones_own_library(tmp_path: Path) -> None:
    with Library.open(tmp_path) as samples:
        app = ReaderApp(samples, now=lambda: NOW)
        async with app.run_test(size=(120, 30)) as pilot:
            await until(pilot, "reader add FILE")
            with Library.open(tmp_path, create=True) as own:
                own.add([LATER])
            await until(pilot, "articles of your own now")
            await pilot.press("full_stop")
            await until(pilot, "Cầu mới vừa")
            await until(pilot, "Articles 1")
            assert "sample articles" not in drawn(pilot)
            assert isinstance(app.screen, Home)
            await pilot.press("s")
            await until(pilot, "★")
        assert app.library.find("is:bookmarked").total == 1
        assert samples.find("is:bookmarked").total == 0
        app.library.close()
