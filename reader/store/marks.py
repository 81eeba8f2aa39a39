"""What the user made of articles: read, bookmarked, tags, a note.

A mark is a TinyDB document whose id is the number of the article's stable key, so it is found
without an index and survives a library that was rebuilt. A bookmark carries the article's text.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from typing import cast

from tinydb.table import Document as TinyDocument

from reader.store.connection import select_in
from reader.store.keys import number
from reader.store.schema import MARKS
from reader.store.storage import Document, Json, decode, sql_name
from reader.store.table import Database


@dataclass(frozen=True, slots=True)
class Mark:
    """The user's marks on one article."""

    read: bool = False
    bookmarked: bool = False
    tags: tuple[str, ...] = ()


NO_MARK = Mark()


class Marks:
    """The marks of a state file, for writing."""

    def __init__(self, database: Database) -> None:
        self._table = database.table(MARKS)
        self._transaction = database.storage.transaction

    def set(self, changes: Mapping[str, Mapping[str, Json]]) -> int:
        """Change fields of the marks of these stable keys; a field set to None is taken off.

        Returns how many marks gained or lost a field; nothing is written for the others.
        """
        with self._transaction():
            return sum(self._set_one(key, fields) for key, fields in changes.items())

    def _set_one(self, key: str, fields: Mapping[str, Json]) -> bool:
        mark: Mapping[str, Json] = self._table.get(doc_id=number(key)) or {}
        if all((name in mark) == (value is not None) for name, value in fields.items()):
            return False

        def change(document: MutableMapping[str, Json]) -> None:
            for name, value in fields.items():
                document.pop(name, None)
                if value is not None:
                    document[name] = value

        if not self._table.update(change, doc_ids=[number(key)]):
            document: Document = {"key": key}
            change(document)
            self._table.insert(TinyDocument(document, doc_id=number(key)))
        return True


def marks(connection: sqlite3.Connection, numbers: Sequence[int]) -> dict[int, Mark]:
    """The marks of these numbers of stable keys; articles without one are left out."""
    select = f"SELECT id, data FROM state.{sql_name(MARKS)} WHERE id IN ({{}})"
    return {id: _parse(decode(data)) for id, data in select_in(connection, select, numbers)}


def _parse(document: Document) -> Mark:
    tags = cast("list[str]", document.get("tags") or [])
    return Mark("read" in document, "bookmarked" in document, tuple(tags))
