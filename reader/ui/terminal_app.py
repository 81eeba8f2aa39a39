"""Textual's app, mended where it meets the terminal: keys, the mouse, colours, the clipboard.

The one rule: it is about terminals alone, and would serve any other app as well.
"""

from __future__ import annotations

import os

from textual import events
from textual.app import App
from textual.driver import Driver
from textual.errors import NoWidget

from reader.ui.input_method import InputMethod


class TerminalApp(App[None], inherit_bindings=False):
    """An app on any terminal, in any locale, under any input method."""

    def __init__(self, driver_class: type[Driver] | None = None) -> None:
        """An app.

        Args:
            driver_class: what draws on the terminal, if Textual isn't to choose.
        """
        # without colour Textual would else send greys, and draw the terminal's own black on black
        no_colour = True if os.environ.get("NO_COLOR") else None
        super().__init__(driver_class=driver_class, ansi_color=no_colour)
        self.animation_level = "none"
        self._input_method = InputMethod()

    async def on_event(self, event: events.Event) -> None:
        """What is typed waits for the screen that is to take it; Textual would let it go by.

        Where one doesn't type, a burst of an input method is the key that was pressed.
        """
        told: events.Event | None = event
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            await self.screen._mounted_event.wait()
            if isinstance(event, events.Key) and not self._takes_letters:
                told = self._input_method.key(event)
        elif isinstance(event, events.MouseEvent) and not event.is_forwarded:
            told = event if self.mouse_captured or self._is_in_sight(event) else None
        if told is not None:
            await super().on_event(told)

    def _is_in_sight(self, event: events.MouseEvent) -> bool:
        """Whether it is on the screen: the terminal may have shrunk since. Textual takes the focus
        away for a click elsewhere, and keys would have no place to go to."""
        try:
            self.screen.get_widget_at(event.x, event.y)
        except NoWidget:
            return False
        return True

    @property
    def _takes_letters(self) -> bool:
        return self.focused is not None and self.focused.check_consume_key("a", "a")

    def copy_to_clipboard(self, text: str) -> None:
        """Copy a text: the terminal is asked, and what else there is for it."""
        from reader.ui.clipboard import offer  # not for the first frame

        super().copy_to_clipboard(text)
        offer(text)
