"""Saved searches: queries that the user gave names.

The one rule: a name stands for one query; saving under a name that is taken changes its query.
"""

from __future__ import annotations

from typing import cast

from reader.store.history import Describe, Fields, History, Patch
from reader.store.keys import number
from reader.store.schema import SAVED
from reader.store.table import Database
from reader.text.collate import collation_key

_GONE: Fields = {"name": None, "query": None}


class Saved:
    """The saved searches of a state file."""

    def __init__(self, database: Database, history: History) -> None:
        self._table = database.table(SAVED)
        self._history = history

    def all(self) -> dict[str, str]:
        """Queries by their names, in the order of a dictionary."""
        found = [(str(one["name"]), str(one["query"])) for one in self._table.all()]
        return dict(sorted(found, key=lambda pair: collation_key(pair[0])))

    def query(self, name: str) -> str | None:
        """The query of a name, if it stands for one."""
        found = cast("dict[str, str] | None", self._table.get(doc_id=number(name)))
        return found["query"] if found else None

    def save(self, name: str, query: str, describe: Describe) -> int:
        """Let a name stand for a query; whether that is new."""
        return self._history.change([_patch(name, query)], describe)

    def rename(self, old: str, new: str, describe: Describe) -> int:
        """Give the query of a name that stands for one another name; how many names changed."""
        query = self.query(old)
        gone = Patch(SAVED, number(old), _GONE)
        return self._history.change([gone, _patch(new, query)], describe) if query else 0

    def remove(self, name: str, describe: Describe) -> int:
        """Forget a name and its query; whether it stood for one."""
        return self._history.change([Patch(SAVED, number(name), _GONE)], describe)


def _patch(name: str, query: str | None) -> Patch:
    return Patch(SAVED, number(name), {"name": name, "query": query})
