"""Many ids are to whoever asks what a tuple of them is, and take a fraction of its memory."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ids import Ids

IDS = st.lists(st.integers(-(2**63), 2**63 - 1), max_size=20)
PLACES = st.one_of(st.none(), st.integers(-25, 25))


@given(IDS, IDS)
def test_they_are_equal_to_a_tuple_and_to_each_other_when_the_ids_are(
    some: list[int], others: list[int]
) -> None:
    assert Ids(some) == tuple(some)
    assert tuple(some) == Ids(some)
    assert hash(Ids(some)) == hash(tuple(some))
    assert (Ids(some) == Ids(others)) == (some == others) == (Ids(some) == tuple(others))
    assert Ids(some) != some, "a list is no tuple either"


@given(IDS, PLACES, PLACES)
def test_parts_of_them_are_those_of_a_tuple(
    ids: list[int], start: int | None, stop: int | None
) -> None:
    part = Ids(ids)[start:stop]
    assert isinstance(part, Ids)
    assert part == tuple(ids[start:stop])
    assert [*reversed(Ids(ids))] == ids[::-1]
    assert len(part) == len(ids[start:stop])


@given(IDS, st.integers(-(2**70), 2**70))
def test_one_is_found_where_it_is(ids: list[int], other: int) -> None:
    for place, id in enumerate(ids):
        assert Ids(ids)[place] == id
        assert id in Ids(ids)
        assert Ids(ids).index(id) == ids.index(id)
    assert (other in Ids(ids)) == (other in ids)


def test_what_is_not_there_is_an_error_like_a_tuples() -> None:
    with pytest.raises(IndexError):
        Ids([1])[1]
    with pytest.raises(ValueError, match="not in"):
        Ids([1, 2]).index(2, 0, 1)
    assert "x" not in Ids([1])


def test_a_long_list_takes_less_than_a_tuple_of_the_places_alone() -> None:
    ids = range(10**6, 10**6 + 100_000)
    assert sys.getsizeof(Ids(ids)._ids) < sys.getsizeof(tuple(ids)) * 1.1
    assert repr(Ids([3, 1])) == "Ids([3, 1])"
