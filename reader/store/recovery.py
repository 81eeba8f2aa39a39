"""Whether a file is whole, and what can be saved of one that is not.

A damaged file is never written to: what can be read of it goes into a fresh one, which takes its
place, and it is kept beside it under another name.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from reader.model import LibraryError
from reader.store.backup import sync
from reader.store.connection import connect, explained
from reader.store.documents import Document, decode, encode
from reader.store.pages import documents, read
from reader.store.schema import ARTICLES, ENTITIES, KEPT, MARKS, MENTIONS
from reader.store.soundness import is_sound
from reader.store.storage import RowStorage, sql_name

_PARTS = ("", "-wal", "-shm")
_PREFIX = "doc:"


@dataclass(frozen=True, slots=True)
class Recovered:
    """What became of a damaged file."""

    saved: int
    """Articles of a library, or marks of a state, that are in the fresh file."""
    lost: int
    """Articles that are known to have been there and could not be read."""
    kept: Path
    """Where the damaged file is now."""


Prepare: TypeAlias = Callable[[RowStorage], object]
"""Makes the tables of a fresh file."""


def complaint(path: Path, prepare: Prepare) -> str | None:
    """What is wrong with a file, in a few words; None if SQLite finds it whole, with all tables.

    Raises:
        LibraryError: it can't be looked at (locked, unreadable).
    """
    if not path.exists():
        return "is missing"
    if not path.stat().st_size:
        return "is empty"
    try:
        with closing(connect(path, read_only=True)) as connection, explained(path):
            (first,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
            for name in _tables(connection) if first == "ok" else ():
                for id, data in connection.execute(f"SELECT id, data FROM {sql_name(name)}"):
                    if not is_sound(name, id, decode(data)):
                        return "is damaged"
            if first == "ok" and _lacks_tables(connection, prepare):
                return "lacks some of its tables"
    except LibraryError as error:
        said = str(error.__cause__)
        # Damage is a plain DatabaseError; what the system refuses is an OperationalError.
        if type(error.__cause__) is not sqlite3.DatabaseError and "decode" not in said:
            raise
        return "is no database any more" if "not a" in said else "is damaged"
    return None if first == "ok" else "is damaged"


def recover(path: Path, prepare: Prepare, counted: str) -> Recovered:
    """Put a fresh file, with the documents that can be read, in the place of a damaged one.

    Args:
        counted: the table whose documents are counted.

    Raises:
        LibraryError: the fresh file can't be written; the damaged one is where it was.
    """
    new = path.with_name(f"{path.name}.new")
    for part in _PARTS:
        new.with_name(new.name + part).unlink(missing_ok=True)
    fresh = RowStorage(new)
    try:
        prepare(fresh)
        with fresh.transaction() as connection:
            known = set(_salvage(path, fresh, KEPT if counted == MARKS else ARTICLES))
            saved = {id for (id,) in connection.execute(f"SELECT id FROM {sql_name(counted)}")}
        fresh.connection.execute("PRAGMA journal_mode = DELETE")
    finally:
        fresh.close()
    aside = _set_aside(path)
    os.replace(new, path)
    sync(path.parent)
    return Recovered(len(saved), len(known - saved), aside)


def _lacks_tables(connection: sqlite3.Connection, prepare: Prepare) -> bool:
    """Whether a file of today's version hasn't all that a fresh one has."""
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(RowStorage(Path(folder, "fresh"))) as fresh,
    ):
        prepare(fresh)
        (mine, there), (today, whole) = map(_made_of, (connection, fresh.connection))
    return mine == today and not whole <= there


def _made_of(connection: sqlite3.Connection) -> tuple[int, set[tuple[str, str]]]:
    """The version of a file, and its tables, indexes and triggers."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return version, set(connection.execute("SELECT type, name FROM sqlite_master"))


def _salvage(path: Path, fresh: RowStorage, articles: str) -> Iterator[object]:
    """Copy documents into the fresh file; yields the ids of the articles that ever were there.

    Args:
        articles: the table that articles are in, in such a file.
    """
    if not path.exists():
        return
    with tempfile.TemporaryDirectory() as folder:  # SQLite writes even when it only reads
        for part in _PARTS[:2]:
            with suppress(FileNotFoundError):
                shutil.copyfile(path.with_name(path.name + part), Path(folder, f"copy{part}"))
        with closing(sqlite3.connect(Path(folder, "copy"))) as damaged:
            for name in _tables(damaged):
                _copy(damaged, name, fresh)
            yield from (id for (id,) in _rows(damaged, "SELECT id FROM article_row"))
    for id, document in documents(*read(path)):
        if table := _table_of(document, articles):
            _keep(fresh, table, id, document)


def _set_aside(path: Path) -> Path:
    """Give a file, with its log, a name of its own beside where it was."""
    number = 1
    while (aside := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    for part in _PARTS:
        with suppress(FileNotFoundError):
            os.replace(path.with_name(path.name + part), aside.with_name(aside.name + part))
    return aside


def _tables(connection: sqlite3.Connection) -> list[str]:
    """The tables of documents."""
    names = _rows(connection, "SELECT name FROM sqlite_master WHERE type = 'table'")
    return [name.removeprefix(_PREFIX) for (name,) in names if str(name).startswith(_PREFIX)]


def _copy(damaged: sqlite3.Connection, table: str, fresh: RowStorage) -> None:
    for order in ("", " ORDER BY id DESC"):  # from both ends to where the damage is
        for id, data in _rows(damaged, f"SELECT id, data FROM {sql_name(table)}{order}"):
            with suppress(ValueError, TypeError):
                document = json.loads(data)
                if isinstance(document, dict):
                    _keep(fresh, table, id, document)


def _rows(damaged: sqlite3.Connection, statement: str) -> Iterator[tuple[Any, ...]]:
    """The rows of an answer up to where it can't be read."""
    with suppress(sqlite3.Error, UnicodeDecodeError):
        yield from damaged.execute(statement)


def _keep(fresh: RowStorage, table: str, id: object, document: Document) -> None:
    if table == KEPT and isinstance(article := document.get("article"), str):
        document = decode(article)  # of a file that no migration has reached
    if not is_sound(table, id, document):
        return
    fresh.create(table)
    fresh.connection.execute(
        f"INSERT OR IGNORE INTO {sql_name(table)} VALUES (?, ?)", (id, encode(document))
    )


def _table_of(document: Document, articles: str) -> str | None:
    """The table that a document without one must be of, going by its fields."""
    fields = document.keys()
    if {"key", "added", "title"} <= fields:
        return articles
    if {"key", "name", "type", "aliases"} <= fields:
        return ENTITIES
    if {"key", "article"} == fields:
        return KEPT
    if {"title", "text"} == fields:
        return MENTIONS
    return MARKS if "key" in fields and fields & {"read", "bookmarked", "tags", "note"} else None
