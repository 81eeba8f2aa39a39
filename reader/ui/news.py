"""Bringing news in: what its keys do, when it is done by itself, and what is said of it.

The one rule: nothing here needs the screen that one is on to wait, or to be the main screen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from textual.app import App

from reader.language import _
from reader.library import Library
from reader.model import Link
from reader.settings import Settings
from reader.ui.keys import key_for
from reader.ui.screens.home import Home
from reader.ui.widgets.key_bar import KeyBar, Tone

if TYPE_CHECKING:
    from reader.ui.gathering import Gatherer

START = 1.0
"""Seconds after the first frame until feeds are fetched, where the settings want that."""
MINUTE = 60.0
Tell = Callable[[str, Tone], None]


class News:
    """Follows feeds for an app.

    Args:
        library: the library that is open now.
        settings: the settings as they are now.
        now: the clock.
        tell: says a line on the screen that one is on.
        go_over: shows another library from now on.
    """

    def __init__(
        self,
        app: App[None],
        library: Callable[[], Library],
        settings: Callable[[], Settings],
        now: Callable[[], datetime],
        tell: Tell,
        go_over: Callable[[Library], None],
    ) -> None:
        self._app = app
        self._library = library
        self._settings = settings
        self._now = now
        self._tell = tell
        self._go_over = go_over
        self.is_used = False
        """Whether anything was ever fetched or added."""

    @cached_property
    def gatherer(self) -> Gatherer:
        """Runs what fetches and adds."""
        from reader.ui.gathering import Gatherer  # nobody has asked for news in the first frame

        self.is_used = True
        return Gatherer(
            self._library,
            self._show_work,
            self._say,
            lambda text: self._tell(text, "wrong"),
            self._came,
            lambda: self._settings().full_text,
        )

    @property
    def deeds(self) -> Mapping[str, Callable[..., None]]:
        """What keys do, by the names that the key table has for it."""
        return {
            "feeds": self.feeds,
            "add": self.add,
            "fetch-feed": self.fetch_feed,
            "fetch-all": self.fetch_all,
            "stop": self.stop,
            "full-text": self.full_text,
            "pictures": self.pictures,
            "export": self.export,
        }

    def start(self) -> None:
        """Fetch now and every so often, if the settings want that."""
        settings = self._settings()
        if settings.refresh_on_start:
            self._app.set_timer(START, self._fetch_quietly)
        if settings.refresh_minutes:
            self._app.set_interval(settings.refresh_minutes * MINUTE, self._fetch_quietly)

    def leave(self) -> None:
        """Stop fetching and adding for good."""
        if self.is_used:
            self.gatherer.errands.leave()

    def _fetch_quietly(self) -> None:
        if not self._library().is_samples:
            self.gatherer.fetch(quietly=True)

    @property
    def _home(self) -> Home | None:
        return self._app.screen if isinstance(self._app.screen, Home) else None

    def fetch_feed(self) -> None:
        """Fetch the feed of the article that one is on."""
        home = self._home
        reading = home.article.reading if home is not None else None
        feed = reading.article.feed if reading is not None else None
        if feed is None or feed not in self._library().feeds.addresses():
            said = _("This article is from no feed that you follow; {key} fetches all.")
            self._say(said.format(key=key_for("feeds.fetch")))
        else:
            self.gatherer.fetch([feed])

    def fetch_all(self) -> None:
        """Fetch all feeds that are due."""
        self.gatherer.fetch()

    def stop(self) -> None:
        """Stop whatever is being fetched or added."""
        if self.is_used and self.gatherer.is_at_work:
            self.gatherer.stop()
        else:
            self._say(_("Nothing is being fetched."))

    def full_text(self) -> None:
        """The page's text of the article that one is on, or back to its feed's own."""
        from reader.ui.full_text import toggle_full_text

        if self._home is not None:
            toggle_full_text(self._home, self.gatherer, self._say)

    def pictures(self) -> None:
        """The pictures of the article that one is on."""
        from reader.ui.pictures import open_pictures

        if self._home is not None:
            open_pictures(self._home, self.gatherer, self._settings(), self._say)

    def export(self, everything: bool) -> None:
        """Write the article that one is on, or all that the list shows, into a file."""
        from reader.ui.exporting import ask_export

        if self._home is not None:
            ask_export(self._home, self.gatherer.errands, self._say, everything=everything)

    def feeds(self) -> None:
        """The feeds, their folders and the saved searches."""
        from reader.ui.screens.feeds import FeedsScreen

        screen = FeedsScreen(self._library(), self._now, self.gatherer)
        self._app.push_screen(screen, self._open_query)

    def _open_query(self, query: str | None) -> None:
        if query is not None and self._home is not None:
            self._home.desk.searches.open(query)

    def add(self) -> None:
        """Add a feed, a page, a file or a folder."""
        from reader.ui.screens.adding import AddScreen

        self._app.push_screen(AddScreen(self.gatherer), self._add)

    def _add(self, chosen: list[Link] | str | None) -> None:
        if not chosen:
            return
        library, also = self._library(), ""
        if library.is_samples:
            also = _("The samples stay: reader --samples.")
            self._go_over(Library.open(library.directory.parent, create=True))
        if isinstance(chosen, str):
            self.gatherer.take(chosen, also)
        else:
            self.gatherer.follow(chosen, also)

    # What is said

    def _say(self, text: str) -> None:
        self._tell(text, "said")

    def _show_work(self, text: str) -> None:
        for screen in self._app.screen_stack:
            for bar in screen.query(KeyBar):
                bar.show_work(text)

    def _came(self) -> None:
        """Look for what is new now instead of within a second, and for the names in it."""
        from reader.ui.screens.feeds import FeedsScreen

        for screen in self._app.screen_stack:
            if isinstance(screen, FeedsScreen):
                screen.renew()
            elif isinstance(screen, Home):
                screen.desk.watching.look()
                screen.desk.naming.start()
