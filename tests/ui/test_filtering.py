"""The filter line, as its user knows it: the list becomes what is typed, and back."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from reader.model import Listing
from reader.ui.widgets.article_list import ArticleList
from reader.ui.widgets.article_view import ArticleView
from tests.ui.conftest import Drive
from tests.ui.shelf import BRIDGE, VISIT, Shelf, many


def held_back(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Let no search answer before this is set."""
    find, may_answer = shelf.find, threading.Event()

    def when_it_may(*asked: str, **how: Any) -> Listing:
        may_answer.wait(60)
        return find(*asked, **how)

    monkeypatch.setattr(shelf, "find", when_it_may)
    return may_answer


async def test_typing_narrows_the_list_letter_by_letter(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("slash")
        await ui.type("da nang")
        assert ui.titles == [BRIDGE.title]
        assert [query for query, _ in ui.shelf.calls.finds[-7:]] == [
            "d", "da", "da", "da n", "da na", "da nan", "da nang",
        ]  # fmt: skip
        assert all(typing for _, typing in ui.shelf.calls.finds[-7:])
        assert ui.shelf.calls.interrupts >= 7


async def test_matches_are_lit_in_row_and_article(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("slash")
        await ui.type("da nang")
        row = ui.list.row(2)
        assert row is not None
        assert row.title_spans == ((0, 7),)
        assert "2 found" in ui.screen


async def test_enter_keeps_the_filter_and_goes_to_the_list(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("slash")
        await ui.type("bac cau")
        await ui.press("backspace", "backspace", "backspace", "enter")
        assert ui.focused is ArticleList
        await ui.press("slash")
        await ui.press("escape")
        await ui.press("escape")
        await ui.press("slash")
        await ui.type("cau")
        await ui.press("enter")
        assert ui.titles == [BRIDGE.title]
        assert ui.shelf.calls.finds[-1] == ("cau", False)
        assert ui.filter.value == "cau"


async def test_down_keeps_the_filter_too(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("slash")
        await ui.type("cau")
        await ui.press("down")
        assert ui.focused is ArticleList
        assert ui.titles == [BRIDGE.title]


async def test_escape_brings_back_list_cursor_and_scroll(drive: Drive) -> None:
    async with drive(Shelf(many(300))) as ui:
        await ui.press("G")
        await ui.press("k", "k")
        before = (ui.list.cursor_id, ui.list.scroll_offset.y)
        assert before[1] > 0
        await ui.press("slash")
        await ui.type("tin so 12")
        assert ui.list.cursor_id != before[0]
        await ui.press("escape")
        assert (ui.list.cursor_id, ui.list.scroll_offset.y) == before
        assert ui.list.row_count == 300
        assert ui.filter.value == ""
        assert ui.focused is ArticleList


async def test_escape_brings_back_all_of_a_list_that_was_still_being_read(drive: Drive) -> None:
    async with drive(Shelf(many(300))) as ui:
        await ui.pilot.press("2", "slash", "escape")
        await ui.settle()
        assert ui.list.row_count == 300


async def test_escape_in_the_list_undoes_a_kept_filter(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("slash")
        await ui.type("cau")
        await ui.press("enter", "escape")
        assert len(ui.titles) == 4
        assert ui.filter.value == ""


async def test_the_cursor_stays_on_its_article_where_that_is_still_found(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("j")
        assert ui.list.cursor_id == 2
        await ui.press("slash")
        await ui.type("a")
        assert ui.list.cursor_id == 2
        assert ui.list.row_count > 1


async def test_a_cursor_on_the_first_row_stays_on_the_best_answer(drive: Drive) -> None:
    async with drive(Shelf([BRIDGE, VISIT])) as ui:
        await ui.press("slash")
        await ui.type("to lam")
        assert ui.list.cursor_id == 2
        assert ui.list.cursor == 0


async def test_a_slash_is_a_letter_inside_the_filter(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("slash")
        await ui.press("1", "4", "slash", "4")
        assert ui.filter.value == "14/4"


async def test_letters_typed_in_one_burst_after_the_slash_are_not_lost(drive: Drive) -> None:
    """What a script or a fast hand types before the focus has moved must reach the filter."""
    async with drive() as ui:
        from textual import events

        for key, letter in [("slash", "/"), ("c", "c"), ("a", "a"), ("u", "u")]:
            ui.app.post_message(events.Key(key, letter))
        await ui.settle()
        assert ui.filter.value == "cau"


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("tie⌫êng⌫⌫⌫⌫iếng", "tiếng"),
        ("vie⌫⌫iê⌫ệt", "việt"),
        ("d⌫đa⌫à", "đà"),
    ],
)
async def test_an_input_methods_burst_loses_nothing(drive: Drive, keys: str, expected: str) -> None:
    """Backspace and the composed letter arrive together; letters must not overtake it."""
    from textual import events

    async with drive() as ui:
        await ui.press("slash")
        for letter in keys:
            event = events.Key("backspace", "\x7f") if letter == "⌫" else events.Key(letter, letter)
            ui.app.post_message(event)
        await ui.settle()
        assert ui.filter.value == expected


async def test_accents_that_find_nothing_are_taken_off_by_enter(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("slash")
        await ui.type("tố lam")
        assert "Nothing with these accents." in ui.screen
        assert "Enter shows 1 without them." in ui.screen
        await ui.press("enter")
        assert ui.filter.value == "to lam"
        assert ui.titles == [VISIT.title]


async def test_what_was_not_understood_is_said_beside_the_filter(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("slash")
        await ui.type("weird:x")
        assert "read as words: weird:x" in ui.screen.splitlines()[0]


async def test_views_are_combined_with_the_filter(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("slash")
        await ui.type("tam")
        await ui.press("enter", "2")
        assert ui.shelf.calls.finds[-1][0] == "is:unread tam"
        await ui.press("4")
        assert ui.shelf.calls.finds[-1][0] == "date:today tam"
        await ui.press("escape")
        assert ui.shelf.calls.finds[-1][0] == "date:today"
        await ui.press("1")
        assert len(ui.titles) == 4


async def test_pasted_text_becomes_one_clean_line(drive: Drive) -> None:
    from textual import events

    async with drive() as ui:
        await ui.press("slash")
        ui.app.post_message(events.Paste("cau \x1b[31m\n đi"))
        await ui.settle()
        assert ui.filter.value == "cau [31m đi"


async def test_enter_typed_ahead_opens_what_the_filter_finds(
    drive: Drive, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with drive() as ui:
        may_answer = held_back(ui.shelf, monkeypatch)
        await ui.pilot.press("slash", *"cau", "enter", "enter")
        may_answer.set()
        await ui.settle()
        assert ui.focused is ArticleView
        assert ui.article.reading is not None
        assert ui.article.reading.article is BRIDGE
        assert [id for id, (read, _) in ui.shelf.state.items() if read] == [2]


async def test_a_filter_kept_before_its_answer_came_shows_that_it_finds_nothing(
    drive: Drive, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with drive() as ui:
        may_answer = held_back(ui.shelf, monkeypatch)
        await ui.pilot.press("slash", *"zzz", "enter")
        may_answer.set()
        await ui.settle()
        assert ui.titles == []
        assert "Nothing matches." in ui.screen


async def test_the_way_back_leads_to_what_was_asked_for_even_if_it_had_not_come(
    drive: Drive, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with drive() as ui:
        may_answer = held_back(ui.shelf, monkeypatch)
        await ui.pilot.press("slash", *"cau", "enter", "slash", "x", "escape")
        may_answer.set()
        await ui.settle()
        assert ui.titles == [BRIDGE.title]
        assert "/ cau " in ui.screen
        await ui.press("escape")
        assert len(ui.titles) == 4
