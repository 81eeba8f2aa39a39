"""Notes in the app: written in a small editor, shown in row and article, undone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual import events

from reader.model import Row
from reader.ui.colours import CONTRAST, DARK, LIGHT, Palette
from reader.ui.render.article import lay_out
from reader.ui.render.blocks import BAR, Block
from reader.ui.render.row import row_lines
from reader.ui.screens.home import Home
from reader.ui.screens.note import NoteArea, NoteScreen
from reader.ui.widgets.article_list import ArticleList
from tests.ui.on_disk import on_disk
from tests.ui.shelf import NOW, Shelf


async def test_a_note_is_written_and_shown_in_row_and_article(tmp_path: Path) -> None:
    async with on_disk(tmp_path) as ui:
        await ui.command("write a note")
        assert "Note on: Tổng Bí thư Tô Lâm" in ui.screen
        await ui.type("ask Minh")
        await ui.press("ctrl+j")
        await ui.type("today")
        await ui.press("enter")
        assert ui.library.note(1) == "ask Minh\ntoday"
        assert ui.notice == "Noted; the article is kept."
        assert "¶ note" in ui.screen
        assert "▌ ask Minh" in ui.screen
        assert "▌ today" in ui.screen
        assert ui.focused is ArticleList


@pytest.mark.parametrize("chosen", [DARK, LIGHT, CONTRAST], ids=lambda one: one.name)
async def test_the_cursor_has_the_colour_that_it_has_everywhere(
    tmp_path: Path, chosen: Palette
) -> None:
    """Textual's own is grey in light themes."""
    async with on_disk(tmp_path) as ui:
        ui.app.theme = chosen.name
        await ui.command("write a note")
        area = ui.app.screen.query_one(NoteArea)
        ground = area.get_component_rich_style("text-area--cursor").bgcolor
        assert ground is not None
        assert ground.name == chosen.accent


async def test_a_note_goes_on_where_it_ended_and_is_undone(tmp_path: Path) -> None:
    async with on_disk(tmp_path) as ui:
        ui.library.write_note(1, "one\ntwo")
        await ui.press("2")
        await ui.press("j", "k")
        await ui.command("write a note")
        await ui.type(" three")
        await ui.press("enter")
        assert ui.library.note(1) == "one\ntwo three"
        await ui.press("u")
        assert ui.library.note(1) == "one\ntwo"
        assert "▌ two " in ui.screen


async def test_escape_leaves_the_note_as_it_was(tmp_path: Path) -> None:
    async with on_disk(tmp_path) as ui:
        await ui.command("write a note")
        await ui.type("x")
        await ui.press("escape")
        assert ui.library.note(1) == ""
        assert isinstance(ui.app.screen, Home)


async def test_an_emptied_note_is_taken_off(tmp_path: Path) -> None:
    async with on_disk(tmp_path) as ui:
        ui.library.write_note(1, "x")
        await ui.press("2", "j", "k")
        await ui.command("write a note")
        await ui.press("backspace", "enter")
        assert ui.library.note(1) == ""
        assert "¶ note" not in ui.screen
        assert ui.notice == "No note."


async def test_what_has_a_note_is_listed_from_the_palette(tmp_path: Path) -> None:
    async with on_disk(tmp_path) as ui:
        ui.library.write_note(2, "x")
        await ui.command("articles with a note")
        assert ui.filter.value == "has:note"
        assert ui.list.ids == (2,)


async def test_letters_of_an_input_method_are_not_lost(tmp_path: Path) -> None:
    """It sends Backspace and the composed letter in one burst."""
    async with on_disk(tmp_path) as ui:
        await ui.command("write a note")
        area = ui.app.screen.query_one(NoteArea)
        for key, letter in [("t", "t"), ("o", "o"), ("backspace", None), ("ô", "ô")]:
            area.post_message(events.Key(key, letter))
        await ui.settle()
        assert area.text == "tô"


async def test_pasted_text_is_cleaned(tmp_path: Path) -> None:
    async with on_disk(tmp_path) as ui:
        await ui.command("write a note")
        area = ui.app.screen.query_one(NoteArea)
        area.post_message(events.Paste("a\x1b[31m\r\nb\u202e"))
        await ui.settle()
        assert area.text == "a[31m\nb"


@pytest.mark.parametrize("size", [(20, 5), (300, 80)])
async def test_the_editor_fits_any_screen(tmp_path: Path, size: tuple[int, int]) -> None:
    async with on_disk(tmp_path, size) as ui:
        ui.home.action_deed("marking.note")
        await ui.settle()
        assert isinstance(ui.app.screen, NoteScreen)
        await ui.press("a", "enter")
        assert ui.library.note(1) == "a"


def test_every_line_of_what_is_set_apart_begins_with_the_bar() -> None:
    layout = lay_out([Block("note", "một hai ba bốn năm", sign=BAR)], 14)
    lines = [layout.line(y).text.strip() for y in range(len(layout.lines))]
    assert len(lines) > 1
    assert all(line.startswith("▌ ") for line in lines)


def test_a_row_says_that_there_is_a_note_before_its_tags() -> None:
    row: Row = replace(Shelf().rows([1])[0], note="x", tags=("y",))
    assert row_lines(row, 90, NOW)[1].text.endswith("· ¶ note · #y")
