"""The order of the list: picked from a short menu, and remembered in the settings.

The one rule: the list follows the setting, wherever that was changed.
"""

from __future__ import annotations

from collections.abc import Mapping

from reader.language import N_, _
from reader.model import Sort
from reader.ui.deeds.deed import Deed
from reader.ui.deeds.suiting import Prefer
from reader.ui.deeds.talk import Talk
from reader.ui.finding import Finding
from reader.ui.pane_switch import PaneSwitch

ORDERS: dict[Sort, str] = {
    "rank": N_("Best match first; without words, newest first"),
    "date": N_("Newest first, also with words"),
    "title": N_("By title, in Vietnamese order"),
    "source": N_("By source"),
}
CURRENT = "•"


class Sorting:
    """Puts the list in another order."""

    def __init__(self, finding: Finding, prefer: Prefer, panes: PaneSwitch, talk: Talk) -> None:
        self._finding = finding
        self._prefer = prefer
        self._panes = panes
        self._talk = talk

    @property
    def deeds(self) -> Mapping[str, Deed]:
        """Asking for an order."""
        return {"ask": Deed(self.ask)}

    def ask(self) -> None:
        """Pick an order."""
        from reader.ui.render.choice import Choice  # a box; not for the first frame
        from reader.ui.screens.menu import Menu

        current = self._finding.sort
        choices: list[Choice[Sort]] = [
            Choice(sort, _(said), sign=CURRENT if sort == current else " ")
            for sort, said in ORDERS.items()
        ]
        self._talk.open(Menu(_("Sort the list"), choices), self._order)

    def _order(self, sort: Sort | None) -> None:
        if sort is None or sort == self._finding.sort:
            return
        self._prefer("sort", sort)
        self._panes.go_to("list")
