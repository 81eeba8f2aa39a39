"""Answers by title and by source: the same order whether few or many articles are found."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.model import Article, Sort
from tests.search.naive import Piece
from tests.search.shelf import Shelf


@given(
    titles=st.lists(st.sampled_from("cau cầu tin báo a b".split()), min_size=1, max_size=40),
    rare=st.sets(st.integers(0, 39), max_size=4),
    muted=st.sets(st.integers(0, 39), max_size=4),
    sort=st.sampled_from(["title", "source"]),
    limit=st.integers(1, 45),
)
def test_few_and_many_stand_in_the_same_order(
    titles: list[str], rare: set[int], muted: set[int], sort: Sort, limit: int
) -> None:
    pieces = [
        Piece(
            Article(title, body=("hiếm",) if place in rare else ("thường",), source=title[::-1]),
            moment=place % 7 * 1000,
            muted=place in muted,
        )
        for place, title in enumerate(titles)
    ]
    shelf = Shelf(pieces)

    def key(place: int) -> tuple[str, int, int]:
        article = pieces[place].article
        name = article.title if sort == "title" else article.source or ""
        return name, -pieces[place].moment, -place

    shown = [place for place in range(len(pieces)) if place not in muted]
    for query, places in (("", shown), ("hiem", [place for place in shown if place in rare])):
        ordered = sorted(places, key=key)
        assert shelf.find(query, sort=sort) == ordered
        assert shelf.find(query, sort=sort, limit=limit) == ordered[:limit]
