"""Strips of Textual that are gone as soon as nobody holds them.

A strip that is asked for in one piece remembers itself as that piece, and only a collection frees
it then: at every letter that one types a few hundred of them, and a pause of 20 ms at every eighth.
The one rule: the pieces are the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.strip import Strip

_divide = Strip.divide


def divide(self: Strip, cuts: Iterable[int]) -> Sequence[Strip]:
    """The pieces of a strip, cut at these cells; a strip in one piece doesn't remember itself."""
    length = self.cell_length
    inside = [cut for cut in cuts if cut <= length]
    return [self] if inside == [length] else _divide(self, inside)
