"""The look of the feeds screen and of adding, held; see `test_pictures`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from reader.library import Library
from reader.model import Subscription, Visit
from reader.settings import Loaded, Settings
from reader.ui.app import ReaderApp
from tests.articles import BRIDGE, NEST, VISIT
from tests.conftest import NOW
from tests.snapshots.test_pictures import Compare, after

FEEDS = (
    ("https://mot.example/rss", "Tin sáng", "Trong nước", 7, None),
    ("https://hai.example/rss", "Nhật trình – Thời sự", "Trong nước", 90, "the server answers 404"),
    ("https://ba.example/rss", "Sổ tay thế giới", "Thế giới", 3000, None),
    ("https://bon.example/rss", "", "", None, "took longer than 20 seconds to answer"),
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "own", create=True, now=lambda: NOW) as library:
        library.feeds.subscribe(
            Subscription(url, title, folder) for url, title, folder, _, _ in FEEDS
        )
        library.feeds.record(
            {
                url: Visit(
                    last_success=(NOW - timedelta(minutes=ago)).isoformat() if ago else None,
                    error=error,
                )
                for url, _, _, ago, error in FEEDS
            }
        )
        library.add([replace(BRIDGE, feed=FEEDS[0][0]), replace(NEST, feed=FEEDS[1][0]), VISIT])
        library.save_search("Cầu", "cầu")
        library.tag_pending()
        yield library


@pytest.mark.parametrize(
    ("size", "keys", "theme"),
    [
        ((80, 24), ("f", "G"), "dark"),
        ((120, 30), ("f", "j", "j"), "light"),
        ((50, 16), ("f", "slash", *"nhat", "enter"), "dark"),
        ((100, 24), ("a",), "dark"),
    ],
    ids=["feeds", "feeds-light", "feeds-narrowed", "add"],
)
def test_feeds(
    snap_compare: Compare,
    library: Library,
    size: tuple[int, int],
    keys: tuple[str, ...],
    theme: str,
) -> None:
    settings = Settings(theme=theme)  # type: ignore[arg-type]  # one of the themes
    app = ReaderApp(library, now=lambda: NOW, loaded=Loaded(settings))
    assert snap_compare(app, terminal_size=size, run_before=after(*keys))


def test_no_feeds(snap_compare: Compare, tmp_path: Path) -> None:
    with Library.open(tmp_path / "none", create=True, now=lambda: NOW) as library:
        app = ReaderApp(library, now=lambda: NOW)
        assert snap_compare(app, terminal_size=(80, 24), run_before=after("f"))
