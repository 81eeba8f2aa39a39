"""The app: themes, the main screen, the command palette. `start` opens it on a terminal."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import ClassVar

from textual import on
from textual.command import Provider
from textual.driver import Driver
from textual.screen import Screen
from textual.scrollbar import ScrollBar

from reader.language import ngettext
from reader.library import Library
from reader.model import ReaderError
from reader.settings import DEFAULTS, Loaded
from reader.ui.background import THREADS
from reader.ui.keys import bindings, use
from reader.ui.news import NewsApp
from reader.ui.pages import Page
from reader.ui.screens.home import Home
from reader.ui.themes import THEMES, theme_name, variable_defaults
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
        loaded: Loaded = DEFAULTS,
        driver_class: type[Driver] | None = None,
    ) -> None:
        """An app on an open library.

        Args:
            now: the clock.
            first: the list that it begins with, if that is known.
            loaded: the user's settings.
            driver_class: what draws on the terminal, if Textual isn't to choose.
        """
        super().__init__(driver_class=driver_class)
        self.settings, self._problems = loaded
        self._own_keymap = self._take_keys()
        self._first = first
        self.animation_level = "none"
        self.library = library
        self.now = now

    def on_load(self) -> None:
        """Our themes, before anything is drawn, and as many threads as there is work for."""
        threads = ThreadPoolExecutor(THREADS, "library")
        asyncio.get_running_loop().set_default_executor(threads)
        ScrollBar.renderer = ThinBar
        for theme in THEMES:
            self.register_theme(theme)
        self.set_keymap(self._own_keymap)
        self.theme = theme_name(self.settings.theme)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our variables, for themes that aren't ours."""
        return variable_defaults()

    def get_default_screen(self) -> Screen[None]:
        """The main screen."""
        first, self._first = self._first, None
        return Home(self.library, self.now(), first)

    def _take_keys(self) -> dict[str, str]:
        """The user's keys, shown from now on; mistakes in them are told like other ones."""
        if not self.settings.keys:
            return use({})
        from reader.ui.rebinding import rebound  # only for those who have keys of their own

        keys, problems = rebound(self.settings.keys)
        self._problems += problems
        return use(keys)

    def on_ready(self) -> None:
        """Say what is wrong in the settings; collect garbage again, but never what was there."""
        if self._problems:
            more = len(self._problems) - 1
            rest = ngettext("{count} more: reader doctor", "{count} more: reader doctor", more)
            said = [str(self._problems[0]), *([rest.format(count=more)] if more else [])]
            self._tell("; ".join(said), "wrong")
        if not gc.isenabled():
            gc.freeze()
            gc.enable()
        self.start_fetching()
        if days := self.settings.retention_days:
            for home in self.homes():
                home.prune_by_settings(days, asks=self.settings.confirm)

    async def action_quit(self) -> None:
        """Leave when everything that was changed is on disk."""
        for screen in self.homes():
            await screen.librarian.finish_writing()
        self.exit()

    def on_unmount(self) -> None:
        """Leave no worker behind."""
        self.leave_news()

    @on(Home.OwnWanted)
    async def open_own(self, event: Home.OwnWanted) -> None:
        """Go over from the samples to the library that the user has made meanwhile."""
        await event.home.librarian.finish_writing()
        try:
            self.go_over(Library.open(self.library.directory.parent))
        except ReaderError as error:
            event.home.tell_error(str(error))

    def go_over(self, library: Library) -> None:
        """Show another library; the default screen can't be replaced, so it stays beneath."""
        self.library = library
        self.push_screen(self.get_default_screen())
