"""What the filter line offers: other words where nothing was found, completions while one types."""

from __future__ import annotations

import pytest

from reader.ui.completing import Completing, is_completable, last_word
from reader.ui.widgets.article_list import ArticleList
from reader.ui.widgets.article_view import ArticleView
from tests.ui.conftest import Drive
from tests.ui.shelf import VISIT

# Where nothing was found


async def test_a_miss_offers_what_may_have_been_meant(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("slash")
        await ui.type("tol am")
        assert "Enter did you mean Tô Lâm?" in ui.screen.splitlines()[0]
        assert "Did you mean Tô Lâm?" in ui.screen
        await ui.press("enter")
        assert ui.filter.value == "Tô Lâm"
        assert ui.titles == [VISIT.title]
        assert ui.focused is ArticleList


async def test_an_offer_that_comes_after_enter_is_taken_by_the_next(drive: Drive) -> None:
    async with drive() as ui:
        ui.shelf.suggestions = {}
        await ui.press("slash")
        await ui.type("tol am")
        ui.shelf.suggestions = {"tol am": "Tô Lâm"}
        await ui.press("enter")
        assert ui.focused is ArticleList
        assert "Did you mean Tô Lâm?" in ui.screen
        await ui.press("enter")
        assert ui.titles == [VISIT.title]


async def test_the_offer_goes_when_something_else_is_typed(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("slash")
        await ui.type("tol am")
        await ui.press("backspace")
        assert "id you mean" not in ui.screen
        await ui.press("escape")
        assert "id you mean" not in ui.screen


async def test_a_miss_without_anything_near_says_what_to_try(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("slash")
        await ui.type("xyzzy")
        await ui.press("enter", "enter")
        assert "Nothing matches." in ui.screen
        assert "id you mean" not in ui.screen


async def test_nothing_is_sought_in_place_of_what_a_view_hides(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("3", "slash")
        await ui.type("cau")
        assert ui.shelf.calls.suggested == []


async def test_how_many_there_are_without_accents_stands_beside_the_filter(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("slash")
        await ui.type("tố lam")
        assert "Enter 1 without accents" in ui.screen.splitlines()[0]


# Completing


async def test_tab_completes_a_name_without_accents_and_then_the_next(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("slash")
        await ui.type("cau @t")
        assert 'Tab @"Tô Lâm" @"Tập Cận Bình"' in ui.screen.splitlines()[0]
        await ui.press("tab")
        assert ui.filter.value == 'cau @"Tô Lâm"'
        await ui.press("tab")
        assert ui.filter.value == 'cau @"Tập Cận Bình"'
        assert ui.shelf.calls.finds[-1][0] == 'cau @"Tập Cận Bình"'


async def test_right_completes_at_the_end_and_moves_elsewhere(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("slash")
        await ui.type("@ase")
        await ui.press("left", "right")
        assert ui.filter.value == "@ase"
        await ui.press("right")
        assert ui.filter.value == "@ASEAN"
        await ui.press("right")
        assert ui.focused is not ArticleView


async def test_what_follows_the_cursor_stays(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("slash")
        await ui.type("@ase cau")
        await ui.press("left", "left", "left", "left", "tab")
        assert ui.filter.value == "@ASEAN cau"
        assert ui.filter.cursor_position == 6


async def test_tab_in_a_burst_completes_what_was_typed_before_it(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("slash")
        for key in ("@", "a", "s", "tab"):
            await ui.pilot.press(key)
        await ui.settle()
        assert ui.filter.value == "@ASEAN"


async def test_tab_leads_to_the_list_where_there_is_nothing_to_complete(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("slash", "tab")
        assert ui.focused is ArticleList
        await ui.press("slash")
        await ui.type("cau")
        await ui.press("tab")
        assert ui.focused is ArticleList
        assert ui.filter.value == "cau"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("", ""),
        ("to lam", "lam"),
        ('a @"to l', '@"to l'),
        ('@"to lam" x', "x"),
        ("(tag:a", "tag:a"),
    ],
)
def test_quotes_keep_the_last_word_together(text: str, word: str) -> None:
    assert text[last_word(text) :] == word


@pytest.mark.parametrize(
    ("text", "worth"),
    [("t", False), ("ti", True), ("@", True), ("tag:", True), ("to lam ", False), ("-@a", True)],
)
def test_a_single_letter_is_no_field(text: str, worth: bool) -> None:
    assert is_completable(text) is worth


def test_a_round_goes_round_and_a_field_ends_it() -> None:
    completing = Completing()
    assert [completing.begin(["a", "b"]), completing.next(), completing.next()] == ["a", "b", "a"]
    assert completing.taken == "a"
    completing.begin(["tag:", "title:"])
    assert completing.taken is None
    completing.begin(["only"])
    assert completing.taken is None
