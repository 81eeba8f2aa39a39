"""An article as a row of the list: two lines, whatever the width.

Owns what a row says and in which order things are given up when it is narrow: minutes, then the
source is cut, and a long title begins at its first match.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from reader.language import _, ngettext
from reader.model import Published, Row
from reader.ui.render.cells import cell_len
from reader.ui.render.lines import ELLIPSIS, Layer, Line, clipped, fit
from reader.ui.render.safe import safe
from reader.ui.render.when import when

HEIGHT = 2
GUTTER = 3
"""Cells left of the title: cursor bar, mark, space."""

UNREAD, BOOKMARK, NOTE, CURSOR = "●", "★", "¶", "▌"
CHOSEN, FREE = "■", "□"
SEPARATOR = " · "
SHORTEST_SOURCE = 6
"""Cells under which a source says nothing any more."""


def row_lines(
    row: Row, width: int, now: datetime, *, cursor: bool = False, chosen: bool | None = None
) -> tuple[Line, Line]:
    """The title line and the line about it, each at most `width` cells.

    Args:
        chosen: whether it is, while rows are chosen; None at other times.
    """
    title = title_line(row, width, cursor=cursor, chosen=chosen)
    return title, about_line(row, width, now, cursor=cursor)


def waiting_lines(width: int, *, cursor: bool = False) -> tuple[Line, Line]:
    """What stands for a row that isn't loaded yet."""
    dots = fit("· · · · · ·", max(0, width - GUTTER))
    first = _gutter(" ", "row--waiting", cursor)
    return Line(first.text + dots, (*first.layers, Layer(GUTTER, 99, "row--waiting"))), first


def title_line(row: Row, width: int, *, cursor: bool = False, chosen: bool | None = None) -> Line:
    """The first of the two lines alone."""
    mark, style = " " if row.read else UNREAD, "row--unread-mark"
    if chosen is not None:  # that it is unread, its weight still says
        mark, style = (CHOSEN, style) if chosen else (FREE, "row--about")
    gutter = _gutter(mark, style, cursor)
    title, cut = _title(row, width - GUTTER - 1)
    style = "row--read" if row.read else "row--unread"
    matches = (Layer(start, stop, "row--match") for start, stop in row.title_spans)
    shift = GUTTER - cut + (1 if cut else 0)
    layers = (
        *gutter.layers,
        Layer(GUTTER, GUTTER + len(title), style),
        *clipped(matches, cut, cut + len(title), shift),
    )
    return Line(gutter.text + title, layers)


def _title(row: Row, width: int) -> tuple[str, int]:
    """As much of the title as fits, and how much was cut off before it to show a match."""
    title = safe(row.title)
    shown = fit(title, width)
    if shown == title or not row.title_spans or row.title_spans[0][1] < len(shown):
        return shown, 0
    start, end = row.title_spans[0]
    cut = title.find(" ", max(0, min(start - 1, end - width + 8))) + 1
    return fit(ELLIPSIS + title[cut:], width), cut


def about_line(row: Row, width: int, now: datetime, *, cursor: bool = False) -> Line:
    """The second of the two lines alone."""
    gutter = _gutter(BOOKMARK if row.bookmarked else " ", "row--bookmark-mark", cursor)
    text = _about(row, width - GUTTER - 1, now)
    layer = Layer(GUTTER, GUTTER + len(text), "row--about")
    return Line(gutter.text + text, (*gutter.layers, layer))


def _about(row: Row, width: int, now: datetime) -> str:
    """Source, when, minutes, versions; minutes are given up first, then the source is cut."""
    source = [safe(row.source)] if row.source else []
    facts = [_when(row, now), minutes_said(row.minutes)]
    if row.versions > 1:
        facts.append(versions_said(row.versions))
    if row.note:
        facts.append(NOTE + " " + _("note"))
    if row.tags:
        facts.append(signed(row.tags))
    if cell_len(SEPARATOR.join(source + facts)) > width:
        del facts[1]
    rest = SEPARATOR.join(facts)
    room = width - cell_len(SEPARATOR + rest)
    if source and room >= SHORTEST_SOURCE:
        return fit(source[0], room) + SEPARATOR + rest
    return fit(rest, width)


def minutes_said(minutes: int) -> str:
    """How long an article takes to read."""
    return _("{count} min read").format(count=minutes)


def versions_said(versions: int) -> str:
    """How many sources have the story."""
    return ngettext("{count} version", "{count} versions", versions).format(count=versions)


def signed(tags: Iterable[str]) -> str:
    """Tags as they are shown."""
    return " ".join(f"#{safe(tag)}" for tag in tags)


def _when(row: Row, now: datetime) -> str:
    """When it was published, else when it was taken in: what the list is ordered by."""
    if row.published.value is not None or row.published.bounds is not None:
        return when(row.published, now)
    return _("added {when}").format(when=when(Published(row.added, "time"), now))


def _gutter(mark: str, style: str, cursor: bool) -> Line:
    bar = CURSOR if cursor else " "
    return Line(f"{bar}{mark} ", (Layer(0, 1, "row--bar"), Layer(1, 2, style)))
