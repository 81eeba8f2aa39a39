"""The order of answers, by the tuple: literal, adjacent, named, best field, newest.

Two ways to the same order: when all are wanted, or there are few, each property is asked for once
and the keys are sorted; when the first of many are wanted, the classes of the tuple are streamed
from the best one on until there are enough.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from reader.model import Connection, Sort
from reader.search.plan import EVERYTHING, Part, Planner
from reader.search.query import Query, Term
from reader.text.moments import sequence

_FEW = 400


@dataclass(frozen=True, slots=True)
class Answer:
    """Sortable keys in order, and how many there are in all."""

    sorts: list[int]
    total: int


def answer(connection: Connection, query: Query, sort: Sort | None, limit: int | None) -> Answer:
    """The articles that a query finds; one per story."""
    planner = Planner(connection)
    base = planner.part(query.root)
    search = _Search(connection, base, limit)
    terms = query.terms
    if sort in ("title", "source"):
        return search.ordered(f"r.{sort}_key, r.sort DESC")
    if not terms or sort == "date":
        return search.newest()
    return search.ranked(planner, terms)


class _Search:
    def __init__(self, connection: Connection, base: Part, limit: int | None) -> None:
        self._connection = connection
        self._base = base
        self._limit = limit
        rows = connection.execute("SELECT sort, story FROM article_row WHERE story <> id")
        self._versions = dict(rows.fetchall())

    def newest(self) -> Answer:
        return self._answer(self._rows(self._base))

    def ordered(self, order: str) -> Answer:
        return self._answer(self._rows(self._base, order))

    def ranked(self, planner: Planner, terms: tuple[Term, ...]) -> Answer:
        first = [sort for sort, _ in zip(self._rows(self._base), range(_FEW + 1), strict=False)]
        if not first:
            return Answer([], 0)
        properties = _properties(planner, terms)
        if self._limit is None or len(first) <= _FEW:
            return self._answer(self._sorted(properties))
        return self._answer(self._streamed(properties))

    def _sorted(self, properties: list[list[Part]]) -> Iterator[int]:
        """Every key, by how early among the choices of each property it appears."""
        ranks: list[dict[int, int]] = []
        for choices in properties:
            rank: dict[int, int] = {}
            for place, choice in enumerate(choices[:-1]):
                for sort in self._rows(self._base & choice):
                    rank.setdefault(sort, place - len(choices))
            ranks.append(rank)
        found = list(self._rows(self._base))  # newest first, which a stable sort keeps
        found.sort(key=lambda sort: tuple(rank.get(sort, 0) for rank in ranks))
        return iter(found)

    def _streamed(self, properties: list[list[Part]]) -> Iterator[int]:
        """Class after class; what a better class has given is skipped."""
        seen: set[int] = set()
        for choices in product(*properties):
            whole = self._base
            for choice in choices:
                whole &= choice
            for sort in self._rows(whole):
                if sort not in seen:
                    seen.add(sort)
                    yield sort

    def _answer(self, rows: Iterator[int]) -> Answer:
        """The first of each story, up to the limit."""
        sorts: list[int] = []
        stories: set[int] = set()
        for sort in rows:
            if self._limit is not None and len(sorts) == self._limit:
                return Answer(sorts, self._count())
            if self._versions:
                story = self._versions.get(sort, sequence(sort))
                if story in stories:
                    continue
                stories.add(story)
            sorts.append(sort)
        return Answer(sorts, len(sorts))

    def _count(self) -> int:
        counted = "DISTINCT r.story" if self._versions else "*"
        statement, parameters = self._select(f"count({counted})", self._base, bool(self._versions))
        row = self._connection.execute(statement, parameters).fetchone()
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


def _properties(planner: Planner, terms: tuple[Term, ...]) -> list[list[Part]]:
    """For each place of the ranking tuple its choices, best first; the last asks for nothing."""
    properties = [[planner.literally(terms), EVERYTHING]]
    if len(terms) > 1:
        properties.append([planner.beside(terms), EVERYTHING])
    if planner.entities(terms):
        properties.append([planner.named(terms), EVERYTHING])
    fields = [planner.together(terms, marker) for marker in (":t", ":l")]
    properties.append([*fields, EVERYTHING])
    return properties
