"""SQLite connections as the library needs them: durable, patient, and with errors in words.

Every database error that leaves the store is a `LibraryError` of one line that says what to do.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import RLock
from typing import Any

from reader.language import N_, _
from reader.model import Interrupted, LibraryError

BUSY_MS = 10_000
"""How long a writer waits for another process's transaction (they last milliseconds)."""

_AT_ONCE = 500

DAMAGED = N_("{path} is damaged: run `reader doctor --repair`")
_ADVICE = (
    ("disk is full", N_("the disk is full: free some space; nothing was lost")),
    ("readonly", N_("the library can't be written: check the permissions of {path}")),
    ("locked", N_("another program holds the library: close it and try again")),
    ("malformed", DAMAGED),
    ("could not decode", DAMAGED),
    ("not a database", N_("{path} is not a library: move it away or run `reader doctor --repair`")),
    ("unable to open", N_("can't open {path}: check that the folder exists and is yours")),
    ("disk i/o error", N_("the disk reports an error while reading or writing {path}")),
)


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """A connection in autocommit mode, with WAL and every commit synced to the disk.

    Raises:
        LibraryError: the file can't be opened or is not a database.
    """
    with explained(path):
        if not read_only:
            _make_folder(path.parent)
        uri = f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rwc'}"
        connection = sqlite3.connect(
            uri,
            uri=True,
            timeout=BUSY_MS / 1000,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=256,
        )
        try:
            if not read_only:
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA temp_store = MEMORY")
        except (sqlite3.Error, UnicodeDecodeError):
            connection.close()
            raise
    return connection


def select_in(
    connection: sqlite3.Connection, statement: str, values: Sequence[int]
) -> Iterator[tuple[Any, ...]]:
    """The rows of a statement with `IN ({})`, for any number of values, in no order.

    SQLite limits how many parameters one statement takes, so several may run.
    """
    for start in range(0, len(values), _AT_ONCE):
        some = values[start : start + _AT_ONCE]
        # All at once: a cursor that is left half read can't be closed after its connection.
        yield from connection.execute(statement.format(", ".join("?" * len(some))), some).fetchall()


class explained:
    """Turns what SQLite raises inside into one line for the user."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, sqlite3.DatabaseError):
            raise explanation(error, self._path) from error
        if isinstance(error, UnicodeDecodeError):  # in what SQLite says of a damaged schema
            raise LibraryError(_(DAMAGED).format(path=self._path)) from error


class Guard(explained):
    """A lock under which, too, what SQLite raises becomes one line for the user."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._lock = RLock()

    def __enter__(self) -> None:
        self._lock.acquire()

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        self._lock.release()
        if error is not None:
            super().__exit__(kind, error, trace)


def explanation(error: sqlite3.DatabaseError, path: Path) -> Exception:
    """What to tell the user about an error of the database."""
    return Interrupted() if "interrupted" in str(error) else LibraryError(_advice(error, path))


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LibraryError(
            _("can't make the folder {folder}: {error}").format(folder=folder, error=error.strerror)
        ) from error


def _advice(error: sqlite3.Error, path: Path) -> str:
    said = str(error).lower()
    for sign, advice in _ADVICE:
        if sign in said:
            return _(advice).format(path=path)
    return _("the library {path} reports: {error}").format(path=path, error=error)
