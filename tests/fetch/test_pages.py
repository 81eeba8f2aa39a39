"""Pages through the worker: added by themselves, or as the full text of a feed's articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.fetch import parent
from reader.fetch.frames import Limits, Report
from reader.library import Library
from reader.model import Subscription
from tests.fetch.server import Asked, Server, answer

LIMITS = Limits(feed=5, run=30)
TEXT = [
    f"Đoạn {n} của toàn văn kể rằng thị trường hôm nay có nhiều biến động, người mua và người bán"
    f" đều chờ đợi, còn các công ty thì niêm yết giá ở mức {180 + n} triệu đồng một lượng."
    for n in range(1, 7)
]


def page(texts: list[str] = TEXT) -> bytes:
    said = "".join(f"<p>{text}</p>" for text in texts)
    return (
        "<!doctype html><html lang=vi><head><meta charset=utf-8><title>Giá vàng giảm</title>"
        '<meta property="article:published_time" content="2026-03-07T08:00:00+07:00">'
        f"</head><body><article><h1>Giá vàng giảm</h1>{said}</article></body></html>"
    ).encode()


def feed(link: str, teaser: str = "Mở đầu của feed.") -> bytes:
    return (
        "<rss><channel><title>Báo</title><item><title>Giá vàng giảm</title><guid>1</guid>"
        f"<link>{link}</link><description>{teaser}</description></item></channel></rss>"
    ).encode()


def html(data: bytes) -> bytes:
    return answer("200 OK", data, Content_Type="text/html; charset=utf-8")


@pytest.fixture
def followed(server: Server, library: Library) -> int:
    """A feed with one teaser, fetched; the article's id."""
    teasers = ["Mở đầu của feed."]
    server.extra["news"] = lambda _: answer("200 OK", feed(server.url("bai/1"), teasers[0]))
    server.extra["bai"] = lambda _: html(page())
    library.feeds.subscribe([Subscription(server.url("news"))])
    list(parent.refresh(library, limits=LIMITS))
    (id,) = library.find().ids
    return id


def only(reports: list[Report]) -> Report:
    (report,) = [report for report in reports if report.event == "done"]
    return report


def test_a_page_is_taken_in_from_its_address(server: Server, library: Library) -> None:
    server.extra["bai"] = lambda _: html(page())
    reports = list(parent.take(library, [server.url("bai/1")], LIMITS))
    (added,) = [report.added for report in reports if report.added]
    assert (added.status, added.title) == ("added", "Giá vàng giảm")
    article = library.reading(added.id or 0).article
    assert list(article.paragraphs) == TEXT
    assert article.url == server.url("bai/1")


def test_a_page_is_taken_in_from_a_file_and_once(library: Library, tmp_path: Path) -> None:
    saved = tmp_path / "saved.html"
    saved.write_bytes(page())
    statuses = [
        report.added.status
        for _ in range(2)
        for report in parent.walk(library, [str(saved)], LIMITS)
        if report.added
    ]
    assert statuses == ["added", "duplicate"]


def test_a_front_page_names_its_feed(server: Server, library: Library) -> None:
    server.extra["home"] = lambda _: html(
        b"<!doctype html><html><head><title>Bao</title>"
        b"<link rel=alternate type=application/rss+xml href=/rss.xml></head>"
        b"<body>" + b"<p><a href=/x>Tin trong ngay</a></p>" * 30
    )
    report = only(list(parent.take(library, [server.url("home")], LIMITS)))
    assert report.status == "failed"
    assert server.url("rss.xml") in (report.error or "")


def test_full_text_comes_from_the_page_and_the_feeds_own_is_kept(
    library: Library, followed: int
) -> None:
    before = library.reading(followed)
    report = only(list(parent.full_texts(library, [followed], LIMITS)))
    after = library.reading(followed)
    assert report.added is not None
    assert (report.status, report.added.status) == ("fetched", "updated")
    assert list(after.article.paragraphs) == TEXT
    assert after.article.feed_text == ("Mở đầu của feed.",)
    assert (after.row.key, after.article.feed) == (before.row.key, before.article.feed)
    assert after.article.published.value == "2026-03-07T08:00:00+07:00"
    assert library.find("toàn văn").ids == (followed,)
    assert library.find('"mở đầu"').ids == ()


def test_full_text_survives_later_visits_of_the_feed(
    server: Server, library: Library, followed: int
) -> None:
    list(parent.full_texts(library, [followed], LIMITS))
    server.extra["news"] = lambda _: answer(
        "200 OK", feed(server.url("bai/1"), "Mở đầu đã sửa của feed.")
    )
    list(parent.refresh(library, [server.url("news")], LIMITS))
    article = library.reading(followed).article
    assert list(article.paragraphs) == TEXT
    assert article.feed_text == ("Mở đầu đã sửa của feed.",)
    assert len(library.find().ids) == 1


def test_a_page_that_says_less_than_the_feed_changes_nothing(
    server: Server, library: Library, followed: int
) -> None:
    server.extra["bai"] = lambda _: html(page(["Mua báo."]))
    before = library.reading(followed).article
    report = only(list(parent.full_texts(library, [followed], LIMITS)))
    assert report.added is None or report.added.status == "duplicate"
    assert library.reading(followed).article == before


def test_a_page_of_a_feeds_article_added_by_hand_fills_it(
    server: Server, library: Library, followed: int
) -> None:
    (added,) = [
        report.added
        for report in parent.take(library, [server.url("bai/1")], LIMITS)
        if report.added
    ]
    assert (added.status, added.id) == ("updated", followed)
    assert library.reading(followed).article.feed_text == ("Mở đầu của feed.",)


def test_a_page_that_is_gone_is_said_and_changes_nothing(
    server: Server, library: Library, followed: int
) -> None:
    server.extra["bai"] = lambda _: answer("404 Not Found")
    before = library.reading(followed).article
    report = only(list(parent.full_texts(library, [followed], LIMITS)))
    assert (report.status, report.error) == ("failed", "the server answers 404")
    assert library.reading(followed).article == before


def test_a_feed_can_not_have_pages_fetched_from_ones_own_network(
    server: Server, library: Library
) -> None:
    inner = server.url("bai/1", "127.0.0.2")
    server.extra["news"] = lambda _: answer("200 OK", feed(inner))
    library.feeds.subscribe([Subscription(server.url("news"))])
    list(parent.refresh(library, limits=LIMITS))
    report = only(list(parent.full_texts(library, library.find().ids, LIMITS)))
    assert "private network" in (report.error or "")
    assert server.paths() == ["/news"]


def test_a_page_that_hangs_the_reader_is_killed_and_the_others_go_on(
    server: Server, library: Library
) -> None:
    def behave(asked: Asked) -> bytes:
        return html(page() if "good" in asked.path else b"<html><body>" + b"<p>x" * 300_000)

    server.extra["p"] = behave
    names = [server.url("p/evil"), server.url("p/good")]
    limits = Limits(feed=10, run=60, parse=1.0)
    done = {r.url: r for r in parent.take(library, names, limits) if r.event == "done"}
    assert done[names[0]].error == parent.POISON
    assert done[names[1]].status == "fetched"
