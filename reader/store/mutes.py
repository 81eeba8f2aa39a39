"""What the user never wants to see: the rules in the state, and beside the articles what they hide.

The library file keeps a copy of the rules that its `muted` table was made with, so that whatever
differs, by whomever, is seen and made up for; see `hiding`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast

from tinydb.table import Document as TinyDocument

from reader.model import MuteKind, MuteRule
from reader.store.connection import select_in
from reader.store.documents import Document
from reader.store.history import Describe, Fields, History, Patch
from reader.store.keys import number
from reader.store.schema import MUTES
from reader.store.table import Database
from reader.text.collate import collation_key

_GONE: Fields = {"kind": None, "value": None, "name": None}


class MuteRules:
    """The rules of a state file."""

    def __init__(self, database: Database, history: History) -> None:
        self._table = database.table(MUTES)
        self._history = history

    def all(self) -> list[MuteRule]:
        """The rules, by kind, then in the order of a dictionary."""
        return _sorted(map(_rule, self._table.all()))

    def add(self, rules: Iterable[MuteRule], describe: Describe) -> int:
        """Add rules; how many of them are new."""
        return self._history.change(
            [Patch(MUTES, _number(rule), dict(_document(rule))) for rule in rules], describe
        )

    def remove(self, rule: MuteRule, describe: Describe) -> int:
        """Take a rule off; whether there was such a one."""
        return self._history.change([Patch(MUTES, _number(rule), _GONE)], describe)


class Muted:
    """Which articles of a library file are hidden, and by which rules."""

    def __init__(self, database: Database) -> None:
        self._table = database.table(MUTES)
        self._connection = database.storage.connection

    def rules(self) -> list[MuteRule]:
        """The rules that were followed."""
        return _sorted(map(_rule, self._table.all()))

    def count(self, rule: MuteRule) -> int:
        """How many articles a rule hides."""
        (count,) = self._connection.execute(
            "SELECT count(*) FROM muted_by WHERE rule = ?", (_number(rule),)
        ).fetchone()
        return int(count)

    def follow(self, rule: MuteRule, sorts: Iterable[int]) -> None:
        """Note, in the caller's transaction, that a rule is followed and hides these articles."""
        self._table.upsert(TinyDocument(_document(rule), doc_id=_number(rule)))
        self.hide(rule, sorts)

    def hide(self, rule: MuteRule, sorts: Iterable[int]) -> None:
        """Have a rule that is followed hide these articles too, in the caller's transaction."""
        self._connection.executemany(
            "INSERT OR IGNORE INTO muted_by VALUES (?, ?)",
            [(sort, _number(rule)) for sort in sorts],
        )

    def drop(self, rule: MuteRule) -> None:
        """Follow a rule no longer, in the caller's transaction."""
        self._table.remove(doc_ids=[_number(rule)])
        self._connection.execute("DELETE FROM muted_by WHERE rule = ?", (_number(rule),))

    def forget(self, sort: int) -> None:
        """Hide an article no longer, by its sortable key, in the caller's transaction."""
        self._connection.execute("DELETE FROM muted_by WHERE sort = ?", (sort,))

    def clear(self) -> None:
        """Hide nothing, in the caller's transaction; the rules stay."""
        self._connection.execute("DELETE FROM muted_by")

    def meant(self, rule: MuteRule, ids: Sequence[int] | None) -> list[int]:
        """The articles that a rule about a source or a name means, of these or of all."""
        execute = self._connection.execute
        value: str | int
        if rule.kind == "source":
            select = "SELECT sort FROM article_row WHERE source_key = ?"
            value = collation_key(rule.value)
        else:
            select, value = "SELECT sort FROM posting WHERE entity = ?", number(rule.value)
        if ids is None:
            return [sort for (sort,) in execute(select, (value,))]
        rows = select_in(self._connection, "SELECT sort FROM article_row WHERE id IN ({})", ids)
        wanted = f"{select} AND sort = ?"
        return [sort for (sort,) in rows if execute(wanted, (value, sort)).fetchone()]


def _number(rule: MuteRule) -> int:
    return number(f"{rule.kind}:{rule.value}")


def _document(rule: MuteRule) -> Document:
    return {"kind": rule.kind, "value": rule.value, "name": rule.name}


def _rule(document: Document) -> MuteRule:
    kind = cast(MuteKind, document["kind"])
    return MuteRule(kind, str(document["value"]), str(document["name"]))


def _sorted(rules: Iterable[MuteRule]) -> list[MuteRule]:
    return sorted(rules, key=lambda rule: (rule.kind, collation_key(rule.name), rule.value))
