"""Letting old articles go, where the user wants that.

The one rule: it is said what will go before it goes, and what the user made something of stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import islice

from reader import store
from reader.library.base import Base

AT_ONCE = 25
"""Articles per transaction, so that nobody who writes waits long."""


class Retaining(Base):
    """The part of `Library` that lets articles go."""

    def expired(self, days: int) -> list[int]:
        """Ids of the articles that came more than so many days ago and that nobody kept.

        Kept are those with a bookmark, a note or a tag. The first that came is the first.
        """
        with self._reading:
            return store.expired(self._reader, self._now() - timedelta(days=days))

    def remove_expired(self, days: int) -> Iterator[int]:
        """Remove the articles that `expired` names; yields how many have gone so far.

        What was kept since it was named stays. A feed that still lists one of them doesn't bring
        it back; taking it in by hand does.
        """
        ids, gone = iter(self.expired(days)), 0
        while some := list(islice(ids, AT_ONCE)):
            with self._writing, self._files.state.storage.transaction():  # no mark comes meanwhile
                gone += self._ingest.remove(some, lambda key: store.is_kept(self._files.state, key))
            yield gone
