"""The lines of a list that one picks from: a sign, a name, and what is to be said about it.

Pure. Owns the columns: names get what the widest of them needs, but never more than their share.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from reader.text import fold
from reader.ui.render.cells import cell_len
from reader.ui.render.lines import Layer, Line, fit
from reader.ui.render.row import CURSOR
from reader.ui.render.safe import safe

T = TypeVar("T")

GUTTER = 3
"""Cells for the cursor, the sign and a space."""
GAP = 2
NAMES_SHARE = 0.6
"""Of the width, where there is something to say about names."""


@dataclass(frozen=True, slots=True)
class Choice(Generic[T]):
    """One thing that may be picked."""

    value: T
    name: str
    note: str = ""
    sign: str = " "
    style: str = "choice--name"
    """Of the sign."""


def narrowed_choices(choices: Iterable[Choice[T]], wanted: str) -> list[Choice[T]]:
    """Those that say all these words, without regard to accents and case."""
    words = fold(wanted).split()
    texts = ((choice, fold(f"{choice.name} {choice.note}")) for choice in choices)
    return [choice for choice, text in texts if all(word in text for word in words)]


def names_width(choices: Sequence[Choice[T]], width: int) -> int:
    """The cells of the column of names."""
    room = max(1, width - GUTTER)
    widest = max((cell_len(safe(choice.name)) for choice in choices), default=1)
    has_notes = any(choice.note for choice in choices)
    return min(widest, int(room * NAMES_SHARE) if has_notes else room) or 1


def choice_line(choice: Choice[T], width: int, column: int, *, cursor: bool = False) -> Line:
    """A choice at `width` cells, its name in a column of so many."""
    name = fit(safe(choice.name), column)
    start = f"{CURSOR if cursor else ' '}{choice.sign} {name}"
    text = start
    if choice.note:
        text += " " * (column - cell_len(name) + GAP) + safe(choice.note)
    text = fit(text, width)
    return Line(
        text,
        (
            Layer(0, 1, "choice--bar"),
            Layer(1, 2, choice.style),
            Layer(GUTTER, len(start), "choice--name"),
            Layer(len(start), len(text), "choice--note"),
        ),
    )
