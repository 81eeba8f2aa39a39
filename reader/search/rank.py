"""The order of answers, by the tuple: adjacent, literal, named, best field, newest.

Of several words, those that stand side by side count before those that stand literally: among
10,000 articles `to` (big) and `lam` (a name) stand literally in eight that have nothing to do
with Tô Lâm, and `san … bay` in thirteen without an airport.

Two ways to the same order: when all are wanted, or there are few, each property is asked for once
and the keys are sorted; when the first of many are wanted, the classes of the tuple are streamed
from the best one on until there are enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from itertools import chain, islice, product
from operator import and_

from reader.model import Connection, Sort
from reader.search.plan import Names, Part, Planner
from reader.search.query import Query
from reader.text.moments import sequence

_FEW = 400
_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Answer:
    """Sortable keys in order, and how many there are in all."""

    sorts: list[int]
    total: int
    at_least: bool = False
    """Counting stopped at `total`: there may be more."""


@dataclass(frozen=True, slots=True)
class _Properties:
    """What the ranking tuple asks. Each part implies that every word stands in the article."""

    literal: Part
    beside: Part | None
    """None for a single word."""
    names: Names
    fields: tuple[Part, ...]


def answer(
    connection: Connection,
    query: Query,
    sort: Sort | None,
    limit: int | None,
    *,
    counted: int | None = None,
) -> Answer:
    """The articles that a query finds; one per story.

    Args:
        counted: how many beyond the limit to count; None counts them all.
    """
    search = _Search(connection, query, limit, counted)
    if sort in ("title", "source"):
        return search.ordered(f"r.{sort}_key, r.sort DESC")
    if not query.terms or sort == "date":
        return search.newest()
    return search.ranked()


def count(connection: Connection, query: Query) -> int:
    """How many articles a query finds; one per story."""
    return answer(connection, query, "date", 0).total


class _Search:
    def __init__(
        self, connection: Connection, query: Query, limit: int | None, counted: int | None
    ) -> None:
        self._connection = connection
        self._planner = Planner(connection)
        self._query = query
        self._base = self._planner.part(query.root)
        self._limit = limit
        self._counted = -1 if counted is None or limit is None else limit + counted
        rows = connection.execute("SELECT sort, story FROM article_row WHERE story <> id")
        self._versions = dict(rows.fetchall())

    def newest(self) -> Answer:
        return self._answer(self._rows(self._base))

    def ordered(self, order: str) -> Answer:
        return self._answer(self._rows(self._base, order))

    def ranked(self) -> Answer:
        first = list(islice(self._rows(self._base), _FEW + 1))
        if not first:
            return Answer([], 0)
        self._rest = self._planner.part(self._query.rest)
        properties = _properties(self._planner, self._query)
        if self._limit is None or len(first) <= _FEW:
            return self._answer(self._sorted(properties))
        return self._answer(self._streamed(properties))

    def _sorted(self, wanted: _Properties) -> Iterator[int]:
        """Every key, after each property was asked for once."""
        literal = set(self._having(wanted.literal))
        beside = set(self._having(wanted.beside)) if wanted.beside else set()
        found = list(self._rows(self._base))
        ordered = self._by_name_and_field(found, wanted)
        return iter(sorted(ordered, key=lambda sort: (sort not in beside, sort not in literal)))

    def _streamed(self, wanted: _Properties) -> Iterator[int]:
        """Class after class of the tuple; what a better class has given is skipped."""
        seen: set[int] = set()
        for beside, literal in product({wanted.beside: None, None: None}, (wanted.literal, None)):
            rows = self._having(beside, literal)
            first = list(islice(rows, _FEW + 1))
            classes: Iterable[Iterable[int]]
            if len(first) <= _FEW:
                fresh = [sort for sort in first if sort not in seen]
                classes = [self._by_name_and_field(fresh, wanted, beside, literal)]
            else:
                classes = self._classes(wanted, beside, literal)
            for sort in chain.from_iterable(classes):
                if sort not in seen:
                    seen.add(sort)
                    yield sort

    def _classes(self, wanted: _Properties, *having: Part | None) -> Iterator[Iterable[int]]:
        """What has some properties, by name and field, in classes that may overlap."""
        fields = (*wanted.fields, None)
        if wanted.names.articles:
            for field in fields:
                yield _among(self._having(*having, field), wanted.names)
        for field in fields:
            yield self._having(*having, field)

    def _by_name_and_field(
        self, found: list[int], wanted: _Properties, *having: Part | None
    ) -> list[int]:
        """Few keys, newest first, in order of the last places of the tuple."""
        if len(found) < 2:
            return found
        named = wanted.names.among(found)
        fields = [set(self._having(*having, field)) for field in wanted.fields]
        return sorted(
            found,
            key=lambda sort: (
                sort not in named,
                next((place for place, field in enumerate(fields) if sort in field), len(fields)),
            ),
        )

    def _having(self, *parts: Part | None) -> Iterator[int]:
        """What the query finds that has these properties, newest first."""
        chosen = [part for part in parts if part]
        return self._rows(reduce(and_, chosen, self._rest) if chosen else self._base)

    def _answer(self, rows: Iterator[int]) -> Answer:
        """The first of each story, up to the limit."""
        sorts: list[int] = []
        stories: set[int] = set()
        for sort in rows:
            if self._limit is not None and len(sorts) == self._limit:
                total = self._count()
                return Answer(sorts, total, total == self._counted)
            if self._versions:
                story = self._versions.get(sort, sequence(sort))
                if story in stories:
                    continue
                stories.add(story)
            sorts.append(sort)
        return Answer(sorts, len(sorts))

    def _count(self) -> int:
        columns = "DISTINCT r.story" if self._versions else "1"
        statement, parameters = self._select(columns, self._base, bool(self._versions))
        row = self._connection.execute(
            f"SELECT count(*) FROM ({statement} LIMIT ?)",
            (*parameters, self._counted),
        ).fetchone()
        return int(row[0]) if row else 0

    def _rows(self, part: Part, order: str | None = None) -> Iterator[int]:
        statement, parameters = self._select("sort", part, order is not None)
        newest = "rowid DESC" if "JOIN" not in statement and part.match else "r.sort DESC"
        cursor = self._connection.execute(f"{statement} ORDER BY {order or newest}", parameters)
        return (sort for (sort,) in cursor)

    def _select(
        self, columns: str, part: Part, needs_row: bool
    ) -> tuple[str, tuple[str | int, ...]]:
        """A statement over as few tables as the condition and the columns need."""
        if part.match and not part.sql and not needs_row:
            source, condition = "search_index", "search_index MATCH ?"
            columns = "rowid" if columns == "sort" else columns
        else:
            source, condition = "article_row AS r", part.sql or "1"
            columns = "r.sort" if columns == "sort" else columns
            if part.match:
                source = f"search_index CROSS JOIN {source} ON r.sort = search_index.rowid"
                condition = f"search_index MATCH ? AND ({condition})"
        matched = (part.match,) if part.match else ()
        return f"SELECT {columns} FROM {source} WHERE {condition}", (*matched, *part.parameters)


def _properties(planner: Planner, query: Query) -> _Properties:
    terms = query.terms
    return _Properties(
        planner.literally(terms),
        planner.beside(terms) if len(terms) > 1 else None,
        planner.names(terms if query.is_name else ()),
        tuple(planner.together(terms, marker) for marker in (":t", ":l")),
    )


def _among(rows: Iterator[int], names: Names) -> Iterator[int]:
    """The rows that name it, asked for some at a time, until there can be no more."""
    left = names.articles
    while left > 0 and (some := list(islice(rows, _AT_ONCE))):
        naming = names.among(some)
        left -= len(naming)
        yield from (sort for sort in some if sort in naming)
