"""What every test of the interface shares: an app on a library in memory, at a fixed hour."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from textual.pilot import Pilot

from reader.model import Article
from reader.ui.app import ReaderApp
from tests.ui.shelf import ARTICLES, NOW, Shelf

MakeApp = Callable[..., ReaderApp]


async def settled(pilot: Pilot[None]) -> None:
    """Wait until nothing that was asked for is on its way any more."""
    quiet = 0
    while quiet < 3:
        await pilot.pause()
        idle = all(worker.is_finished for worker in pilot.app.workers)
        quiet = quiet + 1 if idle else 0


@pytest.fixture
def make_app() -> MakeApp:
    """An app on the given articles; its library is `app.shelf`."""

    def make(articles: Sequence[Article] = ARTICLES, *, samples: bool = False) -> ReaderApp:
        return ReaderApp(Shelf(articles, samples=samples), now=lambda: NOW)

    return make
