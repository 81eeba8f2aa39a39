"""Letting old articles go, in the app: how old, how many that is, and only then.

The one rule: nothing goes before its number was said and answered with yes, but where the user has
set an age and turned asking off.
"""

from __future__ import annotations

from collections.abc import Mapping

from reader.language import _, ngettext, number
from reader.text import fold
from reader.ui.background import Librarian
from reader.ui.deeds.deed import Deed
from reader.ui.deeds.talk import Talk
from reader.ui.finding import Finding

DAYS = 90
"""What is offered where the user has set no age."""
_YES = {"y", "yes", "c", "co"}


class Pruning:
    """Lets old articles go."""

    def __init__(self, librarian: Librarian, finding: Finding, talk: Talk) -> None:
        self._librarian = librarian
        self._finding = finding
        self._talk = talk
        self._offered = DAYS

    @property
    def deeds(self) -> Mapping[str, Deed]:
        """Asking how old what goes is to be."""
        return {"ask": Deed(self.ask)}

    def ask(self) -> None:
        """Ask how old what goes is to be."""

        def take(answer: str) -> None:
            if answer.strip().isdecimal() and int(answer) > 0:
                self._count(int(answer))
            else:
                self._talk.tell(_("A number of days, please."))

        offered = str(self._offered)
        self._talk.ask(_("Remove what came more than so many days ago:"), offered, take)

    def by_settings(self, days: int, *, asks: bool) -> None:
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
                self._talk.tell(said.format(count=number(len(ids)), days=number(days)))

        self._librarian.ask("expired", lambda: self._librarian.library.expired(days), found)

    def _count(self, days: int) -> None:
        def found(ids: list[int]) -> None:
            if not ids:
                self._talk.tell(_("Nothing is that old, but for what you have kept."))
                return
            asked = ngettext(
                "Remove {count} article for good (kept ones stay)? yes/no:",
                "Remove {count} articles for good (kept ones stay)? yes/no:",
                len(ids),
            ).format(count=number(len(ids)))
            self._talk.ask(asked, "", lambda answer: self._decided(answer, days))

        self._librarian.ask("expired", lambda: self._librarian.library.expired(days), found)

    def _decided(self, answer: str, days: int) -> None:
        if fold(answer.strip()) in _YES:
            self._remove(days)
        else:
            self._talk.tell(_("Nothing was removed."))

    def _remove(self, days: int) -> None:
        def removed(count: int) -> None:
            said = ngettext("Removed {count} article.", "Removed {count} articles.", count)
            self._talk.tell(said.format(count=number(count)))
            self._finding.narrow(self._finding.narrowing)

        library = self._librarian.library
        self._librarian.change(lambda: max(library.remove_expired(days), default=0), removed)
