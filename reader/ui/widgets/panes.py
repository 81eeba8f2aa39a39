"""The panes side by side; the column between two of them can be dragged with the mouse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual import events
from textual.containers import Horizontal
from textual.message import Message
from textual.widget import Widget

from reader.ui.pane_widths import Side


class Panes(Horizontal):
    """Panes.

    Args:
        edge_at: the pane whose border is at a column of the screen.
    """

    @dataclass
    class Dragged(Message):
        """A border is to be elsewhere."""

        side: Side
        x: int
        """A column of the screen."""
        is_over: bool
        """The button was let go."""

    def __init__(self, *panes: Widget, edge_at: Callable[[int], Side | None], id: str) -> None:
        super().__init__(*panes, id=id)
        self._edge_at = edge_at
        self._dragged: Side | None = None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of a border."""
        self._dragged = self._edge_at(event.screen_x)
        if self._dragged is not None:
            self.capture_mouse()
            event.stop()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Move the border along."""
        self._tell(event.screen_x, is_over=False)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Leave the border here."""
        self._tell(event.screen_x, is_over=True)
        if self._dragged is not None:
            self.release_mouse()
            self._dragged = None

    def _tell(self, x: int, *, is_over: bool) -> None:
        if self._dragged is not None:
            self.post_message(self.Dragged(self._dragged, x, is_over))
