"""What the user changed, so that it can be taken back and made again, also after a restart.

Every change to the state's documents goes through here. A log entry holds the values that are not
in the documents now: undoing and redoing is the same swap of the two. Entry and change are
written in one transaction, so the log never tells what did not happen.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple, TypeAlias

from reader.store.storage import Document, Json
from reader.store.table import Database, RowTable

LEVELS = 100
"""Changes that can be taken back."""

Fields: TypeAlias = Mapping[str, Json]
"""Fields of a document with their values; None where the document has no such field."""

Describe: TypeAlias = Callable[[int], str]
"""A line about a change ("marked 12 read"), given how many documents it changed."""


class Patch(NamedTuple):
    """Other values for some fields of one document; a document without fields isn't there."""

    table: str
    id: int
    fields: Fields


class History:
    """The log of a state file, and the only way to change its documents."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._connection = database.storage.connection
        self._transaction = database.storage.transaction

    def change(self, patches: list[Patch], describe: Describe) -> int:
        """Change documents, durably and so that it can be undone; how many ids that was about.

        Raises:
            LibraryError: the state can't be written; nothing was changed.
        """
        with self._transaction():
            undoing = self._swap(patches)
            changed = len({patch.id for patch in undoing})
            if changed:
                self._log(describe(changed), undoing)
        return changed

    def undo(self) -> str | None:
        """Take the latest change back; what it was, or None if there is none left."""
        return self._turn("WHERE NOT undone ORDER BY id DESC")

    def redo(self) -> str | None:
        """Make again what was last taken back; what it was, or None if there is nothing."""
        return self._turn("WHERE undone ORDER BY id")

    def _log(self, what: str, undoing: list[Patch]) -> None:
        execute = self._connection.execute
        last = execute("SELECT undone FROM change ORDER BY id DESC LIMIT 1").fetchone()
        if last is not None and last[0]:  # what was taken back stands at the end, if anything was
            execute("DELETE FROM change WHERE undone")
        entry = execute(
            "INSERT INTO change (what, patches) VALUES (?, ?)", (what, _dump(undoing))
        ).lastrowid
        execute("DELETE FROM change WHERE id <= ?", ((entry or 0) - LEVELS,))

    def _turn(self, which: str) -> str | None:
        with self._transaction():
            row = self._connection.execute(
                f"SELECT id, what, patches FROM change {which} LIMIT 1"
            ).fetchone()
            if row is None:
                return None
            id, what, patches = row
            swapped = self._swap(_load(patches))
            self._connection.execute(
                "UPDATE change SET undone = NOT undone, patches = ? WHERE id = ?",
                (_dump(swapped), id),
            )
        return str(what)

    def _swap(self, patches: list[Patch]) -> list[Patch]:
        """Give documents these values; returns those they took the place of."""
        replaced: list[Patch] = []
        for name, of_table in groupby(patches, attrgetter("table")):
            replaced += _swap_in(self._database.table(name), list(of_table))
        return replaced


def _swap_in(table: RowTable, patches: list[Patch]) -> list[Patch]:
    found = {found.doc_id: found for found in table.get_all(patch.id for patch in patches)}
    replaced: list[Patch] = []
    written: dict[int, Document | None] = {}
    for patch in patches:
        old: Document = found.get(patch.id, {})
        values = {name: old.get(name) for name in patch.fields}
        if values != patch.fields:
            merged = {**old, **patch.fields}
            new: Document = {name: value for name, value in merged.items() if value is not None}
            written[patch.id] = new or None
            replaced.append(Patch(patch.table, patch.id, values))
    table.put(written)
    return replaced


def _dump(patches: list[Patch]) -> str:
    return json.dumps(patches, separators=(",", ":"))


def _load(stored: str) -> list[Patch]:
    try:
        return [Patch(*patch) for patch in json.loads(stored)]
    except (TypeError, ValueError, RecursionError) as error:
        raise sqlite3.DatabaseError("malformed change") from error
