"""Feeds that are followed: kept durably, counted, renamed, taken back; the commands about them."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from reader.library import Library
from reader.model import Feed, NotFound, ReaderError, Subscription, Visit
from tests.articles import BRIDGE, NEST, VISIT
from tests.command_line import Reader
from tests.conftest import NOW

FEED = "https://bao.example/rss"
OTHER = "https://khac.example/rss"
LIST = f"""<opml version="2.0"><body><outline text="Trong nước">
<outline text="Báo Mẫu" xmlUrl="{FEED}"/></outline>
<outline text="Hỏng" xmlUrl="exec:true"/></body></opml>"""
DOCUMENT = """<rss><channel><title>Báo Mẫu</title><item><title>Cầu Rồng mở lại</title>
<link>https://bao.example/1</link><description>Tối 7/6, cầu Rồng phun lửa trở lại.</description>
</item></channel></rss>"""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library", create=True, now=lambda: NOW) as library:
        yield library


def urls(library: Library) -> list[str]:
    return [feed.url for feed in library.feeds.all()]


class TestFollowing:
    def test_a_feed_is_followed_once_and_stays_after_a_restart(self, tmp_path: Path) -> None:
        for expected in (1, 0):
            with Library.open(tmp_path / "own", create=True) as library:
                assert library.feeds.subscribe([Subscription(FEED)] * 2) == expected
        with Library.open(tmp_path / "own", create=True) as library:
            assert library.feeds.all() == [Feed(FEED, FEED)]

    @pytest.mark.parametrize(
        ("typed", "url"),
        [
            ("bao.example/rss", "https://bao.example/rss"),
            ("feed://bao.example/rss", "https://bao.example/rss"),
            ("localhost:8000/rss", "http://localhost:8000/rss"),
            ("127.0.0.1:8000/rss", "http://127.0.0.1:8000/rss"),
            ("localhost.example/rss", "https://localhost.example/rss"),
            ("feed:https://bao.example/rss", "https://bao.example/rss"),
            ("  http://127.0.0.1:8080/rss ", "http://127.0.0.1:8080/rss"),
        ],
    )
    def test_an_address_is_put_right(self, library: Library, typed: str, url: str) -> None:
        library.feeds.subscribe([Subscription(typed)])
        assert urls(library) == [url]

    @pytest.mark.parametrize(
        "typed",
        ["javascript:alert(1)", "file:///etc/passwd", "exec:ls", "", "~/rss", "./rss", "tin/rss"],
    )
    def test_what_is_no_web_address_is_refused(self, library: Library, typed: str) -> None:
        with pytest.raises(ReaderError):
            library.feeds.subscribe([Subscription(FEED), Subscription(typed)])
        assert urls(library) == []

    def test_feeds_are_sorted_by_folder_and_title_as_in_a_dictionary(
        self, library: Library
    ) -> None:
        names = [("z", ""), ("Đất", "b"), ("Dân", "b"), ("a", "")]
        library.feeds.subscribe(
            Subscription(f"https://x.example/{n}", title, folder)
            for n, (title, folder) in enumerate(names)
        )
        assert [feed.title for feed in library.feeds.all()] == ["a", "z", "Dân", "Đất"]

    def test_a_name_is_the_user_s_else_the_feed_s_else_the_address(self, library: Library) -> None:
        library.feeds.subscribe([Subscription(FEED)])
        titles = [library.feeds.all()[0].title]
        library.feeds.record({FEED: Visit(title="Báo Mẫu")})
        titles.append(library.feeds.all()[0].title)
        library.feeds.rename(FEED, "Của tôi")
        titles.append(library.feeds.all()[0].title)
        library.feeds.rename(FEED, "")
        titles.append(library.feeds.all()[0].title)
        assert titles == [FEED, "Báo Mẫu", "Của tôi", "Báo Mẫu"]

    def test_another_spelling_of_the_address_names_the_same_feed(self, library: Library) -> None:
        library.feeds.subscribe([Subscription(FEED)])
        library.feeds.move("http://www.bao.example/rss/", "Trong nước")
        assert library.feeds.all()[0].folder == "Trong nước"

    def test_unread_articles_are_counted_by_feed(self, library: Library) -> None:
        library.feeds.subscribe([Subscription(FEED), Subscription(OTHER)])
        brought = [replace(one, feed=FEED, guid=one.title) for one in (VISIT, BRIDGE)]
        added = library.add([*brought, NEST])
        library.mark_read([added[0].id or 0])
        assert {feed.url: feed.unread for feed in library.feeds.all()} == {FEED: 1, OTHER: 0}

    def test_unsubscribing_keeps_the_articles_and_can_be_undone(self, library: Library) -> None:
        library.feeds.subscribe([Subscription(FEED, "Báo", "Tin")])
        library.add([replace(VISIT, feed=FEED)])
        library.feeds.unsubscribe(FEED)
        assert (urls(library), library.find().total) == ([], 1)
        library.undo()
        assert library.feeds.all() == [Feed(FEED, "Báo", "Tin", unread=1)]
        library.undo()
        assert urls(library) == []

    def test_what_the_fetcher_learns_is_not_undone(self, library: Library) -> None:
        visit = Visit(etag='W/"1 2"', last_modified="sat, 1 jan", failures=3, error="500")
        library.feeds.subscribe([Subscription(FEED)])
        library.feeds.record({FEED: visit})
        library.undo()
        library.redo()
        assert library.feeds.visit(FEED) == visit

    def test_a_feed_that_is_not_followed_can_not_be_changed(self, library: Library) -> None:
        for change in (library.feeds.unsubscribe, library.feeds.find):
            with pytest.raises(NotFound):
                change(FEED)
        with pytest.raises(NotFound):
            library.feeds.rename(FEED, "x")


class TestCommands:
    def test_feeds_have_the_shape_of_the_contract(self, reader: Reader) -> None:
        reader("subscribe", FEED)
        reader("feed", FEED, "--rename", "Báo Mẫu", "--move", "Tin")
        assert reader("feeds", "--json").json == [
            {
                "url": FEED,
                "title": "Báo Mẫu",
                "folder": "Tin",
                "unread": 0,
                "last_success": None,
                "error": None,
            }
        ]
        assert reader("unsubscribe", FEED).code == 0
        assert reader("feeds", "--json").json == []

    def test_one_bad_address_does_not_stop_the_others(self, reader: Reader) -> None:
        ran = reader("subscribe", "javascript:x", FEED)
        assert (ran.code, ran.err.count("\n")) == (1, 1)
        assert [feed["url"] for feed in reader("feeds", "--json").json] == [FEED]

    def test_changing_nothing_or_nobody_is_said(self, reader: Reader) -> None:
        assert reader("feed", FEED).code == 2
        assert reader("feed", FEED, "--rename", "x").err == f"reader: not subscribed to {FEED}\n"

    def test_fetching_without_feeds_is_no_failure(self, reader: Reader) -> None:
        ran = reader("fetch", "--json")
        assert (ran.code, ran.json) == (0, [])

    @pytest.mark.parametrize("command", ["import", "add"])
    def test_a_list_of_feeds_subscribes_and_comes_out_again(
        self, reader: Reader, tmp_path: Path, command: str
    ) -> None:
        (tmp_path / "list.opml").write_text(LIST)
        assert reader(command, tmp_path / "list.opml").code == 0
        written = reader("export", "--format", "opml").out
        assert (FEED in written, "Trong nước" in written, "exec" in written) == (True, True, False)
        assert reader("export", "--format", "opml", "-o", tmp_path / "out.opml").out == ""
        assert (tmp_path / "out.opml").read_text() == written

    def test_newsboat_s_urls_are_imported_and_what_it_would_run_is_named(
        self, reader: Reader, tmp_path: Path
    ) -> None:
        (tmp_path / "urls").write_text(f'{FEED} tin "~Báo Mẫu"\n"exec:curl x"\n')
        ran = reader("import", tmp_path / "urls")
        assert (ran.code, "exec: feeds run programs" in ran.err) == (1, True)
        (feed,) = reader("feeds", "--json").json
        assert (feed["title"], feed["folder"]) == ("Báo Mẫu", "tin")

    def test_newsboat_s_articles_come_with_what_was_read(
        self, reader: Reader, tmp_path: Path
    ) -> None:
        with closing(sqlite3.connect(tmp_path / "cache.db")) as cache, cache:
            cache.execute(
                "CREATE TABLE rss_item (id INTEGER PRIMARY KEY, guid, title, author, url, feedurl,"
                " pubDate, content, unread, deleted)"
            )
            for n, text in enumerate((VISIT.text, BRIDGE.text)):
                cache.execute(
                    "INSERT INTO rss_item VALUES (?, ?, ?, '', ?, ?, 1700000000, ?, ?, 0)",
                    (n, f"g{n}", f"Bài {n}", f"https://bao.example/{n}", FEED, text, n),
                )
        cache.close()
        assert "2 articles" in reader("import", tmp_path / "cache.db").out
        rows = reader("list", "--json", "--sort", "title").json
        assert [(row["title"], row["read"]) for row in rows] == [("Bài 0", True), ("Bài 1", False)]

    def test_a_feed_file_is_taken_once(self, reader: Reader, tmp_path: Path) -> None:
        (tmp_path / "feed.xml").write_text(DOCUMENT)
        first = reader("add", tmp_path / "feed.xml", "--json")
        (added,) = first.json
        assert (first.code, added["status"], added["title"]) == (0, "added", "Cầu Rồng mở lại")
        assert added["source"] == str(tmp_path / "feed.xml")
        assert reader("add", tmp_path / "feed.xml", "--json").json[0]["status"] == "duplicate"
        assert reader("feeds", "--json").json == []

    def test_a_pipe_among_the_sources_blocks_nothing(self, reader: Reader, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe.xml")
        (tmp_path / "feed.xml").write_text(DOCUMENT)
        # Only what is sniffed before anything is taken: a pipe is never opened for that.
        from reader.exchange.sources import _start

        assert _start(str(tmp_path / "pipe.xml")) == b""
        assert _start(str(tmp_path / "feed.xml")).startswith(b"<rss>")

    def test_commands_that_need_no_network_load_no_client(self, tmp_path: Path) -> None:
        import subprocess
        import sys

        code = (
            "import sys; from reader.cli import main;"
            f"main(['--library', {str(tmp_path / 'l')!r}, 'subscribe', {FEED!r}]);"
            "from reader.fetch import parent;"
            "print(sorted({'aiohttp', 'textual', 'rich'} & set(sys.modules)))"
        )
        ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
        assert ran.stdout == "[]\n", ran.stderr


def test_a_visit_that_goes_well_leaves_nothing_of_the_one_that_failed(library: Library) -> None:
    library.feeds.subscribe([Subscription(FEED)])
    library.feeds.record({FEED: Visit(error="the server answers 500", failures=2, held="feed")})
    well = Visit(last_success="2026-11-21T08:00:00+00:00", etag="x")
    library.feeds.record({FEED: well})
    assert library.feeds.visit(FEED) == well
    assert library.feeds.all()[0].error is None


class TestFindingByFeed:
    """`feed:` means the feeds of that name, folder or address."""

    @pytest.fixture(autouse=True)
    def _followed(self, library: Library) -> None:
        library.feeds.subscribe(
            [
                Subscription(FEED, "Tuổi Trẻ", "Trong nước"),
                Subscription(OTHER, "Tuổi Trẻ Cười", "Giải trí"),
            ]
        )
        library.feeds.record({OTHER: Visit(title="Cười cùng báo")})
        library.add([replace(BRIDGE, feed=FEED), replace(NEST, feed=OTHER)])
        library.add([replace(VISIT, feed="https://not.example/followed")])

    @pytest.mark.parametrize(
        ("query", "titles"),
        [
            ('feed:"Tuổi Trẻ"', {BRIDGE.title}),
            ('feed:"tuoi tre"', {BRIDGE.title}),
            ("feed:tuoi", {BRIDGE.title, NEST.title}),
            ('feed:"cuoi cung bao"', {NEST.title}),
            ('feed:"Giải trí"', {NEST.title}),
            (f'feed:"{FEED}"', {BRIDGE.title}),
            ("feed:not.example", {VISIT.title}),
            ('-feed:"Tuổi Trẻ"', {NEST.title, VISIT.title}),
            ('feed:"Báo khác"', set()),
        ],
    )
    def test_a_name_a_folder_and_an_address(
        self, library: Library, query: str, titles: set[str]
    ) -> None:
        found = library.find(query)
        assert {row.title for row in library.rows(found.ids)} == titles
        assert not found.notes
