"""How far articles were read: the place on the first line in sight when one left them.

Not part of what can be undone. The one rule: only the latest few hundred are kept.
"""

from __future__ import annotations

import sqlite3

from reader.store.documents import Document
from reader.store.keys import number
from reader.store.pushdown import field
from reader.store.schema import PLACES
from reader.store.storage import sql_name
from reader.store.table import Database

KEPT = 500
_SOME = 50
"""How many more there may be before the oldest go, so that not every place looks for them."""

Spot = tuple[int, int]
"""The number of a block of the article, and a character in it."""


class Places:
    """The places of a state file, for writing."""

    def __init__(self, database: Database) -> None:
        self._table = database.table(PLACES)
        self._transaction = database.storage.transaction

    def keep(self, key: str, spot: Spot, at: str) -> None:
        """Keep how far the article of a stable key was read at a moment."""
        block, character = spot
        document: Document = {"key": key, "block": block, "character": character, "at": at}
        with self._transaction():
            self._table.put({number(key): document})
            if len(self._table) > KEPT + _SOME:
                self._forget_oldest()

    def _forget_oldest(self) -> None:
        oldest = sorted(self._table, key=lambda place: str(place["at"]))[:-KEPT]
        self._table.remove(doc_ids=[place.doc_id for place in oldest])


def spot(connection: sqlite3.Connection, key: str) -> Spot:
    """How far the article of a stable key was read; its beginning if that was not kept.

    Args:
        connection: a reading one, with the state attached.
    """
    row = connection.execute(
        f"SELECT {field(('block',))}, {field(('character',))} FROM state.{sql_name(PLACES)}"
        " WHERE id = ?",
        (number(key),),
    ).fetchone()
    return (int(row[0]), int(row[1])) if row else (0, 0)


def last_left(connection: sqlite3.Connection) -> int | None:
    """The article that was left last, if it is still there and its place was kept."""
    latest = f"SELECT id FROM state.{sql_name(PLACES)} ORDER BY {field(('at',))} DESC LIMIT 1"
    row = connection.execute(f"SELECT id FROM article_row WHERE mark = ({latest})").fetchone()
    return int(row[0]) if row else None
