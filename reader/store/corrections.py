"""The user's corrections of names: the list in the state, and which of it the library has.

The list is append-only; only undoing takes the last of it back. The library file keeps a copy of
what its names were made with, so that whatever differs, by whomever, is seen and made up for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, fields
from typing import cast

from tinydb.table import Document as TinyDocument

from reader.model import Correction
from reader.store.documents import Document
from reader.store.history import Describe, Fields, History, Patch
from reader.store.schema import CORRECTIONS
from reader.store.table import Database

_NAMES = [one.name for one in fields(Correction)]


class CorrectionList:
    """The corrections of a state file."""

    def __init__(self, database: Database, history: History) -> None:
        self._table = database.table(CORRECTIONS)
        self._history = history
        self._transaction = database.storage.transaction

    def all(self) -> list[Correction]:
        """The corrections in the order they were made."""
        return [_correction(document) for document in self._table.all()]

    def add(self, corrections: Sequence[Correction], describe: Describe) -> int:
        """Append those that don't stand in the list yet; how many."""
        with self._transaction():
            known = self._table.all()
            have = {_correction(document) for document in known}
            new = [one for one in dict.fromkeys(corrections) if one not in have]
            last = max((document.doc_id for document in known), default=0)
            patches = [Patch(CORRECTIONS, last + at, _fields(one)) for at, one in enumerate(new, 1)]
            return self._history.change(patches, describe)


class AppliedCorrections:
    """The corrections that the names of a library file were made with."""

    def __init__(self, database: Database) -> None:
        self._table = database.table(CORRECTIONS)

    def all(self) -> list[Correction]:
        """The corrections, in their order."""
        return [_correction(document) for document in self._table.all()]

    def replace(self, corrections: Sequence[Correction]) -> None:
        """Note the list that names are made with from now on, in the caller's transaction."""
        self._table.remove(doc_ids=[document.doc_id for document in self._table.all()])
        self._table.insert_multiple(
            TinyDocument(_document(one), doc_id=at) for at, one in enumerate(corrections, 1)
        )


def _correction(document: Document) -> Correction:
    known = {name: document[name] for name in _NAMES if name in document}
    return Correction(**known)  # type: ignore[arg-type]  # written by `_document`


def _fields(correction: Correction) -> Fields:
    return cast(Fields, asdict(correction))


def _document(correction: Correction) -> Document:
    return {name: value for name, value in _fields(correction).items() if value is not None}
