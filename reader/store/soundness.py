"""Whether a document is what its table holds, as far as those that read it go by it.

JSON that is whole can still say nonsense, in a file that was damaged or written by hand. Only who
looks after a library asks: reading takes documents at their word.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping

from reader.store.articles import stored_from, unpack
from reader.store.documents import Document
from reader.store.schema import (
    ARTICLES,
    CORRECTIONS,
    ENTITIES,
    FEEDS,
    KEPT,
    MARKS,
    MENTIONS,
    MUTES,
    PLACES,
    SAVED,
)
from reader.store.tags import entity_from, packed_mentions, unpack_mention


def is_sound(table: str, id: object, document: object) -> bool:
    """Whether a document can be read as one of a table; of other tables any object is sound."""
    if not isinstance(document, dict) or not isinstance(id, int):
        return False
    try:
        if table == ARTICLES:
            stored_from(id, document)
        return table not in _SOUND or _SOUND[table](document)
    except (sqlite3.DatabaseError, KeyError, TypeError, ValueError):
        return False


def _is_entity(document: Document) -> bool:
    return bool(entity_from(document, 0, 0))


def _are_mentions(document: Document) -> bool:
    mentions = packed_mentions(document)
    for packed in (*mentions["title"], *mentions["text"]):
        unpack_mention(packed)
    return isinstance(document.get("was", []), list)


def _is_kept(document: Document) -> bool:
    return isinstance(document.get("article"), str) or bool(unpack(document))  # not migrated yet


def _is_mark(document: Document) -> bool:
    tags = document.get("tags") or []
    if not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
        return False
    return isinstance(document.get("note") or "", str) and _texts("key")(document)


def _is_place(document: Document) -> bool:
    numbers = (document.get("block"), document.get("character"))
    return all(isinstance(one, int) for one in numbers) and _texts("at")(document)


def _texts(*names: str) -> Callable[[Document], bool]:
    """Whether a document has texts of these names."""
    return lambda document: all(isinstance(document.get(name), str) for name in names)


_SOUND: Mapping[str, Callable[[Document], bool]] = {
    ENTITIES: _is_entity,
    MENTIONS: _are_mentions,
    MARKS: _is_mark,
    FEEDS: _texts("url"),
    SAVED: _texts("name", "query"),
    MUTES: _texts("kind", "value", "name"),
    CORRECTIONS: _texts("action"),
    PLACES: _is_place,
    KEPT: _is_kept,
}
