"""The pane of names: narrowed as one types, stepped through, dimmed where unsure."""

from __future__ import annotations

import pytest
from textual import events

from reader.ui.render.entities import narrowed
from reader.ui.widgets.entity_list import EntityList
from reader.ui.widgets.prompt_line import PromptInput
from tests.ui.conftest import Drive
from tests.ui.shelf import Shelf


async def test_a_slash_in_the_names_narrows_them_without_accents(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("e", "slash")
        await ui.type("tap can")
        assert "Names 1 of 6" in ui.screen
        assert ui.entities.entity is not None
        assert ui.entities.entity.name == "Tập Cận Bình"
        assert ui.filter.value == ""
        await ui.press("enter")
        assert ui.focused is EntityList
        await ui.press("enter")
        assert ui.shelf.calls.finds[-1][0] == '@"Tập Cận Bình"'


async def test_escape_shows_all_names_again(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("e", "slash")
        await ui.type("asean")
        assert "No such name" in ui.screen
        await ui.press("escape")
        assert ui.focused is EntityList
        assert "Names 6" in ui.screen
        assert "Narrow:" not in ui.screen


async def test_the_name_that_is_left_is_lit_in_the_article(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("e", "slash")
        await ui.type("trung")
        assert "8 found" in ui.screen
        await ui.press("escape")
        assert ui.entities.entity is not None
        assert ui.entities.entity.name == "Trung Quốc"


async def test_letters_typed_in_one_burst_after_the_slash_reach_the_line(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("e")
        for key, letter in [("slash", "/"), ("s", "s"), ("m", "m")]:
            ui.app.post_message(events.Key(key, letter))
        await ui.settle()
        assert ui.home.query_one("#names PromptInput", PromptInput).value == "sm"
        assert ui.shelf.calls.writes == []


async def test_another_article_shows_all_of_its_names(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("e", "slash")
        await ui.type("tap")
        await ui.press("enter", "h", "h", "j")
        assert "Names 2" in ui.screen
        assert "Narrow:" not in ui.screen


async def test_a_kept_narrowing_stays_in_sight_and_is_taken_up_again(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("e", "slash")
        await ui.type("tap")
        await ui.press("down")
        assert "Narrow: tap" in ui.screen
        await ui.press("slash", "backspace", "backspace", "r", "u")
        assert "Narrow: tru" in ui.screen
        assert ui.entities.entity is not None
        assert ui.entities.entity.name == "Trung Quốc"


async def test_resting_on_a_name_doesnt_scroll_the_article_but_n_does(drive: Drive) -> None:
    async with drive(size=(120, 20)) as ui:
        await ui.press("e")
        await ui.press("j", "j", "j", "k", "k", "k")
        assert ui.entities.entity is not None
        assert ui.entities.entity.name == "Tô Lâm"
        assert ui.article.scroll_offset.y == 0
        await ui.press("n", "n")
        assert ui.focused is EntityList
        assert "2/2" in ui.screen
        assert ui.article.scroll_offset.y > 0
        await ui.press("N")
        assert "1/2" in ui.screen


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("", 6),
        ("tong bi thu", 1),
        ("BINH chu", 1),
        ("tô", 1),
        ("viet nam", 1),
        ("x", 0),
    ],
)
def test_names_are_found_by_name_or_title(wanted: str, found: int) -> None:
    assert len(narrowed(Shelf().reading(1).entities, wanted)) == found
