"""Adding and fetching in the app: a real worker, a real library, a server of the test's own."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reader.library import Library
from reader.model import Link, Subscription
from reader.settings import Settings
from reader.ui.gathering import Fetched, Taken, fetched_line, taken_line
from reader.ui.screens.adding import AddressInput, AddScreen
from reader.ui.screens.home import Home
from reader.ui.widgets.key_bar import KeyBar
from reader.ui.widgets.offer_list import OfferList
from tests.articles import BRIDGE
from tests.conftest import NOW
from tests.fetch import test_pages as pages
from tests.fetch.server import Server, answer, feed, serving
from tests.ui.news import News, names, news

PAGE = """<!doctype html><html><head>
<link rel=alternate type=application/rss+xml title="Thời sự" href=/good/1>
<link rel=alternate type=application/rss+xml title="Thế giới" href=/good/2>
<link rel=alternate type=application/rss+xml title="[b]\u202e" href=/good/3></head>chào</html>"""


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as server:
        server.extra["front"] = lambda _: answer("200 OK", PAGE.encode())
        yield server


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "own", create=True, now=lambda: NOW) as library:
        library.add([BRIDGE])
        yield library


async def add(ui: News, what: str) -> None:
    await ui.press("a")
    await ui.type(what)
    await ui.press("enter")
    await ui.done()


class TestAdding:
    async def test_a_feed_is_followed_and_fetched(self, server: Server, library: Library) -> None:
        async with news(library) as ui:
            await add(ui, server.url("good/1"))
            await ui.done()
            assert names(ui.feeds) == ["Báo good-1"]
            assert ui.said == "Following 1 feed. 2 new articles."
            assert library.find().total == 3

    async def test_new_articles_wait_until_they_are_asked_for(
        self, server: Server, library: Library
    ) -> None:
        async with news(library) as ui:
            await add(ui, server.url("good/1"))
            await ui.done()
            assert "Articles 2 new, press ." in ui.screen
            assert ui.titles == [BRIDGE.title]
            await ui.press("full_stop")
            assert len(ui.titles) == 3

    async def test_the_feeds_of_a_page_are_offered_ticked_and_followed(
        self, server: Server, library: Library
    ) -> None:
        async with news(library) as ui:
            await add(ui, server.url("front"))
            assert isinstance(ui.app.focused, OfferList)
            assert "3 feeds are offered there." in ui.screen
            assert "[ ] Thời sự" in ui.screen
            assert "[ ] [b] " in ui.screen
            assert ui.app.focused.size.height == 3
            await ui.press("space", "space", "enter")
            await ui.done()
            assert {feed.url for feed in ui.feeds} == {server.url("good/1"), server.url("good/2")}

    def test_a_feed_without_a_name_is_told_by_its_address_once(self) -> None:
        offers = OfferList()
        offers.show([Link("", "https://bao.example/rss"), Link("Tin", "https://bao.example/2")])
        assert offers.row_line(0, 0, 60, False).text.count("bao.example") == 1
        assert offers.row_line(1, 0, 60, False).text.startswith(" [ ] Tin   ")

    async def test_down_goes_from_the_line_to_the_feeds_that_are_offered_below(
        self, server: Server, library: Library
    ) -> None:
        async with news(library) as ui:
            await add(ui, server.url("front"))
            ui.app.screen.query_one(AddressInput).focus()
            await ui.press("down")
            assert isinstance(ui.app.focused, OfferList)

    async def test_enter_follows_the_one_under_the_cursor_where_none_is_ticked(
        self, server: Server, library: Library
    ) -> None:
        async with news(library) as ui:
            await add(ui, server.url("front"))
            await ui.press("down", "enter")
            await ui.done()
            assert [feed.url for feed in ui.feeds] == [server.url("good/2")]

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            ("missing", "! the server answers 404"),
            ("page/1", "No feed there. Enter takes the page itself as an article."),
        ],
    )
    async def test_what_is_found_instead_is_told_in_one_line(
        self, server: Server, library: Library, typed: str, said: str
    ) -> None:
        async with news(library) as ui:
            await add(ui, server.url(typed))
            assert isinstance(ui.app.screen, AddScreen)
            assert said in ui.screen
            assert ui.feeds == []

    @pytest.mark.parametrize("typed", ["javascript:alert(1)", "/nowhere/at/all", "khong co gi"])
    async def test_what_is_neither_file_nor_address_is_said_and_can_be_mended(
        self, library: Library, typed: str
    ) -> None:
        async with news(library) as ui:
            await add(ui, typed)
            assert isinstance(ui.app.screen, AddScreen)
            assert "!" in ui.screen
            await ui.press("escape")
            assert isinstance(ui.app.screen, Home)

    async def test_a_list_of_feeds_is_added_by_its_path(
        self, library: Library, tmp_path: Path
    ) -> None:
        path = tmp_path / "danh sách.opml"
        path.write_text('<opml><body><outline text="A" xmlUrl="https://a.example/"/></body></opml>')
        async with news(library) as ui:
            await add(ui, str(path))
            assert names(ui.feeds) == ["A"]
            assert ui.said == "Added 1 feed"

    async def test_a_folder_is_taken_in_and_what_failed_is_counted(
        self, library: Library, tmp_path: Path
    ) -> None:
        folder = tmp_path / "bài"
        folder.mkdir()
        for n in range(3):
            (folder / f"{n}.txt").write_text(f"Tin số {n}\n\nĐoạn văn thứ {n} của bản tin này.\n")
        async with news(library) as ui:
            await add(ui, str(folder))
            assert ui.said == "3 added."
            await add(ui, str(folder))
            assert ui.said == "0 added, 3 known already."

    async def test_the_first_files_say_where_the_samples_are(self, tmp_path: Path) -> None:
        (tmp_path / "tin.txt").write_text("Tin đầu\n\nĐoạn văn của bản tin này.\n")
        with Library.open(tmp_path / "none", now=lambda: NOW) as samples:
            async with news(samples) as ui:
                await add(ui, str(tmp_path / "tin.txt"))
                assert ui.said == "Added Tin đầu · The samples stay: reader --samples."

    async def test_the_first_feed_leads_from_the_samples_to_a_library_of_one_s_own(
        self, server: Server, tmp_path: Path
    ) -> None:
        with Library.open(tmp_path / "none", now=lambda: NOW) as samples:
            async with news(samples) as ui:
                await add(ui, server.url("good/1"))
                await ui.done()
                assert not ui.app.library.is_samples
                assert names(ui.feeds) == ["Báo good-1"]
                assert ui.titles == ["Bài 1 của good-1", "Bài 0 của good-1"] or len(ui.titles) == 2
            assert samples.feeds.all() == []


class TestFetching:
    async def test_all_feeds_are_fetched_and_failures_lead_to_the_feeds(
        self, server: Server, library: Library
    ) -> None:
        urls = [server.url(path) for path in ("good/1", "error/1", "good/2")]
        library.feeds.subscribe(map(Subscription, urls))
        async with news(library) as ui:
            await ui.press("R")
            await ui.done()
            assert ui.said == "4 new articles; 1 feed failed, f tells why."
            await ui.press("f")
            assert "! the server answers 500" in ui.screen

    async def test_one_feed_is_tried_again_from_its_row(
        self, server: Server, library: Library
    ) -> None:
        turns = iter(["500 Oops", "200 OK"])
        server.extra["turn"] = lambda _: answer(next(turns), feed("x"))
        library.feeds.subscribe([Subscription(server.url("turn")), Subscription("http://x.test/")])
        async with news(library) as ui:
            await ui.press("f")
            await ui.go_to(server.url("turn"))
            await ui.press("r")
            await ui.done()
            assert (ui.said, "answers 500" in ui.screen) == ("! the server answers 500", True)
            await ui.press("r")
            await ui.done()
            assert ui.said == "2 new articles."
            assert "answers 500" not in ui.screen
            assert server.paths() == ["/turn", "/turn"]

    async def test_the_feed_of_the_article_that_one_reads_is_fetched(
        self, server: Server, library: Library
    ) -> None:
        library.feeds.subscribe(map(Subscription, (server.url("good/1"), server.url("good/2"))))
        async with news(library) as ui:
            await ui.press("r")
            assert "from no feed that you follow" in ui.said
            await ui.press("R")
            await ui.done()
            await ui.press("full_stop", "r")
            await ui.done()
            assert ui.said == "Nothing new."
            assert len(server.asked) == 3

    async def test_a_run_is_shown_and_can_be_stopped(
        self, server: Server, library: Library
    ) -> None:
        library.feeds.subscribe([Subscription(server.url("hang/1"))])
        async with news(library) as ui:
            await ui.press("R")
            while "fetching 0 of 1" not in ui.screen:
                await ui.pilot.pause(0.02)
            await ui.press("R")
            assert ui.said == "Still fetching; X stops it."
            await ui.press("X")
            started = time.monotonic()
            await ui.done()
            assert time.monotonic() - started < 10  # not the 20 s that the feed would take
            assert ui.said == "Nothing new; stopped."
            assert ui.app.screen.query_one(KeyBar).work == ""

    async def test_leaving_ends_the_run(self, server: Server, library: Library) -> None:
        library.feeds.subscribe([Subscription(server.url("hang/1"))])
        async with news(library) as ui:
            await ui.press("R")
            errands = ui.app.news.gatherer.errands
            (_, thread) = errands._running["fetching"]
        assert not thread.is_alive()

    async def test_without_feeds_it_says_how_to_get_some(self, library: Library) -> None:
        async with news(library) as ui:
            await ui.press("R")
            await ui.done()
            assert ui.said == "No feeds yet; a adds one."
            await ui.press("X")
            assert ui.said == "Nothing is being fetched."

    async def test_it_fetches_on_start_if_the_settings_say_so(
        self, server: Server, library: Library, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("reader.ui.news.START", 0.01)
        library.feeds.subscribe([Subscription(server.url("good/1"))])
        async with news(library, settings=Settings(refresh_on_start=True)) as ui:
            while library.find().total < 3:
                await ui.pilot.pause(0.02)

    async def test_it_fetches_every_so_often_if_the_settings_say_so(
        self, server: Server, library: Library, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("reader.ui.news.MINUTE", 0.05)
        library.feeds.subscribe([Subscription(server.url("good/1"))])
        async with news(library, settings=Settings(refresh_minutes=1)) as ui:
            while len(server.asked) < 2:
                await ui.pilot.pause(0.02)

    async def test_it_fetches_nothing_by_itself_otherwise(
        self, server: Server, library: Library, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("reader.ui.news.START", 0.0)
        library.feeds.subscribe([Subscription(server.url("good/1"))])
        async with news(library) as ui:
            await ui.pilot.pause(0.2)
            assert not ui.app.news.is_used
        assert server.asked == []


class TestFullText:
    @pytest.fixture
    def teaser(self, server: Server, library: Library) -> str:
        """Follow a feed that gives a teaser of a page; the feed's address."""
        link = server.url("bai/1")
        server.extra["news"] = lambda _: answer("200 OK", pages.feed(link))
        server.extra["bai"] = lambda _: pages.html(pages.page())
        library.feeds.subscribe([Subscription(server.url("news"), "Báo")])
        return server.url("news")

    async def test_x_fetches_the_page_s_text_and_again_shows_the_feed_s(
        self, teaser: str, library: Library
    ) -> None:
        async with news(library) as ui:
            await ui.press("R")
            await ui.done()
            await ui.press("full_stop", "g", "enter")
            assert "Mở đầu của feed." in ui.screen
            await ui.press("x")
            await ui.done()
            assert "Đoạn 1 của toàn văn" in ui.screen
            assert "Mở đầu của feed." not in ui.screen
            await ui.press("x")
            assert "Mở đầu của feed." in ui.screen
            assert "Đoạn 1 của toàn văn" not in ui.screen
            await ui.press("x")
            assert "Đoạn 1 của toàn văn" in ui.screen
            assert library.find('"toan van"').total == 1  # and is found by what the page says

    async def test_a_page_that_cannot_be_had_leaves_the_teaser_and_says_why(
        self, teaser: str, server: Server, library: Library
    ) -> None:
        server.extra["bai"] = lambda _: answer("404 Not Found")
        async with news(library) as ui:
            await ui.press("R")
            await ui.done()
            await ui.press("full_stop", "g", "enter", "x")
            await ui.done()
            assert ui.said == "! the server answers 404"
            assert "Mở đầu của feed." in ui.screen

    async def test_a_feed_can_be_set_to_bring_full_text_by_itself(
        self, teaser: str, server: Server, library: Library
    ) -> None:
        async with news(library) as ui:
            await ui.press("f")
            await ui.go_to("Báo")
            await ui.press("x")
            assert "with full text" in ui.screen
            await ui.press("r")
            await ui.done()
            assert library.find('"toan van"').total == 1
            assert "/bai/1" in server.paths()
            await ui.press("u")
            assert not ui.feeds[0].full_text

    async def test_a_setting_brings_it_for_all_feeds(self, teaser: str, library: Library) -> None:
        async with news(library, settings=Settings(full_text=True)) as ui:
            await ui.press("R")
            await ui.done()
            assert library.find('"toan van"').total == 1

    async def test_no_page_is_fetched_by_itself_otherwise(
        self, teaser: str, server: Server, library: Library
    ) -> None:
        async with news(library) as ui:
            await ui.press("R")
            await ui.done()
            assert "/bai/1" not in server.paths()

    async def test_an_article_without_an_address_says_so(self, tmp_path: Path) -> None:
        with Library.open(tmp_path / "plain", create=True, now=lambda: NOW) as library:
            library.add([replace(BRIDGE, url=None)])
            async with news(library) as ui:
                await ui.press("x")
                assert ui.said == "This article has no address to fetch."


@pytest.mark.parametrize(
    ("found", "line"),
    [
        (Fetched(3, new=1), "1 new article."),
        (Fetched(3, new=1234, failed=2), "1,234 new articles; 2 feeds failed, f tells why."),
        (Fetched(2, held=2), "Nothing new; no feed was due yet."),
        (Fetched(1, failed=1, error="the server answers 404"), "the server answers 404"),
        (Fetched(stopped=True), "Nothing new; stopped."),
    ],
)
def test_how_a_run_ended_is_one_line(found: Fetched, line: str) -> None:
    assert fetched_line(found) == line


@pytest.mark.parametrize(
    ("taken", "line"),
    [
        (Taken(1, title="Cầu Rồng"), "Added Cầu Rồng"),
        (Taken(0, 1, title="Cầu Rồng"), "Known already: Cầu Rồng"),
        (Taken(0, 0, 1, error="it is empty"), "it is empty"),
        (Taken(5, 2, 1, error="it is empty"),
         "5 added, 2 known already, 1 failed, the last: it is empty."),
        (Taken(3, 0, 2, error="it is empty", failing="b.txt"),
         "3 added, 2 failed, the last: b.txt: it is empty."),
        (Taken(2000, stopped=True), "2,000 added, stopped."),
    ],
)  # fmt: skip
def test_how_adding_ended_is_one_line(taken: Taken, line: str) -> None:
    assert taken_line(taken) == line
