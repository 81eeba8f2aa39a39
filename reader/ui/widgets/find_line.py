"""Find in the article: a line at the foot of the reading pane."""

from __future__ import annotations

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Static

from reader.ui.keys import bindings
from reader.ui.widgets.line_input import LineInput


class FindInput(LineInput):
    """The input of the find line."""

    BINDINGS = bindings("find")

    @dataclass
    class Kept(Message):
        """Stay at what was found."""

    @dataclass
    class Left(Message):
        """Stop finding."""

    def action_keep(self) -> None:
        """Keep what was found."""
        self.post_message(self.Kept())

    def action_leave(self) -> None:
        """Stop finding."""
        self.post_message(self.Left())


class FindLine(Horizontal):
    """A prompt and an input; shown only while one finds."""

    DEFAULT_CSS = """
    FindLine {
        display: none;
        dock: bottom;
        height: 1;
        padding: 0 2;
        #find-prompt { width: auto; color: $accent; }
        FindInput { width: 1fr; }
    }
    """

    def compose(self) -> ComposeResult:
        yield Static("Find: ", id="find-prompt")
        yield FindInput()

    def open(self) -> None:
        """Show the line and start typing, at once like the filter line."""
        self.display = True
        self.screen.set_focus(self.query_one(FindInput))

    def close(self) -> None:
        """Hide the line and forget what was typed."""
        field = self.query_one(FindInput)
        with field.prevent(FindInput.Changed):
            field.value = ""
        self.display = False
