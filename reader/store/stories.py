"""Sketches of texts on disk: which earlier articles may tell the same story.

The smallest hashes of a sketch are looked up; two texts that share most of their shingles share
at least one of these with near certainty.
"""

from __future__ import annotations

import json
from typing import NamedTuple

from reader.store.table import Database

_LOOKED_UP = 8


class Candidate(NamedTuple):
    """An earlier article with its sketch."""

    id: int
    hashes: tuple[int, ...]


class Stories:
    """The sketches of a library file."""

    def __init__(self, database: Database) -> None:
        self._connection = database.storage.connection

    def candidates(self, hashes: tuple[int, ...]) -> list[Candidate]:
        """First articles of stories whose sketch shares a hash with this one."""
        some = hashes[:_LOOKED_UP]
        rows = self._connection.execute(
            "SELECT DISTINCT id, hashes FROM story_shingle JOIN story_sketch USING (id)"
            f" WHERE hash IN ({', '.join('?' * len(some))}) ORDER BY id",
            some,
        )
        return [Candidate(id, tuple(json.loads(stored))) for id, stored in rows]

    def add(self, id: int, hashes: tuple[int, ...]) -> None:
        """Keep the sketch of the first article of a story, in the caller's transaction."""
        self.remove(id)
        self._connection.execute(
            "INSERT INTO story_sketch VALUES (?, ?)",
            (id, json.dumps(hashes, separators=(",", ":"))),
        )
        self._connection.executemany(
            "INSERT INTO story_shingle VALUES (?, ?)", [(hash, id) for hash in hashes[:_LOOKED_UP]]
        )

    def clear(self) -> None:
        """Drop all sketches, in the caller's transaction."""
        self._connection.execute("DELETE FROM story_sketch")
        self._connection.execute("DELETE FROM story_shingle")

    def remove(self, id: int) -> None:
        """Drop the sketch of an article, if it has one."""
        row = self._connection.execute(
            "SELECT hashes FROM story_sketch WHERE id = ?", (id,)
        ).fetchone()
        if row is not None:
            self._connection.execute("DELETE FROM story_sketch WHERE id = ?", (id,))
            self._connection.executemany(
                "DELETE FROM story_shingle WHERE hash = ? AND id = ?",
                [(hash, id) for hash in json.loads(row[0])[:_LOOKED_UP]],
            )
