"""The app on a real library beside a server of feeds, for tests of fetching and adding."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from reader.library import Library
from reader.model import Feed
from reader.settings import Loaded, Settings
from reader.ui.app import ReaderApp
from reader.ui.screens.feeds import FeedsScreen
from reader.ui.screens.home import Home
from reader.ui.widgets.feed_list import FeedList
from reader.ui.widgets.key_bar import KeyBar
from tests.conftest import NOW
from tests.ui.driver import settled


class News:
    """The app as its user sees it."""

    def __init__(self, app: ReaderApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
            await settled(self.pilot)

    async def type(self, text: str) -> None:
        for letter in text:
            await self.pilot.press("space" if letter == " " else letter)
        await settled(self.pilot)

    async def done(self) -> None:
        """Wait until nothing is being fetched or added."""
        while self.app.news.gatherer.is_at_work:
            await self.pilot.pause(0.02)
        await settled(self.pilot)

    @property
    def feeds(self) -> list[Feed]:
        return self.app.library.feeds.all()

    @property
    def screen(self) -> str:
        return "\n".join(strip.text for strip in self.app.screen._compositor.render_strips())

    @property
    def said(self) -> str:
        return self.app.screen.query_one(KeyBar).said

    @property
    def home(self) -> Home:
        assert isinstance(self.app.screen, Home)
        return self.app.screen

    @property
    def titles(self) -> list[str]:
        library = self.app.library
        return [row.title for row in library.rows(self.home.desk.finding.listing.ids)]

    @property
    def list(self) -> FeedList:
        assert isinstance(self.app.screen, FeedsScreen)
        return self.app.screen.query_one(FeedList)

    async def go_to(self, name: str) -> None:
        """Move the cursor of the feeds to a row."""
        await self.press("g")
        for _ in range(self.list.row_count):
            if self.list.entry is not None and self.list.entry.name == name:
                return
            await self.pilot.press("j")
        raise AssertionError(f"no row {name}")


@asynccontextmanager
async def news(
    library: Library, size: tuple[int, int] = (100, 30), settings: Settings | None = None
) -> AsyncIterator[News]:
    """The app on a library, settled."""
    app = ReaderApp(library, now=lambda: NOW, loaded=Loaded(settings or Settings()))
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        yield News(app, pilot)
    if app.library is not library:
        app.library.close()


def names(feeds: Iterable[Feed]) -> list[str]:
    """The titles of feeds."""
    return [feed.title for feed in feeds]
