"""Copies of the library's files that are whole, whoever is writing meanwhile.

A copy is written beside its place, synced, and only then given its name: there is never half a
file under the name that one asked for.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from reader.language import _
from reader.model import LibraryError
from reader.store.connection import connect, explained


@contextmanager
def whole_file(target: Path) -> Iterator[Path]:
    """Where to write a file that is to take the place of `target` once it is whole.

    A link leads to the file; what is no file (a pipe, a terminal) is written as it comes.

    Raises:
        LibraryError: it can't be written; then the target is as it was.
    """
    try:
        if target.is_file() or target.is_dir() or not target.exists():
            yield from _replacing(Path(os.path.realpath(target)))
        else:
            yield target
    except OSError as error:
        raise LibraryError(
            _("can't write {file}: {error}").format(file=target, error=error.strerror)
        ) from error


def _replacing(target: Path) -> Iterator[Path]:
    part = target.with_name(f"{target.name}.part")
    try:
        part.unlink(missing_ok=True)
        yield part
        sync(part)
        os.replace(part, target)
        sync(target.parent)
    finally:
        part.unlink(missing_ok=True)


def copy(source: Path, target: Path) -> None:
    """Copy an SQLite file, with what its log holds, into one new file.

    Raises:
        LibraryError: the source can't be read or the target can't be written.
    """
    with (
        whole_file(target) as part,
        closing(connect(source, read_only=True)) as reading,
        explained(part),
        closing(sqlite3.connect(part, isolation_level=None)) as writing,
    ):
        reading.backup(writing)  # in one step: it reads one state and no writer waits for it
        writing.execute("PRAGMA journal_mode = DELETE")  # all of it in this one file


def overwrite(source: Path, target: Path) -> None:
    """Write an SQLite file over one that may be in use; programs that have it open see it.

    Raises:
        LibraryError: the source can't be read or the target can't be written.
    """
    with (
        closing(connect(source, read_only=True)) as reading,
        closing(connect(target)) as writing,
        explained(target),
    ):
        reading.backup(writing)
        writing.execute("PRAGMA journal_mode = WAL")


def sync(path: Path) -> None:
    """Have the disk hold a file, or the names in a folder."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
