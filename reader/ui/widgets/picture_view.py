"""A picture in the middle of its place, or what is said in its stead.

The one rule: it is drawn anew only when the picture or the place is another.
"""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from reader.fetch.frames import Picture
from reader.ui.render.picture import blocks, shades
from reader.ui.render.safe import safe
from reader.ui.render.wrap import wrap
from reader.ui.widgets.key_bar import Tone


class PictureView(Widget):
    """Draws with letters and colours alone, which every terminal has.

    Args:
        in_colour: whether there are colours enough.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"picture--said", "picture--wrong", "picture--shade"}
    DEFAULT_CSS = """
    PictureView {
        height: 1fr;
        & > .picture--said { color: $ink-muted; }
        & > .picture--wrong { color: $error; text-style: bold; }
        & > .picture--shade { color: $foreground; }
    }
    """

    def __init__(self, *, in_colour: bool) -> None:
        super().__init__()
        self._in_colour = in_colour
        self._picture: Picture | None = None
        self._said = ""
        self._tone: Tone = "said"
        self._lines: list[Strip] | None = None

    def show(self, picture: Picture) -> None:
        """Draw a picture."""
        self._picture, self._said = picture, ""
        self._renew()

    def tell(self, text: str, tone: Tone = "said") -> None:
        """Say something where the picture would be."""
        self._picture, self._said, self._tone = None, safe(text), tone
        self._renew()

    @property
    def said(self) -> str:
        """What is said in place of a picture, or nothing."""
        return self._said

    def on_resize(self, event: events.Resize) -> None:
        """Draw it as large as it fits now."""
        self._renew()

    def notify_style_update(self) -> None:
        """Draw it in the colours of another theme."""
        super().notify_style_update()
        self._renew()

    def render_line(self, y: int) -> Strip:
        """One line of the place."""
        if self._lines is None:
            picture = self._picture
            self._lines = self._told() if picture is None else self._drawn(picture)
        at = y - (self.size.height - len(self._lines)) // 2
        within = 0 <= at < len(self._lines)
        return self._lines[at] if within else Strip.blank(self.size.width, self.rich_style)

    def _renew(self) -> None:
        self._lines = None
        self.refresh()

    def _drawn(self, picture: Picture) -> list[Strip]:
        width, height = self.size
        if self._in_colour:
            lines = blocks(picture, width, height)
        else:
            ink = self.get_component_rich_style("picture--shade")
            lines = shades(picture, width, height, ink)
        return [self._centred(line) for line in lines]

    def _told(self) -> list[Strip]:
        ink = self.get_component_rich_style(f"picture--{self._tone}")
        text = self._said
        return [
            self._centred([Segment(text[start:end], ink)])
            for start, end in wrap(text, max(1, self.size.width - 2))
        ]

    def _centred(self, line: list[Segment]) -> Strip:
        left = (self.size.width - Segment.get_line_length(line)) // 2
        margin = Segment(" " * left, self.rich_style)
        return Strip([margin, *line]).adjust_cell_length(self.size.width, self.rich_style)
