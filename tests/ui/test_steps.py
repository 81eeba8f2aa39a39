"""Stepping through what is lit in an article."""

from __future__ import annotations

import pytest

from reader.ui.render.article import Place
from reader.ui.steps import Steps

TOP = Place(0, 0, 0)
MATCHES = [Place(0, 3, 6), Place(2, 0, 4), Place(5, 1, 2)]
MENTIONS = [Place(1, 0, 5), Place(4, 0, 5)]


def test_nothing_lit_is_nothing_to_step_to() -> None:
    steps = Steps()
    assert steps.step(1, TOP) is None
    assert steps.said == ""


def test_steps_go_round_the_end_in_both_directions() -> None:
    steps = Steps()
    steps.find(MATCHES)
    assert [steps.step(1, TOP) for _ in range(4)] == [*MATCHES, MATCHES[0]]
    assert steps.step(-1, TOP) == MATCHES[2]


@pytest.mark.parametrize(
    ("top", "by", "expected"),
    [
        (Place(1, 0, 0), 1, MATCHES[1]),
        (Place(1, 0, 0), -1, MATCHES[0]),
        (Place(9, 0, 0), 1, MATCHES[0]),
        (Place(0, 0, 0), -1, MATCHES[2]),
        (Place(0, 3, 40), 1, MATCHES[0]),  # the line in sight begins with it
        (Place(2, 0, 40), 1, MATCHES[1]),
    ],
)
def test_the_first_step_begins_where_one_reads(top: Place, by: int, expected: Place) -> None:
    steps = Steps()
    steps.find(MATCHES)
    assert steps.step(by, top) == expected


def test_a_lit_name_comes_before_matches_until_it_is_let_go() -> None:
    steps = Steps()
    steps.find(MATCHES)
    steps.light(MENTIONS)
    assert steps.step(1, TOP) == MENTIONS[0]
    steps.light([])
    assert steps.step(1, TOP) == MATCHES[0]


def test_one_is_told_where_one_is() -> None:
    steps = Steps()
    steps.find(MATCHES)
    assert steps.said == "3 found"
    steps.step(1, TOP)
    steps.step(1, TOP)
    assert steps.said == "2/3"
    steps.find(MATCHES[:1])
    assert steps.said == "1 found"


def test_the_current_step_lies_over_everything_else() -> None:
    steps = Steps()
    steps.find(MATCHES)
    steps.light(MENTIONS)
    steps.step(1, TOP)
    mentions, matches, lit, here = steps.marks
    assert mentions == {}
    assert set(matches) == {0, 2, 5}
    assert set(lit) == {4}
    assert [layer.style for layer in here[1]] == ["article--here"]


def test_that_nothing_is_found_is_told_only_where_one_looked_for_it() -> None:
    steps = Steps()
    steps.find([], is_asked=True)
    assert steps.said == "0 found"
    steps.find([])
    assert steps.said == ""
