"""Counts over time as a bar chart of block characters, with labelled axes.

Pure. The one rule: it doesn't flatter. The scale begins at zero and is said, a period without
mentions is an empty column, and where several periods share a column their sum is drawn and the
heading says how many there are to one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from reader.language import _, number
from reader.ui.render.lines import Layer, Line, fit
from reader.ui.render.when import day_of_year, month_of_year

BLOCKS = " ▁▂▃▄▅▆▇█"
EIGHTHS = 8
WIDEST_BAR = 4
SMALLEST = (16, 3)
"""Columns and lines of bars under which nothing can be read from a chart."""

Counts = Sequence[tuple[str, int]]
"""ISO days or months, in order, with their counts."""


class Column(NamedTuple):
    """What one bar stands for."""

    first: str
    """The earliest period in it."""
    total: int


def plot(counts: Counts, width: int, height: int, what: str) -> list[Line]:
    """The chart in `width` cells with bars of `height` lines; empty if there is nothing to draw."""
    if not counts or width < SMALLEST[0] or height < SMALLEST[1]:
        return []
    most = max(count for _period, count in counts)
    gutter = len(number(most)) + 1
    together, columns = gathered(counts, width - gutter - 1)
    top = max(column.total for column in columns)
    if len(number(top)) + 1 > gutter:  # sums of several periods are wider
        gutter = len(number(top)) + 1
        together, columns = gathered(counts, width - gutter - 1)
        top = max(column.total for column in columns)
    step = max(1, min(WIDEST_BAR, (width - gutter - 1) // len(columns)))
    heading = fit(f"{what} {_unit(counts[0][0], together)}", width)
    return [
        Line(heading, (Layer(0, len(heading), "plot--heading"),)),
        *_bars([column.total for column in columns], top, step, height, gutter),
        _axis("0", gutter, "└" + "─" * (len(columns) * step)),
        _labels(columns, step, gutter, width),
    ]


def gathered(counts: Counts, columns: int) -> tuple[int, list[Column]]:
    """How many periods share a column, and the columns, gaps filled with zeros."""
    by_period = dict(counts)
    periods = list(_periods(counts[0][0], counts[-1][0]))
    together = -(-len(periods) // max(1, columns))
    groups = (periods[at : at + together] for at in range(0, len(periods), together))
    return together, [
        Column(group[0], sum(by_period.get(period, 0) for period in group)) for group in groups
    ]


def _periods(first: str, last: str) -> Iterator[str]:
    """All days or months from one to another."""
    if len(first) == len("2025-04"):
        year, month = map(int, first.split("-"))
        while (period := f"{year:04}-{month:02}") <= last:
            yield period
            year, month = year + month // 12, month % 12 + 1
        return
    day = date.fromisoformat(first)
    while (period := day.isoformat()) <= last:
        yield period
        day += timedelta(1)


def _unit(period: str, together: int) -> str:
    if len(period) == len("2025-04"):
        said = _("per month") if together == 1 else _("per {count} months")
    else:
        said = _("per day") if together == 1 else _("per {count} days")
    return said.format(count=together)


def _bars(counts: Sequence[int], top: int, step: int, height: int, gutter: int) -> Iterator[Line]:
    eighths = [-(-count * height * EIGHTHS // top) if top else 0 for count in counts]
    bar, gap = (step - 1, " ") if step > 1 else (1, "")
    for line in reversed(range(height)):
        filled = (min(EIGHTHS, max(0, value - line * EIGHTHS)) for value in eighths)
        text = "".join(BLOCKS[full] * bar + gap for full in filled)
        label = number(top) if line == height - 1 else ""
        axis = _axis(label, gutter, "┤" if label else "│")
        layer = Layer(gutter + 1, gutter + 1 + len(text), "plot--bar")
        yield Line(axis.text + text.rstrip(), (*axis.layers, layer))


def _axis(label: str, gutter: int, rule: str) -> Line:
    text = f"{label:>{gutter - 1}} {rule}"
    return Line(text, (Layer(0, len(text), "plot--axis"),))


def _labels(columns: Sequence[Column], step: int, gutter: int, width: int) -> Line:
    """The first and the last period, and between them the beginnings of months or years."""
    taken: list[tuple[int, str]] = []
    for index in _telling(columns):
        text = _label(columns[index].first)
        at = min(gutter + 1 + index * step, width - len(text))
        if all(at + len(text) + 2 <= other or other + len(said) + 2 <= at for other, said in taken):
            taken.append((at, text))
    line = ""
    for at, text in sorted(taken):
        line += " " * (at - len(line)) + text
    return Line(line, (Layer(0, len(line), "plot--axis"),))


def _telling(columns: Sequence[Column]) -> Iterator[int]:
    yield 0
    yield len(columns) - 1
    for index in range(1, len(columns) - 1):
        before, period = columns[index - 1].first, columns[index].first
        if before[:4] != period[:4] or (len(period) > 7 and before[:7] != period[:7]):
            yield index


def _label(period: str) -> str:
    if len(period) == len("2025-04"):
        return month_of_year(date.fromisoformat(f"{period}-01"))
    return day_of_year(date.fromisoformat(period))
