"""A line to type into that comes when it is asked for, and goes when one is done with it.

The one rule: a line that goes while one types into it gives the focus back, since keys without a
place to go to would be lost, or be commands.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from reader.language import _
from reader.ui.keys import bindings
from reader.ui.known_sizes import know_sizes
from reader.ui.render.content import content
from reader.ui.widgets.line_input import LineInput


class PromptInput(LineInput):
    """The input of such a line."""

    BINDINGS = bindings("prompt")

    @dataclass
    class Told(Message):
        """What was done with it."""

        field: PromptInput

        @property
        def control(self) -> PromptInput:
            """The input, to be told from others."""
            return self.field

    class Kept(Told):
        """What was typed stays."""

    class Left(Told):
        """Everything is to be as it was before."""

    class Completed(Told):
        """What is typed is to be completed."""

    def __init__(self, *, completes: bool, leads: bool) -> None:
        super().__init__()
        self._completes = completes
        self._leads = leads

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where nothing can be completed, Tab leads on as everywhere; ↓ where there is a way."""
        return {"complete": self._completes, "go_down": self._leads}.get(action, True)

    def action_complete(self) -> None:
        """Complete what is typed."""
        self.post_message(self.Completed(self))

    def action_keep(self) -> None:
        """Keep what was typed."""
        self.post_message(self.Kept(self))

    def action_go_down(self) -> None:
        """Keep what was typed, and go to what it is about."""
        self.action_keep()

    def action_leave(self) -> None:
        """Go back to how it was."""
        self.post_message(self.Left(self))


class PromptLine(Horizontal):
    """A prompt and an input, at the foot of what it belongs to; shown only while it is wanted."""

    DEFAULT_CSS = """
    PromptLine {
        display: none;
        dock: bottom;
        height: 1;
        padding: 0 1;
        .prompt {
            width: auto;
            max-width: 66%;
            padding-right: 1;
            color: $accent;
            text-wrap: nowrap;
            text-overflow: ellipsis;
        }
        PromptInput { width: 1fr; }
    }
    """

    def __init__(
        self,
        prompt: str,
        back: Callable[[], object],
        *,
        completes: bool = False,
        stays: bool = False,
        id: str | None = None,
    ) -> None:
        """A line that is hidden.

        Args:
            back: gives the focus back to where one was.
            completes: Tab completes what is typed.
            stays: it goes on to say what it did, while the focus is there; ↓ leads there, too.
        """
        super().__init__(id=id)
        self._back = back
        self._stays = stays
        self._prompt = prompt
        self._asked = ""
        self._completes = completes

    def compose(self) -> ComposeResult:
        yield Static(content(_(self._prompt)), classes="prompt")
        yield PromptInput(completes=self._completes, leads=self._stays)

    def on_mount(self) -> None:
        """Follow where one turns to."""
        self.watch(self.screen, "focused", self._turned_to, init=False)

    def _turned_to(self, focused: Widget | None) -> None:
        """Go when one has turned to something else, by a click perhaps."""
        if self.display and not self._stays and focused not in (None, self.field):
            self.close()

    @property
    def field(self) -> PromptInput:
        """Where one types."""
        return self.query_one(PromptInput)

    @property
    def is_typed_into(self) -> bool:
        """Whether one types into it now."""
        return self.screen.focused is self.field

    @property
    def text(self) -> str:
        """What is typed."""
        return self.field.value

    def open(
        self, text: str | None = None, *, prompt: str | None = None, selected: bool = False
    ) -> None:
        """Show the line and start typing, at once, for letters that follow in the same burst.

        Args:
            text: what stands there (default: what stood there last).
            prompt: what is asked (default: what was asked last).
            selected: what one types takes the place of the text.
        """
        know_sizes(self)
        self.display = True
        self._asked = prompt or self._asked
        self.query_one(".prompt", Static).update(content(self._asked or _(self._prompt)))
        if text is not None:
            self.type(text)
        self.screen.set_focus(self.field)
        if selected:
            self.field.select_all()

    def leave(self) -> None:
        """Give the focus back, if one types into it; what was typed stays."""
        if self.is_typed_into:
            self._back()

    def close(self) -> None:
        """Hide the line and forget what was typed."""
        know_sizes(self)
        self.leave()
        self.type("")
        self.display = False

    def type(self, text: str) -> None:
        """Replace what is typed, without telling."""
        with self.field.prevent(Input.Changed):
            self.field.value = text
            self.field.cursor_position = len(text)
