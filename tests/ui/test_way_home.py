"""From wherever one is, Esc leads home: to the list of all articles, nothing else in the way."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual import events

from reader.model import Reading
from reader.ui.narrowing import ALL
from reader.ui.screens.home import Home
from reader.ui.widgets.article_list import ArticleList
from reader.ui.widgets.article_view import ArticleView
from reader.ui.widgets.entity_list import EntityList
from reader.ui.widgets.filter_input import FilterInput
from reader.ui.widgets.prompt_line import PromptInput, PromptLine
from tests.ui.driver import Drive, Driver
from tests.ui.shelf import ARTICLES


async def come_home(ui: Driver, presses: int) -> None:
    """Press Esc so often, and see all articles and the list in focus."""
    await ui.press(*["escape"] * presses)
    assert isinstance(ui.app.screen, Home)
    assert ui.focused is ArticleList
    assert len(ui.titles) == len(ARTICLES)
    assert ui.filter.value == ""
    assert [line.id for line in ui.home.query(PromptLine) if line.display] == []
    assert ui.home.desk.finding.narrowing == ALL
    assert not ui.home.check_action("leave", ())


@pytest.mark.parametrize(
    ("presses", "keys"),
    [
        (0, ()),
        (1, ("2",)),
        (1, ("4", "j")),
        (1, ("3",)),
        (2, ("2", "slash", *"cau", "enter")),
        (2, ("slash", *"cau", "enter", "3")),
        (3, ("slash", *"cau", "enter", "enter", "4")),
        (1, ("slash", *"khong", "space", *"co")),
        (1, ("slash", *"khong", "space", *"co", "enter")),
        (2, ("e", "enter", "l")),
        (1, ("enter", "z")),
        (2, ("ctrl+f", *"duong")),
        (1, ("ctrl+f", *"duong", "enter")),
        (2, ("e", "slash", *"tap")),
        (2, ("e", "slash", *"tap", "enter")),
        (2, ("e", "slash", *"khong")),
        (2, ("e", "slash", *"khong", "enter")),
        (1, ("t",)),
        (2, ("e", "t", *"xem")),
        (2, ("semicolon",)),
        (1, ("question_mark", *"doc")),
        (1, ("comma",)),
        (1, ("comma", "tab")),
        (2, ("e", "c")),
        (3, ("e", "c", "enter")),
        (2, ("e", "E")),
        (4, ("e", "E", "j", "enter", "tab")),
        (1, ("T", *"trieu")),
        (1, ("v",)),
        (1, ("ctrl+p", *"sort")),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, tuple) else None,
)
async def test_so_many_times_esc_leads_home(
    drive: Drive, presses: int, keys: tuple[str, ...]
) -> None:
    async with drive() as ui:
        await ui.press(*keys)
        await come_home(ui, presses)


async def test_q_leads_from_a_view_to_all_articles_before_it_quits(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("4", "q")
        assert len(ui.titles) == len(ARTICLES)
        assert ui.app.return_code is None
        await ui.press("q")
        assert ui.app.return_code == 0


async def test_a_filter_begun_with_a_click_is_left_as_one_begun_with_a_key(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("j", "j")
        before = ui.list.cursor_id
        await ui.pilot.click(FilterInput)
        await ui.type("cau")
        assert len(ui.titles) == 1
        await come_home(ui, 1)
        assert ui.list.cursor_id == before


async def test_a_filter_left_with_a_click_stays_and_esc_in_it_leads_back_to_it(
    drive: Drive,
) -> None:
    async with drive() as ui:
        await ui.press("slash")
        await ui.type("ca")
        await ui.pilot.click(ArticleView)
        await ui.settle()
        assert ui.filter.value == "ca"
        assert ui.shelf.calls.finds[-1] == ("ca", False)  # the word is whole now
        await ui.press("slash", "u", "escape")
        assert ui.filter.value == "ca"
        await come_home(ui, 1)


async def test_help_opened_while_one_filters_changes_nothing_of_the_way_back(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("slash")
        await ui.type("cau")
        await ui.press("f1", "escape")
        assert ui.focused is FilterInput
        await come_home(ui, 1)


@pytest.mark.parametrize(
    ("keys", "pane"),
    [("eq", ArticleList), ("el", ArticleList), ("eh", ArticleView), ("lh", ArticleList)],
)
async def test_keys_in_one_burst_lead_where_the_last_one_says(
    drive: Drive, keys: str, pane: type
) -> None:
    async with drive() as ui:
        for key in keys:
            ui.app.post_message(events.Key(key, key))
        await ui.settle()
        assert ui.focused is pane


async def test_a_click_beyond_the_edge_of_the_window_is_none(drive: Drive) -> None:
    """As a terminal may tell of one when it has just become smaller."""
    async with drive() as ui:
        for kind in (events.MouseDown, events.MouseUp, events.MouseMove, events.MouseScrollDown):
            ui.app.post_message(kind(None, 200, 60, 0, 0, 1, False, False, False))
        await ui.press("j")
        assert ui.focused is ArticleList
        assert ui.list.cursor == 1


# An article that comes while one types


def another(ui: Driver, id: int = 2) -> Reading:
    return ui.shelf.reading(id)


def narrowing(ui: Driver) -> str:
    return ui.home.query_one("#names PromptInput", PromptInput).value


def finding(ui: Driver) -> str:
    return ui.home.query_one("#find PromptInput", PromptInput).value


@pytest.mark.parametrize(
    ("keys", "typed", "shown"),
    [(("ctrl+f",), finding, "1/3 "), (("e", "slash"), narrowing, "Names 1 of 2")],
)
async def test_what_one_types_into_a_line_goes_on_in_another_article(
    drive: Drive, keys: tuple[str, ...], typed: Callable[[Driver], str], shown: str
) -> None:
    async with drive() as ui:
        await ui.press(*keys, "d", "a")
        ui.home.desk.opening.show(another(ui))
        await ui.settle()
        assert ui.focused is PromptInput
        assert shown in ui.screen
        await ui.type(" nang")
        assert typed(ui) == "da nang"
        assert ui.shelf.calls.writes == []  # no letter was a command


@pytest.mark.parametrize(
    ("keys", "back"), [(("ctrl+f",), ArticleView), (("e", "slash"), EntityList)]
)
async def test_where_no_article_is_left_the_line_goes_and_the_focus_stays_in_the_pane(
    drive: Drive, keys: tuple[str, ...], back: type
) -> None:
    async with drive() as ui:
        await ui.press(*keys, "d")
        ui.home.desk.opening.show(None)
        await ui.settle()
        assert ui.focused is back
        await come_home(ui, 1)


async def test_asked_for_a_link_one_is_asked_no_more_where_there_are_none(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("semicolon")
        ui.home.desk.opening.show(None)
        await ui.settle()
        assert ui.focused is ArticleView
        assert "Open link number" not in ui.screen
