"""Saved searches: naming what the list shows, opening, renaming, removing.

The one rule: opening one fills the filter line with its query, so that it can be seen and changed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reader.language import _
from reader.ui.background import Librarian
from reader.ui.deeds.deed import Deed
from reader.ui.deeds.filtering import Filtering
from reader.ui.deeds.talk import Talk
from reader.ui.finding import Finding
from reader.ui.keys import key_for
from reader.ui.narrowing import NOTED


class Searches:
    """Keeps filters under names."""

    def __init__(
        self, librarian: Librarian, finding: Finding, filtering: Filtering, talk: Talk
    ) -> None:
        self._librarian = librarian
        self._finding = finding
        self._filtering = filtering
        self._talk = talk

    @property
    def deeds(self) -> Mapping[str, Deed]:
        """Saving, where there is a filter; and a search that everyone has."""
        return {
            "save": Deed(self.save, lambda: self._finding.narrowing.query != ""),
            "noted": Deed(lambda: self.open(NOTED)),
        }

    def save(self) -> None:
        """Give what narrows the list a name."""
        query = self._finding.narrowing.query
        library = self._librarian.library

        def save(name: str) -> None:
            name = name.strip() or query
            self._change(
                lambda: library.save_search(name, query),
                _("Saved as “{name}”; {key} lists it.").format(name=name, key=key_for("feeds")),
            )

        self._talk.ask(_("Save this search as:"), query, save, selected=True)

    def open(self, query: str) -> None:
        """Show what a saved search finds."""
        self._filtering.show(query)

    def rename(self, name: str) -> None:
        """Ask for another name of a saved search."""
        library = self._librarian.library

        def rename(new: str) -> None:
            said = _("The search “{name}” is called “{new}” now.").format(name=name, new=new)
            self._change(lambda: library.rename_search(name, new), said)

        self._talk.ask(_("Another name for it:"), name, rename, selected=True)

    def remove(self, name: str) -> None:
        """Forget a saved search."""
        library = self._librarian.library
        said = _("The search “{name}” is removed; {key} undoes it.").format(
            name=name, key=key_for("undo")
        )
        self._change(lambda: library.remove_search(name), said)

    def _change(self, call: Callable[[], object], said: str) -> None:
        """Make a change, and say so when it is on disk."""
        self._librarian.change(call, lambda _: self._talk.tell(said))
