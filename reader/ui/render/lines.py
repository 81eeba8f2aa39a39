"""What a drawn line is: text and layers of style names.

Style names are component classes of the widget that draws, so a colour is written once, in the
theme. The one rule: a later layer lies over an earlier one and adds only what it says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from reader.ui.render.cells import ONE_CELL, cell_len

ELLIPSIS = "…"


class Layer(NamedTuple):
    """A style over a range of a line's characters."""

    start: int
    end: int
    style: str


class Line(NamedTuple):
    """One line of the screen."""

    text: str
    layers: tuple[Layer, ...] = ()


def fit(text: str, width: int) -> str:
    """`text` if it fits `width` cells, else its beginning and an ellipsis."""
    if cell_len(text) <= width:
        return text
    return text[: fitting(text, width - 1)].rstrip() + ELLIPSIS if width > 0 else ""


def fitting(text: str, width: int, start: int = 0) -> int:
    """Index after the last character from `start` on that still fits `width` cells."""
    if ONE_CELL.issuperset(text[start : start + width + 1]):
        return min(len(text), start + width)
    used = 0
    for index in range(start, len(text)):
        used += cell_len(text[index])
        if used > width:
            return index
    return len(text)


def clipped(layers: Iterable[Layer], start: int, end: int, shift: int = 0) -> Iterator[Layer]:
    """The parts of `layers` inside `start:end`, moved by `shift` characters."""
    for layer in layers:
        first, last = max(layer.start, start), min(layer.end, end)
        if first < last:
            yield Layer(first + shift, last + shift, layer.style)


def pieces(line: Line) -> Sequence[tuple[int, int]]:
    """The ranges of a line that look the same throughout."""
    cuts = {0, len(line.text)}
    for start, end, _ in line.layers:
        cuts.update((max(0, start), min(end, len(line.text))))
    ordered = sorted(cut for cut in cuts if 0 <= cut <= len(line.text))
    return [pair for pair in pairwise(ordered) if pair[0] < pair[1]]
