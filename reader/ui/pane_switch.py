"""Going from pane to pane, at any width.

Owns which pane one is in, whether the article stands alone and whether the names stay beside it.
The one rule: a pane is shown before it gets the focus, since what isn't shown can't have it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from textual.widget import Widget

from reader.ui.known_sizes import know_sizes
from reader.ui.panes import PANES, Pane, pane_after, visible_panes


class Place(NamedTuple):
    """The widget that takes a pane's room, and the one in it that takes the focus."""

    shown: Widget
    focused: Widget


class PaneSwitch:
    """Shows and focuses the panes of a screen."""

    def __init__(self, places: Mapping[Pane, Place]) -> None:
        self.current: Pane = "list"
        self.keeps_names = True
        """Whether the names are seen wherever there is room; else only while one is in them."""
        self._places = places
        self._alone = False

    def arrange(self, width: int) -> None:
        """Show as many panes as there is room for."""
        shown = visible_panes(width, self.current, alone=self._alone, names=self.keeps_names)
        places = self._places.items()
        if any(place.shown.display != (pane in shown) for pane, place in places):
            know_sizes(self._places["article"].shown)
        for pane, place in places:
            place.shown.display = pane in shown

    def shows(self, pane: Pane) -> bool:
        """Whether a pane is in sight."""
        return self._places[pane].shown.display

    def go_to(self, pane: Pane) -> None:
        """Show a pane and give it the focus."""
        self.current = pane
        self._alone = self._alone and pane == "article"
        widget = self._places[pane].focused
        self.arrange(widget.app.size.width)
        widget.screen.set_focus(widget)

    def come_back(self) -> None:
        """Back to the pane that one was in, from a line that one typed into."""
        self.go_to(self.current)

    def step(self, by: int) -> None:
        """To the pane so many steps to the right."""
        self.go_to(pane_after(self.current, by))

    def toggle_alone(self) -> None:
        """The article alone, or all panes."""
        self._alone = not self._alone
        self.go_to("article")

    def focus_came(self, widget: Widget) -> None:
        """The focus is somewhere else now, by a click perhaps."""
        if widget is not widget.screen.focused:
            return  # in a burst of keys it has gone on already, and would be fetched back
        for pane in PANES:
            if self._places[pane].focused is widget and pane != self.current:
                self.go_to(pane)
                widget.screen.refresh_bindings()  # the keys were told for the pane before
