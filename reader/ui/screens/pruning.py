"""Letting old articles go, in the app: how old, how many that is, and only then.

The one rule: nothing goes before its number was said and answered with yes, but where the user has
set an age and turned asking off.
"""

from __future__ import annotations

from reader.language import _, ngettext, number
from reader.text import fold
from reader.ui.screens.selecting import Selecting

DAYS = 90
"""What is offered where the user has set no age."""
_YES = {"y", "yes", "c", "co"}


class Pruning(Selecting, inherit_bindings=False):
    """A screen that can let old articles go."""

    _offered = DAYS

    def action_prune(self) -> None:
        """Ask how old what goes is to be."""

        def take(answer: str) -> None:
            if answer.strip().isdecimal() and int(answer) > 0:
                self._count(int(answer))
            else:
                self.tell(_("A number of days, please."))

        offered = str(self._offered)
        self.ask(_("Remove what came more than so many days ago:"), offered, take)

    def prune_by_settings(self, days: int, *, asks: bool) -> None:
        """At the start: let go what is older than the user wants it, or say that there is such."""
        self._offered = days

        def found(ids: list[int]) -> None:
            if ids and not asks:
                self._remove(days)
            elif ids:
                said = ngettext(
                    "{count} article is over {days} days old: “Remove old articles” in ^P.",
                    "{count} articles are over {days} days old: “Remove old articles” in ^P.",
                    len(ids),
                )
                self.tell(said.format(count=number(len(ids)), days=number(days)))

        self.librarian.ask("expired", lambda: self.librarian.library.expired(days), found)

    def _count(self, days: int) -> None:
        def found(ids: list[int]) -> None:
            if not ids:
                self.tell(_("Nothing is that old, but for what you have kept."))
                return
            asked = ngettext(
                "Remove {count} article for good (kept ones stay)? yes/no:",
                "Remove {count} articles for good (kept ones stay)? yes/no:",
                len(ids),
            ).format(count=number(len(ids)))
            self.ask(asked, "", lambda answer: self._decided(answer, days))

        self.librarian.ask("expired", lambda: self.librarian.library.expired(days), found)

    def _decided(self, answer: str, days: int) -> None:
        if fold(answer.strip()) in _YES:
            self._remove(days)
        else:
            self.tell(_("Nothing was removed."))

    def _remove(self, days: int) -> None:
        def removed(count: int) -> None:
            said = ngettext("Removed {count} article.", "Removed {count} articles.", count)
            self.tell(said.format(count=number(count)))
            self.finding.narrow(self.finding.narrowing)

        library = self.librarian.library
        self.librarian.change(lambda: max(library.remove_expired(days), default=0), removed)
