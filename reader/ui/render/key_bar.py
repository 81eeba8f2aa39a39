"""The key bar's line: as many keys as fit, the first ones first, the help always last."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reader.ui.render.cells import cell_len
from reader.ui.render.lines import Layer, Line

GAP = 3


class Hint(NamedTuple):
    """A key as it is shown, and what it does."""

    key: str
    label: str

    @property
    def width(self) -> int:
        """Cells it takes, with the gap after it."""
        return cell_len(self.key) + 1 + cell_len(self.label) + GAP


def key_line(hints: Sequence[Hint], width: int, last: Hint | None = None) -> Line:
    """The hints in `width` cells; `last` is kept even where others are left out."""
    room = width - 2 - (last.width if last else 0)
    chosen = list(_fitting(hints, room))
    text, layers = " ", []
    for hint in [*chosen, last] if last else chosen:
        start = len(text)
        text += f"{hint.key} {hint.label}{' ' * GAP}"
        middle = start + len(hint.key)
        layers.append(Layer(start, middle, "keys--key"))
        layers.append(Layer(middle, middle + 1 + len(hint.label), "keys--label"))
    return Line(text, tuple(layers))


def _fitting(hints: Iterable[Hint], room: int) -> Iterable[Hint]:
    for hint in hints:
        room -= hint.width
        if room < 0:
            return
        yield hint
