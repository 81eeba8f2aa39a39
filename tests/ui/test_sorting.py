"""The order of the list: picked from a menu, told in the title, remembered."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.model import Listing, Sort
from reader.settings import load
from reader.ui.app import ReaderApp
from reader.ui.render.counts import counts_said
from reader.ui.screens.home import Home
from reader.ui.screens.menu import Menu
from reader.ui.widgets.article_list import ArticleList
from tests.articles import BRIDGE, NEST, SHELF, UNDATED, VISIT
from tests.ui.conftest import settled
from tests.ui.on_disk import Real, on_disk
from tests.ui.shelf import NOW

BY_TITLE = [article.title for article in (NEST, BRIDGE, UNDATED, VISIT)]
"""Ch before Đ before G before T, as in a Vietnamese dictionary."""


async def pick(ui: Real, words: str) -> None:
    await ui.command("sort the list")
    assert isinstance(ui.app.screen, Menu)
    await ui.type(words)
    await ui.press("enter")


async def test_the_list_is_sorted_by_title_in_vietnamese_order(tmp_path: Path) -> None:
    async with on_disk(tmp_path, articles=SHELF) as ui:
        await pick(ui, "title")
        assert ui.titles == BY_TITLE
        assert "Articles 4 · by title" in ui.screen
        assert ui.focused is ArticleList


async def test_the_order_stays_while_one_filters_and_goes_back(tmp_path: Path) -> None:
    async with on_disk(tmp_path, articles=SHELF) as ui:
        await pick(ui, "title")
        await ui.press("slash")
        await ui.type("c")
        await ui.press("enter")
        assert ui.titles == [title for title in BY_TITLE if title in ui.titles]
        assert "by title" in ui.screen
        await ui.press("escape")
        assert ui.titles == BY_TITLE


async def test_newest_first_also_orders_what_words_find(tmp_path: Path) -> None:
    async with on_disk(tmp_path, articles=SHELF) as ui:
        await pick(ui, "newest first, also")
        await ui.press("slash")
        await ui.type("cau OR tham")
        await ui.press("enter")
        assert ui.titles == [BRIDGE.title, VISIT.title]
        assert "by date" in ui.screen


async def test_the_order_is_remembered_and_the_app_begins_with_it(tmp_path: Path) -> None:
    async with on_disk(tmp_path, articles=SHELF) as ui:
        await pick(ui, "source")
        assert load().settings.sort == "source"
        ordered = ui.titles
        await pick(ui, "title")
    async with on_disk(tmp_path, articles=SHELF) as ui:
        app = ReaderApp(ui.library, now=lambda: NOW, loaded=load())
        async with app.run_test(size=(120, 30)) as pilot:
            await settled(pilot)
            assert isinstance(app.screen, Home)
            shown = Real(app, ui.shelf, pilot)
            assert shown.titles == BY_TITLE
            assert shown.titles != ordered
            await pick(shown, "best")
        assert load().settings.sort == "rank"


async def test_the_order_in_use_is_marked_and_leaving_keeps_it(tmp_path: Path) -> None:
    async with on_disk(tmp_path, articles=SHELF) as ui:
        await pick(ui, "title")
        await ui.command("sort the list")
        marked = [line for line in ui.screen.split("\n") if "• By title" in line]
        assert len(marked) == 1
        await ui.press("escape")
        assert ui.titles == BY_TITLE


@pytest.mark.parametrize(
    ("sort", "said"),
    [(None, "4"), ("title", "4 · by title"), ("source", "4 · by source"), ("date", "4 · by date")],
)
def test_the_title_tells_an_order_of_ones_own(sort: Sort | None, said: str) -> None:
    assert counts_said(Listing("", (), 4, sort=sort)) == said
