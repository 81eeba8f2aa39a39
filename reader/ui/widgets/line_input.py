"""A one-line input that loses no letter of a Vietnamese input method.

Such a method sends Backspace and the composed letter in one burst. Textual types letters at once
but runs Backspace as a binding, a task later, so letters overtake it and the wrong one is
deleted. The one rule: every key that edits is handled here, in the order it arrives.
"""

from __future__ import annotations

from textual import events
from textual.geometry import Offset, Size
from textual.reactive import Reactive
from textual.widgets import Input

from reader.ui.render.safe import safe


class LineInput(Input):
    """An input of plain text without a frame."""

    DEFAULT_CSS = """
    LineInput, LineInput:focus {
        border: none;
        padding: 0;
        height: 1;
        background: $background;
        background-tint: $background 0%;
        &>.input--placeholder { color: $ink-muted; }
    }
    """

    virtual_size: Reactive[Size] = Reactive(Size(0, 0))
    """Without Textual's `layout=True`: a letter more moves nothing else on the screen."""

    def __init__(self, placeholder: str = "", *, id: str | None = None) -> None:
        super().__init__(placeholder=placeholder, select_on_focus=False, id=id)
        self.cursor_blink = False

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the cursor is drawn; Textual's own is a cell further at the end of the text."""
        return super().cursor_screen_offset - Offset(int(self.cursor_at_end), 0)

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "backspace":
            event.stop()
            event.prevent_default()
            self.erase()
            return
        await super()._on_key(event)

    def erase(self) -> None:
        """Take away the letter before the cursor, or what is selected."""
        self.action_delete_left()

    def _on_paste(self, event: events.Paste) -> None:
        """Pasted text becomes one clean line."""
        event.stop()
        event.prevent_default()
        text = safe(event.text)
        if self.selection.is_empty:
            self.insert_text_at_cursor(text)
        else:
            self.replace(text, *self.selection)
