"""The look of an article's pictures, held; see `test_pictures`."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from reader.fetch.frames import Picture
from reader.ui.app import ReaderApp
from reader.ui.picture_ways import Way
from reader.ui.screens.pictures import PicturesScreen
from reader.ui.widgets.picture_view import PictureView
from tests.snapshots.test_pictures import Compare, after, still
from tests.ui.conftest import settled
from tests.ui.shelf import NOW, Shelf
from tests.ui.test_pictures import ARTICLE, Fetched

WIDTH, HEIGHT = 96, 64


def sunset() -> Picture:
    """A red sun over a dark sea."""
    pixels = bytearray()
    for y in range(HEIGHT):
        for x in range(WIDTH):
            is_sun = (x - 60) ** 2 + (y - 30) ** 2 < 18**2
            sky = (255 - 2 * y, 150 - y, 60 + y)
            sea = (20, 40 + x // 4, 90 + (7 * x + 13 * y) % 40)
            pixels += bytes((230, 60, 40) if is_sun and y < 40 else sky if y < 40 else sea)
    return Picture(WIDTH, HEIGHT, bytes(pixels))


@pytest.mark.parametrize(
    ("size", "theme", "way"),
    [
        ((100, 30), "reader-dark", "blocks"),
        ((60, 20), "reader-light", "blocks"),
        ((80, 24), "reader-terminal", "shades"),
        ((20, 5), "reader-dark", "blocks"),
    ],
    ids=["dark", "light", "shades", "tiny"],
)
def test_pictures(snap_compare: Compare, size: tuple[int, int], theme: str, way: Way) -> None:
    async def look(pilot: Pilot[None]) -> None:
        pilot.app.theme = theme
        fetched = Fetched()
        pilot.app.push_screen(PicturesScreen(ARTICLE, fetched, (), way))
        await settled(pilot)
        fetched.come[fetched.asked[0]](sunset())
        await still(pilot)

    app = ReaderApp(Shelf(), now=lambda: NOW)
    assert snap_compare(app, terminal_size=size, run_before=look)


def test_a_picture_that_can_not_be_had(snap_compare: Compare) -> None:
    async def look(pilot: Pilot[None]) -> None:
        await after()(pilot)
        fetched = Fetched()
        pilot.app.push_screen(PicturesScreen(ARTICLE, fetched, (), "blocks"))
        await settled(pilot)
        pilot.app.screen.query_one(PictureView).tell("the server answers 404", "wrong")
        await still(pilot)

    app = ReaderApp(Shelf(), now=lambda: NOW)
    assert snap_compare(app, terminal_size=(80, 24), run_before=look)
