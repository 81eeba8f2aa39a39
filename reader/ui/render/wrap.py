"""Where the lines of a paragraph end.

Owns line breaking in cells: at spaces only, so a syllable stays whole; a word wider than the line
(an address) is cut where the line is full. Linear in the length of the text.
"""

from __future__ import annotations

import re

from reader.model import Span
from reader.ui.render.cells import ONE_CELL, cell_len
from reader.ui.render.lines import fitting

_WORD = re.compile(r"[^ ]+")


def wrap(text: str, width: int) -> list[Span]:
    """Ranges of `text`, each at most `width` cells wide; the spaces between are left out."""
    width = max(1, width)
    one_cell_each = ONE_CELL.issuperset(text)
    lines: list[Span] = []
    start = end = used = 0
    for word in _WORD.finditer(text):
        first, last = word.span()
        cells = last - first if one_cell_each else cell_len(word[0])
        gap = first - end
        if end > start and used + gap + cells <= width:
            end, used = last, used + gap + cells
            continue
        if end > start:
            lines.append((start, end))
        while cells > width and first < last:
            cut = _cut(text, first, last, width)
            lines.append((first, cut))
            cells -= cell_len(text[first:cut])
            first = cut
        start, end, used = first, last, cells
    if end > start:
        lines.append((start, end))
    return lines


def _cut(text: str, first: int, last: int, width: int) -> int:
    """Where a word too long for a line is broken; at least one character is taken."""
    return min(last, max(first + 1, fitting(text, width, first)))
