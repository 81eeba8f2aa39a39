"""Muting in the app: hidden at once, counted in the title, shown again, undone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reader.model import Listing
from reader.ui.render.counts import counts_said
from reader.ui.screens.menu import Menu
from reader.ui.widgets.article_list import ArticleList
from tests.ui.on_disk import on_disk
from tests.ui.shelf import ARTICLES, BRIDGE, HOSTILE, POEM, VISIT


def rest(*gone: object) -> list[str]:
    return [one.title for one in ARTICLES if one not in gone and one is not HOSTILE]


def shown(titles: list[str]) -> list[str]:
    """Without the one whose title is cleaned."""
    return [title for title in titles if not title.startswith("[Video]")]


async def test_a_source_is_muted_and_the_cursor_goes_to_the_next(tmp_path: Path) -> None:
    async with on_disk(tmp_path) as ui:
        await ui.press("j")
        await ui.command("mute this source")
        assert shown(ui.titles) == rest(BRIDGE)
        assert "Articles 3 · 1 muted" in ui.screen
        assert ui.notice == "Muted Sông Hàn; u undoes it."
        assert ui.list.cursor == 1
        assert ui.focused is ArticleList


async def test_muting_is_undone_and_redone_with_the_list(tmp_path: Path) -> None:
    async with on_disk(tmp_path) as ui:
        await ui.command("mute this source")
        assert shown(ui.titles) == rest(VISIT)
        await ui.press("u")
        assert shown(ui.titles) == rest()
        assert ui.notice == "Undone: muted Bản tin"
        assert "muted" not in ui.screen.split("\n")[1]
        await ui.press("ctrl+r")
        assert shown(ui.titles) == rest(VISIT)


async def test_a_name_is_muted_from_the_names(tmp_path: Path) -> None:
    async with on_disk(tmp_path) as ui:
        await ui.press("j", "e")
        entity = ui.entities.entity
        assert entity is not None
        assert entity.name == "ASEAN"
        await ui.command("mute the name")
        assert [rule.name for rule in ui.library.mute_rules()] == ["ASEAN"]
        assert shown(ui.titles) == rest(BRIDGE)


async def test_words_are_muted_by_typing_them(tmp_path: Path) -> None:
    async with on_disk(tmp_path) as ui:
        await ui.command("mute words")
        assert "Never show articles about:" in ui.screen
        await ui.type("bai tho")
        await ui.press("enter")
        assert shown(ui.titles) == rest(POEM)


async def test_what_is_filtered_by_is_offered_for_muting(tmp_path: Path) -> None:
    async with on_disk(tmp_path) as ui:
        await ui.press("slash")
        await ui.type("cau di bo")
        await ui.press("enter")
        await ui.command("mute words")
        await ui.press("enter")
        assert ui.titles == []
        assert "Articles 0 · 1 muted" in ui.screen
        assert "All of it is muted." in ui.screen
        await ui.press("escape")
        await ui.settle()
        assert [rule.value for rule in ui.library.mute_rules()] == ["cau di bo"]


async def test_what_can_be_no_rule_is_said_and_nothing_goes(tmp_path: Path) -> None:
    async with on_disk(tmp_path) as ui:
        await ui.command("mute words")
        await ui.type("is:unread")
        await ui.press("enter")
        assert "not a rule about what articles say" in ui.notice
        assert shown(ui.titles) == rest()


async def test_the_muted_are_listed_with_counts_and_shown_again(tmp_path: Path) -> None:
    async with on_disk(tmp_path) as ui:
        ui.library.mute("source", "Sông Hàn")
        ui.library.mute("words", "bai tho")
        await ui.command("muted: what is hidden")
        assert isinstance(ui.app.screen, Menu)
        assert "Sông Hàn" in ui.screen
        assert "source · 1 article" in ui.screen
        await ui.type("song han")
        await ui.press("enter")
        assert [rule.name for rule in ui.library.mute_rules()] == ["bai tho"]
        assert ui.notice == "Sông Hàn is shown again; u undoes it."
        assert shown(ui.titles) == rest(POEM)


async def test_the_menu_leads_to_what_is_hidden(tmp_path: Path) -> None:
    async with on_disk(tmp_path) as ui:
        ui.library.mute("words", "bai tho")
        await ui.command("muted: what is hidden")
        await ui.press("down", "enter")
        assert ui.filter.value == "is:muted"
        assert ui.titles == [POEM.title]
        assert "Articles 1 " in ui.screen


async def test_without_rules_the_menu_says_how_to_make_one(tmp_path: Path) -> None:
    async with on_disk(tmp_path) as ui:
        await ui.command("muted: what is hidden")
        assert "Nothing is muted" in ui.notice


async def test_leaving_the_menu_changes_nothing(tmp_path: Path) -> None:
    async with on_disk(tmp_path) as ui:
        ui.library.mute("words", "bai tho")
        await ui.command("muted: what is hidden")
        await ui.press("escape")
        assert len(ui.library.mute_rules()) == 1
        assert ui.focused is ArticleList


async def test_where_nothing_can_be_muted_it_is_not_offered(tmp_path: Path) -> None:
    async with on_disk(tmp_path, articles=[replace(POEM)]) as ui:
        assert not ui.home.can("muting.source")
        assert not ui.home.can("muting.name")
        assert ui.home.can("muting.words")


@pytest.mark.parametrize(
    ("total", "muted", "said"),
    [(0, 0, "0"), (1234, 0, "1,234"), (3, 12, "3 · 12 muted"), (0, 1500, "0 · 1,500 muted")],
)
def test_a_title_says_how_much_is_hidden(total: int, muted: int, said: str) -> None:
    assert counts_said(Listing("", (), total, muted=muted)) == said
