"""The links of an article, in reading order: going from one to the next, and by their numbers.

A plain object: it draws nothing and opens nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.ui.render.article import Marks, Place, place_marks
from reader.ui.render.blocks import Block

Target = str | int
"""An address, or the id of an article."""


class Links:
    """Addresses and related stories; none is current until one steps to it."""

    def __init__(self, blocks: Sequence[Block] = ()) -> None:
        linked = ((number, block) for number, block in enumerate(blocks))
        self._places: list[Place] = []
        self._targets: list[Target] = []
        for number, block in linked:
            if block.target is not None:
                self._places.append(Place(number, 0, len(block.text)))
                self._targets.append(block.target)
        self._at: int | None = None

    def __len__(self) -> int:
        return len(self._targets)

    @property
    def current(self) -> Target | None:
        """What the current link opens."""
        return None if self._at is None else self._targets[self._at]

    @property
    def marks(self) -> Marks:
        """The current link, to be lit."""
        return {} if self._at is None else place_marks([self._places[self._at]], "article--here")

    def numbered(self, number: int) -> Target | None:
        """What a link opens by its number, counted from 1."""
        return self._targets[number - 1] if 0 < number <= len(self) else None

    def step(self, by: int, top: Place) -> Place | None:
        """The next link in that direction, the first from `top` on when none is current.

        Beyond the last there is none; before the first, none is current any more.
        """
        if self._at is None:
            after = [index for index, place in enumerate(self._places) if place >= top]
            wanted = after[0] if after and by > 0 else -1
        else:
            wanted = min(self._at + by, len(self) - 1)
        self._at = wanted if wanted >= 0 else None
        return None if self._at is None else self._places[self._at]
