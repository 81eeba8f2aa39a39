"""Saved searches in the app: named, opened from the palette, renamed, removed, taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.ui.screens.home import Home
from reader.ui.widgets.article_list import ArticleList
from tests.ui.on_disk import on_disk


async def test_a_search_is_saved_under_a_name_and_opened_by_it(tmp_path: Path) -> None:
    async with on_disk(tmp_path) as ui:
        await ui.press("slash")
        await ui.type("da nang")
        await ui.press("enter")
        await ui.command("save this search")
        assert "Save this search as:" in ui.screen
        await ui.type("home town")  # in place of the query that stands there
        await ui.press("enter")
        assert ui.notice == "Saved as “home town”; f lists it."
        assert [(one.name, one.query) for one in ui.library.saved_searches()] == [
            ("home town", "da nang")
        ]
        assert ui.focused is ArticleList
        await ui.press("escape")
        assert ui.filter.value == ""
        await ui.command("saved home")
        assert ui.filter.value == "da nang"
        assert ui.titles == ["Đà Nẵng mở lại cầu đi bộ ven sông"]
        assert ui.focused is ArticleList


async def test_the_name_is_the_query_unless_another_is_typed(tmp_path: Path) -> None:
    async with on_disk(tmp_path) as ui:
        await ui.press("2", "slash")
        await ui.type("da nang")
        await ui.press("enter")
        await ui.command("save this search")
        await ui.press("enter")
        assert ui.library.saved_searches()[0].name == "is:unread da nang"


async def test_leaving_the_line_saves_nothing(tmp_path: Path) -> None:
    async with on_disk(tmp_path) as ui:
        await ui.press("2")
        await ui.command("save this search")
        await ui.press("escape")
        assert ui.library.saved_searches() == []
        assert "Save this search as" not in ui.screen


async def test_without_a_filter_there_is_nothing_to_save(tmp_path: Path) -> None:
    async with on_disk(tmp_path) as ui:
        assert not ui.home.can("searches.save")
        await ui.press("2")
        assert ui.home.can("searches.save")


async def test_a_saved_search_is_renamed_removed_and_comes_back(tmp_path: Path) -> None:
    async with on_disk(tmp_path) as ui:
        ui.library.save_search("Cầu", "da nang")
        await ui.command("rename the search: cau")
        await ui.press(*["backspace"] * 3)
        await ui.type("town")
        await ui.press("enter")
        assert [one.name for one in ui.library.saved_searches()] == ["town"]
        await ui.command("remove the search: town")
        assert ui.library.saved_searches() == []
        assert ui.notice == "The search “town” is removed; u undoes it."
        await ui.press("u")
        assert ui.notice == "Undone: removed the saved search town"
        assert [one.name for one in ui.library.saved_searches()] == ["town"]


async def test_what_can_not_be_done_is_said_in_one_line(tmp_path: Path) -> None:
    async with on_disk(tmp_path) as ui:
        ui.library.save_search("a", "da nang")
        ui.library.save_search("b", "tam")
        ui.home.desk.searches.rename("a")
        await ui.press("backspace", "b", "enter")
        assert "there is a saved search b already" in ui.notice


@pytest.mark.parametrize("size", [(20, 5), (80, 24), (200, 50)])
async def test_the_line_that_asks_fits_any_screen(tmp_path: Path, size: tuple[int, int]) -> None:
    async with on_disk(tmp_path, size) as ui:
        await ui.press("2")
        ui.home.desk.searches.save()
        await ui.settle()
        assert isinstance(ui.app.screen, Home)
        assert "Save thi" in ui.screen
        assert "unread" in ui.screen
