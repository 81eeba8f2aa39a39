"""Saved searches on a screen: naming what the list shows, opening, renaming, removing.

The one rule: opening one fills the filter line with its query, so that it can be seen and changed.
"""

from __future__ import annotations

from collections.abc import Callable

from reader.language import _
from reader.ui.keys import key_for
from reader.ui.narrowing import Narrowing
from reader.ui.screens.filtering import Filtering


class Saving(Filtering, inherit_bindings=False):
    """A screen whose filter can be kept under a name."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether there is a filter to save."""
        if action == "save_search":
            return self.finding.narrowing.query != ""
        return super().check_action(action, parameters)

    def action_save_search(self) -> None:
        """Give what narrows the list a name."""
        query = self.finding.narrowing.query
        library = self.librarian.library

        def save(name: str) -> None:
            name = name.strip() or query
            self._change(
                lambda: library.save_search(name, query),
                _("Saved as “{name}”; {key} lists it.").format(name=name, key=key_for("feeds")),
            )

        self.ask(_("Save this search as:"), query, save, selected=True)

    def action_noted(self) -> None:
        """Show what has a note."""
        self.open_search("has:note")

    def open_search(self, query: str) -> None:
        """Show what a saved search finds."""
        self.finding.narrow(Narrowing(text=query))
        self.panes.go_to("list")

    def rename_search(self, name: str) -> None:
        """Ask for another name of a saved search."""
        library = self.librarian.library

        def rename(new: str) -> None:
            said = _("“{name}” is “{new}” now.").format(name=name, new=new)
            self._change(lambda: library.rename_search(name, new), said)

        self.ask(_("Another name for it:"), name, rename, selected=True)

    def remove_search(self, name: str) -> None:
        """Forget a saved search."""
        library = self.librarian.library
        said = _("Removed “{name}”; u takes it back.").format(name=name)
        self._change(lambda: library.remove_search(name), said)

    def _change(self, call: Callable[[], object], said: str) -> None:
        """Make a change, and say so when it is on disk."""
        self.librarian.change(call, lambda _: self.tell(said))
