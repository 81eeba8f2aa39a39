"""The note on an article, in a small editor.

The one rule: as in every line that one types into, Enter keeps and Esc goes back.
"""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from reader.language import _
from reader.text import clean_block
from reader.ui.keys import bindings
from reader.ui.render.content import content
from reader.ui.screens.closing import Closing
from reader.ui.widgets.key_bar import KeyBar


class NoteArea(TextArea):
    """An editor of plain text that loses no letter of a Vietnamese input method.

    Like `LineInput` it handles Backspace in the order in which keys arrive.
    """

    BINDINGS = bindings("note")

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "backspace":
            event.stop()
            event.prevent_default()
            self.action_delete_left()
        elif event.key != "enter":  # it keeps the note, by a binding
            await super()._on_key(event)

    async def _on_paste(self, event: events.Paste) -> None:
        """Pasted text becomes clean lines."""
        event.stop()
        event.prevent_default()
        self.replace(clean_block(event.text), *self.selection)

    def action_new_line(self) -> None:
        """Go on in another line."""
        self.replace("\n", *self.selection)


class NoteScreen(ModalScreen[str | None], Closing[str | None], inherit_bindings=False):
    """Gives the note as it was kept, or nothing."""

    CSS_PATH = "note.tcss"

    def __init__(self, title: str, note: str) -> None:
        super().__init__()
        self._title = title
        self._area = NoteArea(note, compact=True, highlight_cursor_line=False)
        self._area.cursor_blink = False

    def compose(self) -> ComposeResult:
        with Vertical(id="note"):
            yield Static(content(_("Note on: {title}").format(title=self._title)), id="note-title")
            yield self._area
            yield KeyBar()

    def on_mount(self) -> None:
        """Write on where the note ends."""
        self._area.move_cursor(self._area.document.end)

    def action_keep(self) -> None:
        """Keep the note."""
        self.dismiss(clean_block(self._area.text).strip())

    def action_leave(self) -> None:
        """Leave the note as it was."""
        self.dismiss(None)
