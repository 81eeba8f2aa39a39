"""Screens and prompts close once, and close nothing else, however fast the keys come."""

from __future__ import annotations

import pytest

from reader.ui.screens.home import Home
from reader.ui.screens.palette import Palette
from reader.ui.widgets.article_list import ArticleList
from tests.ui.conftest import Drive


@pytest.mark.parametrize("key", ["f", "comma", "question_mark", "a", "T", "ctrl+p"])
async def test_a_screen_that_is_told_twice_closes_itself_alone(drive: Drive, key: str) -> None:
    async with drive() as ui:
        await ui.press(key)
        screen = ui.app.screen
        assert not isinstance(screen, Home)
        screen.dismiss()
        screen.dismiss()
        await ui.settle()
        assert isinstance(ui.app.screen, Home)


async def test_the_palette_opens_again_while_it_is_still_closing(drive: Drive) -> None:
    async with drive() as ui:
        ui.app.action_command_palette()
        await ui.pilot.pause()
        ui.app.screen.dismiss()
        ui.app.action_command_palette()
        await ui.settle()
        assert isinstance(ui.app.screen, Palette)


@pytest.mark.parametrize("size", [(20, 3), (3, 20), (1, 1)])
async def test_the_palette_bears_a_window_too_small_for_any_of_it(
    drive: Drive, size: tuple[int, int]
) -> None:
    async with drive(size=size) as ui:
        await ui.press("ctrl+p", "pagedown", "pageup", "escape")
        assert isinstance(ui.app.screen, Home)


async def test_a_question_goes_when_one_clicks_elsewhere(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("t", "h", "a")
        assert "Tags, with commas between: ha" in ui.screen
        await ui.pilot.click(ArticleList)
        await ui.settle()
        assert "Tags, with commas between" not in ui.screen
        assert not ui.shelf.tags


async def test_a_source_that_looks_like_markup_is_shown_in_the_palette_as_it_is(
    drive: Drive,
) -> None:
    async with drive() as ui:
        await ui.press("ctrl+p")
        await ui.type("video")
        await ui.pilot.pause(0.5)
        assert "[b]Nguồn[/b]" in ui.screen
