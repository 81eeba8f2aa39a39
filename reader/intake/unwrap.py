"""Paragraphs that a converter broke into lines of 72 or 78 columns, made whole again.

The one rule: two lines are joined only where a line breaker would have broken them, that is where
the next word didn't fit; texts with a paragraph a line pass through untouched.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

_NARROWEST, _WIDEST = 50, 100
"""Widths that converters break at."""
_LONGEST_WORD = 40
"""A line with a longer word (an address) or with a link says nothing of the width."""
_FULL = 12
"""A full line ends at most so many columns before the width."""
_SHARE = 0.8
"""Share of the line breaks inside paragraphs that must be explained by the width."""
_FEWEST = 4
_MARKS = ("#", "*", "-", "+", ">", "|", "![", "•", "http")


def unwrap(text: str) -> str:
    """Join the lines of each paragraph, if the text looks broken at a fixed width."""
    lines = text.split("\n")
    width = _width(lines)
    if width is None:
        return text
    joined: list[str] = []
    before = ""
    for line in lines:
        if before and line and _broken(before, line, width):
            joined[-1] += " " + line
        else:
            joined.append(line)
        before = line
    return "\n".join(joined)


def _width(lines: list[str]) -> int | None:
    """The width that a text was broken at, if it was."""
    width = max((len(line) for line in lines if _is_plain(line)), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return None
    breaks = [_overflows(before, line, width) for before, line in _breaks(lines)]
    explained = sum(breaks)
    return width if explained >= max(_FEWEST, _SHARE * len(breaks)) else None


def _breaks(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Neighbouring lines where the second goes on in the middle of a sentence."""
    for before, line in pairwise(lines):
        if before and line[:1].islower() and _is_plain(before):
            yield before, line


def _broken(before: str, line: str, width: int) -> bool:
    return not line.startswith(_MARKS) and _overflows(before, line, width)


def _overflows(before: str, line: str, width: int) -> bool:
    """Whether the first word of a line had no room on the line before."""
    return len(before) > width - _FULL and len(before) + 1 + len(line.split(" ", 1)[0]) > width


def _is_plain(line: str) -> bool:
    return (
        len(line) <= 2 * _WIDEST
        and "](" not in line
        and max(map(len, line.split(" "))) <= _LONGEST_WORD
    )
