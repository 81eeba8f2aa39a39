"""Changes to many articles at once, taking changes back, and making them again.

The one rule: what was done is said when it is on disk, and the rows then show what is stored.
"""

from __future__ import annotations

from collections.abc import Callable

from reader.language import _, number
from reader.model import Listing
from reader.ui.background import Librarian
from reader.ui.keys import key_for

MANY = 5000
"""Articles from which marking takes long enough to be announced."""


class History:
    """Undo, redo, and marking a whole list.

    Args:
        renew: shows the stored state of what is in sight.
        tell: says a line.
        relist: shows the list anew, which other mute rules make another one.
    """

    def __init__(
        self,
        librarian: Librarian,
        renew: Callable[[], None],
        tell: Callable[[str], None],
        relist: Callable[[], None] = lambda: None,
    ) -> None:
        self._librarian = librarian
        self._renew = renew
        self._relist = relist
        self._tell = tell

    def undo(self) -> None:
        """Take back the latest change, also one of an earlier run."""
        self._turn(self._librarian.library.undo, _("Undone: {what}"), _("Nothing to undo."))

    def redo(self) -> None:
        """Make again what was taken back last."""
        self._turn(self._librarian.library.redo, _("Done again: {what}"), _("Nothing to redo."))

    def _turn(self, turn: Callable[[], str | None], said: str, nothing: str) -> None:
        library = self._librarian.library

        def call() -> tuple[str | None, bool]:
            before = library.mute_rules()
            return turn(), library.mute_rules() != before

        def turned(done: tuple[str | None, bool]) -> None:
            what, is_other_list = done
            self._turned(said.format(what=what) if what else nothing)
            if is_other_list:
                self._relist()

        self._librarian.change(call, turned)

    def mark_all_read(self, listing: Listing) -> None:
        """Mark the articles of a list read; how many is said."""
        if not listing.is_whole:
            self._tell(_("The list is still being read; once more, please."))
            return
        if len(listing.ids) >= MANY:
            count = number(len(listing.ids))
            self._tell(_("Marking {count} articles read…").format(count=count))
        self._librarian.change(lambda: self._librarian.library.mark_read(listing.ids), self._marked)

    def _marked(self, count: int) -> None:
        said = _("Marked {count} read; {key} undoes it.") if count else _("All of these were read.")
        self._turned(said.format(count=number(count), key=key_for("undo")))

    def _turned(self, said: str) -> None:
        self._tell(said)
        self._renew()
