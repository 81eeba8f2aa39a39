"""The list as it is painted before Textual is loaded, when a third of the start is over.

Owns what stands where in that frame. The one rule: the app's own first frame paints the same cells
over it (a test compares them at many sizes), so that nothing is seen to change, only to be added.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import islice, repeat
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style

from reader.language import _
from reader.ui.colours import TERMINAL, Palette
from reader.ui.pages import Page
from reader.ui.panes import TWO_PANES, fitting_width, list_width
from reader.ui.render.cells import cell_len
from reader.ui.render.counts import counts_said
from reader.ui.render.lines import Layer, Line, fit
from reader.ui.render.row import HEIGHT, row_lines
from reader.ui.render.segments import segments

_BARS = 2
"""Lines of the filter and the keys."""


class Size(NamedTuple):
    """Of a terminal, in cells."""

    width: int
    height: int


def first_frame(
    page: Page,
    size: Size,
    now: datetime,
    colours: Palette,
    *,
    below: int = 0,
    chosen: int = 0,
    names: bool = True,
    cursor: int | None = None,
) -> Iterator[list[Segment]]:
    """The lines of the whole screen.

    Args:
        page: the newest articles.
        below: lines between the list and the keys.
        chosen: columns that the user has given the list, if any.
        names: whether the names have a pane where there is room.
        cursor: the article where the cursor stands, if on any.
    """
    styles = _styles(colours)
    base = Style(color=_rich(colours.ink), bgcolor=_rich(colours.ground))
    width = (
        fitting_width(chosen, size.width)
        if chosen and size.width >= TWO_PANES
        else list_width(size.width, names=names)
    )
    height = max(0, size.height - _BARS - below - 1)
    lines = _lines(page, now, width, height, cursor)
    for line, is_cursor in islice(lines, size.height - 1):
        on = base + styles["cursor"] if is_cursor else base
        drawn = segments(line, styles.__getitem__, on)
        yield Segment.adjust_line_length(drawn, size.width, base)
    yield [Segment(" " * size.width, Style(bgcolor=_rich(colours.panel)))]


def _lines(
    page: Page, now: datetime, width: int, height: int, cursor: int | None
) -> Iterator[tuple[Line, bool]]:
    """The lines, and whether the cursor stands there."""
    listing, rows = page
    yield _prompt(), False
    yield _rule(counts_said(listing), width), False
    bar = 1 if listing.total * HEIGHT > height else 0
    at = next((at for at, row in enumerate(rows) if row.id == cursor), 0)
    drawn = (
        (_filled(line, width - bar), row.id == cursor)
        for row in rows
        for line in row_lines(row, width - bar, now, cursor=row.id == cursor)
    )
    above = max(0, (at + 1) * HEIGHT - height)
    yield from islice(drawn, above, above + height)
    yield from repeat((Line(""), False))


def _prompt() -> Line:
    text = f" / {_('Filter')}"
    return Line(text, (Layer(0, len(text), "row--about"),))


def _rule(count: str, width: int) -> Line:
    """The upper edge of the list, its title in it."""
    name = f" {_('Articles')} "
    text = fit(f"━{name}{count} ", width).ljust(width, "━")
    end = 1 + len(name)
    layers = (
        Layer(0, width, "rule"),
        Layer(1, end, "title"),
        Layer(end, end + len(count) + 1, "count"),
    )
    return Line(text, layers)


def _filled(line: Line, width: int) -> Line:
    return line._replace(text=line.text + " " * (width - cell_len(line.text)))


def _rich(colour: str) -> str:
    """A colour as Rich names it."""
    return colour.removeprefix("ansi_")


def _styles(colours: Palette) -> dict[str, Style]:
    """What the style sheets say of these names while the list has the focus."""
    accent, own = Style(color=_rich(colours.accent)), colours.own
    muted = Style(color=_rich(own["ink-muted"]))
    return {
        "rule": accent,
        "title": Style(color=_rich(colours.accent), bold=True),
        "count": muted,
        "cursor": Style(bgcolor=_rich(own["cursor"]), reverse=colours is TERMINAL),
        "row--bar": accent,
        "row--unread-mark": accent,
        "row--bookmark-mark": accent,
        "row--unread": Style(color=_rich(own["ink-strong"]), bold=True),
        "row--read": muted,
        "row--about": muted,
    }
