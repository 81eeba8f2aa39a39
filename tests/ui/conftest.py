"""What every test of the interface shares: an app on a library in memory, at a fixed hour."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from reader.model import Article
from reader.ui.app import ReaderApp
from tests.ui.driver import Drive, drive_app, settled
from tests.ui.shelf import ARTICLES, NOW, Shelf

__all__ = ["Drive", "MakeApp", "settled"]

MakeApp = Callable[..., ReaderApp]


@pytest.fixture
def make_app() -> MakeApp:
    """An app on the given articles; its library is `app.shelf`."""

    def make(articles: Sequence[Article] = ARTICLES, *, samples: bool = False) -> ReaderApp:
        return ReaderApp(Shelf(articles, samples=samples), now=lambda: NOW)

    return make


@pytest.fixture
def drive() -> Drive:
    """Start the app and drive it: `async with drive(shelf, size) as ui`."""
    return drive_app
