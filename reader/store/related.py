"""Related stories: articles that name the same uncommon entities."""

from __future__ import annotations

import sqlite3
from collections import Counter
from math import log

from reader.model import NAMED, ArticleEntity
from reader.store.articles import total
from reader.store.keys import number

_COMMON = 300
"""An entity that more articles name relates nothing to anything."""


def related(
    connection: sqlite3.Connection, sort: int, entities: tuple[ArticleEntity, ...], limit: int
) -> list[int]:
    """Sortable keys of the articles that share most, each shared entity weighing its idf."""
    articles = total(connection)
    scores: Counter[int] = Counter()
    for entity in entities:
        if entity.type in NAMED and 1 < entity.articles <= _COMMON:
            weight = log(1 + articles / entity.articles)
            rows = connection.execute(
                "SELECT sort FROM posting WHERE entity = ?", (number(entity.id),)
            )
            for (other,) in rows:
                scores[other] += weight  # type: ignore[assignment]  # a Counter of floats
    scores.pop(sort, None)
    best = sorted(scores.items(), key=lambda scored: (-scored[1], -scored[0]))
    return [other for other, _ in best[:limit]]
