"""The list without a query: every article, the newest first, one of each story.

What the app begins with, so it asks as little of the file as there is to show.
"""

from __future__ import annotations

import sqlite3
from itertools import islice

_OLDER = """
    WITH told AS (
      SELECT sort, story FROM article_row WHERE story <> id UNION
      SELECT sort, id FROM article_row WHERE id IN (
        SELECT story FROM article_row WHERE story <> id)
    )
    SELECT sort FROM told EXCEPT SELECT max(sort) FROM told GROUP BY story
"""
"""The versions of a story that its newest one stands for."""


def newest(connection: sqlite3.Connection, limit: int | None) -> tuple[list[int], int]:
    """The sortable keys of the newest articles, and how many there are in all."""
    older = {sort for (sort,) in connection.execute(_OLDER)}
    rows = connection.execute("SELECT sort FROM article_row ORDER BY sort DESC")
    sorts = list(islice((sort for (sort,) in rows if sort not in older), limit))
    if limit is None:
        return sorts, len(sorts)
    (count,) = connection.execute("SELECT count(*) FROM article_row").fetchone()
    return sorts, count - len(older)
