"""What all parts of `Library` share: the two files, the clock, and who is in them at once.

The one rule: a connection is used only under its guard; where two are held, the one for writing
is taken first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from sqlite3 import Connection
from typing import TYPE_CHECKING

from reader import store
from reader.language import _
from reader.model import NotFound
from reader.text import moments

if TYPE_CHECKING:
    from reader.library.ingest import Ingest

LARGEST_ID = (1 << 63) - 1
"""What no article's id exceeds, though someone may ask for it."""


class Base:
    """The open files of one folder."""

    def __init__(self, directory: Path, now: Callable[[], datetime]) -> None:
        self.directory = directory
        self._now = now
        self._files = store.Files(directory)
        self._derived = store.Derived(self._files.library)
        self._marks = store.Marks(self._files.state, self._files.history)
        self._corrections = store.CorrectionList(self._files.state, self._files.history)
        self._mutes = store.MuteRules(self._files.state, self._files.history)
        self._places = store.Places(self._files.state)
        self._saved = store.Saved(self._files.state, self._files.history)
        # Articles and marks are two files: a bookmark waits for nothing that is being taken in.
        self._writing, self._marking = store.Guard(directory), store.Guard(directory)
        self._reading, self._searching = store.Guard(directory), store.Guard(directory)
        self._counting = store.Guard(directory)

    def close(self) -> None:
        """Close the files once nobody is in them. What returned before is already on disk."""
        # SQLite crashes where a connection is closed that another thread is using.
        with self._writing, self._marking, self._searching, self._counting, self._reading:
            self._files.close()

    @cached_property
    def _reader(self) -> Connection:
        return self._files.reader()

    @cached_property
    def _ingest(self) -> Ingest:
        from reader.library.ingest import Ingest  # 25 ms of patterns that reading doesn't need

        return Ingest(self._files, self._now)

    def _today(self) -> date:
        return self._now().astimezone(moments.NEWS_ZONE).date()

    def _told(self, stories: Iterable[int]) -> list[int]:
        """Ids of all versions of these stories."""
        with self._reading:
            return store.told(self._reader, list(dict.fromkeys(stories)))

    def _head(self, id: int) -> store.Head:
        for head in self._heads([id]):
            return head
        raise NotFound(_("no article {id}").format(id=id))

    def _moment(self) -> str:
        return self._now().isoformat()

    def _heads(self, ids: Iterable[int]) -> list[store.Head]:
        with self._reading:
            return store.heads(self._reader, [id for id in ids if abs(id) <= LARGEST_ID])
