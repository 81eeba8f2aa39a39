"""Pictures as one sees them: asked for by a command, one at a time, never by themselves."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.fetch.frames import Picture
from reader.library import Library
from reader.model import Article, Image
from reader.ui import pictures
from reader.ui.app import ReaderApp
from reader.ui.picture_ways import Way
from reader.ui.render.picture import HALF, SHADES
from reader.ui.screens.home import Home
from reader.ui.screens.pictures import PicturesScreen
from reader.ui.widgets.key_bar import KeyBar
from reader.ui.widgets.picture_view import PictureView
from tests.articles import BRIDGE
from tests.conftest import NOW
from tests.fetch.server import Server, answer, serving
from tests.ui.driver import settled
from tests.ui.news import News, news
from tests.ui.shelf import Shelf

PIL = pytest.importorskip("PIL.Image")

GREEN = Picture(40, 30, b"\0\xff\0" * 1200)
IMAGES = (
    Image("Cầu Rồng phun lửa", "Ảnh: Mai Hoa", "https://anh.example/1.jpg"),
    Image("Không có địa chỉ"),
    Image(url="https://anh.example/2.jpg", before=1),
    Image("[b]\x1b]0;x\x07Khán giả[/]", url="https://anh.example/3.jpg", before=1),
)
ARTICLE = replace(BRIDGE, images=IMAGES)


class Fetched:
    """A fetcher that a test answers for."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.stopped: list[str] = []
        self.come: dict[str, Callable[[Picture], None]] = {}
        self.fail: dict[str, Callable[[str], None]] = {}

    def __call__(
        self,
        article: Article,
        url: str,
        then: Callable[[Picture], None],
        failed: Callable[[str], None],
    ) -> Callable[[], None]:
        self.asked.append(url)
        self.come[url], self.fail[url] = then, failed
        return lambda: self.stopped.append(url)


class Viewer:
    """The screen of pictures as its user sees it."""

    def __init__(self, pilot: Pilot[None], fetched: Fetched) -> None:
        self.pilot, self.fetched = pilot, fetched

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
        await settled(self.pilot)

    async def come(self, number: int, picture: Picture = GREEN) -> None:
        self.fetched.come[f"https://anh.example/{number}.jpg"](picture)
        await settled(self.pilot)

    async def fail(self, number: int, why: str) -> None:
        self.fetched.fail[f"https://anh.example/{number}.jpg"](why)
        await settled(self.pilot)

    @property
    def screen(self) -> str:
        strips = self.pilot.app.screen._compositor.render_strips()
        return "\n".join(strip.text for strip in strips)

    @property
    def said(self) -> str:
        return self.pilot.app.screen.query_one(PictureView).said

    @property
    def numbers(self) -> list[int]:
        """Which pictures were asked for."""
        return [int(url[-5]) for url in self.fetched.asked]


@asynccontextmanager
async def viewing(
    images: Sequence[Image] = IMAGES, size: tuple[int, int] = (60, 20), way: Way = "blocks"
) -> AsyncIterator[Viewer]:
    app = ReaderApp(Shelf(), now=lambda: NOW)
    async with app.run_test(size=size) as pilot:
        fetched = Fetched()
        article = replace(ARTICLE, images=tuple(images))
        app.push_screen(PicturesScreen(article, fetched, (), way))
        await settled(pilot)
        yield Viewer(pilot, fetched)


async def test_the_first_is_fetched_and_drawn_with_what_is_said_of_it() -> None:
    async with viewing() as viewer:
        assert viewer.numbers == [1]
        assert "Fetching the picture from anh.example…" in viewer.screen
        await viewer.come(1)
        assert HALF * 40 in viewer.screen
        assert viewer.said == ""
        assert "Picture 1 of 3 · Đà Nẵng mở lại cầu Rồng" in viewer.screen
        assert "Cầu Rồng phun lửa (Ảnh: Mai Hoa)" in viewer.screen


async def test_only_what_one_comes_to_is_fetched_and_only_once() -> None:
    async with viewing() as viewer:
        await viewer.come(1)
        await viewer.press("right")
        await viewer.come(2)
        assert viewer.numbers == [1, 2]
        await viewer.press("left")
        assert viewer.numbers == [1, 2]
        assert HALF in viewer.screen
        assert "Picture 1 of 3" in viewer.screen


async def test_after_the_last_comes_the_first() -> None:
    async with viewing() as viewer:
        await viewer.press("left")
        assert "Picture 3 of 3" in viewer.screen
        await viewer.press("space")
        assert "Picture 1 of 3" in viewer.screen


async def test_what_is_said_of_a_picture_is_never_markup_nor_control() -> None:
    async with viewing() as viewer:
        await viewer.press("h")
        assert "[b]" in viewer.screen
        assert "Khán giả[/]" in viewer.screen
        assert "\x1b" not in viewer.screen


async def test_going_on_stops_the_fetch_of_what_one_left() -> None:
    async with viewing() as viewer:
        await viewer.press("right")
        assert viewer.fetched.stopped == [IMAGES[0].url]
        await viewer.fail(1, "stopped")
        assert "anh.example" in viewer.said
        assert "stopped" not in viewer.screen


async def test_a_late_end_of_an_earlier_fetch_is_not_told_of_the_present_one() -> None:
    async with viewing() as viewer:
        first = viewer.fetched.fail[IMAGES[0].url or ""]
        await viewer.press("right", "left")
        first("stopped")
        await settled(viewer.pilot)
        assert viewer.said == "Fetching the picture from anh.example…"


async def test_why_a_picture_can_not_be_had_is_said_in_its_place() -> None:
    async with viewing() as viewer:
        await viewer.fail(1, "the server answers 404")
        assert "the server answers 404" in viewer.screen
        await viewer.press("right", "left")
        assert viewer.numbers == [1, 2, 1]


async def test_leaving_stops_the_fetch() -> None:
    async with viewing() as viewer:
        await viewer.press("escape")
        assert isinstance(viewer.pilot.app.screen, Home)
        assert viewer.fetched.stopped[-1] == IMAGES[0].url


async def test_of_one_picture_no_other_is_offered() -> None:
    async with viewing(IMAGES[:1]) as viewer:
        await viewer.press("right")
        assert viewer.numbers == [1]
        assert "Picture 1 of 1" not in viewer.screen
        assert "Next" not in viewer.screen


async def test_a_picture_opens_in_the_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    module = "reader.ui.screens.pictures.open_address"
    monkeypatch.setattr(module, lambda url, command: opened.append(url) or "anh.example")
    async with viewing() as viewer:
        await viewer.press("right", "o")
        assert opened == ["https://anh.example/2.jpg"]
        said = viewer.pilot.app.screen.query_one(KeyBar).said
        assert said == "Opening anh.example in the browser."


async def test_shades_stand_for_colours_where_there_are_few() -> None:
    async with viewing(way="shades") as viewer:
        await viewer.come(1)
        assert HALF not in viewer.screen
        assert any(shade in viewer.screen for shade in SHADES.strip())


@pytest.mark.parametrize("size", [(20, 5), (8, 4), (300, 80), (40, 12)])
async def test_a_picture_fits_in_any_window(size: tuple[int, int]) -> None:
    async with viewing(size=size) as viewer:
        await viewer.come(1)
        view = viewer.pilot.app.screen.query_one(PictureView)
        lines = viewer.screen.split("\n")
        assert all(len(line) == size[0] for line in lines)
        drawn = [line for line in lines if HALF in line]
        assert 0 < len(drawn) <= view.size.height


async def test_a_picture_is_drawn_anew_in_another_window() -> None:
    async with viewing(size=(20, 10)) as viewer:
        await viewer.come(1)
        small = viewer.screen.count(HALF)
        await viewer.pilot.resize_terminal(80, 40)
        await settled(viewer.pilot)
        assert viewer.screen.count(HALF) > 2 * small


# By the command


@pytest.fixture
def server() -> Iterator[Server]:
    stream = BytesIO()
    PIL.new("RGB", (60, 40), "green").save(stream, "PNG")
    with serving() as server:
        server.extra["picture"] = lambda _: answer("200 OK", stream.getvalue())
        yield server


@pytest.fixture
def library(tmp_path: Path, server: Server) -> Iterator[Library]:
    with Library.open(tmp_path / "own", create=True, now=lambda: NOW) as library:
        image = Image("Trên cầu", url=server.url("picture"))
        library.add([replace(BRIDGE, images=(image,), feed=server.url("feed"))])
        yield library


async def ask(ui: News) -> None:
    await ui.app.run_action("app.news('pictures')")
    await settled(ui.pilot)


async def test_a_picture_comes_from_the_web_when_it_is_asked_for(
    server: Server, library: Library
) -> None:
    async with news(library) as ui:
        await ui.press("enter")
        assert "◫ Trên cầu" in ui.screen
        assert server.asked == []
        await ask(ui)
        await ui.done()
        assert HALF in ui.screen or SHADES[1] in ui.screen
        assert server.paths() == ["/picture"]
        await ui.press("q")
        assert ui.home


async def test_the_palette_finds_it_by_either_language(library: Library) -> None:
    async with news(library) as ui:
        await ui.press("ctrl+p")
        await ui.type("hinh anh")
        await ui.pilot.pause(0.3)
        assert "Show the pictures of the article" in ui.screen


async def test_an_article_without_pictures_says_so(tmp_path: Path) -> None:
    with Library.open(tmp_path / "bare", create=True, now=lambda: NOW) as library:
        library.add([replace(BRIDGE, images=(Image("Chỉ có lời"),))])
        async with news(library) as ui:
            await ui.press("enter")
            assert "▸ Chỉ có lời" in ui.screen
            await ask(ui)
            assert ui.said == "This article has no picture."


async def test_without_pillow_it_is_said_how_to_get_it(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "find_spec", lambda name: None)
    async with news(library, size=(120, 30)) as ui:
        await ask(ui)
        assert "pip install 'reader-tui[pictures]'" in ui.said


async def test_an_empty_library_has_nothing_to_say(tmp_path: Path) -> None:
    with Library.open(tmp_path / "none", create=True, now=lambda: NOW) as library:
        async with news(library) as ui:
            await ask(ui)
            assert ui.home
