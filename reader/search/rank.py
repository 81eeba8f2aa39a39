"""The order of answers, by the tuple: adjacent, literal, named, best field, newest.

Of several words, those that stand side by side count before those that stand literally: among
10,000 articles `to` (big) and `lam` (a name) stand literally in eight that have nothing to do
with Tô Lâm, and `san … bay` in thirteen without an airport.

Each property of the tuple is a set, which parts what was found in two. Of the classes that come of
it only as much is read as is wanted.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from reader.model import Connection, Sort
from reader.search.plan import Planner
from reader.search.query import Query
from reader.search.searcher import Searcher


@dataclass(frozen=True, slots=True)
class Answer:
    """Sortable keys in order, and how many there are in all."""

    sorts: list[int]
    total: int
    muted: int = 0
    """How many articles were left out as muted."""


def answer(searcher: Searcher, query: Query, sort: Sort | None, limit: int | None) -> Answer:
    """The articles that a query finds; one per story."""
    searcher.refresh()
    planner, timeline = Planner(searcher), searcher.timeline
    found = planner.articles(query.root)
    muted = 0 if query.is_about_muted else found & searcher.in_state("muted")
    found &= ~muted
    if sort in ("title", "source"):
        keys = _by_column(searcher, found, sort)
    elif not query.terms or sort == "date":
        keys = timeline.newest(found)
    else:
        keys = chain.from_iterable(map(timeline.newest, _classes(planner, query, found)))
    sorts = list(islice(timeline.of_stories(keys), limit))
    return Answer(sorts, timeline.count(found), muted.bit_count())


def count(searcher: Searcher, query: Query) -> int:
    """How many articles a query finds; one per story."""
    return answer(searcher, query, "date", 0).total


def which(connection: Connection, query: Query, ids: Sequence[int] | None = None) -> list[int]:
    """The articles that a query finds, of these or of all, with every version of a story.

    Sees what the connection has not committed yet; for queries that ask nothing of the state.
    """
    searcher = Searcher(connection)
    searcher.look_at(ids)
    return list(searcher.timeline.newest(Planner(searcher).articles(query.root)))


def _classes(planner: Planner, query: Query, found: int) -> Iterable[int]:
    """What was found in classes of equal rank but for its age, the best first."""
    classes = [found]
    if found & (found - 1):  # more than one
        for having in _properties(planner, query):
            parts = ((articles & having, articles & ~having) for articles in classes)
            classes = [part for part in chain.from_iterable(parts) if part]
    return classes


def _properties(planner: Planner, query: Query) -> Iterator[int]:
    """The sets of articles of which each parts the better from the worse."""
    terms = query.terms
    if len(terms) > 1:
        yield planner.beside(terms)
    yield planner.literally(terms)
    if query.is_name:
        yield planner.naming(terms)
    in_title = planner.together(terms, ":t")
    yield in_title
    yield in_title | planner.together(terms, ":l")


def _by_column(searcher: Searcher, found: int, column: str) -> Iterator[int]:
    keys = json.dumps(list(searcher.timeline.newest(found)))
    rows = searcher.connection.execute(
        "SELECT sort FROM article_row WHERE sort IN (SELECT value FROM json_each(?))"
        f" ORDER BY {column}_key, sort DESC",
        (keys,),
    )
    return (sort for (sort,) in rows)
