"""What is lit in an article, and stepping through it: matches of a search, mentions of a name.

Owns the order of the layers and the current step. A plain object: it draws nothing.
"""

from __future__ import annotations

from reader.language import _
from reader.ui.render.article import Marks, Place, place_marks
from reader.ui.render.blocks import Block


class Steps:
    """The lit places of one article; a lit name is stepped through before matches."""

    def __init__(self, blocks: tuple[Block, ...] = (), mentions: Marks | None = None) -> None:
        self.blocks = blocks
        self.mentions = mentions or {}
        """All entities in the colours of their types."""
        self.marks: tuple[Marks, ...] = (self.mentions,)
        """All layers, the uppermost last."""
        self._matches: list[Place] = []
        self._lit: list[Place] = []
        self._at: int | None = None
        self._is_asked = False

    def find(self, places: list[Place], *, is_asked: bool = False) -> None:
        """The matches of another search.

        Args:
            is_asked: one looks for them here, and is to be told that there are none, too.
        """
        self._matches, self._at, self._is_asked = places, None, is_asked
        self._lay()

    def light(self, places: list[Place]) -> None:
        """The mentions of another entity."""
        self._lit, self._at = places, None
        self._lay()

    @property
    def places(self) -> list[Place]:
        """What is stepped through."""
        return self._lit or self._matches

    def step(self, by: int, top: Place) -> Place | None:
        """The next place in that direction, round the end; from `top` on when none is current."""
        if not self.places:
            return None
        if self._at is None:
            after = [index for index, place in enumerate(self.places) if place[:2] >= top[:2]]
            self._at = (after or [0])[0] if by > 0 else (after or [0])[0] - 1
        else:
            self._at += by
        self._at %= len(self.places)
        self._lay()
        return self.places[self._at]

    def _lay(self) -> None:
        here = [self.places[self._at]] if self._at is not None else []
        lit = [place for place in self._lit if place not in here]  # reversed twice is not lit
        self.marks = (
            self.mentions,
            place_marks(self._matches, "article--match"),
            place_marks(lit, "article--lit"),
            place_marks(here, "article--here"),
        )

    @property
    def said(self) -> str:
        """Where one is among the lit places: "3/17", or how many there are."""
        count = len(self.places)
        if not count and not self._is_asked:
            return ""
        return (
            f"{self._at + 1}/{count}"
            if self._at is not None
            else _("{count} found").format(count=count)
        )
