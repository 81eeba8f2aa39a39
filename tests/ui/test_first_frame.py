"""What is painted before Textual is loaded is what the app then paints itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest
from rich.segment import Segment

from reader.settings import Loaded, Settings
from reader.ui.app import ReaderApp
from reader.ui.colours import DARK
from reader.ui.first_frame import Size, first_frame
from reader.ui.pages import FIRST_ROWS, begins_at, first_page
from reader.ui.render.row import HEIGHT
from reader.ui.widgets.article_list import ArticleList
from tests.ui.conftest import settled
from tests.ui.shelf import ARTICLES, NOW, Shelf

Cell = tuple[str, str, str, bool]
SIZES = [
    *((20, 5), (29, 8), (40, 12), (60, 20), (79, 24), (80, 24), (81, 30), (100, 11), (119, 12)),
    *((120, 30), (121, 30), (150, 40), (175, 30), (176, 30), (200, 50), (211, 50), (300, 80)),
]


def cells(segments: Iterable[Segment]) -> Iterator[Cell]:
    """Every character with its colours and weight; of a blank, only its ground is seen."""
    for text, style, _ in segments:
        assert style is not None
        assert style.bgcolor is not None
        ink = style.color.get_truecolor().hex if style.color else ""
        for letter in text:
            ground = style.bgcolor.get_truecolor().hex
            is_blank = letter == " "
            yield letter, "" if is_blank else ink, ground, bool(style.bold) and not is_blank


def near(one: Cell, other: Cell) -> bool:
    """Whether two cells look the same: Textual rounds colours by one step."""

    def channels(colour: str) -> list[int]:
        return [int(colour[at : at + 2], 16) for at in (1, 3, 5)] if colour else []

    return (one[0], one[3]) == (other[0], other[3]) and all(
        abs(a - b) <= 1
        for at in (1, 2)
        for a, b in zip(channels(one[at]), channels(other[at]), strict=True)
    )


def shelf_of(count: int, *, samples: bool = False) -> Shelf:
    articles = [replace(ARTICLES[at % len(ARTICLES)], url=f"u{at}") for at in range(count)]
    return Shelf(articles, samples=samples)


async def assert_it_is_the_apps_own(
    shelf: Shelf, size: tuple[int, int], below: int = 0, last: int | None = None, names: bool = True
) -> None:
    page = first_page(shelf)
    cursor = begins_at(page, last)
    assert cursor is not None
    frame = first_frame(page, Size(*size), NOW, DARK, below=below, cursor=cursor, names=names)
    early = [list(cells(line)) for line in frame]
    loaded, reading = Loaded(Settings(show_names=names)), shelf.reading(cursor)
    app = ReaderApp(shelf, now=lambda: NOW, first=page, reading=reading, loaded=loaded)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        drawn = [list(cells(strip)) for strip in app.screen._compositor.render_strips()]
        region = app.screen.query_one(ArticleList).region
    assert len(early) == size[1]
    assert {len(line) for line in early} == {size[0]}
    count = len(shelf.articles)
    lines = min(region.bottom, 2 + HEIGHT * FIRST_ROWS)
    for one, other in zip(early[1:lines], drawn[1:lines], strict=True):
        own = region.width - (1 if 2 * count > region.height - 1 else 0)  # but for the scroll bar
        assert all(map(near, one[:own], other[:own])), f"{one}\n{other}"


@pytest.mark.parametrize("size", SIZES, ids=lambda size: "×".join(map(str, size)))
@pytest.mark.parametrize("count", [len(ARTICLES), 60], ids=["short", "scrolling"])
@pytest.mark.parametrize("samples", [False, True], ids=["own", "samples"])
async def test_it_is_the_apps_own_list(size: tuple[int, int], count: int, samples: bool) -> None:
    below = 1 if samples and size[1] >= 12 else 0
    await assert_it_is_the_apps_own(shelf_of(count, samples=samples), size, below)


@pytest.mark.parametrize("size", [(79, 24), (119, 30), (120, 40), (150, 40), (182, 30), (183, 30)])
async def test_it_is_the_apps_own_list_where_names_are_hidden(size: tuple[int, int]) -> None:
    await assert_it_is_the_apps_own(shelf_of(60), size, names=False)


@pytest.mark.parametrize("size", [(20, 5), (80, 24), (120, 40), (200, 80)])
@pytest.mark.parametrize("last", [1, 2, 12, 32, 33, 60, 99])
async def test_it_begins_where_one_left_off(size: tuple[int, int], last: int) -> None:
    await assert_it_is_the_apps_own(shelf_of(60), size, last=last)
