"""The order of answers, by the tuple: adjacent, literal, named, best field, newest.

Of several words, those that stand side by side count before those that stand literally: among
10,000 articles `to` (big) and `lam` (a name) stand literally in eight that have nothing to do
with Tô Lâm, and `san … bay` in thirteen without an airport.

Each property of the tuple is a set, which parts what was found in two. Of the classes that come of
it only as much is read as is wanted.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from reader.model import Sort
from reader.search.connection import Connection
from reader.search.plan import Planner
from reader.search.query import Query
from reader.search.searcher import Searcher

Property = Callable[[], int]
"""The set of articles that have it; not asked for before it matters."""


MANY = 10
"""One article of so many, and more, are many: the list is read in its order instead of sorted."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Sortable keys in order, and how many there are in all."""

    sorts: Sequence[int]
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
        keys = chain.from_iterable(map(timeline.newest, _ranked(planner, query, found)))
    sorts = array("q", islice(timeline.of_stories(keys), limit))
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


def _ranked(planner: Planner, query: Query, found: int) -> Iterator[int]:
    """What was found in classes of equal rank but for their age, the best first.

    What has all properties comes first, asked for in one go: often no more is wanted.
    """
    terms = query.terms
    named = planner.naming(terms) & found if query.is_name else 0
    beside = planner.beside(terms) if len(terms) > 1 else None
    best = found if found & (found - 1) == 0 else planner.best(terms) & found
    best &= (found if beside is None else beside) & (named or found)
    yield best

    def in_title() -> int:
        return planner.together(terms, ":t")

    properties = (
        *(() if beside is None else (lambda: beside,)),
        lambda: planner.literally(terms),
        *((lambda: named,) if named else ()),
        in_title,
        lambda: in_title() | planner.together(terms, ":l"),
    )
    yield from _classes(found & ~best, properties)


def _classes(articles: int, properties: Sequence[Property]) -> Iterator[int]:
    """Articles parted by properties of which the first counts most, the best class first."""
    if not properties or not articles & (articles - 1):  # not more than one
        yield articles
        return
    having = properties[0]()
    for part in (articles & having, articles & ~having):
        if part:
            yield from _classes(part, properties[1:])


def _by_column(searcher: Searcher, found: int, column: str) -> Iterator[int]:
    """The sortable keys of these articles in the order of a column.

    Of many, an index is read along as far as is wanted; few are sorted.
    """
    timeline = searcher.timeline
    if found.bit_count() * MANY > len(timeline):
        rows = searcher.connection.execute(
            f"SELECT sort FROM article_row ORDER BY {column}_key, sort DESC"
        )
        return (sort for (sort,) in rows if timeline.has(found, sort))
    keys = json.dumps(list(searcher.timeline.newest(found)))
    rows = searcher.connection.execute(
        "SELECT sort FROM article_row WHERE sort IN (SELECT value FROM json_each(?))"
        f" ORDER BY {column}_key, sort DESC",
        (keys,),
    )
    return (sort for (sort,) in rows)
