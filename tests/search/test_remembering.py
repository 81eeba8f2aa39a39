"""Sets of articles, and answers from what is remembered: the same as from a library read afresh."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.model import Article
from reader.search import searcher, timeline
from reader.search.bits import descending, together
from tests.search.generated import pieces, queries, shelves
from tests.search.naive import Asked, Piece, find
from tests.search.shelf import Shelf

thorough = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@given(st.sets(st.integers(0, 300)))
def test_a_set_holds_what_was_put_in_and_gives_it_back_from_the_highest_down(
    positions: set[int],
) -> None:
    held = together([*positions, -1], max(positions, default=-1) + 1)
    assert list(descending(held)) == sorted(positions, reverse=True)


def test_large_sets_hold_the_same_as_small_ones() -> None:
    positions = range(0, 9000, 3)
    assert list(descending(together([*positions, -1], 9000))) == list(reversed(positions))
    assert together(positions, 9000) == sum(1 << position for position in positions)


@thorough
@given(
    shelves(),
    st.lists(pieces() | st.integers(0, 8), min_size=1, max_size=5),
    st.lists(queries, min_size=1, max_size=2),
    st.sampled_from([0, 1, 100]),
    st.sampled_from([0, 8_000_000]),
)
def test_whatever_comes_in_goes_or_is_rewritten_each_search_sees_it(
    shelf: list[Piece],
    changes: list[Piece | int],
    asked: list[Asked],
    late: int,
    room: int,
) -> None:
    """Articles come with any date, as feeds bring them; an int is the place of one rewritten."""
    current = [replace(piece, story=None) for piece in shelf]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(timeline, "LATE", late)
        patch.setattr(searcher, "ROOM", room)
        library = Shelf(current)
        for change in changes:
            for one in asked:
                assert library.find(one.text) == find(one, current), one.text
            if isinstance(change, Piece):
                current.append(change)
                library.add(change)
            elif change < len(current):
                moved = replace(current[change], moment=current[change].moment - 86_400)
                current[change] = replace(moved, article=Article("Tô Lâm"), read=not moved.read)
                library.put(change, current[change])
        for one in asked:
            assert library.find(one.text) == find(one, current), one.text
            limited = library.find(one.text, limit=2)
            assert limited == find(one, current)[:2]


def test_what_is_remembered_makes_room_for_what_is_asked_for_now(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(searcher, "ROOM", 2000)
    shelf = Shelf(Piece(Article(f"chữ{n % 10} bài"), moment=n) for n in range(100))
    for number in range(10):
        assert len(shelf.find(f"chu{number}")) == 10
    assert len(shelf.find("bai")) == 100
    assert 0 < len(shelf.searcher._matched) < 10
    assert 0 < len(shelf.searcher._answers) < 10
