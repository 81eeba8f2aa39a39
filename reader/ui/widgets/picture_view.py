"""A picture in the middle of its place, or what is said in its stead.

The one rule: it is drawn in cells at once, and in pixels, where the terminal has them, as soon as
those are ready and for as long as nothing lies on it.
"""

from __future__ import annotations

import asyncio
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from reader.fetch.frames import Picture
from reader.ui.picture_ways import Way, cell_size
from reader.ui.render.graphics import kitty, sixel
from reader.ui.render.picture import Lines, blocks, shades
from reader.ui.render.safe import safe
from reader.ui.render.wrap import wrap
from reader.ui.widgets.key_bar import Tone


class PictureView(Widget):
    """Draws a picture.

    Args:
        way: how the terminal can show it.
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

    def __init__(self, way: Way) -> None:
        super().__init__()
        self._way = way
        self._picture: Picture | None = None
        self._said = ""
        self._tone: Tone = "said"
        self._cells: list[Strip] | None = None
        self._pixels: list[Strip] | None = None

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

    def render_lines(self, crop: Region) -> list[Strip]:
        """A part of the place; codes that draw pixels are never cut."""
        if self._cells is None:
            picture = self._picture
            self._cells = self._placed(self._told() if picture is None else self._drawn(picture))
        is_whole = crop.size == self.size and self.app.screen is self.screen
        lines = self._pixels if self._pixels is not None and is_whole else self._cells
        return [line.crop(crop.x, crop.right) for line in lines[crop.y : crop.bottom]]

    def _renew(self) -> None:
        self._cells = self._pixels = None
        self.workers.cancel_group(self, "pixels")
        if self._picture is not None and self._way in ("sixel", "kitty") and self.size:
            drawing = self._draw_pixels(self._picture)
            self.run_worker(drawing, group="pixels", exit_on_error=False)
        self.refresh()

    async def _draw_pixels(self, picture: Picture) -> None:
        draw = sixel if self._way == "sixel" else kitty
        lines = await asyncio.to_thread(draw, picture, *self.size, cell_size())
        self._pixels = self._placed(lines)
        self.refresh()

    def _drawn(self, picture: Picture) -> Lines:
        if self._way == "shades":
            ink = self.get_component_rich_style("picture--shade")
            return shades(picture, *self.size, ink)
        return blocks(picture, *self.size)

    def _told(self) -> Lines:
        ink = self.get_component_rich_style(f"picture--{self._tone}")
        said = f"! {self._said}" if self._tone == "wrong" else self._said
        spans = wrap(said, max(1, self.size.width - 2))
        return [[Segment(said[start:end], ink)] for start, end in spans]

    def _placed(self, lines: Lines) -> list[Strip]:
        """Lines in the middle of the place, which has as many as it is high."""
        width, height = self.size
        lines = lines[:height]
        above = (height - len(lines)) // 2
        blank = Strip.blank(width, self.rich_style)
        drawn = [self._centred(line, width) for line in lines]
        return [blank] * above + drawn + [blank] * (height - above - len(lines))

    def _centred(self, line: list[Segment], width: int) -> Strip:
        length = Segment.get_line_length(line)
        left = (width - length) // 2
        whole = [Segment(" " * left), *line, Segment(" " * (width - length - left))]
        return Strip(Segment.apply_style(whole, self.rich_style), width)
