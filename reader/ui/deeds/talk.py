"""How deeds speak with the user: a line that is said, one that is asked, a box that is opened.

The one rule: nobody who speaks knows where on the screen it is heard.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from textual.screen import Screen
from textual.widget import Widget

from reader.ui.widgets.key_bar import KeyBar
from reader.ui.widgets.question_line import Answered, QuestionLine

T = TypeVar("T")


class Talk:
    """Speaks on a screen.

    Args:
        screen: over which boxes open.
        bar: where lines are said.
        line: where they are asked.
    """

    def __init__(self, screen: Widget, bar: KeyBar, line: QuestionLine) -> None:
        self._screen = screen
        self._bar = bar
        self._line = line

    def tell(self, text: str) -> None:
        """Say something."""
        self._bar.say(text)

    def tell_error(self, text: str) -> None:
        """Say what went wrong."""
        self._bar.say(text, "wrong")

    def ask(self, prompt: str, text: str, then: Answered, *, selected: bool = False) -> None:
        """Ask for a line, `text` standing there; `then` gets what was typed, if it is kept.

        Args:
            selected: what one types takes the place of the text.
        """
        self._line.ask(prompt, text, then, selected=selected)

    def open(self, box: Screen[T], then: Callable[[T | None], None]) -> None:
        """Open a box; `then` gets what it gives."""
        self._screen.app.push_screen(box, then)

    def copy(self, text: str) -> None:
        """Hand a text over to the clipboard."""
        self._screen.app.copy_to_clipboard(text)
