"""What the terminal sends, as it is meant: Textual takes some of it for something else.

The one rule: it is about terminals alone, and would serve any other app as well.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress

from textual import events
from textual.app import App
from textual.dom import DOMNode
from textual.errors import NoWidget
from textual.screen import Screen
from textual.widget import Widget

from reader.ui.input_method import InputMethod

PATIENCE = 0.5
"""Seconds that a key waits for what the one before it does, should that not end."""


class Incoming:
    """Keys, pasted text and the mouse on their way to an app.

    Args:
        ready: waits for what a key acts on that isn't typed into a line.
    """

    def __init__(self, app: App[None], ready: Callable[[], Awaitable[None]]) -> None:
        self._app = app
        self._ready = ready
        self._input_method = InputMethod()
        self._typed_at: Widget | None = None
        """What had the focus when a key was pressed last."""
        self._was_letter = False
        """Whether that key was typed into it."""

    async def meant(self, event: events.Event) -> events.Event | None:
        """What the app is to be told instead; None if nothing, or if it is done already.

        What is typed waits for the screen that is to take it; Textual would let it go by. Where
        one doesn't type, a burst of an input method is the key that was pressed.
        """
        told: events.Event | None = event
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            letter = isinstance(event, events.Key) and event.is_printable and self._takes_letters
            if not (letter and self._was_letter and self._typed_at is self._app.focused):
                await self._came_through()  # letters of a line are told to it in their order anyway
            self._was_letter = letter
            if isinstance(event, events.Key) and not self._takes_letters:
                await self._ready()
                told = self._input_method.key(event)
            if isinstance(told, events.Key) and await self._acts_at_once(told):
                return None
        elif isinstance(event, events.MouseEvent) and not event.is_forwarded:
            told = event if self._app.mouse_captured or self._is_in_sight(event) else None
        return told

    async def _came_through(self) -> None:
        """Wait until all is done that was typed before, up to the screen that it led to."""
        there, self._typed_at = self._typed_at, self._app.focused
        if there is not None:
            through = asyncio.Event()
            _go_up(iter(there.ancestors_with_self), through)
            with suppress(TimeoutError):
                await asyncio.wait_for(through.wait(), PATIENCE)
        await self._app.screen._mounted_event.wait()

    async def _acts_at_once(self, key: events.Key) -> bool:
        """Do what a key is bound to, if one doesn't type it.

        Textual sends it round by the widget in focus and comes back to it later, when keys typed
        next have been taken already.
        """
        types = key.is_printable or key.key == "backspace"
        if await self._app._check_bindings(key.key, priority=True):
            return True
        return not (types and self._takes_letters) and await self._app._check_bindings(key.key)

    def _is_in_sight(self, event: events.MouseEvent) -> bool:
        """Whether it is on the screen: the terminal may have shrunk since. Textual takes the focus
        away for a click elsewhere, and keys would have no place to go to."""
        try:
            self._app.screen.get_widget_at(event.x, event.y)
        except NoWidget:
            return False
        return True

    @property
    def _takes_letters(self) -> bool:
        focused = self._app.focused
        return focused is not None and focused.check_consume_key("a", "a")


def _go_up(way: Iterator[DOMNode], through: asyncio.Event) -> None:
    """Come to each of these after all messages that are there already; the screen is the last."""
    node = next(way, None)
    if isinstance(node, Screen):
        ended = not node.call_later(through.set)
    else:
        ended = node is None or not node.call_later(_go_up, way, through)
    if ended:
        through.set()
