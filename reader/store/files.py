"""The two files of a library, opened: for writing by TinyDB, for reading by SQL.

Reading connections see `state` attached to `library`, and never wait for a writer.
"""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack, closing
from pathlib import Path

from reader.model import LibraryError
from reader.store.connection import connect, explained
from reader.store.history import History
from reader.store.schema import create_views, prepare_library, prepare_state
from reader.store.table import Database

LIBRARY_FILE = "library.db"
STATE_FILE = "state.db"
_ANYTHING = {LIBRARY_FILE: ("article_row", "gone"), STATE_FILE: ("change",)}
"""The tables of which one has a row as soon as anything was taken in or made, and from then on."""


class Files:
    """A folder's `library` and `state`, created if they aren't there."""

    def __init__(self, folder: Path) -> None:
        """Open both files.

        Raises:
            LibraryError: they can't be opened, or are newer than this program.
        """
        self.folder = folder
        with ExitStack() as opened:
            self.library = opened.enter_context(Database(folder / LIBRARY_FILE))
            self.library_is_new = prepare_library(self.library.storage)
            self.state = opened.enter_context(Database(folder / STATE_FILE))
            prepare_state(self.state.storage)
            self.history = History(self.state)
            opened.pop_all()
        self._readers: list[sqlite3.Connection] = []

    @staticmethod
    def exist(folder: Path) -> bool:
        """Whether there is a library in the folder; one that nothing ever came into is none."""
        return any(
            (folder / name).exists() and _was_used(folder / name, *tables)
            for name, tables in _ANYTHING.items()
        )

    def reader(self) -> sqlite3.Connection:
        """A new connection for reading; closed with the files."""
        connection = connect(self.folder / LIBRARY_FILE, read_only=True)
        self._readers.append(connection)
        with explained(self.folder):
            state = (self.folder / STATE_FILE).absolute().as_uri() + "?mode=ro"
            connection.execute("ATTACH ? AS state", (state,))
            create_views(connection)
        return connection

    def versions(self) -> tuple[int, int]:
        """Changes when another process has written to one of the files; takes some µs."""
        return self.library.storage.version()[0], self.state.storage.version()[0]

    def close(self) -> None:
        """Close both files, and whatever reads them."""
        for connection in self._readers:
            connection.close()
        self.library.close()
        self.state.close()


def _was_used(path: Path, *tables: str) -> bool:
    """Whether one of a file's tables has a row; a file that can't be asked may hold anything."""
    try:
        with closing(connect(path, read_only=True)) as connection, explained(path):
            if not connection.execute("SELECT 1 FROM sqlite_master").fetchone():
                return False
            asked = " UNION ALL ".join(f"SELECT 1 FROM {table}" for table in tables)
            return connection.execute(f"{asked} LIMIT 1").fetchone() is not None
    except LibraryError:
        return True
