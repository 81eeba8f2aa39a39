"""A box to pick from: a heading, a line to type into, and below it what is meant.

Owns the box and its keys; what is offered and what picking does are a subclass's. The one rule:
one types and moves at the same time, so the focus never leaves the line.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from reader.ui.keys import bindings
from reader.ui.render.choice import Choice
from reader.ui.screens.closing import Closing
from reader.ui.widgets.choice_list import ChoiceList
from reader.ui.widgets.key_bar import KeyBar
from reader.ui.widgets.line_input import LineInput

HIGHEST, AROUND = 24, 7
"""Lines of a box at most, and those of them that are no choices."""
R = TypeVar("R")
T = TypeVar("T")


class PickerInput(LineInput):
    """Where one types; its keys belong to the box."""

    BINDINGS = bindings("picker")


class Picker(ModalScreen[R], Closing[R], Generic[R, T], inherit_bindings=False):
    """Something to pick; gives what was made of it."""

    CSS_PATH = "picker.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._heading = Static("", id="picker-heading", markup=False)
        self.field = PickerInput(id="picker-field")
        self.choices: ChoiceList[T] = ChoiceList(id="picker-choices")
        self.keys = KeyBar()

    def compose(self) -> ComposeResult:
        with Vertical(id="picker"):
            yield self._heading
            yield self.field
            yield self.choices
            yield self.keys

    def ask(self, heading: Content, text: str = "", placeholder: str = "") -> None:
        """Ask for something (else), with this text in the line."""
        self.head(heading)
        self.field.placeholder = placeholder
        with self.field.prevent(Input.Changed):
            self.field.value = text
            self.field.cursor_position = len(text)
        self.offer(text)

    def head(self, heading: Content) -> None:
        """Put another heading above."""
        self._heading.update(heading)

    def fit(self, choices: int) -> None:
        """Make the box no higher than so many choices need."""
        self.query_one("#picker").styles.max_height = min(HIGHEST, AROUND + choices)

    def show(self, choices: Sequence[Choice[T]], empty: str = "") -> None:
        """Show what can be picked; `empty` is said where there is nothing."""
        self.choices.empty = (empty,) if empty else ()
        self.choices.show(choices)

    def offer(self, text: str) -> None:
        """Show what is meant by what is typed."""
        raise NotImplementedError

    def pick(self, value: T) -> None:
        """Do what picking this does."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Most boxes know one meaning of what is picked."""
        return action != "switch"

    def action_leave(self) -> None:
        """Close the box, nothing picked."""
        self.dismiss(None)

    @on(Input.Changed)
    def offer_as_typed(self, event: Input.Changed) -> None:
        """Narrow at every letter."""
        event.stop()
        self.offer(event.value)

    @on(ChoiceList.Taken)
    def action_choose(self) -> None:
        """Pick what the cursor is on."""
        choice = self.choices.choice
        if choice is not None:
            self.pick(choice.value)

    def action_move(self, by: int) -> None:
        """So many choices on."""
        self.choices.move(by)

    def action_switch(self) -> None:
        """Another meaning of what is picked, where there are two."""

    def action_page(self, by: int) -> None:
        """So many pages of choices on."""
        self.choices.move(by * self.choices.page)
