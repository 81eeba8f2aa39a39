"""Finding articles: queries, what they may become, and what makes them fast.

Searching has a connection of its own, so that an interrupt ends nothing else.
"""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from sqlite3 import Connection

from reader import search, store
from reader.ids import Ids
from reader.library.base import Base
from reader.model import LibraryError, Listing, Sort
from reader.text import moments


class Finding(Base):
    """The part of `Library` that searches."""

    def find(
        self,
        query: str = "",
        *,
        sort: Sort | None = None,
        limit: int | None = None,
        typing: bool = False,
    ) -> Listing:
        """The articles that a query finds, ranked when it has words, else newest first.

        Args:
            sort: another order than that.
            limit: how many ids to return; `total` counts them all either way.
            typing: the last word is still being typed: it is a prefix, its marks a lower bound.

        Raises:
            Interrupted: `interrupt` was called meanwhile.
        """
        sort = None if sort == "rank" else sort
        if not query.strip() and sort is None and limit is not None:
            return self._newest(query, limit)
        parsed = search.parse(query, today=self._today(), typing=typing)
        with self._searching:
            found = search.answer(self._searcher, parsed, sort, limit)
            unmarked = None if found.total else search.without_accents(parsed)
            offered = search.answer(self._searcher, unmarked, sort, 1).total if unmarked else 0
        return Listing(
            query=query,
            ids=Ids(map(moments.sequence, found.sorts)),
            total=found.total,
            notes=parsed.notes,
            without_accents=offered,
            words=tuple(map(str, parsed.lit)),
            muted=found.muted,
            sort=sort,
        )

    def suggest(self, query: str) -> str | None:
        """What a query that finds nothing may have meant: a query that does find something.

        Raises:
            Interrupted: `interrupt` was called meanwhile.
        """
        with self._searching:
            return search.suggest(self._searcher, query, today=self._today())

    def complete(self, query: str, cursor: int) -> list[str]:
        """What the query before the cursor may become: fields, entities, tags, sources."""
        with self._searching:
            return search.complete(self._searcher, query, cursor)

    def prepare_search(self) -> bool:
        """Do some of what makes searches fast, while nothing is asked; whether there is more to do.

        Raises:
            Interrupted: `interrupt` was called meanwhile.
        """
        if self._lacks_index():
            return False
        with self._searching:
            step = search.prepare(self._searcher)
        if step is None:
            return False
        with suppress(LibraryError), self._writing, self._files.library.storage.transaction() as to:
            search.keep(to, step)
            return True
        return False  # a library that can't be written is searched all the same

    def interrupt(self) -> None:
        """Make a `find` that runs in another thread raise `Interrupted` now."""
        if "_searcher" in vars(self):  # an interrupt while it is made would look like damage
            self._finder.interrupt()

    # Inside

    def _newest(self, query: str, limit: int) -> Listing:
        """The first that an empty query finds, which needs no search: what an app begins with."""
        with self._searching:
            found = store.newest(self._finder, limit)
        ids = Ids(map(moments.sequence, found.sorts))
        return Listing(query, ids, found.total, muted=found.muted)

    @cached_property
    def _finder(self) -> Connection:
        """For `find` alone, so that an interrupt hits nothing else."""
        return self._files.reader()

    @cached_property
    def _searcher(self) -> search.Searcher:
        """The same, with what it remembers of earlier queries."""
        return search.Searcher(self._finder)

    def _lacks_index(self) -> bool:
        with self._writing:
            return bool(self._derived.pending(1))
