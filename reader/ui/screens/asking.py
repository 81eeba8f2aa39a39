"""One line at the foot of a screen that asks for something in words.

The one rule: what is to be done with the answer comes along with the question, and happens only
if the line is kept.
"""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.screen import Screen

from reader.ui.pane_switch import PaneSwitch
from reader.ui.widgets.prompt_line import PromptInput, PromptLine


class Asking(Screen[None], inherit_bindings=False):
    """A screen that can ask."""

    panes: PaneSwitch

    def __init__(self) -> None:
        super().__init__()
        self.ask_line = PromptLine("", id="ask")
        self._answered: Callable[[str], None] | None = None

    def ask(
        self, prompt: str, text: str, then: Callable[[str], None], *, selected: bool = False
    ) -> None:
        """Ask for a line of text.

        Args:
            text: what stands there to begin with.
            then: called with what was typed, if it is kept.
            selected: what one types takes the place of the text.
        """
        self._answered = then
        self.ask_line.open(text, prompt=prompt, selected=selected)

    @on(PromptInput.Kept, "#ask PromptInput")
    def take_answer(self) -> None:
        """Do what was to be done with it."""
        answered, text = self._answered, self.ask_line.text
        self.leave_question()
        if answered is not None:
            answered(text)

    @on(PromptInput.Left, "#ask PromptInput")
    def leave_question(self) -> None:
        """Back to where one was."""
        self._answered = None
        self.panes.go_to(self.panes.current)
        self.ask_line.close()
