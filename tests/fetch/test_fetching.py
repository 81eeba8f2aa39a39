"""A refresh as a whole: a real worker, a real library, a server with every behaviour.

`READER_MANY_FEEDS=1` makes the mixed run one of 200 feeds.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reader.fetch import parent
from reader.fetch.frames import Limits, Report
from reader.library import Library
from reader.model import Link, ReaderError, Subscription
from tests.fetch.server import ETAG, Server, answer, feed

LIMITS = Limits(feed=1.5, run=20, body=2_000_000)
GOOD = {"good", "etag", "slow", "moved301", "moved308", "found302", "gzip", "discover"}
BAD = {
    "missing": "404", "gone": "410", "busy": "429", "busydate": "429", "error": "500",
    "bomb": "larger than", "truncated": "broke off", "loop": "redirects", "page": "a web page",
    "hang": "within", "drip": "within", "dripheaders": "within", "endless": "larger than",
}  # fmt: skip

Refresh = Callable[..., dict[str, Report]]


@pytest.fixture
def refresh(library: Library) -> Refresh:
    """Subscribe to addresses and fetch; the report of each."""

    def run(*urls: str, named: tuple[str, ...] = (), limits: Limits = LIMITS) -> dict[str, Report]:
        library.feeds.subscribe(Subscription(url) for url in urls)
        reports = list(parent.refresh(library, named, limits))
        return {report.url: report for report in reports if report.event == "done"}

    return run


def titles(library: Library) -> set[str]:
    return {row.title for row in library.rows(library.find().ids)}


def test_every_good_feed_arrives_whatever_the_others_do(
    server: Server, library: Library, refresh: Refresh
) -> None:
    each = 8 if os.environ.get("READER_MANY_FEEDS") else 1
    urls: dict[str, str] = {}
    for number in range(each):
        for place, kind in enumerate([*GOOD, *BAD]):
            # Those that ask for a pause have a host of their own, which they silence.
            host = 8 if kind.startswith("busy") else 1 + place % 6
            urls[server.url(f"{kind}/{number}", f"127.0.0.{host}")] = kind
    if each > 1:
        extra = {server.url(f"good/x{n}", f"127.0.0.{1 + n % 7}"): "good" for n in range(200)}
        urls |= dict(list(extra.items())[: 200 - len(urls)])
    limits = Limits(feed=1.5, run=20 if each == 1 else 40, body=2_000_000)
    started = time.monotonic()
    reports = refresh(*urls, limits=limits)
    assert time.monotonic() - started <= limits.run + 2
    assert reports.keys() == urls.keys()
    for url, kind in urls.items():
        if kind in GOOD:
            assert (reports[url].status, reports[url].error) == ("fetched", None), url
        else:
            assert BAD[kind] in (reports[url].error or ""), url
    wanted = {url for url, kind in urls.items() if kind in GOOD}
    shown = {found.url: found for found in library.feeds.all()}
    assert all(shown[url].unread == 2 and shown[url].last_success for url in wanted)
    assert all(shown[url].error for url in urls.keys() - wanted)


def test_a_host_has_at_most_two_connections_at_a_time(server: Server, refresh: Refresh) -> None:
    reports = refresh(*(server.url(f"slow/{n}") for n in range(8)))
    assert {report.status for report in reports.values()} == {"fetched"}
    assert server.most_at_once == {"127.0.0.1": 2}


def test_the_second_visit_is_conditional_and_brings_nothing_twice(
    server: Server, library: Library, refresh: Refresh
) -> None:
    first = refresh(server.url("etag/1"), server.url("good/1"))
    second = refresh()
    assert {report.new for report in first.values()} == {2}
    assert {(report.status, report.new) for report in second.values()} == {("unchanged", 0)}
    sent = [asked.headers.get("If-None-Match") for asked in server.asked if "etag" in asked.path]
    assert sent == [None, ETAG]
    assert len(titles(library)) == 4


def test_new_validators_are_kept_even_where_the_body_is_equal(
    server: Server, library: Library, refresh: Refresh
) -> None:
    tags = iter(['"one"', '"two"', '"three"'])
    server.extra["turn"] = lambda _: answer("200 OK", feed("x"), ETag=next(tags))
    url = server.url("turn")
    refresh(url)
    refresh()
    assert library.feeds.visit(url).etag == '"two"'


def test_only_what_is_new_counts_as_new(server: Server, library: Library, refresh: Refresh) -> None:
    counts = iter([2, 5])
    server.extra["grow"] = lambda _: answer("200 OK", feed("x", next(counts)))
    assert refresh(server.url("grow"))[server.url("grow")].new == 2
    assert refresh()[server.url("grow")].new == 3


def test_a_permanent_redirect_moves_a_feed_at_its_second_sighting(
    server: Server, library: Library, refresh: Refresh
) -> None:
    url = server.url("moved308/1")
    for _ in range(3):
        refresh(url)
    assert server.paths() == ["/moved308/1", "/good/moved308-1"] * 2 + ["/good/moved308-1"]
    assert [found.url for found in library.feeds.all()] == [url]


def test_a_gone_feed_is_asked_once_and_says_so(server: Server, refresh: Refresh) -> None:
    url = server.url("gone/1")
    assert (refresh(url)[url].status, refresh()[url].status) == ("gone", "gone")
    assert server.paths() == ["/gone/1"]


def test_a_busy_server_is_left_alone_with_all_its_feeds(server: Server, refresh: Refresh) -> None:
    busy = server.url("busy/1", "127.0.0.5")
    limits = Limits(feed=1.5, run=20, per_host=1)
    refresh(busy, limits=limits)
    other = server.url("good/1", "127.0.0.5")
    reports = refresh(other, named=(busy,), limits=limits)
    assert reports[busy].status == "held"
    assert refresh()[other].status == "held"
    assert server.paths() == ["/busy/1"]


def test_a_pause_that_a_server_asks_for_holds_even_if_the_feed_is_named(
    server: Server, refresh: Refresh
) -> None:
    server.extra["pause"] = lambda _: answer("503 Unavailable", Retry_After="7200")
    url, other = server.url("pause"), server.url("good/1")
    refresh(url)
    assert refresh(named=(url,))[url].status == "held"
    assert refresh(other)[other].status == "fetched"
    assert server.paths() == ["/pause", "/good/1"]


def test_a_feed_that_asks_for_time_gets_it_unless_it_is_named(
    server: Server, refresh: Refresh
) -> None:
    server.extra["fresh"] = lambda _: answer("200 OK", feed("x"), Cache_Control="max-age=3600")
    url = server.url("fresh")
    refresh(url)
    assert refresh()[url].status == "held"
    assert refresh(named=(url,))[url].status == "unchanged"


def test_the_time_of_a_run_is_bounded(server: Server, refresh: Refresh) -> None:
    urls = [server.url(f"hang/{n}") for n in range(6)]
    started = time.monotonic()
    reports = refresh(*urls, limits=Limits(feed=20, run=1))
    assert time.monotonic() - started < 15
    assert {report.status for report in reports.values()} == {"skipped"}


def test_what_hangs_the_parser_is_killed_and_not_tried_again(
    server: Server, library: Library, refresh: Refresh
) -> None:
    server.extra["poison"] = lambda _: answer("200 OK", feed("poison", 12_000))
    poison, good = server.url("poison"), server.url("good/1", "127.0.0.2")
    reports = refresh(poison, good, limits=Limits(feed=20, run=60, parse=0.05))
    assert reports[poison].error == parent.POISON
    assert reports[good].status == "fetched"
    assert server.paths().count("/poison") == 1
    assert {found.url: found.error for found in library.feeds.all()}[poison] == parent.POISON


def test_closing_a_refresh_ends_its_worker(server: Server, library: Library) -> None:
    library.feeds.subscribe([Subscription(server.url("hang/1"))])
    reports = parent.refresh(library, limits=LIMITS)
    assert next(reports).total == 1
    started = time.monotonic()
    reports.close()  # type: ignore[attr-defined]  # it is a generator
    assert time.monotonic() - started < 5


def test_a_run_is_stopped_from_another_thread(server: Server, library: Library) -> None:
    library.feeds.subscribe([Subscription(server.url("hang/1"))])
    stop = parent.Stop()
    reports = parent.refresh(library, limits=Limits(feed=30, run=60), stop=stop)
    assert next(reports).total == 1
    threading.Timer(0.1, stop.set).start()
    assert list(reports) == []


class TestLooking:
    """What is at an address that someone wants to add."""

    def test_a_feed_is_told_by_its_title(self, server: Server, library: Library) -> None:
        url = server.url("good/1")
        assert parent.look(library, url) == [Link("Báo good-1", url)]

    def test_a_page_by_the_feeds_that_it_names(self, server: Server, library: Library) -> None:
        url = server.url("discover/1")
        assert parent.look(library, url) == [Link("", server.url("good/discover-1"))]

    def test_a_page_without_feeds_has_none(self, server: Server, library: Library) -> None:
        assert parent.look(library, server.url("page/1")) == []

    def test_what_cannot_be_had_says_why(self, server: Server, library: Library) -> None:
        with pytest.raises(ReaderError, match="the server answers 404"):
            parent.look(library, server.url("missing"))

    def test_nothing_is_kept_of_it(self, server: Server, library: Library) -> None:
        parent.look(library, server.url("good/1"))
        assert library.feeds.all() == []
        assert not library.find().ids


def test_a_feed_may_not_overwrite_what_another_brought(
    server: Server, library: Library, refresh: Refresh
) -> None:
    honest = feed("x").replace(b"<rss>", b"<rss >")
    stolen = honest.replace("Đoạn mở đầu".encode(), b"MUA NGAY")
    server.extra["honest"] = lambda _: answer("200 OK", honest)
    server.extra["thief"] = lambda _: answer("200 OK", stolen)
    refresh(server.url("honest"))
    refresh(server.url("thief"))
    texts = [library.reading(id).article.text for id in library.find().ids]
    assert len(texts) == 2
    assert not any("MUA NGAY" in text for text in texts)


def test_a_date_that_cannot_be_read_stays_that_of_the_first_sight(
    server: Server, library: Library, refresh: Refresh
) -> None:
    bodies = iter([feed("x", 1), feed("x", 1) + b" "])
    server.extra["undated"] = lambda _: answer("200 OK", next(bodies))
    refresh(server.url("undated"))
    (before,) = library.rows(library.find().ids)
    time.sleep(1.1)
    refresh()
    (after,) = library.rows(library.find().ids)
    assert (before.added, before.published.value) == (after.added, None)


def test_a_future_date_does_not_hold_the_top(
    server: Server, library: Library, refresh: Refresh
) -> None:
    future = (datetime.now(UTC) + timedelta(days=400)).strftime("%a, %d %b %Y %H:%M:%S GMT")
    item = f"<item><title>Từ mai sau</title><pubDate>{future}</pubDate></item>"
    server.extra["future"] = lambda _: answer("200 OK", f"<rss>{item}</rss>".encode())
    refresh(server.url("future"))
    time.sleep(1.1)
    refresh(server.url("good/1"))
    rows = library.rows(library.find().ids)
    assert rows[-1].title == "Từ mai sau"


class TestCommands:
    @pytest.fixture
    def reader(self, tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
        def run(*arguments: str) -> subprocess.CompletedProcess[str]:
            return subprocess.run(
                [sys.executable, "-m", "reader", "--library", str(tmp_path / "own"), *arguments],
                capture_output=True,
                text=True,
                timeout=60,
            )

        return run

    def test_fetch_reports_each_feed_and_fails_for_the_one_that_did(
        self, server: Server, reader: Callable[..., subprocess.CompletedProcess[str]]
    ) -> None:
        import json

        good, bad = server.url("good/1"), server.url("error/1")
        assert reader("subscribe", good, bad).returncode == 0
        ran = reader("fetch", "--json")
        assert (ran.returncode, ran.stderr) == (1, f"reader: {bad}: the server answers 500\n")
        assert sorted(json.loads(ran.stdout), key=lambda row: row["url"]) == [
            {"url": bad, "status": "failed", "new": 0, "error": "the server answers 500"},
            {"url": good, "status": "fetched", "new": 2, "error": None},
        ]
        assert len(json.loads(reader("list", "--json").stdout)) == 2

    def test_an_address_given_to_add_is_taken_once(
        self, server: Server, reader: Callable[..., subprocess.CompletedProcess[str]]
    ) -> None:
        import json

        ran = reader("add", server.url("good/1"), server.url("missing"), "--json")
        rows = json.loads(ran.stdout)
        assert ran.returncode == 1
        assert [(row["status"], row["title"]) for row in rows if row["id"]] == [
            ("added", "Bài 1 của good-1"),
            ("added", "Bài 0 của good-1"),
        ]
        assert json.loads(reader("feeds", "--json").stdout) == []
