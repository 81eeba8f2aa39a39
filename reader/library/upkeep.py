"""Looking after a library: is it whole, does everything derived agree, and mending it.

Loaded only by the commands that need it. Nothing is changed unless a repair was asked for, and a
damaged file is kept beside the one that takes its place.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from reader import search, store
from reader.language import _
from reader.library.ingest import Ingest
from reader.model import LibraryError
from reader.store import check, keeping
from reader.store.connection import DAMAGED
from reader.store.files import LIBRARY_FILE
from reader.text import moments

back_up = keeping.back_up

_FETCHED = 10_000
_VOCABULARY = "SELECT folded, exact, articles FROM vocabulary WHERE articles > 0"


@dataclass(frozen=True, slots=True)
class Report:
    """What a doctor says of a library."""

    library: str
    """Its folder."""
    articles: int
    bookmarks: int
    found: tuple[str, ...]
    """What is wrong, a line each; empty if all is well."""
    done: tuple[str, ...]
    """What was done about it."""


class _Unreadable(Exception):
    """What is derived in a file hasn't the form that is written."""


def restore(source: Path, folder: Path) -> Path | None:
    """Put a backup in the place of a library; where a backup of that library is now, if it was.

    Raises:
        LibraryError: the file is not a whole backup that this program can read, or the library
            can't be written; nothing was changed.
    """
    kept = keeping.restore(source, folder)
    with closing(store.Files(folder)) as files, files.library.storage.transaction() as connection:
        search.renew(connection)
    return kept


def damage(folder: Path) -> str | None:
    """What to say of an error that nobody foresaw, if it is the library that is damaged.

    The index isn't compared with the articles, which takes minutes in a large library.
    """
    try:
        found = keeping.examine(folder) or _looked_inside(folder, quickly=True)
    except LibraryError:
        return None
    except _Unreadable:
        found = [LIBRARY_FILE]
    return _(DAMAGED).format(path=folder) if found else None


def examine(
    folder: Path, *, repair: bool = False, now: Callable[[], datetime] = moments.now
) -> Report:
    """Look at the files, then at what is derived inside them; mend both if asked to.

    Raises:
        LibraryError: there is no library, it is locked, or it can't be written.
    """
    damaged, found = keeping.examine(folder), list[str]()
    if not damaged:
        try:
            found = _looked_inside(folder)
        except _Unreadable:
            damaged = {LIBRARY_FILE: "is damaged"}
    found += [f"{name} {complaint}" for name, complaint in damaged.items()]
    if damaged and not repair:
        return Report(str(folder), 0, 0, tuple(found), ())
    done = [_mend(folder, name) for name in damaged]
    with closing(store.Files(folder)) as files:
        ingest = Ingest(files, now)
        if repair and found:
            ingest.rebuild()
            indexed = sum(iter(ingest.index, 0))
            done.append(f"derived lists, names and the search index of {indexed} articles again")
            done += _bring_back(files, ingest)
            found_after = _inside(files)
            done += [f"still wrong: {fault}" for fault in found_after]
        articles, bookmarks = _count(files)
    return Report(str(folder), articles, bookmarks, tuple(found), tuple(done))


def _mend(folder: Path, name: str) -> str:
    mended = keeping.mend(folder, name)
    what = "articles" if name == LIBRARY_FILE else "marks"
    lost = f", {mended.lost} could not be read" if mended.lost else ""
    kept = f"; the damaged file is kept as {mended.kept.name}" if mended.kept.exists() else ""
    return f"{name}: saved {mended.saved} {what}{lost}{kept}"


def _looked_inside(folder: Path, *, quickly: bool = False) -> list[str]:
    try:
        with closing(store.Files(folder)) as files:
            return _inside(files, quickly=quickly)
    except LibraryError as error:
        cause = error.__cause__  # of what the system refuses an OperationalError
        is_refused = isinstance(cause, sqlite3.OperationalError) and "no such" not in str(cause)
        if is_refused or not isinstance(cause, sqlite3.DatabaseError):
            raise
        raise _Unreadable from error
    except (ArithmeticError, LookupError, TypeError, ValueError, AttributeError) as error:
        raise _Unreadable from error


def _inside(files: store.Files, *, quickly: bool = False) -> list[str]:
    connection = files.library.storage.connection
    with store.explained(files.folder):
        found = list(check.faults(files.library))
        if wrong := search.unreadable(connection):
            found.append(f"{wrong} sets of the search index that are damaged")
        if pending := store.Derived(files.library).pending(limit=1 << 60):
            found.append(f"{len(pending)} articles that a search can't find yet")
        elif not search.is_whole(connection):
            found.append("a search index that lacks some of its tables")
        elif not quickly and not _index_agrees(files):
            found.append("a search index that is not that of the articles")
        else:
            search.Searcher(connection).refresh()
        missing = sum(1 for key in _kept_keys(files) if not _has(files, key))
        if missing:
            found.append(f"{missing} articles with a bookmark or a note that the library hasn't")
    return found


def _index_agrees(files: store.Files) -> bool:
    """Whether the index is, entry for entry, what one made of the articles now would be."""
    mine = files.library.storage.connection
    with closing(sqlite3.connect("", isolation_level=None)) as scratch:  # on disk if it must be
        scratch.execute("BEGIN")
        search.create(scratch)
        for stored in store.Articles(files.library).all():
            search.add(scratch, stored.sort, stored.article)
        scratch.execute("COMMIT")
        return all(
            _same(mine.execute(statement), scratch.execute(statement))
            for statement in (_VOCABULARY, *_entries(mine), *_entries(scratch))
        )


def _entries(connection: sqlite3.Connection) -> Iterator[str]:
    """The statements that list every entry of a connection's index."""
    for number, table in enumerate(search.TEXTS):
        connection.execute(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.entries{number} USING fts5vocab"
            f"(main, {table}, instance)"
        )
        yield f"SELECT term, doc, offset FROM temp.entries{number}"


def _same(one: sqlite3.Cursor, other: sqlite3.Cursor) -> bool:
    while (some := one.fetchmany(_FETCHED)) == other.fetchmany(_FETCHED):
        if not some:
            return True
    return False


def _bring_back(files: store.Files, ingest: Ingest) -> list[str]:
    back = sum(1 for _ in ingest.documents(store.Marks(files.state, files.history).kept()))
    return [f"brought back {back} kept articles"] if back else []


def _kept_keys(files: store.Files) -> list[str]:
    kept = store.Marks(files.state, files.history).kept()
    return [key for document in kept if isinstance(key := document.get("key"), str)]


def _has(files: store.Files, key: str) -> bool:
    return store.Articles(files.library).find(key, None) is not None


def _count(files: store.Files) -> tuple[int, int]:
    articles = store.total(files.library.storage.connection)
    return articles, store.Marks(files.state, files.history).bookmarks()
