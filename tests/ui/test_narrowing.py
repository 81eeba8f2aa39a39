"""What the list is narrowed to, as a query; which panes are seen; what the empty list says."""

from __future__ import annotations

import pytest

from reader.model import Listing
from reader.ui.narrowing import Narrowing
from reader.ui.panes import PANES, Pane, pane_after, visible_panes
from reader.ui.render.empty import empty_line, empty_list


@pytest.mark.parametrize(
    ("narrowing", "query"),
    [
        (Narrowing(), ""),
        (Narrowing("to lam "), "to lam"),
        (Narrowing("to lam", view="unread"), "is:unread to lam"),
        (Narrowing("", ("Tô Lâm", "ASEAN")), '@"Tô Lâm" @"ASEAN"'),
        (Narrowing("a OR b", view="today"), "date:today (a OR b)"),
        (Narrowing("a OR b"), "a OR b"),
        (Narrowing("is:bookmarked cầu", view="bookmarked"), "is:bookmarked cầu"),
        (Narrowing("is:bookmarked", view="unread"), "is:unread is:bookmarked"),
        (Narrowing("is:unread OR b", view="unread"), "is:unread (is:unread OR b)"),
    ],
)
def test_words_names_and_view_make_one_query(narrowing: Narrowing, query: str) -> None:
    assert narrowing.query == query


def test_a_name_is_added_once_and_taken_off_from_the_end() -> None:
    both = Narrowing().with_entity("Tô Lâm").with_entity("ASEAN").with_entity("Tô Lâm")
    assert both.entities == ("Tô Lâm", "ASEAN")
    assert both.without_last_entity().entities == ("Tô Lâm",)


def test_a_quote_in_a_name_cant_end_the_chip() -> None:
    assert Narrowing().with_entity('Báo "Lửa"').query == '@"Báo Lửa"'


def test_taking_accents_off_leaves_operators_alone() -> None:
    assert Narrowing("tố lam OR Đà is:unread").without_accents().text == "to lam OR da is:unread"


@pytest.mark.parametrize(
    ("width", "focused", "alone", "shown"),
    [
        (200, "list", False, PANES),
        (120, "entities", False, PANES),
        (119, "list", False, ("list", "article")),
        (80, "entities", False, ("article", "entities")),
        (79, "article", False, ("article",)),
        (20, "entities", False, ("entities",)),
        (200, "article", True, ("article",)),
        (200, "list", True, PANES),
    ],
)
def test_as_many_panes_as_there_is_room_for(
    width: int, focused: Pane, alone: bool, shown: tuple[Pane, ...]
) -> None:
    assert visible_panes(width, focused, alone=alone) == shown
    assert focused in shown


@pytest.mark.parametrize(
    ("width", "focused", "shown"),
    [
        (200, "list", ("list", "article")),
        (120, "article", ("list", "article")),
        (120, "entities", PANES),
        (80, "list", ("list", "article")),
        (80, "entities", ("article", "entities")),
        (20, "entities", ("entities",)),
    ],
)
def test_hidden_names_are_seen_while_one_is_in_them(
    width: int, focused: Pane, shown: tuple[Pane, ...]
) -> None:
    assert visible_panes(width, focused, names=False) == shown


def test_panes_follow_each_other_round() -> None:
    assert [pane_after(pane, 1) for pane in PANES] == ["article", "entities", "list"]
    assert pane_after("list", -1) == "entities"


NOTHING = Listing("", (), 0)


@pytest.mark.parametrize(
    ("narrowing", "listing", "said"),
    [
        (Narrowing(), NOTHING, "reader add FILE"),
        (Narrowing(view="unread"), NOTHING, "All read"),
        (Narrowing(view="bookmarked"), NOTHING, "Press s to keep"),
        (Narrowing("tố"), Listing("tố", (), 0, without_accents=12), "Enter shows 12 without"),
        (Narrowing("xyz"), NOTHING, "Try fewer words"),
        (Narrowing("xyz", view="today"), NOTHING, "Press 1 to search every article"),
        (Narrowing("", ("ASEAN",)), NOTHING, "takes off the last name"),
    ],
)
def test_an_empty_list_says_what_to_do(narrowing: Narrowing, listing: Listing, said: str) -> None:
    assert said in " ".join(empty_list(narrowing, listing))


@pytest.mark.parametrize(("width", "height"), [(1, 1), (20, 3), (80, 24)])
def test_an_empty_pane_says_it_at_any_size(width: int, height: int) -> None:
    lines = [empty_line(("Nothing matches.",), y, width, height).text for y in range(height)]
    assert "".join("".join(lines).split()).startswith("Nothing"[:1])
