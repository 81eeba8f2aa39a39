"""How wide list and names are where panes stand side by side: by the window, or as chosen.

The one rule: the article keeps room enough to be read, whatever was chosen.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeAlias

from textual.widget import Widget

from reader.settings import Settings
from reader.ui.panes import TWO_PANES, Pane, fitting_width

Side: TypeAlias = Literal["list", "entities"]
"""A pane beside the article."""
SETTINGS: dict[Side, str] = {"list": "list_width", "entities": "names_width"}
STEP = 4


class PaneWidths:
    """Widens and narrows the panes beside the article.

    Args:
        keep: remembers the columns of a setting.
    """

    def __init__(
        self, panes: dict[Side, Widget], settings: Settings, keep: Callable[[str, int], None]
    ) -> None:
        self._panes = panes
        self._keep = keep
        self.chosen: dict[Side, int] = {}
        self.take(settings)

    def take(self, settings: Settings) -> None:
        """Go by these settings from the next `arrange` on."""
        self.chosen = {"list": settings.list_width, "entities": settings.names_width}

    def arrange(self, columns: int) -> None:
        """Give each pane its columns in a window of so many."""
        for side, pane in self._panes.items():
            width = self.chosen[side] if columns >= TWO_PANES else 0
            styles = pane.styles
            if width:
                fits = fitting_width(width, columns)
                styles.width = styles.min_width = styles.max_width = fits
            elif styles.inline.has_rule("width"):
                for rule in ("width", "min_width", "max_width"):
                    styles.inline.clear_rule(rule)
                pane.refresh(layout=True)

    def step(self, pane: Pane, by: int, columns: int) -> bool:
        """Make the pane that one is in wider or narrower; whether it has a width of its own."""
        if columns < TWO_PANES:
            return False
        side: Side = "entities" if pane == "entities" else "list"
        towards = -by if pane == "article" else by
        self.set(side, self._panes[side].size.width + towards * STEP, columns)
        return True

    def set(self, side: Side, width: int, columns: int, *, keep: bool = True) -> None:
        """Give a pane so many columns."""
        self.chosen[side] = fitting_width(width, columns)
        self.arrange(columns)
        if keep:
            self._keep(SETTINGS[side], self.chosen[side])

    def edge_at(self, x: int) -> Side | None:
        """The pane whose border is at a column of the screen."""
        panes = {side: pane.region for side, pane in self._panes.items() if pane.display}
        if "list" in panes and x == panes["list"].right:
            return "list"
        return "entities" if "entities" in panes and x == panes["entities"].x - 1 else None
