"""From a line and its layers to styled segments.

The one rule: a later layer lies over an earlier one and adds only what it says.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.segment import Segment
from rich.style import Style

from reader.ui.render.lines import Layer, Line, pieces

Styles = Callable[[str], Style]
"""What a style name looks like: only what it says itself, nothing inherited."""


def segments(line: Line, styles: Styles, base: Style) -> list[Segment]:
    """The line's text in pieces that look the same throughout, on `base`."""
    return [
        Segment(line.text[start:end], _combined(line.layers, start, end, styles, base))
        for start, end in pieces(line)
    ]


def _combined(layers: Sequence[Layer], start: int, end: int, styles: Styles, base: Style) -> Style:
    style = base
    for layer in layers:
        if layer.start <= start and end <= layer.end:
            style += styles(layer.style)
    return style
