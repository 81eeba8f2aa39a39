"""The upper part of an entity's page, drawn as lines: nothing in it takes the focus."""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from reader.model import EntityPage
from reader.ui.render.entity_page import page_lines
from reader.ui.render.kinds import ENTITY_CLASSES
from reader.ui.render.lines import Line
from reader.ui.render.paint import paint
from reader.ui.widgets.entity_list import ENTITY_CSS


class EntityHead(Widget):
    """Name, other names, titles and the chart of an entity."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *ENTITY_CLASSES,
        "page--title", "page--name", "page--muted", "plot--bar", "plot--axis", "plot--heading",
    }  # fmt: skip
    DEFAULT_CSS = (
        "EntityHead {"
        + ENTITY_CSS
        + """
        height: auto;
        & > .page--title { color: $ink-strong; text-style: bold; }
        & > .page--name { color: $foreground; }
        & > .page--muted { color: $ink-muted; }
        & > .plot--bar { color: $accent; }
        & > .plot--axis { color: $ink-muted; }
        & > .plot--heading { color: $accent; text-style: bold; }
    }
    """
    )

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._page: EntityPage | None = None
        self._lines: list[Line] = []

    def show(self, page: EntityPage) -> None:
        """Show another entity."""
        self._page = page
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are to say in the room there is."""
        self._lines = page_lines(self._page, width, viewport.height) if self._page else []
        return max(1, len(self._lines))

    def render_line(self, y: int) -> Strip:
        """Line `y`."""
        line = self._lines[y] if y < len(self._lines) else Line("")
        return paint(line, self.size.width, self._style_of, self.rich_style)

    def _style_of(self, name: str) -> Style:
        return self.get_component_rich_style(name, partial=True)
