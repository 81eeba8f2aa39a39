"""TinyDB's Table over `RowStorage`: TinyDB's own code, with reads and writes per document.

The updater that TinyDB passes to `_update_table` gets an overlay that records what it touched;
only that is written, in one transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from typing import TypeAlias, cast

from tinydb import TinyDB
from tinydb.queries import QueryLike
from tinydb.table import Document as TinyDocument
from tinydb.table import Table

from reader.model import LibraryError
from reader.store.storage import Document, Json, LazyTable, RowStorage, encode

Fields: TypeAlias = "Mapping[str, Json] | Callable[[MutableMapping[str, Json]], None]"
"""What TinyDB's updates take: new values, or a function that changes a document in place."""

_GONE: Document = {}


class Overlay(MutableMapping[int, Document]):
    """A table being updated: reads fall through to the rows, writes are kept until `flush`."""

    def __init__(
        self, table: LazyTable, written: Mapping[int, Document | None] | None = None
    ) -> None:
        self._table = table
        written = written or {}
        self._touched = {id: _GONE if doc is None else doc for id, doc in written.items()}

    def __getitem__(self, doc_id: int) -> Document:
        if doc_id not in self._touched:
            # TinyDB changes documents in place, so one that was handed out counts as touched.
            self._touched[doc_id] = self._table[str(doc_id)]
        document = self._touched[doc_id]
        if document is _GONE:
            raise KeyError(doc_id)
        return document

    def __setitem__(self, doc_id: int, document: Document) -> None:
        self._touched[doc_id] = document

    def __delitem__(self, doc_id: int) -> None:
        if doc_id not in self:
            raise KeyError(doc_id)
        self._touched[doc_id] = _GONE

    def __contains__(self, doc_id: object) -> bool:
        if doc_id in self._touched:
            return self._touched[doc_id] is not _GONE
        return str(doc_id) in self._table

    def __iter__(self) -> Iterator[int]:
        stored = {int(doc_id) for doc_id in self._table}
        for doc_id in sorted(stored | self._touched.keys()):
            if self._touched.get(doc_id) is not _GONE:
                yield doc_id

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def clear(self) -> None:
        """Remove every document, without reading them."""
        self._table.storage.connection.execute(f"DELETE FROM {self._table.sql}")
        self._touched.clear()

    def flush(self) -> None:
        """Write what was touched and is different now."""
        execute = self._table.storage.connection.execute
        for doc_id, document in self._touched.items():
            if document is _GONE:
                execute(f"DELETE FROM {self._table.sql} WHERE id = ?", (doc_id,))
            else:
                execute(
                    f"INSERT INTO {self._table.sql} VALUES (?, ?)"
                    " ON CONFLICT (id) DO UPDATE SET data = excluded.data"
                    " WHERE data <> excluded.data",
                    (doc_id, encode(document)),
                )


class RowTable(Table):
    """A TinyDB table whose operations touch only the rows they name; iterates in order of id."""

    _storage: RowStorage
    _seen_version = (-1, 0)
    _narrowed: QueryLike | None = None
    _next_id: int | None  # type: ignore[assignment]  # TinyDB's own, which it leaves unannotated

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
        return [found for i in sorted(set(doc_ids)) if (found := self._find(i)) is not None]

    def put(self, documents: Mapping[int, Document | None]) -> None:
        """Give these ids these documents, whatever they had before; None removes."""
        with self._storage.transaction():
            self._storage.create(self.name)
            Overlay(self._view(), documents).flush()
        self.clear_cache()

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
            return self.document_class(self._view()[str(doc_id)], doc_id)
        except KeyError:
            return None
        except LibraryError:
            if self._storage.holds(self.name):
                raise
            return None

    def _get_next_id(self) -> int:
        if self._next_id is None:
            self._storage.create(self.name)
            (greatest,) = next(self._view().select("max(id)"))
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
        return cast(RowTable, super().table(name, **options))

    @property
    def storage(self) -> RowStorage:
        return self._storage
