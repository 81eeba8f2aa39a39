"""The order of the list: picked from a short menu, and remembered in the settings."""

from __future__ import annotations

from collections.abc import Callable

from reader.language import N_, _
from reader.model import Sort
from reader.settings import Value
from reader.ui.screens.muting import Muting

ORDERS: dict[Sort, str] = {
    "rank": N_("Best match first; without words, newest first"),
    "date": N_("Newest first, also with words"),
    "title": N_("By title, in Vietnamese order"),
    "source": N_("By source"),
}
CURRENT = "•"


class Sorting(Muting, inherit_bindings=False):
    """A screen whose list can be put in another order."""

    prefer: Callable[[str, Value], None]

    def action_sort(self) -> None:
        """Pick an order."""
        from reader.ui.render.choice import Choice  # a box; not for the first frame
        from reader.ui.screens.menu import Menu

        current = self.finding.sort
        choices: list[Choice[Sort]] = [
            Choice(sort, _(said), sign=CURRENT if sort == current else " ")
            for sort, said in ORDERS.items()
        ]
        self.app.push_screen(Menu(_("Sort the list"), choices), self._order)

    def _order(self, sort: Sort | None) -> None:
        if sort is None or sort == self.finding.sort:
            return
        self.prefer("sort", sort)
        self.panes.go_to("list")
