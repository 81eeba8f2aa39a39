"""The pieces that the index consists of: one for each transaction, until they are merged.

FTS5 looks a word up in every piece. It merges pieces of one size as they come in, and twenty are
left in a library of 100,000 articles all the same; in a single one words are found two to three
times as fast. To merge them writes the whole index once, so an idle app does it, and no oftener
than it begins sets of another generation.
"""

from __future__ import annotations

from reader.search.connection import Connection
from reader.search.index import TEXTS

PIECES = 4
"""So many are left alone."""
BLOCKS = 500
"""Blocks of 4 KB that are written in one step: some hundredths of a second."""


def are_many(connection: Connection) -> bool:
    """Whether there are so many pieces that it is worth while to merge them."""
    return any(_count(connection, table) > PIECES for table in TEXTS)


def merge(connection: Connection) -> None:
    """Merge some more of them, in the caller's transaction."""
    for table in TEXTS:
        if _count(connection, table) > PIECES:
            # Below zero: into one, not just those of one size.
            connection.execute(
                f"INSERT INTO {table} ({table}, rank) VALUES ('merge', ?)", (-BLOCKS,)
            )
            return


def _count(connection: Connection, table: str) -> int:
    """By leaps through FTS5's own index, which begins with the number of a piece."""
    (count,) = connection.execute(
        "WITH RECURSIVE piece (id) AS ("
        f" SELECT min(segid) FROM {table}_idx UNION ALL"
        f" SELECT (SELECT min(segid) FROM {table}_idx WHERE segid > piece.id)"
        "  FROM piece WHERE id IS NOT NULL)"
        " SELECT count(id) FROM piece"
    ).fetchone() or (0,)
    return int(count)
