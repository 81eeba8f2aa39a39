"""The lines of a list that one picks from: a sign, a name, and what is to be said about it.

Pure. Owns the columns: names get what the widest of them needs, but never more than their share.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from reader.model import Span
from reader.text import fold
from reader.ui.render.cells import cell_len
from reader.ui.render.lines import Layer, Line, clipped, fit
from reader.ui.render.row import CURSOR
from reader.ui.render.safe import safe

T = TypeVar("T")

GUTTER = 3
"""Cells for the cursor, the sign and a space."""
GAP = 2
NAMES_SHARE = 0.6
"""Of the width, where there is something to say about names."""
LEAST = 12
"""Cells of what is said, from which it is worth what it takes from the names."""


@dataclass(frozen=True, slots=True)
class Choice(Generic[T]):
    """One thing that may be picked."""

    value: T
    name: str
    note: str = ""
    sign: str = " "
    style: str = "choice--name"
    """Of the sign."""
    lit: tuple[Span, ...] = field(default=(), compare=False)
    """Where the name says what was typed."""


def lit(choice: Choice[T], words: Sequence[str]) -> Choice[T]:
    """The choice with these folded words lit in its name, where folding keeps its length."""
    name = safe(choice.name)
    folded = fold(name)
    if len(folded) != len(name):
        return choice
    found = ((folded.find(word), len(word)) for word in words)
    return replace(choice, lit=tuple((at, at + length) for at, length in found if at >= 0))


def narrowed_choices(choices: Iterable[Choice[T]], wanted: str) -> list[Choice[T]]:
    """Those that say all these words, without regard to accents and case."""
    words = fold(wanted).split()
    texts = ((choice, fold(f"{choice.name} {choice.note}")) for choice in choices)
    return [lit(choice, words) for choice, text in texts if all(word in text for word in words)]


def names_width(choices: Sequence[Choice[T]], width: int) -> int:
    """The cells of the column of names."""
    room = max(1, width - GUTTER)
    widest = max((cell_len(safe(choice.name)) for choice in choices), default=1)
    has_notes = any(choice.note for choice in choices)
    return min(widest, int(room * NAMES_SHARE) if has_notes else room) or 1


def choice_line(choice: Choice[T], width: int, column: int, *, cursor: bool = False) -> Line:
    """A choice at `width` cells, its name in a column of so many; 0: notes end at the right."""
    name, note = _sides(choice, width) if not column else _columns(choice, width, column)
    start = f"{CURSOR if cursor else ' '}{choice.sign} {name}"
    text = fit(start + note, width)
    matches = (Layer(*span, "choice--match") for span in choice.lit)
    return Line(
        text,
        (
            Layer(0, 1, "choice--bar"),
            Layer(1, 2, choice.style),
            Layer(GUTTER, len(start), "choice--name"),
            *clipped(matches, 0, len(name), GUTTER),
            Layer(len(start), len(text), "choice--note"),
        ),
    )


def _columns(choice: Choice[T], width: int, column: int) -> tuple[str, str]:
    """The name, and the note in a column beside it, where that is worth its room."""
    if (room := max(1, width - GUTTER)) - column - GAP < LEAST:
        return fit(safe(choice.name), room), ""
    name = fit(safe(choice.name), column)
    gap = " " * (column - cell_len(name) + GAP)
    return name, gap + safe(choice.note) if choice.note else ""


def _sides(choice: Choice[T], width: int) -> tuple[str, str]:
    """The name, and the note at the end of the line, which has what the name leaves of it."""
    room = max(1, width - GUTTER)
    name, note = safe(choice.name), safe(choice.note) if room >= 2 * LEAST else ""
    note = fit(note, max(int(room * (1 - NAMES_SHARE)), room - cell_len(name) - GAP) - 1)
    name = fit(name, room - cell_len(note) - GAP) if note else fit(name, room)
    return name, " " * (room - cell_len(name) - cell_len(note) - 1) + note
