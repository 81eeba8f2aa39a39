"""The mouse on what keys do, too: the key bar, the views, the chips of names."""

from __future__ import annotations

import pytest

from reader.ui.render.key_bar import Hint, hint_at
from reader.ui.widgets.article_view import ArticleView
from reader.ui.widgets.filter_input import FilterInput
from tests.ui.conftest import Drive
from tests.ui.driver import Driver


async def click_on(ui: Driver, text: str) -> None:
    """Click on the first letter of a text where it stands first on the screen."""
    lines = ui.screen.split("\n")
    at = next((line.index(text), y) for y, line in enumerate(lines) if text in line)
    await ui.pilot.click(offset=at)
    await ui.settle()


@pytest.mark.parametrize(
    ("hint", "seen"),
    [("^F Find", "Find:"), ("s Bookmark", "Bookmarked."), ("? Keys", "type to search")],
)
async def test_a_hint_of_the_key_bar_does_what_its_key_does(
    drive: Drive, hint: str, seen: str
) -> None:
    async with drive() as ui:
        await click_on(ui, hint)
        assert seen in ui.screen


async def test_so_does_a_hint_while_one_types(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("slash", *"quang")
        await click_on(ui, "Esc Back")
        assert ui.filter.value == ""
        assert ui.focused is not FilterInput


async def test_a_click_on_a_notice_makes_room_for_the_keys(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("s")
        await click_on(ui, "Bookmarked.")
        assert "s Bookmark" in ui.screen
        assert ui.shelf.state[1][1]


def test_a_click_between_two_hints_is_on_none() -> None:
    hints, last = [Hint("a", "Add", "a"), Hint("^F", "Find", "ctrl+f")], Hint("?", "Keys", "?")
    on = [hint_at(column, hints, 40, last) for column in range(40)]
    assert on[0] is on[6] is on[8] is None
    assert on[1:6] == [hints[0]] * 5
    assert on[9:16] == [hints[1]] * 7
    assert on[19:25] == [last] * 6
    assert on[25:] == [None] * 15


async def test_a_click_on_a_view_shows_it(drive: Drive) -> None:
    async with drive() as ui:
        await click_on(ui, "Bookmarks")
        assert "No bookmarks yet." in ui.screen
        await click_on(ui, "1 All")
        assert "No bookmarks yet." not in ui.screen


async def test_a_click_on_a_chip_takes_that_name_off(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("e", "enter", "e", "j", "enter")
        first, second = ui.home.desk.finding.narrowing.entities
        await click_on(ui, f"@{first} ×")
        assert ui.home.desk.finding.narrowing.entities == (second,)


async def test_keys_are_told_for_the_pane_that_one_clicks_into(drive: Drive) -> None:
    async with drive() as ui:
        assert "q Quit" in ui.screen
        await ui.pilot.click(ArticleView)
        await ui.settle()
        assert "q Back" in ui.screen
