"""The app: its screens, its keys, what it begins and ends with. `start` opens it on a terminal.

The one rule: it coordinates; `Incoming` knows the terminal, `Preferring` the settings, `News`
brings articles in, and the screens do the rest.
"""

from __future__ import annotations

import asyncio
import gc
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import ClassVar

from textual import events, on
from textual.app import App
from textual.css.query import NoMatches
from textual.driver import Driver
from textual.screen import Screen
from textual.scrollbar import ScrollBar
from textual.strip import Strip

from reader.library import Library
from reader.model import ReaderError, Reading
from reader.settings import DEFAULTS, Loaded, Settings, Value
from reader.ui.background import THREADS
from reader.ui.incoming import Incoming
from reader.ui.keys import bindings
from reader.ui.news import News
from reader.ui.pages import Page
from reader.ui.panes import HIGH, THREE_PANES, TWO_PANES
from reader.ui.preferring import Preferring
from reader.ui.render.strips import divide
from reader.ui.screens.home import Home
from reader.ui.themes import variable_defaults
from reader.ui.widgets.key_bar import KeyBar, Tone
from reader.ui.widgets.scroll_bar import ThinBar

COLLECTED_AT_ONCE = 5000
"""New objects: a letter makes 13,000, and Python's own 700 cost it a seventh of its time."""


class ReaderApp(App[None], inherit_bindings=False):
    """A news reader."""

    TITLE = "reader"
    BINDINGS = bindings("app")
    ENABLE_COMMAND_PALETTE = False  # Textual's own, which is blind to folding
    CSS_PATH: ClassVar = ["screens/home.tcss"]  # a default screen's own isn't loaded
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (TWO_PANES, "-medium"), (THREE_PANES, "-wide")]  # noqa: RUF012 - not a ClassVar in Textual
    VERTICAL_BREAKPOINTS = [(0, "-low"), (HIGH, "-high")]  # noqa: RUF012

    def __init__(
        self,
        library: Library,
        now: Callable[[], datetime] = lambda: datetime.now().astimezone(),
        first: Page | None = None,
        reading: Reading | None = None,
        loaded: Loaded = DEFAULTS,
        driver_class: type[Driver] | None = None,
    ) -> None:
        """An app on an open library.

        Args:
            now: the clock.
            first: the list that it begins with, if that is known.
            reading: the article of it where the cursor begins, if that is known, too.
            loaded: the user's settings.
            driver_class: what draws on the terminal, if Textual isn't to choose.
        """
        # without colour Textual would else send greys, and draw the terminal's own black on black
        no_colour = True if os.environ.get("NO_COLOR") else None
        super().__init__(driver_class=driver_class, ansi_color=no_colour)
        self.animation_level = "none"
        self._incoming = Incoming(self, self._list_came)
        self._first, self._reading = first, reading
        self._threads = ThreadPoolExecutor(THREADS, "library")
        self.library = library
        self.now = now
        self.preferring = Preferring(
            self, loaded, self._take_settings, lambda text: self.tell(text, "wrong")
        )
        self.news = News(
            self,
            lambda: self.library,
            lambda: self.preferring.settings,
            now,
            self.tell,
            self.go_over,
        )

    async def on_event(self, event: events.Event) -> None:
        """Do what the terminal sends, as it is meant."""
        meant = await self._incoming.meant(event)
        if meant is not None:
            await super().on_event(meant)

    async def _list_came(self) -> None:
        """Wait for the list that one has asked for: keys typed ahead act on its articles."""
        if isinstance(self.screen, Home):
            await self.screen.desk.finding.answered()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our variables, for themes that aren't ours."""
        return variable_defaults()

    def on_load(self) -> None:
        """Our themes, before anything is drawn, and as many threads as there is work for."""
        asyncio.get_running_loop().set_default_executor(self._threads)
        ScrollBar.renderer = ThinBar
        Strip.divide = divide  # type: ignore[method-assign]
        self.preferring.begin()

    def get_default_screen(self) -> Screen[None]:
        """The main screen."""
        first, reading, self._first, self._reading = self._first, self._reading, None, None
        own = self.preferring
        return Home(self.library, self.now(), first, reading, own.settings, own.prefer)

    def on_ready(self) -> None:
        """Say what is wrong in the settings; collect garbage again, but never what was there."""
        self.preferring.tell_problems()
        if not gc.isenabled():
            gc.freeze()
            gc.set_threshold(COLLECTED_AT_ONCE)
            gc.enable()
        self.news.start()
        settings = self.preferring.settings
        if days := settings.retention_days:
            for home in self.homes():
                home.desk.pruning.by_settings(days, asks=settings.confirm)

    def action_command_palette(self) -> None:
        """Open the palette."""
        from reader.ui.commands import Run
        from reader.ui.screens.palette import Palette  # not for the first frame

        def do(picked: Run | None) -> None:
            if picked is not None:
                self.call_later(picked)

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(self.library, self.screen), do)

    async def action_quit(self) -> None:
        """Leave when everything that was changed is on disk."""
        for screen in self.homes():
            screen.desk.opening.keep_place()
            await screen.desk.librarian.finish_writing()
        await self.preferring.save()
        self.exit()

    def on_unmount(self) -> None:
        """Leave no worker behind, and no thread that still asks a library that is closed next."""
        self.news.leave()
        self.library.interrupt()
        self._threads.shutdown(cancel_futures=True)

    @on(Home.OwnWanted)
    async def open_own(self, event: Home.OwnWanted) -> None:
        """Go over from the samples to the library that the user has made meanwhile."""
        await event.home.desk.librarian.finish_writing()
        try:
            self.go_over(Library.open(self.library.directory.parent))
        except ReaderError as error:
            event.home.desk.talk.tell_error(str(error))

    def _take_settings(self, settings: Settings, name: str) -> None:
        for home in self.homes():
            home.desk.suiting.take(settings, name)

    def go_over(self, library: Library) -> None:
        """Show another library; the default screen can't be replaced, so it stays beneath."""
        self.library = library
        self.push_screen(self.get_default_screen())

    def homes(self) -> list[Home]:
        """The main screens; the uppermost shows the library that is open."""
        return [screen for screen in self.screen_stack if isinstance(screen, Home)]

    def tell(self, text: str, tone: Tone = "said") -> None:
        """Say something in the last line of the screen that one is on."""
        try:
            self.screen.query_one(KeyBar).say(text, tone)
        except NoMatches:  # help or the palette are over it
            for home in self.homes():
                home.query_one(KeyBar).say(text, tone)

    def copy_to_clipboard(self, text: str) -> None:
        """Copy a text: the terminal is asked, and what else there is for it."""
        from reader.ui.clipboard import offer  # not for the first frame

        super().copy_to_clipboard(text)
        offer(text)

    # Actions of any screen

    def action_prefer(self, name: str, value: Value) -> None:
        """Go by another value of a setting."""
        self.preferring.prefer(name, value)

    def action_news(self, name: str, *arguments: bool) -> None:
        """Bring news in, or what goes with it."""
        self.news.deeds[name](*arguments)
