"""TinyDB's Table over `RowStorage`: TinyDB's own code, with reads and writes per document.

The updater that TinyDB passes to `_update_table` gets an overlay that records what it touched;
only that is written, in one transaction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import TypeAlias, TypeVar, cast

from tinydb import TinyDB
from tinydb.queries import QueryLike
from tinydb.table import Document as TinyDocument
from tinydb.table import Table

from reader.model import LibraryError
from reader.store.connection import explained, explanation, select_in
from reader.store.documents import Document, Json, decode
from reader.store.storage import LazyTable, RowStorage

D = TypeVar("D")
T = TypeVar("T")

Fields: TypeAlias = "Mapping[str, Json] | Callable[[MutableMapping[str, Json]], None]"
"""What TinyDB's updates take: new values, or a function that changes a document in place."""


class Overlay(MutableMapping[int, Document]):
    """A table being updated: reads fall through to the rows, writes are kept until `flush`."""

    def __init__(self, table: LazyTable) -> None:
        self._table = table
        self._touched: dict[int, Document | None] = {}

    def __getitem__(self, doc_id: int) -> Document:
        if doc_id not in self._touched:
            # TinyDB changes documents in place, so one that was handed out counts as touched.
            self._touched[doc_id] = self._table[str(doc_id)]
        document = self._touched[doc_id]
        if document is None:
            raise KeyError(doc_id)
        return document

    def __setitem__(self, doc_id: int, document: Document) -> None:
        self._touched[doc_id] = document

    def __delitem__(self, doc_id: int) -> None:
        if doc_id not in self:
            raise KeyError(doc_id)
        self._touched[doc_id] = None

    def __contains__(self, doc_id: object) -> bool:
        if doc_id in self._touched:
            return self._touched[doc_id] is not None
        return str(doc_id) in self._table

    def __iter__(self) -> Iterator[int]:
        stored = {int(doc_id) for doc_id in self._table}
        for doc_id in sorted(stored | self._touched.keys()):
            if self._touched.get(doc_id, self) is not None:
                yield doc_id

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def clear(self) -> None:
        """Remove every document, without reading them."""
        self._table.storage.connection.execute(f"DELETE FROM {self._table.sql}")
        self._touched.clear()

    def flush(self) -> None:
        """Write what was touched and is different now."""
        self._table.write(self._touched)


class RowTable(Table):
    """A TinyDB table whose operations touch only the rows they name; iterates in order of id."""

    _storage: RowStorage
    _seen_version = (-1, 0)
    _narrowed: QueryLike | None = None
    _next_id: int | None  # type: ignore[assignment]  # TinyDB's own, which it leaves unannotated

    @cached_property
    def _rows(self) -> LazyTable:
        return LazyTable(self._storage, self.name)

    def insert(self, document: Mapping[str, Json]) -> int:
        """Insert under the writer lock, so that two processes never take the same id."""
        with self._storage.transaction():
            self._forget_if_stale()
            return super().insert(document)

    def search(self, cond: QueryLike) -> list[TinyDocument]:
        self._forget_if_stale()
        with self._narrowing(cond):
            return super().search(cond)

    def get(  # type: ignore[override]  # one signature for TinyDB's five overloads
        self,
        cond: QueryLike | None = None,
        doc_id: int | None = None,
        doc_ids: list[int] | None = None,
    ) -> TinyDocument | list[TinyDocument] | None:
        if doc_id is not None:
            return self._find(doc_id)
        if doc_ids is not None:
            return self.get_all(doc_ids)
        get: Callable[..., TinyDocument | None] = super().get
        with self._narrowing(cond):
            return get(cond)

    def get_all(self, doc_ids: Iterable[int]) -> list[TinyDocument]:
        """The documents of these ids, in order of id."""
        with explained(self._storage.path):
            found = sorted(self.stored(list(set(doc_ids))).items())
            return [self.document_class(decode(data), doc_id) for doc_id, data in found]

    def stored(self, doc_ids: Sequence[int]) -> dict[int, str]:
        """The documents of these ids as JSON; those that aren't there are left out."""
        select = f"SELECT id, data FROM {self._rows.sql} WHERE id IN ({{}})"
        ids = [id for id in doc_ids if -(2**63) <= id < 2**63]  # no row has another
        try:
            return dict(select_in(self._storage.connection, select, ids))
        except sqlite3.DatabaseError as error:
            if self._storage.holds(self.name):
                raise explanation(error, self._storage.path) from error
            return {}

    def put(self, documents: Mapping[int, Document | str | None]) -> None:
        """Give these ids these documents, also as JSON, whatever they had; None removes."""
        self._write(self._rows.write, documents)

    def put_new(self, documents: Mapping[int, str]) -> list[int]:
        """Give these ids, as far as they have none, these documents as JSON; which that were."""
        return self._write(self._rows.write_new, documents)

    def _write(self, write: Callable[[D], T], documents: D) -> T:
        """Write in a transaction; a table that isn't there yet costs no question before it."""
        with self._storage.transaction():
            self.clear_cache()
            try:
                return write(documents)
            except sqlite3.OperationalError:
                if self._storage.holds(self.name):
                    raise
                self._storage.create(self.name)
                return write(documents)

    def update(
        self, fields: Fields, cond: QueryLike | None = None, doc_ids: Iterable[int] | None = None
    ) -> list[int]:
        with self._narrowing(cond):
            return super().update(fields, cond, doc_ids)

    def update_multiple(self, updates: Iterable[tuple[Fields, QueryLike]]) -> list[int]:
        updates = list(updates)
        # A document that no query accepts as it stands is never changed, so never accepted later.
        with self._narrowing(_Any([cond for _, cond in updates])):
            return super().update_multiple(updates)

    def upsert(self, document: Mapping[str, Json], cond: QueryLike | None = None) -> list[int]:
        """Update or insert in one transaction, so that two processes never both insert."""
        with self._storage.transaction():
            return super().upsert(document, cond)

    def remove(
        self, cond: QueryLike | None = None, doc_ids: Iterable[int] | None = None
    ) -> list[int]:
        with self._narrowing(cond):
            return super().remove(cond, doc_ids)

    @contextmanager
    def _narrowing(self, cond: QueryLike | None) -> Iterator[None]:
        """Let tables that are read meanwhile leave out documents that the query doesn't accept."""
        self._narrowed = cond
        try:
            yield
        finally:
            self._narrowed = None

    def _find(self, doc_id: int) -> TinyDocument | None:
        try:
            found = self._rows.find(doc_id)
        except LibraryError:
            if self._storage.holds(self.name):
                raise
            return None
        return None if found is None else self.document_class(found, doc_id)

    def _get_next_id(self) -> int:
        if self._next_id is None:
            self._storage.create(self.name)
            ((greatest,),) = self._view().select("max(id)")
            self._next_id = int(greatest or 0) + 1
        self._next_id += 1
        return self._next_id - 1

    def _read_table(self) -> dict[str, Mapping[str, Json]]:
        if not self._storage.holds(self.name):
            return {}
        return cast("dict[str, Mapping[str, Json]]", self._view())

    def _update_table(self, updater: Callable[[dict[int, Mapping[str, Json]]], None]) -> None:
        with self._storage.transaction():
            self._forget_if_stale()
            self._storage.create(self.name)
            overlay = Overlay(self._view())
            updater(cast("dict[int, Mapping[str, Json]]", overlay))
            overlay.flush()
        self.clear_cache()

    def _view(self) -> LazyTable:
        if self._narrowed is None:
            return self._rows
        return LazyTable(self._storage, self.name, self._narrowed)

    def _forget_if_stale(self) -> None:
        """Drop what another process's writes have made untrue: cached answers, the next id."""
        version = self._storage.version()
        if version != self._seen_version:
            self._seen_version = version
            self._next_id = None
            self.clear_cache()


class _Any:
    """Accepts what one of several queries accepts; unlike `|` it also takes none."""

    def __init__(self, queries: list[QueryLike]) -> None:
        self._queries = queries
        described = frozenset(getattr(query, "_hash", None) for query in queries)
        self._hash = ("or", described) if queries else None  # as TinyDB describes it, to push down

    def __call__(self, value: Mapping[str, Json]) -> bool:
        return any(query(value) for query in self._queries)

    def __hash__(self) -> int:
        return hash(tuple(self._queries))


class Database(TinyDB):
    """TinyDB on `RowStorage`."""

    table_class = RowTable
    default_storage_class = RowStorage  # type: ignore[assignment]  # a Storage, annotated as JSONStorage
    _storage: RowStorage

    def table(self, name: str, **options: int | bool) -> RowTable:
        known = self._tables.get(name)
        return cast(RowTable, super().table(name, **options) if known is None else known)

    @property
    def storage(self) -> RowStorage:
        """What it stands on."""
        return self._storage
