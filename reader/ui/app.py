"""The app: themes, the main screen, the command palette. `start` opens it on a terminal."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import ClassVar

from textual import events, on
from textual.command import Provider
from textual.driver import Driver
from textual.screen import Screen
from textual.scrollbar import ScrollBar

from reader.library import Library
from reader.model import ReaderError
from reader.settings import DEFAULTS, Loaded, Settings
from reader.ui.background import THREADS
from reader.ui.input_method import InputMethod
from reader.ui.keys import bindings
from reader.ui.news import NewsApp
from reader.ui.pages import Page
from reader.ui.screens.home import Home
from reader.ui.widgets.scroll_bar import ThinBar


def _commands() -> type[Provider]:
    from reader.ui.commands import Commands  # only the palette needs it, not the first frame

    return Commands


class ReaderApp(NewsApp, inherit_bindings=False):
    """A news reader."""

    TITLE = "reader"
    BINDINGS = bindings("app")
    COMMANDS: ClassVar = {_commands}
    CSS_PATH: ClassVar = ["app.tcss", "screens/home.tcss"]  # a default screen's own isn't loaded

    def __init__(
        self,
        library: Library,
        now: Callable[[], datetime] = lambda: datetime.now().astimezone(),
        first: Page | None = None,
        last: int | None = None,
        loaded: Loaded = DEFAULTS,
        driver_class: type[Driver] | None = None,
    ) -> None:
        """An app on an open library.

        Args:
            now: the clock.
            first: the list that it begins with, if that is known.
            last: the article that was left last, to begin there.
            loaded: the user's settings.
            driver_class: what draws on the terminal, if Textual isn't to choose.
        """
        super().__init__(loaded, driver_class)
        self._first, self._last = first, last
        self._input_method = InputMethod()
        self._threads = ThreadPoolExecutor(THREADS, "library")
        self.animation_level = "none"
        self.library = library
        self.now = now

    def on_load(self) -> None:
        """Our themes, before anything is drawn, and as many threads as there is work for."""
        asyncio.get_running_loop().set_default_executor(self._threads)
        ScrollBar.renderer = ThinBar
        self.begin_with_settings()

    def get_default_screen(self) -> Screen[None]:
        """The main screen."""
        first, self._first = self._first, None
        return Home(self.library, self.now(), first, self.settings, self.prefer, self._last)

    def on_ready(self) -> None:
        """Say what is wrong in the settings; collect garbage again, but never what was there."""
        self.tell_problems()
        if not gc.isenabled():
            gc.freeze()
            gc.enable()
        self.start_fetching()
        if days := self.settings.retention_days:
            for home in self.homes():
                home.prune_by_settings(days, asks=self.settings.confirm)

    async def on_event(self, event: events.Event) -> None:
        """Where one doesn't type, a burst of an input method is the key that was pressed."""
        told: events.Event | None = event
        if isinstance(event, events.Key) and not event.is_forwarded and not self._takes_letters:
            told = self._input_method.key(event)
        if told is not None:
            await super().on_event(told)

    @property
    def _takes_letters(self) -> bool:
        return self.focused is not None and self.focused.check_consume_key("a", "a")

    def action_command_palette(self) -> None:
        """Open the palette."""
        from reader.ui.screens.palette import Palette  # not for the first frame

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette())

    async def action_quit(self) -> None:
        """Leave when everything that was changed is on disk."""
        for screen in self.homes():
            screen.keep_place()
            await screen.librarian.finish_writing()
        await self.save_settings()
        self.exit()

    def on_unmount(self) -> None:
        """Leave no worker behind, and no thread that still asks a library that is closed next."""
        self.leave_news()
        self.library.interrupt()
        self._threads.shutdown(cancel_futures=True)

    @on(Home.OwnWanted)
    async def open_own(self, event: Home.OwnWanted) -> None:
        """Go over from the samples to the library that the user has made meanwhile."""
        await event.home.librarian.finish_writing()
        try:
            self.go_over(Library.open(self.library.directory.parent))
        except ReaderError as error:
            event.home.tell_error(str(error))

    def take_settings(self, settings: Settings, name: str) -> None:
        """Have every main screen go by the settings."""
        for home in self.homes():
            home.take_settings(settings, name)

    def go_over(self, library: Library) -> None:
        """Show another library; the default screen can't be replaced, so it stays beneath."""
        self.library = library
        self.push_screen(self.get_default_screen())
