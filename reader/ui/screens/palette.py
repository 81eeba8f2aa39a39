"""The command palette, with an input that loses no letter of a Vietnamese input method.

Owns the parts that it is made of; what it does with them is Textual's own.
"""

from __future__ import annotations

from typing import Self

from textual.app import ComposeResult
from textual.command import CommandInput, CommandList, CommandPalette
from textual.containers import Horizontal, Vertical
from textual.visual import VisualType
from textual.widgets import LoadingIndicator
from textual.widgets.option_list import Option

from reader.language import _
from reader.ui.render.content import content
from reader.ui.screens.closing import Closing
from reader.ui.widgets.line_input import LineInput


class PaletteInput(CommandInput, LineInput):
    """Where one types in the palette."""


class PaletteList(CommandList):
    """What the palette offers; where there is no room to show any of it, a page is nothing."""

    def add_option(self, option: Option | VisualType | None = None) -> Self:
        """What says that nothing is found, which alone can't be chosen, says it our way."""
        if isinstance(option, Option) and option.disabled:
            said = _("Nothing matches. Try another word; Esc goes back.")
            option = Option(content(said), disabled=True, id=option.id)
        return super().add_option(option)

    def action_page_down(self) -> None:
        """A page on."""
        if self.scrollable_content_region.height:
            super().action_page_down()  # type: ignore[no-untyped-call]  # Textual's

    def action_page_up(self) -> None:
        """A page back."""
        if self.scrollable_content_region.height:
            super().action_page_up()  # type: ignore[no-untyped-call]  # Textual's


class Palette(CommandPalette, Closing[None]):
    """Commands and articles by name."""

    def compose(self) -> ComposeResult:
        with Vertical(id="--container"):
            with Horizontal(id="--input"):
                yield PaletteInput(_("Commands and articles by name"))
            with Vertical(id="--results"):
                yield PaletteList()
                yield LoadingIndicator()
