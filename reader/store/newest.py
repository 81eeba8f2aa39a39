"""How the list without a query begins: with the newest articles, one of each story.

What the app begins with, so it asks as little of the file as there is to show.
"""

from __future__ import annotations

import sqlite3
from itertools import islice
from typing import NamedTuple

from reader.store.articles import total

_OLDER = """
    WITH told AS (
      SELECT sort, story FROM article_row WHERE story <> id {hidden} UNION
      SELECT sort, id FROM article_row WHERE id IN (
        SELECT story FROM article_row WHERE story <> id) {hidden}
    )
    SELECT sort FROM told EXCEPT SELECT max(sort) FROM told GROUP BY story
"""
"""The versions of a story that its newest one stands for."""

_HIDDEN = "AND NOT EXISTS (SELECT 1 FROM muted WHERE muted.sort = article_row.sort)"


class Newest(NamedTuple):
    """The first of a list."""

    sorts: list[int]
    """Sortable keys."""
    total: int
    muted: int


def newest(connection: sqlite3.Connection, limit: int) -> Newest:
    """The newest articles that aren't muted."""
    (muted,) = connection.execute("SELECT count(*) FROM muted").fetchone()
    hidden = _HIDDEN if muted else ""
    older = {sort for (sort,) in connection.execute(_OLDER.format(hidden=hidden))}
    rows = connection.execute(f"SELECT sort FROM article_row WHERE 1 {hidden} ORDER BY sort DESC")
    sorts = list(islice((sort for (sort,) in rows if sort not in older), limit))
    return Newest(sorts, total(connection) - muted - len(older), muted)
