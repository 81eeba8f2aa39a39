"""What of the search index stands for the articles: its version, and who still has to go in.

An index that is missing or of another version is emptied at once and filled newest first, so the
library can be used meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterable

from reader.store.table import Database

_INDEX = "search_index"
_UNKNOWN = -1


class Derived:
    """The state of the index in a library file."""

    def __init__(self, database: Database) -> None:
        self._execute = database.storage.connection.execute
        self._executemany = database.storage.connection.executemany

    def index_version(self) -> int:
        """The version of the index that the file holds; -1 if it holds none that is known."""
        row = self._execute("SELECT version FROM derived WHERE name = ?", (_INDEX,)).fetchone()
        return row[0] if row is not None and isinstance(row[0], int) else _UNKNOWN

    def empty(self, version: int) -> None:
        """Note, in the caller's transaction, that the index is an empty one of this version."""
        self._execute("UPDATE article_row SET indexed = 0")
        self._execute("INSERT OR REPLACE INTO derived VALUES (?, ?)", (_INDEX, version))

    def pending(self, limit: int) -> list[int]:
        """Ids of the newest articles that are not in the index."""
        rows = self._execute(
            "SELECT id FROM article_row WHERE NOT indexed ORDER BY sort DESC LIMIT ?", (limit,)
        )
        return [id for (id,) in rows]

    def holds(self, id: int) -> bool:
        """Whether this article is in the index."""
        row = self._execute("SELECT indexed FROM article_row WHERE id = ?", (id,)).fetchone()
        return row is not None and bool(row[0])

    def indexed(self, ids: Iterable[int]) -> None:
        """Note, in the caller's transaction, that these articles are in the index now."""
        self._executemany("UPDATE article_row SET indexed = 1 WHERE id = ?", [(id,) for id in ids])
