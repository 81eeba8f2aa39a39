"""A TinyDB storage in which each document is one row of an SQLite file.

Stock storages hand TinyDB the whole database at every read and write it whole again. This one
hands out lazy mappings that read a row when it is asked for, and `RowTable` writes back only the
documents that were touched, so the cost of an operation does not grow with the library.
"""

from __future__ import annotations

import sqlite3
from collections.abc import ItemsView, Iterable, Iterator, Mapping, MutableMapping
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from tinydb.queries import QueryLike
from tinydb.storages import Storage

from reader.model import LibraryError
from reader.store.connection import connect, explained, explanation
from reader.store.documents import Document, Json, decode, encode
from reader.store.pushdown import EVERYTHING, condition, field

_PREFIX = "doc:"
"""Keeps TinyDB's tables apart from the index that lives in the same file."""


@lru_cache
def sql_name(table: str) -> str:
    """The SQLite table of a TinyDB table, quoted."""
    return '"' + f"{_PREFIX}{table}".replace('"', '""') + '"'


class LazyTable(Mapping[str, Document]):
    """A TinyDB table as TinyDB reads it: string ids to documents, in order of id.

    A query narrows what iteration yields, not what can be looked up by id. SQL leaves out what it
    can; `items` leaves the rest of the test to the caller, `__iter__` has it done.
    """

    def __init__(self, storage: RowStorage, name: str, query: QueryLike | None = None) -> None:
        self.storage = storage
        self.sql = sql_name(name)
        self._query = query
        self._by_id = f"SELECT data FROM {self.sql} WHERE id = ?"
        self._delete = f"DELETE FROM {self.sql} WHERE id = ?"
        insert = f"INSERT INTO {self.sql} VALUES (?, ?) ON CONFLICT (id)"
        self._upsert = f"{insert} DO UPDATE SET data = excluded.data WHERE data <> excluded.data"
        self._insert_new = f"{insert} DO NOTHING"

    def find(self, doc_id: int) -> Document | None:
        """The document of an id, if there is one."""
        try:
            row = self.storage.connection.execute(self._by_id, (doc_id,)).fetchone()
            return None if row is None else decode(row[0])
        except sqlite3.DatabaseError as error:
            raise explanation(error, self.storage.path) from error
        except OverflowError:  # no row has an id that SQLite can't hold
            return None

    def write(self, documents: Mapping[int, Document | str | None]) -> None:
        """Give ids documents, or none any more, in the caller's transaction.

        One that is given as a string is JSON as it is stored.
        """
        execute = self.storage.connection.execute
        for doc_id, document in documents.items():
            if document is None:
                execute(self._delete, (doc_id,))
            else:
                data = document if isinstance(document, str) else encode(document)
                execute(self._upsert, (doc_id, data))

    def write_new(self, documents: Mapping[int, str]) -> list[int]:
        """Give ids that have no document these, as JSON, in the caller's transaction; which."""
        execute = self.storage.connection.execute
        return [id for id in documents if execute(self._insert_new, (id, documents[id])).rowcount]

    def select(self, columns: str) -> Iterator[tuple[Any, ...]]:
        """The documents that the query may accept, as SQL rows."""
        narrowed = EVERYTHING if self._query is None else condition(self._query)
        statement = f"SELECT {columns} FROM {self.sql} WHERE {narrowed.sql} ORDER BY id"
        with explained(self.storage.path):
            yield from self.storage.connection.execute(statement, narrowed.parameters)

    def __getitem__(self, doc_id: str) -> Document:
        found = self.find(int(doc_id))
        if found is None:
            raise KeyError(doc_id)
        return found

    def __iter__(self) -> Iterator[str]:
        if self._query is None:
            yield from (str(doc_id) for (doc_id,) in self.select("id"))
            return
        for doc_id, document in self.items():
            if self._query(document):
                yield doc_id

    def __len__(self) -> int:
        if self._query is not None:
            return sum(1 for _ in self)
        ((count,),) = self.select("count(*)")
        return int(count)

    def items(self) -> ItemsView[str, Document]:
        return _Items(self)


class _Items(ItemsView[str, Document]):
    """All documents in one scan instead of one look-up each."""

    _mapping: LazyTable

    def __iter__(self) -> Iterator[tuple[str, Document]]:
        with explained(self._mapping.storage.path):
            for doc_id, data in self._mapping.select("id, data"):
                yield str(doc_id), decode(data)


class LazyTables(MutableMapping[str, Mapping[str, Document]]):
    """The whole database as TinyDB reads it; deleting a name marks that table for dropping."""

    def __init__(self, storage: RowStorage) -> None:
        self._storage = storage
        self.dropped: set[str] = set()

    def __getitem__(self, name: str) -> Mapping[str, Document]:
        if name not in list(self):
            raise KeyError(name)
        return LazyTable(self._storage, name)

    def __setitem__(self, name: str, table: Mapping[str, Document]) -> None:
        raise TypeError("tables are written through RowTable, document by document")

    def __delitem__(self, name: str) -> None:
        self.dropped.add(name)

    def __iter__(self) -> Iterator[str]:
        return (name for name in self._names() if name not in self.dropped)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _names(self) -> Iterator[str]:
        with explained(self._storage.path):
            rows = self._storage.connection.execute(
                "SELECT substr(name, ?) FROM sqlite_master WHERE type = 'table' AND name GLOB ?",
                (len(_PREFIX) + 1, f"{_PREFIX}*"),
            ).fetchall()
        return (name for (name,) in rows)


class RowStorage(Storage):
    """The storage: `TinyDB(path, storage=RowStorage)` with `table_class = RowTable`."""

    def __init__(self, path: str | Path) -> None:
        """Open or create the file.

        Raises:
            LibraryError: the file can't be opened.
        """
        self.path = Path(path)
        self.connection = connect(self.path)
        self._depth = 0
        self._rollbacks = 0
        self._version: int | None = None
        self._transaction = Transaction(self)
        self._known: set[str] = set()
        try:
            self._known_at = self.version()
        except LibraryError:
            self.connection.close()
            raise

    def read(self) -> dict[str, dict[str, Json]] | None:
        """Lazy tables; the annotation is TinyDB's."""
        return cast("dict[str, dict[str, Json]]", LazyTables(self))

    def write(self, data: Mapping[str, Mapping[str, Mapping[str, Json]]]) -> None:
        """Make the database hold exactly these tables (TinyDB calls it to drop some)."""
        with self.transaction():
            if isinstance(data, LazyTables):
                self._drop(data.dropped)
                return
            self._drop(list(LazyTables(self)))
            for name, documents in data.items():
                self.create(name)
                rows = ((int(doc_id), encode(document)) for doc_id, document in documents.items())
                self.connection.executemany(f"INSERT INTO {sql_name(name)} VALUES (?, ?)", rows)

    def holds(self, name: str) -> bool:
        """Whether there is a table of that name; asks the file once until something changes."""
        version = self.version()
        if version != self._known_at:
            self._known, self._known_at = set(), version
        if name not in self._known and name in LazyTables(self):
            self._known.add(name)
        return name in self._known

    def create(self, name: str) -> None:
        """Make a table if there is none of that name."""
        if self.holds(name):
            return
        self.connection.execute(
            f"CREATE TABLE IF NOT EXISTS {sql_name(name)}"
            " (id INTEGER PRIMARY KEY, data TEXT NOT NULL)"
        )

    def index(self, name: str, *path: str) -> None:
        """Keep an index on a stored field, so that queries on it need not scan."""
        self.create(name)
        index = sql_name(f"{name}:{'.'.join(path)}")
        expression = field(path)
        self.connection.execute(
            f"CREATE INDEX IF NOT EXISTS {index} ON {sql_name(name)} ({expression})"
            f" WHERE {expression} IS NOT NULL"
        )

    def version(self) -> tuple[int, int]:
        """Changes when another connection has written, or this one has taken a write back."""
        if self._version is None or not self._depth:  # once a transaction: no other can write
            with explained(self.path):
                (self._version,) = self.connection.execute("PRAGMA data_version").fetchone()
        return cast(int, self._version), self._rollbacks

    def transaction(self) -> Transaction:
        """All or nothing, under the writer lock; one inside another joins it.

        Raises:
            LibraryError: the disk is full, the file is locked or read-only; nothing was written.
        """
        return self._transaction

    def _begin(self) -> None:
        try:
            self.connection.execute("BEGIN IMMEDIATE")
        except sqlite3.DatabaseError as error:
            raise explanation(error, self.path) from error
        self._version = None

    def _end(self, error: BaseException | None) -> None:
        try:
            if error is None:
                self._commit()
            else:
                self._take_back()
        except sqlite3.DatabaseError as failed:
            raise explanation(failed, self.path) from failed
        if isinstance(error, sqlite3.DatabaseError):
            raise explanation(error, self.path) from error

    def _commit(self) -> None:
        try:
            self.connection.execute("COMMIT")
        except sqlite3.DatabaseError:
            self._take_back()
            raise

    def _take_back(self) -> None:
        self._rollbacks += 1
        if self.connection.in_transaction:  # a full disk makes SQLite roll back by itself
            self.connection.execute("ROLLBACK")

    def close(self) -> None:
        """Close the file; a transaction that is open is rolled back."""
        self.connection.close()

    def _drop(self, names: Iterable[str]) -> None:
        self._known.clear()
        for name in names:
            self.connection.execute(f"DROP TABLE IF EXISTS {sql_name(name)}")


class Transaction:
    """A transaction of a storage; see `RowStorage.transaction`."""

    def __init__(self, storage: RowStorage) -> None:
        self._storage = storage

    def __enter__(self) -> sqlite3.Connection:
        storage = self._storage
        if not storage._depth:
            storage._begin()
        storage._depth += 1
        return storage.connection

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        storage = self._storage
        storage._depth -= 1
        if not storage._depth:
            storage._end(error)
