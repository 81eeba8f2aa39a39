"""From a line and its layers to the strip that Textual shows."""

from __future__ import annotations

from rich.style import Style
from textual.strip import Strip

from reader.ui.render.lines import Line
from reader.ui.render.segments import Styles, segments


def paint(line: Line, width: int, styles: Styles, base: Style) -> Strip:
    """The line as a strip of exactly `width` cells on `base`."""
    return Strip(segments(line, styles, base)).adjust_cell_length(width, base)
