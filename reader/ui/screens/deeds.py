"""What can be done to articles from a screen: keep, mark, take back, open elsewhere, copy.

Owns the actions; a screen says which article is current and which are in its list.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.screen import Screen

from reader.model import Row
from reader.ui.history import History
from reader.ui.marks import Marks
from reader.ui.outward import Outward


class Deeds(Screen[None], inherit_bindings=False):
    """A screen on which one article is current."""

    marks: Marks
    history: History
    outward: Outward

    @property
    def current(self) -> Row | None:
        """The article that keys act on."""
        raise NotImplementedError

    @property
    def shown_ids(self) -> Sequence[int]:
        """The articles of the list."""
        raise NotImplementedError

    def tell(self, text: str) -> None:
        """Say something in one line."""
        raise NotImplementedError

    def action_bookmark(self) -> None:
        """Set or take off a bookmark."""
        row = self.current
        if row is not None:
            self.marks.bookmark(row.id, not row.bookmarked)
            self.tell("Bookmark taken off." if row.bookmarked else "Bookmarked.")

    def action_toggle_read(self) -> None:
        """Mark read or unread."""
        row = self.current
        if row is not None:
            self.marks.read(row.id, not row.read)

    def action_all_read(self) -> None:
        """Mark the whole list read."""
        self.history.mark_all_read(self.shown_ids)

    def action_undo(self) -> None:
        """Take back the latest change."""
        self.history.undo()

    def action_redo(self) -> None:
        """Make again what was taken back."""
        self.history.redo()

    def action_browse(self) -> None:
        """Open the article in the browser."""
        if self.current is not None and self.current.url is not None:
            self.outward.browse(self.current.url)

    def action_copy(self, with_title: bool) -> None:
        """Copy the address, or title and address."""
        if self.current is not None:
            self.outward.copy(self.app, self.current, with_title=with_title)
