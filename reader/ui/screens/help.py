"""The help: all keys, narrowed as one types."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from reader.language import _
from reader.ui.keys import bindings
from reader.ui.screens.closing import Closing
from reader.ui.widgets.key_help import KeyHelp
from reader.ui.widgets.line_input import LineInput


class HelpScreen(ModalScreen[None], Closing[None], inherit_bindings=False):
    """All keys; typing searches them, Esc closes."""

    CSS_PATH = "help.tcss"
    BINDINGS = bindings("help")

    def compose(self) -> ComposeResult:
        self._keys = KeyHelp(id="help-list")
        with Vertical(id="help"):
            with Horizontal(id="help-title"):
                yield Static(_("Keys"))
                yield LineInput(_("type to search, Esc closes"))
            with VerticalScroll(id="help-keys", can_focus=False) as self._scroll:
                yield self._keys

    @on(Input.Changed)
    def search(self, event: Input.Changed) -> None:
        """Show the keys that are meant."""
        self._keys.find(event.value)

    def action_close(self) -> None:
        """Back to reading."""
        self.dismiss()

    def action_scroll(self, by: int) -> None:
        """Scroll by so many pages."""
        self._scroll.scroll_relative(y=by * self._scroll.size.height, animate=False)
