"""The app as its user knows it: driven by keys, seen as text. `drive` starts it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from textual.pilot import Pilot

from reader.ui.app import ReaderApp
from reader.ui.screens.home import Home
from reader.ui.widgets.article_list import ArticleList
from reader.ui.widgets.article_view import ArticleView
from reader.ui.widgets.entity_list import EntityList
from reader.ui.widgets.filter_input import FilterInput
from reader.ui.widgets.key_bar import KeyBar
from reader.ui.widgets.names_pane import NamesPane
from tests.ui.shelf import NOW, Shelf


async def settled(pilot: Pilot[None]) -> None:
    """Wait until nothing that was asked for is on its way any more, or waits to be drawn first."""
    quiet = 0
    while quiet < 3:
        await pilot.pause()
        screen = pilot.app.screen
        is_drawn = not (screen._layout_required or screen._dirty_widgets or screen._callbacks)
        idle = is_drawn and all(worker.is_finished for worker in pilot.app.workers)
        quiet = quiet + 1 if idle else 0


class Driver:
    """The app, its library, and what a user can do and see."""

    def __init__(self, app: ReaderApp, shelf: Shelf, pilot: Pilot[None]) -> None:
        self.app, self.shelf, self.pilot = app, shelf, pilot

    async def settle(self) -> None:
        await settled(self.pilot)

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
        await self.settle()

    async def type(self, text: str) -> None:
        await self.press(*("space" if letter == " " else letter for letter in text))

    @property
    def home(self) -> Home:
        assert isinstance(self.app.screen, Home)
        return self.app.screen

    @property
    def screen(self) -> str:
        """What is on the screen, line by line."""
        return "\n".join(strip.text for strip in self.app.screen._compositor.render_strips())

    @property
    def list(self) -> ArticleList:
        return self.home.query_one(ArticleList)

    @property
    def article(self) -> ArticleView:
        return self.home.query_one(ArticleView)

    @property
    def entities(self) -> EntityList:
        return self.home.query_one(EntityList)

    @property
    def names(self) -> NamesPane:
        return self.home.query_one(NamesPane)

    @property
    def filter(self) -> FilterInput:
        return self.home.query_one(FilterInput)

    @property
    def notice(self) -> str:
        return self.home.query_one(KeyBar).said

    @property
    def focused(self) -> object:
        return type(self.app.focused)

    @property
    def titles(self) -> list[str]:
        rows = (self.list.row(id) for id in self.list.ids)
        return [row.title for row in rows if row is not None]


Drive = Callable[..., AbstractAsyncContextManager[Driver]]


@asynccontextmanager
async def drive_app(
    shelf: Shelf | None = None, size: tuple[int, int] = (120, 30)
) -> AsyncIterator[Driver]:
    """The app on a library, settled on its first list."""
    shelf = shelf or Shelf()
    app = ReaderApp(shelf, now=lambda: NOW)
    async with app.run_test(size=size) as pilot:
        driver = Driver(app, shelf, pilot)
        await driver.settle()
        yield driver
