"""Many articles at once: marked in the list, changed in one step, one step back."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.ui.render.row import CHOSEN, FREE, row_lines
from reader.ui.widgets.article_list import ArticleList
from tests.ui.on_disk import Real, on_disk
from tests.ui.shelf import NOW, Shelf


def read(ui: Real) -> list[bool]:
    return [row.read for row in ui.library.rows(ui.list.ids)]


def foot(ui: Real) -> str:
    return ui.screen.splitlines()[-1]


def bookmarked(ui: Real) -> list[bool]:
    return [row.bookmarked for row in ui.library.rows(ui.list.ids)]


async def test_space_marks_rows_and_the_title_counts_them(tmp_path: Path) -> None:
    async with on_disk(tmp_path) as ui:
        await ui.command("select many")
        assert "Articles 0 marked" in ui.screen
        assert foot(ui).startswith(
            " Space Mark   q Back   s Bookmark   m Read/unread   t Tags   ^P "
        )
        await ui.press("space", "down", "space")
        assert ui.list.chosen_ids == [ui.list.ids[0], ui.list.ids[2]]
        assert "Articles 2 marked" in ui.screen
        assert ui.screen.count(CHOSEN) >= 2
        assert ui.list.cursor == 3
        await ui.press("k", "enter")
        assert ui.list.chosen_ids == [ui.list.ids[0]]
        assert ui.focused is ArticleList


async def test_keys_have_their_names_again_where_nothing_is_marked(tmp_path: Path) -> None:
    async with on_disk(tmp_path) as ui:
        usual = foot(ui)
        await ui.command("select many")
        await ui.press("l")
        assert "Space Read on" in foot(ui)
        await ui.press("escape")
        assert "Space Mark" in foot(ui)
        await ui.press("escape")
        assert foot(ui) == usual


async def test_a_line_that_one_types_into_tells_its_own_keys(tmp_path: Path) -> None:
    async with on_disk(tmp_path) as ui:
        await ui.command("select many")
        await ui.press("space", "t")
        assert foot(ui).startswith(" Enter Keep   Esc Back ")


async def test_all_marked_are_read_in_one_step_and_unread_again(tmp_path: Path) -> None:
    async with on_disk(tmp_path) as ui:
        await ui.command("select many")
        await ui.press("space", "space", "m")
        assert read(ui) == [True, True, False, False]
        assert ui.notice == "Marked 2 read; u undoes it."
        await ui.press("u")
        assert read(ui) == [False] * 4
        await ui.press("ctrl+r", "m")
        assert read(ui) == [False] * 4
        assert ui.notice == "Marked 2 unread; u undoes it."


async def test_all_marked_are_bookmarked_in_one_step(tmp_path: Path) -> None:
    async with on_disk(tmp_path) as ui:
        ui.library.bookmark([ui.list.ids[1]])
        await ui.command("select the whole list")
        await ui.press("s")
        assert bookmarked(ui) == [True] * 4
        assert ui.notice == "Bookmarked 3; u undoes it."
        await ui.press("u")
        assert bookmarked(ui) == [False, True, False, False]
        await ui.press("s", "s")
        assert bookmarked(ui) == [False] * 4


async def test_what_is_done_to_one_marked_article_is_said_of_one(tmp_path: Path) -> None:
    async with on_disk(tmp_path) as ui:
        await ui.command("select many")
        await ui.press("space", "s", "s")
        assert ui.notice == "Took 1 bookmark off; u undoes it."
        await ui.command("mute this source")
        assert ui.notice == "Muted 1 source; u undoes it."


async def test_all_marked_get_tags_beside_those_they_have(tmp_path: Path) -> None:
    async with on_disk(tmp_path) as ui:
        first, second, *_ = ui.list.ids
        ui.library.tag([first], ["old"])
        await ui.command("select many")
        await ui.press("space", "space", "t")
        assert "Tags for 2 articles:" in ui.screen
        await ui.type("new, #two")
        await ui.press("enter")
        tags = [set(row.tags) for row in ui.library.rows([first, second])]
        assert tags == [{"old", "new", "two"}, {"new", "two"}]
        assert ui.notice == "Tagged 2; u undoes it."
        await ui.press("u")
        assert [row.tags for row in ui.library.rows([first, second])] == [("old",), ()]


async def test_the_sources_of_all_marked_are_muted_in_one_step(tmp_path: Path) -> None:
    async with on_disk(tmp_path) as ui:
        await ui.command("select many")
        await ui.press("space", "space")
        await ui.command("mute this source")
        assert [rule.name for rule in ui.library.mute_rules()] == ["Bản tin", "Sông Hàn"]
        assert ui.notice == "Muted 2 sources; u undoes it."
        assert len(ui.list.ids) == 2
        await ui.press("u")
        assert ui.library.mute_rules() == []
        assert len(ui.list.ids) == 4


async def test_escape_leaves_first_the_marks_and_then_the_filter(tmp_path: Path) -> None:
    async with on_disk(tmp_path) as ui:
        await ui.press("slash")
        await ui.type("cau")
        await ui.press("enter")
        await ui.command("select many")
        await ui.press("space", "escape")
        assert ui.list.chosen is None
        assert ui.filter.value == "cau"
        assert "marked" not in ui.screen.split("\n")[1]
        await ui.press("escape")
        assert ui.filter.value == ""


async def test_without_marks_keys_act_on_the_row_as_ever(tmp_path: Path) -> None:
    async with on_disk(tmp_path) as ui:
        await ui.command("select many")
        await ui.press("m")
        assert read(ui) == [True, False, False, False]
        await ui.press("escape", "space")
        assert ui.list.chosen is None


async def test_what_the_list_shows_no_more_is_left_alone(tmp_path: Path) -> None:
    async with on_disk(tmp_path) as ui:
        await ui.command("select the whole list")
        await ui.press("slash")
        await ui.type("cau di bo")
        await ui.press("enter")
        assert "1 marked" in ui.screen
        await ui.press("m", "escape", "escape")
        assert sum(read(ui)) == 1


@pytest.mark.parametrize(("chosen", "sign"), [(True, CHOSEN), (False, FREE), (None, "●")])
def test_a_row_shows_by_a_sign_whether_it_is_marked(chosen: bool | None, sign: str) -> None:
    row = Shelf().rows([1])[0]
    assert row_lines(row, 60, NOW, chosen=chosen)[0].text[1] == sign
