"""The app on a library on disk, for what a shelf in memory can't show: what is really kept."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from textual.widgets import Input

from reader.library import Library
from reader.model import Article
from reader.ui.app import ReaderApp
from reader.ui.screens.palette import Palette
from tests.ui.conftest import settled
from tests.ui.driver import Driver
from tests.ui.shelf import ARTICLES, NOW, Shelf


class Real(Driver):
    """The app on a library on disk."""

    async def command(self, name: str) -> None:
        """Do what the palette offers first for this."""
        await self.pilot.press("ctrl+p")
        await self.settle()
        self.app.screen.query_one(Input).value = name
        for _ in range(20):
            await self.pilot.pause(0.05)
            palette = self.app.screen
            assert isinstance(palette, Palette)
            if palette.choices.choice is not None:
                break
        await self.pilot.pause(0.2)
        await self.press("enter")

    @property
    def library(self) -> Library:
        return self.app.library


@asynccontextmanager
async def on_disk(
    folder: Path, size: tuple[int, int] = (120, 30), articles: Sequence[Article] = ARTICLES
) -> AsyncIterator[Real]:
    with Library.open(folder, create=True, now=lambda: NOW) as library:
        if not library.find().total:
            library.add(articles)
        library.tag_pending()
        app = ReaderApp(library, now=lambda: NOW)
        async with app.run_test(size=size) as pilot:
            ui = Real(app, Shelf(()), pilot)
            await settled(pilot)
            yield ui
