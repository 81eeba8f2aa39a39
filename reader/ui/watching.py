"""What other processes change while one reads: marks, new articles, a library of one's own.

The one rule: marks are shown at once, but no row comes, goes or moves until one asks for it;
only an empty list, where there is nothing to disturb, fills by itself.
"""

from __future__ import annotations

from collections.abc import Callable

from reader.library import Library
from reader.ui.background import Librarian
from reader.ui.finding import Finding
from reader.ui.renewal import Renewal
from reader.ui.widgets.article_list import Position

SECONDS = 1.0
"""Between two looks; a look takes some µs."""


class Watching:
    """Notices what changed, and shows it when asked to.

    Args:
        told: called when there is something else to tell.
    """

    def __init__(
        self, librarian: Librarian, finding: Finding, renewal: Renewal, told: Callable[[], None]
    ) -> None:
        self.new: tuple[int, ...] = ()
        """Articles that the list would show beside those that it shows."""
        self.has_own = False
        """While the samples are shown, a library of the user's own was made."""
        self._librarian = librarian
        self._finding = finding
        self._renewal = renewal
        self._told = told
        self._is_due = False
        library = librarian.library
        own = library.directory.parent if library.is_samples else None
        self._own = None if own is None or Library.exists(own) else own

    def look(self) -> None:
        """Ask whether anything changed."""
        if not self._librarian.is_busy("changed"):  # who asks again would void the answer
            self._librarian.changed(self._changed)
        if self._own is not None and not self.has_own and Library.exists(self._own):
            self.has_own = True
            self._told()

    def listing_came(self, *, is_old: bool) -> None:
        """Another list is shown; an old one that came back may lack what came meanwhile."""
        self.new = ()
        self._is_due = self._is_due or is_old

    def show_new(self) -> None:
        """Ask for the list anew, and go to the first article that it lacked."""
        if self.new:
            self._finding.renew(Position(self.new[0], 0))

    def _changed(self, changed: bool) -> None:
        if changed:
            self._renewal.marks()
        self._is_due = self._is_due or changed
        listing = self._finding.listing
        if self._is_due and listing.is_whole and not self._librarian.is_busy("new"):
            query = self._finding.narrowing.query
            self._librarian.lacking(query, listing.ids, lambda new: self._came(query, new))

    def _came(self, query: str, new: tuple[int, ...]) -> None:
        if query != self._finding.narrowing.query:
            return  # what is shown now was asked for later
        self._is_due = False
        if new and not self._finding.listing.ids:
            self._finding.renew(None)
        elif new != self.new:
            self.new = new
            self._told()
