"""Lists of feeds: OPML in and out, what a page says it has, and what newsboat keeps."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.intake.feed_links import find_feeds
from reader.intake.newsboat import is_cache, read_cache, read_urls
from reader.intake.opml import is_opml, read_opml, write_opml
from reader.model import Link, Published, ReaderError, Subscription

LIST = b"""<?xml version="1.0"?>
<opml version="1.1"><body>
 <outline text="B&#225;o"><outline text="Trong">
   <outline type="rss" text="M&#7851;u" xmlUrl="https://a.example/rss?x=1&amp;y=2"/>
 </outline></outline>
 <outline title="Ngo&#224;i" xmlurl="HTTP://b.example/feed"/>
 <outline text="again" xmlUrl="https://a.example/rss?x=1&amp;y=2"/>
 <outline text="bad" xmlUrl="exec:rm -rf"/><outline text="bad" xmlUrl="file:///etc/passwd"/>
 <outline text="bad" xmlUrl="filter:x:https://c.example"/>
</body></opml>"""


class TestOpml:
    def test_folders_titles_and_addresses_are_read_and_only_web_addresses_pass(self) -> None:
        assert read_opml(LIST) == [
            Subscription("https://a.example/rss?x=1&y=2", "Mẫu", "Báo / Trong"),
            Subscription("HTTP://b.example/feed", "Ngoài", ""),
        ]

    def test_what_is_no_list_says_so(self) -> None:
        with pytest.raises(ReaderError, match="not a list of feeds"):
            read_opml(b"<rss><channel/></rss>")

    def test_broken_markup_loses_no_address(self) -> None:
        broken = (
            b'<opml version="1.0"><body><outline text="a "quoted" name" '
            b'description="<a href="x">" xmlUrl="https://a.example/1"/>'
            b'<outline text="b" xmlUrl="https://a.example/2"'
        )
        urls = sorted(feed.url for feed in read_opml(broken + b"/></body>"))
        assert urls == ["https://a.example/1", "https://a.example/2"]

    def test_it_can_declare_no_entity(self) -> None:
        document = b'<!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + LIST[
            22:
        ].replace(b"M&#7851;u", b"&x;")
        host = Path("/etc/hostname").read_text().strip()
        assert all(feed.title != host for feed in read_opml(document))

    @pytest.mark.parametrize("hostile", ["<outline text='a'>" * 200_000, "<outline " * 100_000])
    def test_hostile_lists_end(self, hostile: str) -> None:
        read_opml(f"<opml><body>{hostile}".encode())

    @given(
        st.lists(
            st.builds(
                Subscription,
                st.integers(1, 99).map(lambda n: f"https://a.example/{n}?x=1&y=2"),
                st.sampled_from(["Báo & chí", "<b>", 'a"b', ""]),
                st.sampled_from(["", "Trong nước", "a & b"]),
            ),
            unique_by=lambda feed: feed.url,
        )
    )
    def test_what_is_written_is_read_back(self, feeds: list[Subscription]) -> None:
        by_url = {feed.url: feed for feed in read_opml(write_opml(feeds).encode())}
        assert by_url.keys() == {feed.url for feed in feeds}
        for feed in feeds:
            if feed.title != "<b>":  # a title that is a tag is no title
                assert by_url[feed.url] == feed

    def test_public_lists_give_every_address(self, corpora: Path) -> None:
        files = sorted((corpora / "intake").glob("*opml*/**/*.opml"))
        assert len(files) > 100
        for path in files:
            data = path.read_bytes()
            addresses = set(re.findall(rb'xmlUrl="([^"]+)"', data))
            assert is_opml(data)
            assert len(read_opml(data)) == len(addresses), path


class TestAutodiscovery:
    PAGE = (
        "<!doctype html><html><head><base href='/tin/'>"
        "<link rel='alternate' type='application/rss+xml' title='Comments' href='c.xml'>"
        "<link rel='ALTERNATE' type='application/atom+xml; x' title='Báo &amp; chí' href='rss'>"
        "<link rel='alternate' type='application/rss+xml' href='javascript:alert(1)'>"
        "<link rel='stylesheet' href='x.css'><link rel='alternate' hreflang='en' href='/en'>"
    )

    def test_a_page_s_feeds_are_found_the_comments_last(self) -> None:
        assert find_feeds(self.PAGE.encode(), "https://bao.example/") == [
            Link("Báo & chí", "https://bao.example/tin/rss"),
            Link("Comments", "https://bao.example/tin/c.xml"),
        ]

    @given(st.binary(max_size=200))
    def test_any_page_is_looked_at_without_an_error(self, page: bytes) -> None:
        find_feeds(
            b"<link rel=alternate type=application/rss+xml href=" + page, "https://a.example"
        )


class TestNewsboatUrls:
    def test_tags_titles_and_comments(self) -> None:
        read = read_urls(
            "# my feeds\n\n"
            'https://a.example/rss "Trong nước" tin "~Báo \\"Mẫu\\"" # hết\n'
            "https://b.example/#x !\n"
            "http://c.example/f ~C\n"
        )
        assert read.refused == []
        assert read.feeds == [
            Subscription("https://a.example/rss", 'Báo "Mẫu"', "Trong nước"),
            Subscription("https://b.example/#x"),
            Subscription("http://c.example/f", "C"),
        ]

    @pytest.mark.parametrize(
        ("line", "reason"),
        [
            ('"exec:rm -rf ~"', "exec: feeds run programs"),
            ("filter:x:https://a.example", "filter: feeds run programs"),
            ('"query:unread:unread = \\"yes\\""', "query"),
            ("file:///etc/passwd", "not a web address"),
        ],
    )
    def test_what_is_not_followed_is_refused_by_name(self, line: str, reason: str) -> None:
        read = read_urls(line)
        assert read.feeds == []
        assert [reason in refused for refused in read.refused] == [True]


class TestNewsboatCache:
    @pytest.fixture
    def cache(self, tmp_path: Path) -> Path:
        path = tmp_path / "cache.db"
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute(
                "CREATE TABLE rss_item (id INTEGER PRIMARY KEY, guid, title, author, url, feedurl,"
                " pubDate INTEGER, content, unread INTEGER, deleted INTEGER)"
            )
            rows = [
                (
                    "g1",
                    "Cầu &amp; đường",
                    "An",
                    "https://a.example/1",
                    1_700_000_000,
                    "<p>Một",
                    0,
                    0,
                ),
                ("g2", "Hai", "", "javascript:x", 0, None, 1, 0),
                ("g3", "Ba", "", "https://a.example/3", 10**30, "x", 1, 1),
            ]
            connection.executemany(
                "INSERT INTO rss_item (guid, title, author, url, feedurl, pubDate, content, unread,"
                " deleted) VALUES (?, ?, ?, ?, 'https://a.example/rss', ?, ?, ?, ?)",
                [(*row[:4], min(row[4], 2**60), *row[5:]) for row in rows],
            )
        connection.close()
        return path

    def test_articles_come_with_their_read_flags_without_the_deleted(self, cache: Path) -> None:
        first, second = read_cache(cache)
        assert (first.article.title, first.article.text, first.read) == ("Cầu & đường", "Một", True)
        assert first.article.published == Published("2023-11-14T22:13:20+00:00", "time")
        assert (first.article.feed, first.article.guid) == ("https://a.example/rss", "g1")
        assert (second.article.url, second.read) == (None, False)
        assert second.article.published == Published()

    def test_a_cell_may_hold_any_kind_of_value(self, cache: Path) -> None:
        with closing(sqlite3.connect(cache)) as connection, connection:
            connection.execute(
                "UPDATE rss_item SET guid = 7, title = ?, author = NULL, url = 1.5, pubDate = ''",
                ("Cầu".encode(),),
            )
        articles = [one.article for one in read_cache(cache)]
        assert [(one.title, one.guid, one.url) for one in articles] == [("Cầu", "7", None)] * 2

    def test_the_cache_is_only_read(self, cache: Path) -> None:
        before = cache.read_bytes()
        assert is_cache(before)
        assert len(list(read_cache(cache))) == 2
        assert (cache.read_bytes(), [path.name for path in cache.parent.iterdir()]) == (
            before,
            ["cache.db"],
        )

    def test_it_is_opened_so_that_it_can_not_be_written(
        self, cache: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        opened: list[sqlite3.Connection] = []
        connect = sqlite3.connect

        def spy(*arguments: str, **options: bool) -> sqlite3.Connection:
            opened.append(connect(*arguments, **options))
            return opened[-1]

        monkeypatch.setattr(sqlite3, "connect", spy)
        articles = read_cache(cache)
        next(articles)
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            opened[0].execute("DELETE FROM rss_item")
        list(articles)

    def test_another_database_is_refused_in_one_line(self, tmp_path: Path) -> None:
        other = tmp_path / "other.db"
        sqlite3.connect(other).close()
        with pytest.raises(ReaderError, match=r"no cache\.db of newsboat's"):
            list(read_cache(other))
