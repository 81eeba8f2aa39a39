"""All keys, or those that a search finds, as wide as there is room for."""

from __future__ import annotations

from textual import events
from textual.widgets import Static

from reader.ui.render.help import help_content


class KeyHelp(Static):
    """The keys; long descriptions go on beneath themselves, not beneath the keys."""

    def __init__(self, *, names: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self._names = names
        self._query = ""

    def find(self, query: str) -> None:
        """Show the keys that are meant."""
        self._query = query
        self._draw()

    def on_resize(self, event: events.Resize) -> None:
        """Break the lines anew; not while others are laid out, or it keeps its height."""
        self.call_later(self._draw)

    def _draw(self) -> None:
        width = self.container_size.width
        self.update(help_content(self._query, names=self._names, width=width))
