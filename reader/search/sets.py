"""Sets of articles that the file keeps: those of the words and pairs that many articles hold.

To read that 80,000 articles hold a word takes FTS5 and Python 20 ms; to read the set of them as
one number takes 40 µs. The sets are derived from the index and stand for it as it was when they
were begun: an order of the articles in time, in which bit n is the article at position n, up to
its highest id. What came in since is asked of the index, which is quick for so few; articles of
the order that were written anew stand in `search_rewritten` with their tokens, and those that
went are found missing. When there are many of either, an app that has nothing else to do begins
sets of another generation. A library without them is searched by its index alone.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from array import array
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from reader.search.connection import Connection
from reader.text.moments import sequence

Table = Literal["search_index", "search_pairs"]
Source = Literal["search_index", "search_pairs", "posting"]
"""What a set is made from: an index, or who is named where."""

SMALL = 5000
"""With fewer articles than that the index is quick enough."""
SHARES: dict[Source, int] = {"search_index": 300, "search_pairs": 60, "posting": 100}
"""A token of an index is kept that one of so many articles holds. Of words rather rare ones, too:
what is being typed may become thirty of them."""
LEAST = 300
"""No token is kept that fewer articles hold."""
DENSE = 12
"""A set of one article in so many, or more of them, is kept as it is."""
REWRITTEN = 200
"""When more articles than that were written anew, it is time for other sets."""
POSTINGS = 120_000
"""What is read from the index in one step: a few hundredths of a second."""

KEPT_TABLES = ("search_order", "search_set", "search_rewritten")
_CREATE = (
    # One row: `parts` of the index are done, and of the next one the terms up to `term`.
    "CREATE TABLE IF NOT EXISTS search_order (generation INTEGER NOT NULL, last INTEGER NOT NULL,"
    " sorts BLOB NOT NULL, parts INTEGER NOT NULL, term TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS search_set"
    " (token TEXT PRIMARY KEY, generation INTEGER NOT NULL, articles BLOB NOT NULL)",
    "CREATE TABLE IF NOT EXISTS search_rewritten (id INTEGER PRIMARY KEY, tokens TEXT NOT NULL)",
)

_PARTS: tuple[tuple[str, Source], ...] = (
    ("SELECT term, doc FROM {} WHERE term > ?", "search_index"),
    ("SELECT term, doc FROM {} WHERE term > ?", "search_pairs"),
    (
        "SELECT '@' || entity, articles FROM entity_count WHERE '@' || entity > ? ORDER BY 1",
        "posting",
    ),
)
"""What tells how many articles hold a token, or name an entity, and what that is asked of."""
_OF_TOKENS = 2
"""So many of these are about tokens."""
_PROGRESS = "generation, CAST(parts AS INTEGER), CAST(term AS TEXT)"
"""The columns of `Progress`; a damaged file has them of any type."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the sets of a generation are made."""

    generation: int
    parts: int = 0
    term: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether a token without a set is a rare one."""
        return self.parts >= _OF_TOKENS

    @property
    def is_done(self) -> bool:
        """Whether all sets are made, those of entities, too."""
        return self.parts == len(_PARTS)


class KeptSets:
    """The sets of one generation, for reading."""

    def __init__(self, connection: Connection, progress: Progress, last: int, sorts: bytes) -> None:
        self._connection = connection
        self.progress = progress
        self.last = last
        """The highest id in the order."""
        self.sorts = _order_of(sorts)
        """The sortable keys of the articles in order of time."""
        self._rewritten: dict[int, str] = dict(
            connection.execute("SELECT id, CAST(tokens AS TEXT) FROM search_rewritten").fetchall()
        )

    @property
    def rewritten(self) -> Sequence[int]:
        """Ids of the articles for which the sets don't stand any more."""
        return list(self._rewritten)

    def rewritten_with(self, tokens: Iterable[str]) -> list[int]:
        """Ids of those of these that hold one of some tokens."""
        wanted = [f" {token} " for token in tokens]
        return [id for id, text in self._rewritten.items() if any(one in text for one in wanted)]

    def of(self, tokens: Sequence[str]) -> dict[str, int]:
        """The sets of those of these tokens that have one; of rewritten articles they say nothing.

        Those of other tokens are small.
        """
        marks = ", ".join("?" * len(tokens))
        rows = self._connection.execute(
            f"SELECT token, articles FROM search_set WHERE token IN ({marks}) AND generation = ?",
            (*tokens, self.progress.generation),
        )
        return {token: _unpacked(articles) for token, articles in rows}


def progress(connection: Connection) -> Progress | None:
    """How far the sets of a file are; None if it has none that are of use."""
    row = _order(connection, _PROGRESS)
    return None if row is None else Progress(*row)


def kept_sets(connection: Connection) -> KeptSets | None:
    """The sets of a file, if it has some that are of use."""
    row = _order(connection, f"{_PROGRESS}, CAST(last AS INTEGER), sorts")
    return None if row is None else KeptSets(connection, Progress(*row[:3]), *row[3:])


def _order(connection: Connection, columns: str) -> Sequence[Any] | None:
    if not _are_there(connection):
        return None
    row: Sequence[Any] | None = connection.execute(
        f"SELECT {columns} FROM search_order WHERE (SELECT count(*) FROM search_rewritten) <= ?",
        (REWRITTEN,),
    ).fetchone()
    return row


def note_rewritten(connection: Connection, id: int, tokens: str) -> None:
    """Have the sets say nothing of an article any more, in the caller's transaction."""
    if _are_there(connection):
        connection.execute(
            "INSERT OR REPLACE INTO search_rewritten SELECT ?, ?"
            " WHERE EXISTS (SELECT 1 FROM search_order WHERE last >= ?)",
            (id, f" {tokens} ", id),
        )


def frequent(
    connection: Connection, begun: Progress, articles: int
) -> tuple[Source, list[str], Progress]:
    """The next tokens that many articles hold: of which source, which, and how far that gets.

    An entity's token is its number after `@`.
    """
    select, source = _PARTS[begun.parts]
    if source != "posting":
        terms = f"{source}_terms"
        connection.execute(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{terms} USING fts5vocab(main, {source}, row)"
        )
        select = select.format(terms)
    least, read, found = max(articles // SHARES[source], LEAST), 0, list[str]()
    for token, count in connection.execute(select, (begun.term,)):
        read += count if count >= least else count // 8  # is only counted
        if count >= least:
            found.append(token)
        if read > POSTINGS:
            return source, found, Progress(begun.generation, begun.parts, token)
    return source, found, Progress(begun.generation, begun.parts + 1)


def begin(connection: Connection) -> None:
    """Begin another generation, in the caller's transaction."""
    for statement in _CREATE:
        connection.execute(statement)
    rows = connection.execute("SELECT sort FROM article_row")
    sorts = array("q", sorted(sort for (sort,) in rows))
    last = max(map(sequence, sorts), default=0)
    connection.execute("DELETE FROM search_rewritten")
    connection.execute("DELETE FROM search_order")
    connection.execute(
        "INSERT INTO search_order VALUES (random(), ?, ?, 0, '')",
        (last, zlib.compress(sorts.tobytes(), 1)),
    )


def write(connection: Connection, done: Progress, made: Iterable[tuple[str, int]]) -> None:
    """Keep more sets, and how far that gets, in the caller's transaction."""
    generation, parts, term = done.generation, done.parts, done.term
    moved = connection.execute(
        "UPDATE search_order SET parts = ?, term = ? WHERE generation = ? RETURNING 1",
        (parts, term, generation),
    )
    if moved.fetchall():  # another process may have begun anew meanwhile
        connection.executemany(
            "INSERT OR REPLACE INTO search_set VALUES (?, ?, ?)",
            [(token, generation, _packed(articles)) for token, articles in made],
        )
    if done.is_done:
        connection.execute("DELETE FROM search_set WHERE generation <> ?", (generation,))


def forget_names(connection: Connection, sort: int, entities: Collection[int]) -> None:
    """Have no sets of entities any more of which an article names one more or less.

    In the caller's transaction; an article that came in after the sets were begun is none of them.
    """
    if _are_there(connection):
        connection.execute(
            "DELETE FROM search_set WHERE token IN (SELECT '@' || value FROM json_each(?))"
            " AND EXISTS (SELECT 1 FROM search_order WHERE last >= ?)",
            (json.dumps(list(entities)), sequence(sort)),
        )


def _are_there(connection: Connection) -> bool:
    holds = "SELECT count(*) FROM sqlite_master WHERE name IN (?, ?, ?)"
    (count,) = connection.execute(holds, KEPT_TABLES).fetchone() or (0,)
    return bool(count == len(KEPT_TABLES))


def unreadable(connection: Connection) -> int:
    """How many sets, or orders of them, the file doesn't hold as they were written."""
    if not _are_there(connection):
        return 0
    sets = connection.execute("SELECT articles FROM search_set")
    orders = connection.execute(f"SELECT {_PROGRESS}, last, sorts FROM search_order")
    return sum(_fails(_unpacked, *stored) for stored in sets) + sum(
        _fails(_check_order, *stored) for stored in orders
    )


def _check_order(_generation: object, parts: int, term: str, last: int, sorts: bytes) -> None:
    if last != max(map(sequence, _order_of(sorts)), default=0) or not 0 <= parts <= len(_PARTS):
        raise sqlite3.DatabaseError("malformed order of articles")


def _fails(read: Callable[..., object], *stored: object) -> bool:
    try:
        read(*stored)
    except sqlite3.DatabaseError:
        return True
    return False


def _packed(articles: int) -> bytes:
    """A set as bytes with a checksum; a thin one compressed, which takes a while to undo."""
    plain = articles.to_bytes((articles.bit_length() + 7) // 8, "little")
    return zlib.compress(plain, 0 if articles.bit_count() * DENSE > len(plain) * 8 else 1)


def _unpacked(stored: bytes) -> int:
    try:
        if stored[:1] == b"=":  # before there were checksums
            return int.from_bytes(stored[1:], "little")
        return int.from_bytes(zlib.decompress(stored.removeprefix(b"~")), "little")
    except (zlib.error, TypeError, AttributeError) as error:
        raise sqlite3.DatabaseError("malformed set of articles") from error


def _order_of(stored: bytes) -> array[int]:
    try:
        return array("q", zlib.decompress(stored))
    except (zlib.error, TypeError, ValueError) as error:
        raise sqlite3.DatabaseError("malformed order of articles") from error
