"""The app's half that brings news in: what its keys do, when it does so by itself, what it says.

The one rule: nothing here needs the screen that one is on to wait, or to be the main screen.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from textual.css.query import NoMatches

from reader.language import _
from reader.library import Library
from reader.model import Link
from reader.ui.keys import key_for
from reader.ui.narrowing import Narrowing
from reader.ui.preferring import PreferringApp
from reader.ui.screens.home import Home
from reader.ui.widgets.key_bar import KeyBar, Tone

if TYPE_CHECKING:
    from reader.ui.gathering import Gatherer

START = 1.0
"""Seconds after the first frame until feeds are fetched, where the settings want that."""
MINUTE = 60.0


class NewsApp(PreferringApp, inherit_bindings=False):
    """An app that follows feeds."""

    library: Library
    now: Callable[[], datetime]
    _uses_gatherer = False

    @cached_property
    def gatherer(self) -> Gatherer:
        """Runs what fetches and adds."""
        from reader.ui.gathering import Gatherer  # nobody has asked for news in the first frame

        self._uses_gatherer = True
        return Gatherer(
            lambda: self.library,
            self._show_work,
            self.tell,
            lambda text: self.tell(text, "wrong"),
            self._news_came,
            lambda: self.settings.full_text,
        )

    def start_fetching(self) -> None:
        """Fetch now and every so often, if the settings want that."""
        if self.settings.refresh_on_start:
            self.set_timer(START, self._fetch_quietly)
        if self.settings.refresh_minutes:
            self.set_interval(self.settings.refresh_minutes * MINUTE, self._fetch_quietly)

    def leave_news(self) -> None:
        """Stop fetching and adding for good."""
        if self._uses_gatherer:
            self.gatherer.errands.leave()

    def _fetch_quietly(self) -> None:
        if not self.library.is_samples:
            self.gatherer.fetch(quietly=True)

    def action_fetch_feed(self) -> None:
        """Fetch the feed of the article that one is on."""
        home = self.screen
        reading = home.article.reading if isinstance(home, Home) else None
        feed = reading.article.feed if reading is not None else None
        if feed is None or feed not in self.library.feeds.addresses():
            said = _("This article is from no feed that you follow; {key} fetches all.")
            self.tell(said.format(key=key_for("feeds.fetch")))
        else:
            self.gatherer.fetch([feed])

    def action_fetch_all(self) -> None:
        """Fetch all feeds that are due."""
        self.gatherer.fetch()

    def action_stop_fetching(self) -> None:
        """Stop whatever is being fetched or added."""
        if self._uses_gatherer and self.gatherer.is_at_work:
            self.gatherer.stop()
        else:
            self.tell(_("Nothing is being fetched."))

    def action_full_text(self) -> None:
        """The page's text of the article that one is on, or back to its feed's own."""
        from reader.ui.full_text import toggle_full_text

        if isinstance(self.screen, Home):
            toggle_full_text(self.screen, self.gatherer, self.tell)

    def action_feeds(self) -> None:
        """The feeds, their folders and the saved searches."""
        from reader.ui.screens.feeds import FeedsScreen

        self.push_screen(FeedsScreen(self.library, self.now, self.gatherer), self._open_query)

    def action_add(self) -> None:
        """Add a feed, a page, a file or a folder."""
        from reader.ui.screens.adding import AddScreen

        self.push_screen(AddScreen(self.gatherer), self._add)

    def action_export(self, everything: bool) -> None:
        """Write the article that one is on, or all that the list shows, into a file."""
        from reader.ui.exporting import ask_export

        if isinstance(self.screen, Home):
            ask_export(self.screen, self.gatherer.errands, self.tell, everything=everything)

    def _open_query(self, query: str | None) -> None:
        home = self.screen
        if query is not None and isinstance(home, Home):
            home.finding.narrow(Narrowing(text=query))
            home.panes.go_to("list")

    def _add(self, chosen: list[Link] | str | None) -> None:
        if not chosen:
            return
        if self.library.is_samples:
            self.go_over(Library.open(self.library.directory.parent, create=True))
        if isinstance(chosen, str):
            self.gatherer.take(chosen)
        else:
            self.gatherer.follow(chosen)

    def go_over(self, library: Library) -> None:
        """Show another library from now on."""
        raise NotImplementedError

    # What is said

    def _show_work(self, text: str) -> None:
        for screen in self.screen_stack:
            for bar in screen.query(KeyBar):
                bar.show_work(text)

    def tell(self, text: str, tone: Tone = "said") -> None:
        """Say something in the last line of the screen that one is on."""
        try:
            self.screen.query_one(KeyBar).say(text, tone)
        except NoMatches:  # help or the palette are over it
            for home in self.homes():
                home.query_one(KeyBar).say(text, tone)

    def _news_came(self) -> None:
        """Look for what is new now instead of within a second, and for the names in it."""
        from reader.ui.screens.feeds import FeedsScreen

        for screen in self.screen_stack:
            if isinstance(screen, FeedsScreen):
                screen.renew()
        for home in self.homes():
            home.watching.look()
            home.naming.start()

    def homes(self) -> list[Home]:
        """The main screens; the uppermost shows the library that is open."""
        return [screen for screen in self.screen_stack if isinstance(screen, Home)]
