"""Settings on the screen: in use at once, kept in the file, and said where that is."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.geometry import Region

from reader import language
from reader.settings import Loaded, Settings, load, settings_file
from reader.settings.rules import RULES
from reader.ui.app import ReaderApp
from reader.ui.panes import fitting_width
from reader.ui.render.cells import cell_len
from reader.ui.render.settings import Entry, entries, entry_line, said, stepped
from reader.ui.screens.home import Home
from reader.ui.screens.settings import SettingsScreen
from reader.ui.widgets.settings_list import SettingsList
from tests.ui.driver import Driver, drive_app
from tests.ui.shelf import NOW, Shelf

NAMED = [entry for entry in entries() if entry.name]


def down_to(name: str) -> list[str]:
    """The keys that open the settings and go to one of them."""
    return ["comma", *["down"] * [entry.name for entry in NAMED].index(name)]


async def change(ui: Driver, name: str, *keys: str) -> None:
    await ui.press(*down_to(name), *keys)


def test_every_setting_is_on_the_screen_but_for_keys() -> None:
    assert sorted(entry.name for entry in NAMED) == sorted(RULES)


@pytest.mark.parametrize("entry", NAMED, ids=lambda entry: entry.name)
@pytest.mark.parametrize("width", [20, 40, 76])
@pytest.mark.parametrize("speech", language.LANGUAGES)
def test_a_setting_is_told_in_whatever_room_there_is(entry: Entry, width: int, speech: str) -> None:
    language.choose(speech)
    line = entry_line(entry, Settings(), width, cursor=True)
    assert cell_len(line.text) <= width
    if width == 76:
        assert line.text.rstrip().endswith(entry.name)
        assert said(entry.name, getattr(Settings(), entry.name)) in line.text


@pytest.mark.parametrize("name", [name for name in RULES if name != "browser"])
def test_every_value_that_stepping_gives_is_one_that_the_file_may_hold(name: str) -> None:
    value = getattr(Settings(), name)
    for by in [1] * 60 + [-1] * 130:
        step = stepped(name, value, by)
        assert step is not None
        assert RULES[name].read(step) == step
        value = step


async def test_a_theme_is_seen_and_kept_at_once() -> None:
    async with drive_app(Shelf(), (120, 30)) as ui:
        await change(ui, "theme", "right")
        assert ui.app.theme == "reader-light"
        assert load().settings.theme == "light"
        await ui.press("left", "left")
        assert ui.app.theme == "reader-terminal"
        await ui.press("escape")
        assert isinstance(ui.app.screen, Home)
        assert load().settings.theme == "terminal"


async def test_a_language_is_spoken_at_once_everywhere() -> None:
    async with drive_app(Shelf(), (120, 30)) as ui:
        await change(ui, "language", "right", "right")
        assert language.chosen() == "vi"
        assert "Ngôn ngữ" in ui.screen
        await ui.press("escape")
        assert "Bài viết" in ui.screen
        assert "Articles" not in ui.screen
        await change(ui, "language", "left")
        await ui.press("escape")
        assert "Articles" in ui.screen
        assert load().settings.language == "en"


async def test_the_measure_is_adjusted_by_key_and_remembered() -> None:
    async with drive_app(Shelf(), (200, 30)) as ui:
        await ui.press("enter", "plus", "plus")
        assert ui.home.article.measure == 80
        assert load().settings.measure == 80
        await ui.press("minus")
        assert "76" in ui.screen.split("\n")[-1]
    app = ReaderApp(Shelf(), now=lambda: NOW, loaded=load())
    async with app.run_test(size=(200, 30)):
        assert isinstance(app.screen, Home)
        assert app.screen.article.measure == 76


def region(ui: Driver, id: str) -> Region:
    return ui.home.query_one(f"#{id}").region


async def test_panes_are_made_wider_by_key_and_remembered() -> None:
    async with drive_app(Shelf(), (160, 30)) as ui:
        before = region(ui, "list").width
        await ui.press("greater_than_sign")
        assert region(ui, "list").width == before + 4 == load().settings.list_width
        await ui.press("enter", "greater_than_sign")
        assert region(ui, "list").width == before
        names = region(ui, "names").width
        await ui.press("e", "greater_than_sign")
        assert region(ui, "names").width == names + 4 == load().settings.names_width
        ui.home.desk.suiting.even()
        await ui.settle()
        assert (region(ui, "list").width, region(ui, "names").width) == (before, names)
        assert load().settings == Settings()


async def test_names_are_hidden_by_a_command_and_shown_by_their_key() -> None:
    async with drive_app(Shelf(), (160, 30)) as ui:
        names = ui.home.query_one("#names")
        assert names.display
        await ui.press("e")
        ui.home.desk.suiting.names()
        await ui.settle()
        assert not names.display
        assert "e shows them" in ui.screen
        assert not load().settings.show_names
        await ui.press("e")
        assert names.display
        await ui.press("h")
        assert not names.display
        ui.home.desk.suiting.names()
        await ui.settle()
        assert names.display


async def test_a_border_is_dragged_with_the_mouse() -> None:
    async with drive_app(Shelf(), (160, 30)) as ui:
        edge = region(ui, "list").right
        await ui.pilot.mouse_down(offset=(edge, 10))
        await ui.pilot.hover(offset=(edge + 7, 10))
        await ui.pilot.mouse_up(offset=(edge + 7, 10))
        await ui.settle()
        assert region(ui, "list").right == edge + 7
        assert load().settings.list_width == region(ui, "list").width
        edge = region(ui, "names").x - 1
        await ui.pilot.mouse_down(offset=(edge, 10))
        await ui.pilot.mouse_up(offset=(edge - 6, 10))
        await ui.settle()
        assert region(ui, "names").x - 1 == edge - 6


async def test_a_click_elsewhere_moves_no_border() -> None:
    async with drive_app(Shelf(), (160, 30)) as ui:
        before = region(ui, "list")
        await ui.pilot.click(offset=(before.right - 5, 10))
        await ui.settle()
        assert region(ui, "list") == before
        assert not settings_file().exists()


@pytest.mark.parametrize("columns", [80, 100, 119, 120, 200])
@pytest.mark.parametrize("chosen", [20, 60, 200])
def test_whatever_is_chosen_leaves_room_for_the_article(columns: int, chosen: int) -> None:
    sides = 2 if columns >= 120 else 1
    assert columns - sides * fitting_width(chosen, columns) >= 29


async def test_a_browser_of_ones_own_is_typed_and_used(tmp_path: Path) -> None:
    async with drive_app(Shelf(), (120, 30)) as ui:
        await change(ui, "browser", "enter")
        await ui.type("w3m -N")
        await ui.press("enter")
        assert load().settings.browser == ("w3m", "-N")
        assert ui.app.preferring.settings.browser == ("w3m", "-N")
        assert "w3m -N" in ui.screen
        await ui.press("enter", "escape", "escape")
        assert ui.home.desk.outward.browser == ("w3m", "-N")


async def test_an_article_can_be_read_by_passing_over_it() -> None:
    app = ReaderApp(Shelf(), now=lambda: NOW, loaded=Loaded(Settings(mark_read="pass")))
    async with app.run_test(size=(120, 30)) as pilot:
        ui = Driver(app, Shelf(), pilot)
        await ui.settle()
        await ui.press("down")
        current = ui.home.current
        assert current is not None
        assert current.read


async def test_the_screen_says_where_the_file_is_and_what_keys_are_called() -> None:
    async with drive_app(Shelf(), (120, 40)) as ui:
        await ui.press("comma")
        assert settings_file().name in ui.screen
        await ui.press("tab")
        assert "[keys]" in ui.screen
        assert '  bookmark = "B" ' in ui.screen  # in one piece, to be copied
        assert "move.half-down" in ui.screen
        await ui.press("pagedown", "pagedown")
        assert "move.half-down" not in ui.screen
        await ui.press("tab")
        assert ui.app.screen.query_one(SettingsList).has_focus


async def test_a_file_that_cant_be_written_is_said_and_the_choice_holds() -> None:
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text("theme = ", encoding="utf-8")
    async with drive_app(Shelf(), (120, 30)) as ui:
        await change(ui, "theme", "right")
        assert isinstance(ui.app.screen, SettingsScreen)
        assert ui.app.theme == "reader-light"
        assert "Settings weren't saved" in ui.screen
    assert settings_file().read_text(encoding="utf-8") == "theme = "
