"""An article as a row of the list: two lines, whatever the width.

Owns what a row says and in which order things are given up when it is narrow: versions, then
minutes, then the source is shortened.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from rich.cells import cell_len

from reader.model import Row
from reader.ui.render.lines import Layer, Line, clipped, fit
from reader.ui.render.safe import safe
from reader.ui.render.when import when

HEIGHT = 2
GUTTER = 3
"""Cells left of the title: cursor bar, mark, space."""

UNREAD, BOOKMARK, CURSOR = "●", "★", "▌"
SEPARATOR = " · "


def row_lines(row: Row, width: int, now: datetime, *, cursor: bool = False) -> tuple[Line, Line]:
    """The title line and the line about it, each at most `width` cells."""
    return _title_line(row, width, cursor), _about_line(row, width, now, cursor)


def waiting_lines(width: int, *, cursor: bool = False) -> tuple[Line, Line]:
    """What stands for a row that isn't loaded yet."""
    dots = fit("· · · · · ·", max(0, width - GUTTER))
    first = _gutter(" ", "", cursor)
    return Line(first.text + dots, (*first.layers, Layer(GUTTER, 99, "row--waiting"))), first


def _title_line(row: Row, width: int, cursor: bool) -> Line:
    gutter = _gutter(" " if row.read else UNREAD, "row--unread-mark", cursor)
    title = fit(safe(row.title), width - GUTTER - 1)
    end = GUTTER + len(title)
    style = "row--read" if row.read else "row--unread"
    matches = (Layer(start, stop, "row--match") for start, stop in row.title_spans)
    layers = (
        *gutter.layers,
        Layer(GUTTER, end, style),
        *clipped(matches, 0, len(title), GUTTER),
    )
    return Line(gutter.text + title, layers)


def _about_line(row: Row, width: int, now: datetime, cursor: bool) -> Line:
    gutter = _gutter(BOOKMARK if row.bookmarked else " ", "row--bookmark-mark", cursor)
    text = _about(row, width - GUTTER - 1, now)
    layer = Layer(GUTTER, GUTTER + len(text), "row--about")
    return Line(gutter.text + text, (*gutter.layers, layer))


def _about(row: Row, width: int, now: datetime) -> str:
    """Source, when, minutes, versions: as many as fit."""
    parts = list(_parts(row, now))
    while len(parts) > 1 and cell_len(SEPARATOR.join(parts)) > width:
        parts.pop()
    return fit(SEPARATOR.join(parts), width)


def _parts(row: Row, now: datetime) -> Iterator[str]:
    if row.source:
        yield safe(row.source)
    yield when(row.published, now)
    yield f"{row.minutes} min read" if not row.source else f"{row.minutes} min"
    if row.versions > 1:
        yield f"{row.versions} versions"


def _gutter(mark: str, style: str, cursor: bool) -> Line:
    bar = CURSOR if cursor else " "
    return Line(f"{bar}{mark} ", (Layer(0, 1, "row--bar"), Layer(1, 2, style)))
