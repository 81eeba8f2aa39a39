"""What the user made of articles: read, bookmarked, tags, a note.

A mark is a TinyDB document whose id is the number of the article's stable key, so it is found
without an index and survives a library that was rebuilt. A bookmark carries the article's text.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from tinydb import where

from reader.store.connection import select_in
from reader.store.history import Describe, Fields, History, Patch
from reader.store.keys import number
from reader.store.schema import MARKS
from reader.store.storage import Document, Json, decode, sql_name
from reader.store.table import Database
from reader.text.collate import collation_key


@dataclass(frozen=True, slots=True)
class Mark:
    """The user's marks on one article."""

    read: bool = False
    bookmarked: bool = False
    tags: tuple[str, ...] = ()
    note: str = ""


NO_MARK = Mark()


class Marks:
    """The marks of a state file, for writing."""

    def __init__(self, database: Database, history: History) -> None:
        self._table = database.table(MARKS)
        self._history = history
        self._transaction = database.storage.transaction

    def read(self, keys: Iterable[str], at: str | None, describe: Describe) -> int:
        """Mark these stable keys read at a time, or unread; how many were not so before."""
        return self._toggle({key: {} for key in keys}, "read", at, describe)

    def bookmark(
        self, articles: Mapping[str, Document | None], at: str | None, describe: Describe
    ) -> int:
        """Bookmark these stable keys with their articles, or take it off; how many that changed."""
        carried: dict[str, Fields] = {key: {"article": doc} for key, doc in articles.items()}
        return self._toggle(carried, "bookmarked", at, describe)

    def tag(self, keys: Iterable[str], tags: Iterable[str], on: bool, describe: Describe) -> int:
        """Add tags to what these stable keys have, or take them off; how many that changed."""
        given = {tag.strip() for tag in tags} - {""}
        with self._transaction():
            patches = []
            for key in keys:
                had = set(_parse(self._get(key)).tags)
                has = had | given if on else had - given
                if has != had:
                    listed = cast("list[Json]", sorted(has, key=collation_key))
                    patches.append(_patch(key, {"tags": listed or None}))
            return self._history.change(patches, describe)

    def note(self, key: str, text: str, describe: Describe) -> int:
        """Write a note over the one there is; an empty one takes it off; whether it differs."""
        with self._transaction():
            if _parse(self._get(key)).note == text.strip():
                return 0
            return self._history.change([_patch(key, {"note": text.strip() or None})], describe)

    def get(self, key: str) -> Document:
        """All that was made of the article of a stable key, as it is stored; empty if nothing."""
        return dict(self._get(key))

    def bring_in(self, documents: Iterable[Document], describe: Describe) -> int:
        """Add marks from elsewhere to articles that have none; how many came in."""
        with self._transaction():
            patches = [
                _patch(key, fields)
                for key, fields in {cast(str, doc["key"]): doc for doc in documents}.items()
                if not self._get(key)
            ]
            return self._history.change(patches, describe)

    def bookmarked(self) -> Iterator[Document]:
        """The articles that bookmarks carry."""
        for document in self._table.search(where("bookmarked").exists()):
            article = document.get("article")
            if isinstance(article, dict):
                yield article

    def _toggle(
        self, marks: Mapping[str, Fields], name: str, at: str | None, describe: Describe
    ) -> int:
        """Set the time of marks that have none, or take it off those that have one."""
        patches = [_patch(key, {name: at, **fields}) for key, fields in marks.items()]
        return self._history.change(patches, describe, toggled=name)

    def _get(self, key: str) -> Document:
        return cast(Document, self._table.get(doc_id=number(key)) or {})


def marks(connection: sqlite3.Connection, numbers: Sequence[int]) -> dict[int, Mark]:
    """The marks of these numbers of stable keys; articles without one are left out."""
    select = f"SELECT id, data FROM state.{sql_name(MARKS)} WHERE id IN ({{}})"
    return {id: _parse(decode(data)) for id, data in select_in(connection, select, numbers)}


def _patch(key: str, fields: Fields) -> Patch:
    return Patch(MARKS, number(key), {"key": key, **fields})


def _parse(document: Document) -> Mark:
    tags = cast("list[str]", document.get("tags") or [])
    note = cast(str, document.get("note") or "")
    return Mark("read" in document, "bookmarked" in document, tuple(tags), note)
