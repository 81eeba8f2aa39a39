"""What the user makes of articles: shown at once, written behind it, taken back if that fails."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from reader.model import Row
from reader.ui.background import Librarian


class Marks:
    """Changes the state of articles.

    Args:
        row_of: the row that is known of an article, if any.
        show: shows another state of a row.
    """

    def __init__(
        self,
        librarian: Librarian,
        row_of: Callable[[int], Row | None],
        show: Callable[[Row], None],
    ) -> None:
        self._librarian = librarian
        self._row_of = row_of
        self._show = show

    def read(self, id: int, read: bool = True) -> None:
        """Mark an article read or unread."""
        row = self._row_of(id)
        if row is None or row.read != read:
            self._show_as(id, read=read)
            self._librarian.mark_read(id, read, lambda: self._show_as(id, read=not read))

    def bookmark(self, id: int, on: bool) -> None:
        """Set a bookmark or take it off."""
        self._show_as(id, bookmarked=on)
        self._librarian.bookmark(id, on, lambda: self._show_as(id, bookmarked=not on))

    def tag(self, id: int, tags: tuple[str, ...]) -> None:
        """Give an article these tags and no others."""
        row = self._row_of(id)
        if row is not None and set(row.tags) != set(tags):
            before = row.tags
            self._show_as(id, tags=tags)
            self._librarian.set_tags(id, before, tags, lambda: self._show_as(id, tags=before))

    def note(self, id: int, text: str) -> None:
        """Give an article this note, or none if it is empty."""
        row = self._row_of(id)
        if row is not None and row.note != text:
            before = row.note
            self._show_as(id, note=text)
            self._librarian.write_note(id, text, lambda: self._show_as(id, note=before))

    def _show_as(self, id: int, **state: Any) -> None:
        row = self._row_of(id)
        if row is not None:
            self._show(replace(row, **state))
