"""The one façade that the command line and the interface use.

A `Library` is two files in one folder: what came from outside, and what the user made of it. Its
methods may be called from any thread; those that search or read never wait for those that write.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Self

from reader.model import Added, Article, Entity, Listing, Reading, Row, Sort


class Library:
    """Open with `Library.open`, close when done (or use as a context manager)."""

    directory: Path
    is_samples: bool
    """The built-in sample library, which opens only while the user has none."""

    @classmethod
    def open(cls, directory: Path | None = None, *, samples: bool = False) -> Self:
        """The library in `directory` (default: where the platform keeps a program's data).

        Raises:
            LibraryError: the folder or its files can't be opened.
        """
        raise NotImplementedError

    def close(self) -> None:
        """Close the files. Everything that returned before is already on disk."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Finding and reading

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
        """
        raise NotImplementedError

    def interrupt(self) -> None:
        """Make a `find` that runs in another thread raise `Interrupted` now."""

    def rows(self, ids: Sequence[int], words: Sequence[str] = ()) -> list[Row]:
        """The rows of these articles in this order, those that are gone left out.

        Args:
            words: `Listing.words`; title, snippet and their spans show where they match.
        """
        raise NotImplementedError

    def reading(self, id: int) -> Reading:
        """An article with its entities and related stories.

        Raises:
            NotFound: no such article.
        """
        raise NotImplementedError

    def entities(self, query: str = "") -> list[Entity]:
        """Entities of the articles that a query finds, the one most articles name first."""
        raise NotImplementedError

    # State

    def mark_read(self, ids: Iterable[int], read: bool = True) -> int:
        """Mark articles read or unread, durably; how many that changed."""
        raise NotImplementedError

    def bookmark(self, ids: Iterable[int], on: bool = True) -> int:
        """Set or take off bookmarks, durably; how many that changed."""
        raise NotImplementedError

    # Taking in

    def add(self, articles: Iterable[Article]) -> list[Added]:
        """Take articles in: written and searchable when this returns; entities follow."""
        raise NotImplementedError

    def tag_pending(self, limit: int | None = None) -> int:
        """Recognise the entities of articles that have none yet, newest first; how many."""
        raise NotImplementedError
