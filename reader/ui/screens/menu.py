"""A short list to pick one of, narrowed as one types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from reader.language import _
from reader.ui.render.choice import Choice, narrowed_choices
from reader.ui.render.content import content
from reader.ui.screens.picker import Picker

T = TypeVar("T")


class Menu(Picker[T | None, T]):
    """Gives the value of what was picked, or nothing."""

    def __init__(self, heading: str, choices: Sequence[Choice[T]]) -> None:
        super().__init__()
        self._heading_text = heading
        self._all = choices

    def on_mount(self) -> None:
        """Offer everything, in a box no higher than that."""
        self.fit(len(self._all))
        heading = content(self._heading_text, "bold $accent")
        self.ask(heading, placeholder=_("type to narrow"))

    def offer(self, text: str) -> None:
        """What all words that are typed occur in."""
        self.show(narrowed_choices(self._all, text), _("Nothing here is called so."))

    def pick(self, value: T) -> None:
        """Give it."""
        self.dismiss(value)
