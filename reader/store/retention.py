"""Which articles may go, and which have gone.

The one rule: what the user made something of (a bookmark, a note, a tag) never goes, and what went
doesn't come back by itself because a feed still lists it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import datetime

from reader.store.keys import number
from reader.store.pushdown import field
from reader.store.schema import MARKS
from reader.store.storage import sql_name
from reader.store.table import Database

_ARRIVED = "json_extract(head, '$[5]')"
_MADE = ("bookmarked", "note", "tags")


def expired(connection: sqlite3.Connection, before: datetime) -> list[int]:
    """Ids of the articles that came before a moment and may go, those that came first first.

    Args:
        connection: a reading one, with the state attached.
    """
    made = " OR ".join(f"{name} IS NOT NULL" for name in _MADE)
    rows = connection.execute(
        f"SELECT id FROM article_row WHERE julianday({_ARRIVED}) < julianday(?)"
        f" AND mark NOT IN (SELECT id FROM mark WHERE {made}) ORDER BY id",
        (before.isoformat(),),
    )
    return [id for (id,) in rows]


def is_kept(state: Database, key: str) -> bool:
    """Whether the user made something of the article of this stable key."""
    made = " OR ".join(f"{field((name,))} IS NOT NULL" for name in _MADE)
    row = state.storage.connection.execute(
        f"SELECT 1 FROM {sql_name(MARKS)} WHERE id = ? AND ({made})", (number(key),)
    ).fetchone()
    return row is not None


class Gone:
    """The stable keys of articles that were removed from a library file."""

    def __init__(self, database: Database) -> None:
        self._connection = database.storage.connection

    def add(self, keys: Iterable[str]) -> None:
        """Remember, in the caller's transaction, that these have gone."""
        self._connection.executemany(
            "INSERT OR IGNORE INTO gone VALUES (?)", [(number(key),) for key in keys]
        )

    def has(self, key: str) -> bool:
        """Whether the article of this stable key has gone."""
        row = self._connection.execute("SELECT 1 FROM gone WHERE mark = ?", (number(key),))
        return row.fetchone() is not None

    def forget(self, key: str) -> None:
        """It is back, in the caller's transaction."""
        self._connection.execute("DELETE FROM gone WHERE mark = ?", (number(key),))
