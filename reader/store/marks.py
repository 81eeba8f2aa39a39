"""What the user made of articles: read, bookmarked, tags, a note.

A mark is a TinyDB document whose id is the number of the article's stable key, so it is found
without an index and survives a library that was rebuilt. The articles of bookmarks and of notes
are kept beside the marks, under the same ids, as long as there is the one or the other.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from tinydb import where

from reader.store.connection import select_in
from reader.store.documents import Document, Json, decode, encode
from reader.store.history import Describe, Fields, History, Patch
from reader.store.keys import number
from reader.store.schema import KEPT, MARKS
from reader.store.storage import sql_name
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
        self._kept = database.table(KEPT)
        self._history = history
        self._transaction = database.storage.transaction

    def read(self, keys: Iterable[str], at: str | None, describe: Describe) -> int:
        """Mark these stable keys read at a time, or unread; how many were not so before."""
        patches = [_patch(key, {"read": at}) for key in keys]
        return self._history.change(patches, describe, once=True)

    def carry_read(self, key: str, at: str) -> None:
        """Mark what has just come read, because its story was; nothing to undo for the user."""
        with self._transaction():
            self._table.put({number(key): {**self._get(key), "key": key, "read": at}})

    def bookmark(self, articles: Mapping[str, str], at: str | None, describe: Describe) -> int:
        """Bookmark these stable keys and keep their articles, or neither; how many that changed.

        Articles are documents as JSON, kept as they stand: nothing is parsed to bookmark.
        """
        patches = [_patch(key, {"bookmarked": at}) for key in articles]
        if at is not None:
            patches += [_keep(key, articles[key]) for key in articles]
            return self._history.change(patches, describe, once=True)
        with self._transaction():
            for key in articles:
                mark = _parse(self._get(key))
                if mark.bookmarked and not mark.note:
                    patches.append(_keep(key, None))
            return self._history.change(patches, describe)

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

    def note(self, key: str, text: str, article: str, describe: Describe) -> bool:
        """Write a note over the one there is; an empty one takes it off; whether it differs.

        Like that of a bookmark, the article is kept; it is a document as JSON.
        """
        with self._transaction():
            mark = _parse(self._get(key))
            if mark.note == text:
                return False
            patches = [_patch(key, {"note": text or None})]
            if text or not mark.bookmarked:
                patches.append(_keep(key, article if text else None))
            return bool(self._history.change(patches, describe))

    def get(self, key: str) -> Document:
        """All that was made of the article of a stable key, by fields; empty if nothing."""
        return dict(self._get(key))

    def bring_in(
        self, documents: Iterable[Document], articles: Mapping[str, Document], describe: Describe
    ) -> int:
        """Add marks from elsewhere to what has none, with the articles of bookmarks; how many."""
        with self._transaction():
            new = {
                key: fields
                for key, fields in {cast(str, doc["key"]): doc for doc in documents}.items()
                if not self._get(key)
            }
            patches = [_patch(key, fields) for key, fields in new.items()]
            patches += [
                _keep(key, encode(articles[key]))
                for key, fields in new.items()
                if fields.keys() & {"bookmarked", "note"} and key in articles
            ]
            return self._history.change(patches, describe)

    def bookmarks(self) -> int:
        """How many bookmarks there are."""
        return self._table.count(where("bookmarked").exists())

    def kept(self) -> Iterator[Document]:
        """The articles of bookmarks and notes."""
        return iter(self._kept)

    def _get(self, key: str) -> Document:
        return cast(Document, self._table.get(doc_id=number(key)) or {})


def marks(connection: sqlite3.Connection, numbers: Sequence[int]) -> dict[int, Mark]:
    """The marks of these numbers of stable keys; articles without one are left out."""
    select = f"SELECT id, data FROM state.{sql_name(MARKS)} WHERE id IN ({{}})"
    return {id: _parse(decode(data)) for id, data in select_in(connection, select, numbers)}


def _patch(key: str, fields: Fields) -> Patch:
    """Values of fields; None alone makes no mark, so it comes without the key."""
    sets = list(fields.values()) != [None] * len(fields)
    return Patch(MARKS, number(key), {"key": key, **fields} if sets else fields)


def _keep(key: str, article: str | None) -> Patch:
    return Patch(KEPT, number(key), article)


def _parse(document: Document) -> Mark:
    tags = cast("list[str]", document.get("tags") or [])
    note = cast(str, document.get("note") or "")
    return Mark("read" in document, "bookmarked" in document, tuple(tags), note)
