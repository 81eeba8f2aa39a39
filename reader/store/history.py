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

from reader.store.documents import Json, decode, encode
from reader.store.table import Database, RowTable

LEVELS = 100
"""Changes that can be taken back, at the least."""

_SOME = 20
"""How many more there may be before the oldest go, so that not every change looks for them."""

Fields: TypeAlias = Mapping[str, Json]
"""Fields of a document with their values; None where the document has no such field."""

Describe: TypeAlias = Callable[[int], str]
"""A line about a change ("marked 12 read"), given how many documents it changed."""


class Patch(NamedTuple):
    """What one document is to hold."""

    table: str
    id: int
    content: Fields | str | None
    """Values of some fields, where a document without fields isn't there; or a whole document as
    JSON, which one that is there outlasts; or None where there is to be none."""


class History:
    """The log of a state file, and the only way to change its documents."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._connection = database.storage.connection
        self._transaction = database.storage.transaction

    def change(
        self,
        patches: list[Patch],
        describe: Describe,
        *,
        once: bool = False,
    ) -> int:
        """Change documents, durably and so that it can be undone.

        Args:
            once: fields that have a value keep it, where they are to have another.

        Returns:
            How many of the table that comes first had other contents.

        Raises:
            LibraryError: the state can't be written; nothing was changed.
        """
        with self._transaction():
            undoing = self._swap(patches, once)
            changed = [patch.table for patch in undoing].count(patches[0].table) if undoing else 0
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
            "INSERT INTO change (what, patches) VALUES (?, ?)", (what, encode(undoing))
        ).lastrowid
        if entry and entry % _SOME == 0:
            execute("DELETE FROM change WHERE id <= ?", (entry - LEVELS,))

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
                (encode(swapped), id),
            )
        return str(what)

    def _swap(self, patches: list[Patch], once: bool = False) -> list[Patch]:
        """Give documents these contents; returns those they took the place of."""
        replaced: list[Patch] = []
        for name, of_table in groupby(patches, attrgetter("table")):
            replaced += _swap_in(self._database.table(name), list(of_table), once)
        return replaced


def _swap_in(table: RowTable, patches: list[Patch], once: bool) -> list[Patch]:
    whole: dict[int, str] = {}
    others: dict[int, Fields | None] = {}
    for patch in patches:
        if isinstance(patch.content, str):
            whole[patch.id] = patch.content
        else:
            others[patch.id] = patch.content
    replaced = [Patch(table.name, id, None) for id in table.put_new(whole)] if whole else []
    return replaced + _swap_others(table, others, once) if others else replaced


def _swap_others(table: RowTable, contents: dict[int, Fields | None], once: bool) -> list[Patch]:
    stored = table.stored(list(contents))
    replaced: list[Patch] = []
    written: dict[int, str | None] = {}
    for id, content in contents.items():
        old, new = _exchange(stored.get(id), content)
        if _differ(old, content, once):
            written[id] = new
            replaced.append(Patch(table.name, id, old))
    table.put(written)
    return replaced


def _exchange(stored: str | None, content: Fields | None) -> tuple[Fields | str | None, str | None]:
    """What takes the place of a content in the log, and the document that comes of it."""
    if content is None:
        return stored, None
    document = decode(stored) if stored else {}
    old = {name: document.get(name) for name in content}
    document.update(content)
    new = {name: value for name, value in document.items() if value is not None}
    return old, encode(new) if new else None


def _differ(old: Fields | str | None, new: Fields | str | None, once: bool) -> bool:
    if once and isinstance(old, dict) and isinstance(new, dict):
        return any((old[name] is None) != (value is None) for name, value in new.items())
    return old != new


def _load(stored: str) -> list[Patch]:
    try:
        return [Patch(*patch) for patch in json.loads(stored)]
    except (TypeError, ValueError, RecursionError) as error:
        raise sqlite3.DatabaseError("malformed change") from error
