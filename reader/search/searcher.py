"""A connection that remembers which articles have what was asked for.

Words that many articles hold are asked for at every key one types. What was read from the index
is remembered as a set (`bits`), and so are the sets that the file keeps (`sets`); to a set of
words only the articles that came in since are added, and all are dropped when an article was
rewritten or taken out (`search_state`). Everything else that is remembered holds until either
file changes.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import TypeVar, cast

from reader.search.connection import Connection
from reader.search.match import has_phrase
from reader.search.query import State, Term
from reader.search.sets import KeptSets, Progress, Source, Table, kept_sets, progress
from reader.search.timeline import Timeline

T = TypeVar("T")
Group = Sequence[str]
"""Tokens, or the beginnings of some with `*`, of which an article holds one."""

NOTHING = "_"
"""A token that no article holds."""

ROOM = 4_000_000
"""Bytes that sets of words may take, and as many all other answers."""
_SMALL = 200
"""Bytes of what is remembered beside the bits of a set, as nearly as matters."""


@dataclass(slots=True)
class _Known:
    """The articles up to an id that match an expression."""

    articles: int
    last: int

    def room(self, expression: str) -> int:
        """Bytes that it takes."""
        return _room(self.articles) + len(expression)


class Searcher:
    """Searches one library over a connection for reading."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        databases = {name for _, name, _ in connection.execute("PRAGMA database_list")}
        self._versions = [
            f"PRAGMA {name}.data_version" for name in ("main", "state") if name in databases
        ]
        for name, table in (("index_term", "search_index"), ("pair_term", "search_pairs")):
            connection.execute(
                f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{name}"
                f" USING fts5vocab(main, {table}, instance)"
            )
            connection.execute(
                f"SELECT 1 FROM {table} WHERE {table} MATCH '_'"
            ).fetchall()  # opened
        self.timeline: Timeline
        self._kept: KeptSets | None = None
        self.progress: Progress | None = None
        """How far the sets are that the file keeps; None if it is time for other ones."""
        self._epoch: int | None = None
        self._seen: tuple[int, ...] = ()
        self._matched: dict[tuple[Table, str], _Known] = {}
        self._room = ROOM
        self._before = 0
        """An id below all that are looked at."""
        self._answers: dict[object, object] = {}
        self._answers_room = ROOM

    def look_at(self, ids: Sequence[int] | None) -> None:
        """Search the articles of these ids only, or all, as they are now; instead of `refresh`."""
        self.timeline = Timeline(self.connection, ids)
        self._before = min(ids, default=1) - 1 if ids is not None else 0

    def refresh(self) -> None:
        """See what others have written since; to be called before each search."""
        execute = self.connection.execute
        epoch, last = execute("SELECT epoch, last FROM search_state").fetchone() or (0, 0)
        versions = (execute(statement).fetchone() or (0,) for statement in self._versions)
        seen = (epoch, last, *(number for (number,) in versions))
        if seen == self._seen:
            return
        self._forget_answers()
        try:
            self._follow(epoch, last)
        except (TypeError, IndexError, OverflowError) as error:
            raise sqlite3.DatabaseError("malformed list of articles") from error
        self._epoch, self._seen = epoch, seen

    def _follow(self, epoch: int, last: int) -> None:
        before, there = self.progress, progress(self.connection)
        is_other = epoch != self._epoch or last < self._seen[1] or _differ(before, there)
        if is_other or (last > self._seen[1] and not self.timeline.follow()):
            self._begin_anew()
        elif before:
            self.progress = there

    def _begin_anew(self) -> None:
        self._matched.clear()
        self._room = ROOM
        self._kept = kept_sets(self.connection)
        self.timeline = Timeline(self.connection, kept=self._kept)
        if self._kept and self.timeline.is_due:
            self._kept = None
            self.timeline = Timeline(self.connection)
        self.progress = self._kept.progress if self._kept else None

    def remember(self, question: object, answer: Callable[[], T]) -> T:
        """An answer that is right as long as nobody writes."""
        if question in self._answers:
            return cast(T, self._answers[question])
        answered = answer()
        self._answers_room -= _room(answered)
        if self._answers_room < 0:
            self._forget_answers()
        self._answers[question] = answered
        return answered

    def _forget_answers(self) -> None:
        self._answers.clear()
        self._answers_room = ROOM

    # Sets of articles

    def all_of(self, groups: Iterable[Group]) -> int:
        """The articles that hold a token of each group."""
        groups = list(dict.fromkeys(map(tuple, groups)))
        if self._kept and self._kept.progress.is_whole:
            return reduce(and_, map(self.any_of, groups))
        # SQLite is faster at leaving articles out than at telling them.
        return self.having(" AND ".join(f"({_either(group)})" for group in groups))

    def any_of(self, group: Group, table: Table = "search_index") -> int:
        """The articles that hold a token of a group."""
        return self.having(_either(group), table, group)

    def tokens_from(self, beginning: str, most: int) -> list[str]:
        """Tokens of the index with a beginning, so many at most, by leaps through its terms."""
        found = list[str]()
        term = beginning
        while len(found) < most:
            row = self.connection.execute(
                "SELECT term FROM index_term WHERE term >= ? LIMIT 1", (term,)
            ).fetchone()
            if row is None or not row[0].startswith(beginning):
                break
            found.append(row[0])
            term = row[0] + "\x01"
        return found

    def having(self, expression: str, table: Table = "search_index", group: Group = ()) -> int:
        """The articles that match an FTS5 expression, which may stand for a group of tokens."""
        known = self._matched.pop((table, expression), None)
        if known is None:
            known = self._from_kept(group, table) or _Known(0, self._before)
        else:
            self._room += known.room(expression)
        if known.last < self.timeline.last:
            span = (known.last + 1, self.timeline.last)
            known.articles |= self._match(expression, table, *span)
            known.last = self.timeline.last
        self._room -= known.room(expression)
        self._matched[table, expression] = known  # the last one asked for
        while self._room < 0 and len(self._matched) > 1:
            oldest = next(iter(self._matched))
            self._room += self._matched.pop(oldest).room(oldest[1])
        return known.articles

    def _from_kept(self, group: Group, table: Table) -> _Known | None:
        """The articles of a group as far as the kept sets go, if there is one of a token of it."""
        kept = self._kept
        if kept is None or not kept.progress.is_whole:
            return None
        sets = kept.of(group)
        if not sets:
            return None
        articles = reduce(or_, sets.values()) & ~self.timeline.gone
        if rewritten := kept.rewritten_with(sets):
            articles |= self.timeline.of_ids(rewritten)
        if rare := [token for token in group if token not in sets]:
            articles |= self._match(_either(rare), table, 0, kept.last)
        return _Known(articles, kept.last)

    def as_kept(self, token: str, source: Source) -> int:
        """The set of a token as the file is to keep it: over the order that it has."""
        assert self._kept is not None
        if source == "posting":
            found = self._naming(int(token[1:]))
        else:
            found = self._match(quoted(token), source, 0, self._kept.last)
        return found & (1 << len(self._kept.sorts)) - 1

    def _match(self, expression: str, table: Table, first: int, last: int) -> int:
        return self._ids(
            f"SELECT json_group_array(rowid) FROM {table}"
            f" WHERE {table} MATCH ? AND rowid BETWEEN ? AND ?",
            (expression, first, last),
        )

    def during(self, start: int | None, end: int | None) -> int:
        """The articles from one sortable key to another, which is not included."""
        return self.timeline.between(start, end)

    def naming(self, entities: Sequence[int]) -> int:
        """The articles that name one of some entities."""

        def articles(entity: int) -> int:
            return self.remember(("naming", entity), lambda: self._naming_kept(entity))

        return reduce(or_, map(articles, entities), 0)

    def _naming_kept(self, entity: int) -> int:
        """From the kept sets, if there is one of this entity, and of what stands since then."""
        token = f"@{entity}"
        kept = self._kept.of([token]).get(token) if self._kept else None
        if kept is None:
            return self._naming(entity)
        late = json.dumps(self.timeline.late)
        among = " AND sort IN (SELECT value FROM json_each(?))"
        return kept & ~self.timeline.gone | self._naming(entity, among, late)

    def _naming(self, entity: int, among: str = "", *parameters: str) -> int:
        return self._ids(
            f"SELECT json_group_array(sort & 0x3fffffff) FROM posting WHERE entity = ?{among}",
            (entity, *parameters),
        )

    def brought_by(self, feeds: Sequence[int]) -> int:
        """The articles that one of some feeds brought."""
        marks = ", ".join("?" * len(feeds))
        statement = f"SELECT json_group_array(id) FROM article_row WHERE feed IN ({marks})"
        return self.remember(("feeds", *feeds), lambda: self._ids(statement, feeds))

    def in_state(self, state: State) -> int:
        """The articles that someone has read, not read, bookmarked, muted or made a note on."""
        if state == "muted":
            statement = "SELECT json_group_array(sort & 0x3fffffff) FROM muted"
            return self.remember(state, lambda: self._ids(statement))
        if state == "unread":
            return self.timeline.everything & ~self.in_state("read")
        return self.remember(state, lambda: self._read() if state == "read" else self._few(state))

    def tagged(self, terms: Sequence[Term]) -> int:
        """The articles with a tag in which the terms stand side by side."""

        def articles() -> int:
            rows = self.connection.execute("SELECT id, tags FROM mark WHERE tags IS NOT NULL")
            marks = [id for id, tags in rows if has_phrase(terms, json.loads(tags))]
            return self._ids(
                "SELECT json_group_array(id) FROM article_row"
                " WHERE mark IN (SELECT value FROM json_each(?))",
                (json.dumps(marks),),
            )

        return self.remember(("tagged", terms), articles)

    def _few(self, state: State) -> int:
        return self._ids(
            "SELECT json_group_array(id) FROM article_row"
            f" WHERE mark IN (SELECT id FROM marked_{state})"
        )

    def _read(self) -> int:
        """Most articles, as a rule, so SQLite doesn't join: both sides are read through."""
        (listed,) = self.connection.execute(
            "SELECT json_group_array(id) FROM marked_read"
        ).fetchone() or ("[]",)
        return self.timeline.marked(set(json.loads(listed)))

    def _ids(self, statement: str, parameters: Sequence[str | int] = ()) -> int:
        """The articles whose ids a statement gives as a JSON array: sooner read than as rows."""
        (listed,) = self.connection.execute(statement, parameters).fetchone() or ("[]",)
        return self.timeline.of_ids(json.loads(listed))


def _room(answer: object) -> int:
    """Bytes that an answer takes, which is much only where it is a set of articles."""
    return _SMALL + (answer.bit_length() // 8 if isinstance(answer, int) else 0)


def _differ(before: Progress | None, there: Progress | None) -> bool:
    """Whether there are other sets than before, or those are whole now."""
    if before is None or there is None:
        return before is not there
    return (before.generation, before.is_whole) != (there.generation, there.is_whole)


def quoted(token: str) -> str:
    """A token, or the beginning of some, as an expression of FTS5."""
    return f'"{token[:-1]}"*' if token[-1] == "*" else f'"{token}"'


def _either(group: Group) -> str:
    """One expression for all; one that nothing matches for none."""
    return " OR ".join(map(quoted, group)) or quoted(NOTHING)
