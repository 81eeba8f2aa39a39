"""A scroll bar as thin as a rule: it says where one is without weighing on the page."""

from __future__ import annotations

from rich.color import Color
from rich.segment import Segment, Segments
from rich.style import Style
from textual.scrollbar import ScrollBarRender

_DEFAULT = Color.default()


class ThinBar(ScrollBarRender):
    """Draws the thumb as a line and the track as nothing; dragging and clicking still work."""

    @classmethod
    def render_bar(
        cls,
        size: int = 25,
        virtual_size: float = 50,
        window_size: float = 20,
        position: float = 0,
        thickness: int = 1,
        vertical: bool = True,
        back_color: Color = _DEFAULT,
        bar_color: Color = _DEFAULT,
    ) -> Segments:
        """The bar, one segment a line."""
        if not (vertical and virtual_size > window_size > 0):
            return super().render_bar(
                size, virtual_size, window_size, position, thickness, vertical, back_color,
                bar_color,
            )  # fmt: skip
        thumb = max(1, round(size * window_size / virtual_size))
        start = round((size - thumb) * position / (virtual_size - window_size))
        above, below, grab = (
            Style(
                color=bar_color,
                bgcolor=back_color,
                meta={"@mouse.down": action},
            )
            for action in ("scroll_up", "scroll_down", "grab")
        )
        segments = [
            *[Segment(" ", above)] * start,
            *[Segment("┃", grab)] * thumb,
            *[Segment(" ", below)] * (size - start - thumb),
        ]
        return Segments(segments, new_lines=True)
