"""Textual's app, mended where it meets the terminal: keys, the mouse, colours, the clipboard.

The one rule: it is about terminals alone, and would serve any other app as well.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from contextlib import suppress

from textual import events
from textual.app import App
from textual.dom import DOMNode
from textual.driver import Driver
from textual.errors import NoWidget
from textual.screen import Screen
from textual.widget import Widget

from reader.ui.input_method import InputMethod

PATIENCE = 0.5
"""Seconds that a key waits for what the one before it does, should that not end."""


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
        self._typed_at: Widget | None = None
        """What had the focus when a key was pressed last."""

    async def on_event(self, event: events.Event) -> None:
        """What is typed waits for the screen that is to take it; Textual would let it go by.

        Where one doesn't type, a burst of an input method is the key that was pressed.
        """
        told: events.Event | None = event
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            await self._came_through()
            if isinstance(event, events.Key) and not self._takes_letters:
                told = self._input_method.key(event)
            if isinstance(told, events.Key) and await self._acts_at_once(told):
                return
        elif isinstance(event, events.MouseEvent) and not event.is_forwarded:
            told = event if self.mouse_captured or self._is_in_sight(event) else None
        if told is not None:
            await super().on_event(told)

    async def _came_through(self) -> None:
        """Wait until all is done that was typed before, up to the screen that it led to."""
        there, self._typed_at = self._typed_at, self.focused
        if there is not None:
            through = asyncio.Event()
            _go_up(iter(there.ancestors_with_self), through)
            with suppress(TimeoutError):
                await asyncio.wait_for(through.wait(), PATIENCE)
        await self.screen._mounted_event.wait()

    async def _acts_at_once(self, key: events.Key) -> bool:
        """Do what a key is bound to, if one doesn't type it.

        Textual sends it round by the widget in focus and comes back to it later, when keys typed
        next have been taken already.
        """
        types = key.is_printable or key.key == "backspace"
        if await self._check_bindings(key.key, priority=True):
            return True
        return not (types and self._takes_letters) and await self._check_bindings(key.key)

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


def _go_up(way: Iterator[DOMNode], through: asyncio.Event) -> None:
    """Come to each of these after all messages that are there already; the screen is the last."""
    node = next(way, None)
    if isinstance(node, Screen):
        ended = not node.call_later(through.set)
    else:
        ended = node is None or not node.call_later(_go_up, way, through)
    if ended:
        through.set()
