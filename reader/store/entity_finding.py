"""Entities by what one types of their names, for picking one of them.

The one rule: names that begin as typed come first, the entity most articles name before others;
only where these are few is every name looked through for the words further back.
"""

from __future__ import annotations

import sqlite3

from reader.model import NAMED, Entity
from reader.store.connection import select_in
from reader.store.documents import decode
from reader.store.schema import ENTITIES
from reader.store.storage import sql_name
from reader.store.tags import entity_from
from reader.text.words import forms

_LAST = "\U0010ffff"
_SPARE = 4
"""Times as many are looked at as are wanted, since dates and amounts are among them."""
_FIND = (
    "SELECT entity, max(articles), max(mentions) FROM entity_alias JOIN entity_count"
    " USING (entity) WHERE {} AND articles > 0 GROUP BY entity ORDER BY 2 DESC, 1 LIMIT ?"
)


def entities_like(connection: sqlite3.Connection, text: str, limit: int) -> list[Entity]:
    """Persons, organisations, places, documents and events with a name like this."""
    folded = " ".join(forms(text)[1])
    if not folded:
        return []
    begun = _found(connection, "folded BETWEEN ? AND ?", (folded, folded + _LAST), limit)
    if len(begun) >= limit:
        return begun[:limit]
    later = _found(connection, "folded LIKE ?", (f"% {folded}%",), limit)
    known = {one.id for one in begun}
    return [*begun, *(one for one in later if one.id not in known)][:limit]


def _found(
    connection: sqlite3.Connection, condition: str, values: tuple[str, ...], limit: int
) -> list[Entity]:
    rows = connection.execute(_FIND.format(condition), (*values, _SPARE * limit)).fetchall()
    counts = {entity: (articles, mentions) for entity, articles, mentions in rows}
    select = f"SELECT id, data FROM {sql_name(ENTITIES)} WHERE id IN ({{}})"
    documents = {id: decode(data) for id, data in select_in(connection, select, list(counts))}
    found = (entity_from(documents[id], *counts[id]) for id in counts if id in documents)
    return [one for one in found if one.type in NAMED]
