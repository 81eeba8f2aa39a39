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
    name: str = ""
    """The key as Textual names it, for a click on the hint."""

    @property
    def width(self) -> int:
        """Cells it takes, with the gap after it."""
        return cell_len(self.key) + 1 + cell_len(self.label) + GAP


def key_line(hints: Sequence[Hint], width: int, last: Hint | None = None) -> Line:
    """The hints in `width` cells; `last` is kept even where others are left out."""
    text, layers = " ", []
    for hint in _chosen(hints, width, last):
        start = len(text)
        text += f"{hint.key} {hint.label}{' ' * GAP}"
        middle = start + len(hint.key)
        layers.append(Layer(start, middle, "keys--key"))
        layers.append(Layer(middle, middle + 1 + len(hint.label), "keys--label"))
    return Line(text, tuple(layers))


def hint_at(
    column: int, hints: Sequence[Hint], width: int, last: Hint | None = None
) -> Hint | None:
    """The hint of that line that stands at a column; none between two of them."""
    start = 1
    for hint in _chosen(hints, width, last):
        if start <= column < start + hint.width - GAP:
            return hint
        start += hint.width
    return None


def _chosen(hints: Iterable[Hint], width: int, last: Hint | None) -> list[Hint]:
    room = width - 2 - (last.width if last else 0)
    return [*_fitting(hints, room), *([last] if last else [])]


def _fitting(hints: Iterable[Hint], room: int) -> Iterable[Hint]:
    for hint in hints:
        room -= hint.width
        if room < 0:
            return
        yield hint
