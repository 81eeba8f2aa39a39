"""What an answer means for a feed: articles, and what is remembered until the next visit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from reader.fetch.download import Answer
from reader.fetch.frames import Limits, Report
from reader.fetch.visits import Digester
from reader.library import Library
from reader.model import Subscription, Visit
from tests.clock import Clock
from tests.fetch.server import feed

NOW = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
URL = "https://bao.example/rss"
MOVED = "https://moi.example/rss"
GOOD = Answer(200, URL, feed("tin"), etag='"1"', last_modified="thứ bảy")
PAGE = b"<!doctype html><html><head>%s</head><body>xin</body></html>"
LINK = b"<link rel=alternate type=application/rss+xml href=/tin.xml>"


@pytest.fixture
def clock() -> Clock:
    return Clock(NOW)


@pytest.fixture
def said() -> list[Report]:
    return []


@pytest.fixture
def digester(library: Library, clock: Clock, said: list[Report]) -> Digester:
    library.feeds.subscribe([Subscription(URL)])
    return Digester(library, Limits(), clock, said.append)


def after(moment: str | None) -> timedelta:
    assert moment is not None
    return datetime.fromisoformat(moment) - NOW


def test_a_good_answer_brings_articles_and_what_the_next_visit_sends(
    digester: Digester, library: Library
) -> None:
    outcome = digester.digest(URL, GOOD)
    assert (outcome.report.status, outcome.report.new, outcome.report.error) == ("fetched", 2, None)
    visit = digester.visit(URL)
    assert (visit.etag, visit.last_modified, visit.title) == ('"1"', "thứ bảy", "Báo tin")
    assert visit.last_success == NOW.isoformat()
    assert library.find().total == 2


def test_the_same_bytes_are_not_parsed_again(digester: Digester, said: list[Report]) -> None:
    digester.digest(URL, GOOD)
    said.clear()
    again = digester.digest(URL, replace(GOOD, etag='"2"'))
    assert (again.report.status, again.report.new, said) == ("unchanged", 0, [])
    assert digester.visit(URL).etag == '"2"'


def test_the_same_bytes_are_parsed_again_after_an_error(digester: Digester) -> None:
    digester.digest(URL, GOOD)
    digester.fail(URL, "nobody there")
    again = digester.digest(URL, GOOD)
    assert (again.report.status, digester.visit(URL).error) == ("fetched", None)


def test_not_modified_keeps_the_validators_and_ends_the_failures(digester: Digester) -> None:
    digester.digest(URL, GOOD)
    for _ in range(4):
        digester.fail(URL, "nobody there")
    assert digester.digest(URL, Answer(304, URL, b"")).report.status == "unchanged"
    visit = digester.visit(URL)
    assert (visit.etag, visit.last_modified) == ('"1"', "thứ bảy")
    assert (visit.failures, visit.error, visit.next_due) == (0, None, None)


def test_a_server_that_gives_no_validators_any_more_is_sent_none(digester: Digester) -> None:
    digester.digest(URL, GOOD)
    digester.digest(URL, Answer(200, URL, feed("khác")))
    visit = digester.visit(URL)
    assert (visit.etag, visit.last_modified) == (None, None)


@pytest.mark.parametrize(
    ("cache_control", "ttl", "minutes"),
    [("max-age=600", None, 10), ("", 30, 30), ("max-age=600", 30, 30), ("no-store", None, None)],
)
def test_a_feed_is_due_when_it_or_its_server_says(
    digester: Digester, cache_control: str, ttl: int | None, minutes: int | None
) -> None:
    body = feed("tin")
    if ttl:
        body = body.replace(b"<channel>", b"<channel><ttl>%d</ttl>" % ttl)
    digester.digest(URL, replace(GOOD, body=body, cache_control=cache_control))
    due = digester.visit(URL).next_due
    assert (due and after(due)) == (minutes and timedelta(minutes=minutes))


@pytest.mark.parametrize(
    ("status", "retry_after", "held", "wait", "host_wait"),
    [
        (429, "120", "host", timedelta(minutes=2), timedelta(minutes=2)),
        (429, "", "host", timedelta(minutes=1), timedelta(minutes=1)),
        (503, "120", "feed", timedelta(minutes=2), None),
        (503, format_datetime(NOW + timedelta(hours=3)), "feed", timedelta(hours=3), None),
    ],
)
def test_a_server_that_asks_for_a_pause_gets_it(
    digester: Digester,
    status: int, retry_after: str, held: str, wait: timedelta, host_wait: timedelta | None,
) -> None:  # fmt: skip
    outcome = digester.digest(URL, Answer(status, URL, b"", retry_after=retry_after))
    visit = digester.visit(URL)
    assert (outcome.report.status, visit.held, after(visit.next_due)) == ("held", held, wait)
    assert outcome.hold_host == (host_wait and NOW + host_wait)
    assert str(status) in (outcome.report.error or "")
    assert visit.failures == 0, "a pause is no failure"


@pytest.mark.parametrize("status", [400, 401, 403, 404, 418, 500, 502, 503])
def test_another_answer_is_a_failure_that_is_told(digester: Digester, status: int) -> None:
    digester.digest(URL, GOOD)
    outcome = digester.digest(URL, Answer(status, URL, b"oops"))
    assert (outcome.report.status, outcome.report.error) == (
        "failed", f"the server answers {status}",
    )  # fmt: skip
    visit = digester.visit(URL)
    assert (visit.failures, visit.held) == (1, None)
    assert (visit.title, visit.etag) == ("Báo tin", '"1"'), "what was known stays known"


def test_a_feed_that_is_gone_is_given_up_but_what_it_brought_stays(
    digester: Digester, library: Library
) -> None:
    digester.digest(URL, GOOD)
    assert digester.digest(URL, Answer(410, URL, b"")).report.status == "gone"
    assert digester.visit(URL).gone
    assert library.find().total == 2


def test_a_page_in_place_of_a_new_feed_leads_to_the_feed_that_it_names(digester: Digester) -> None:
    outcome = digester.digest(URL, Answer(200, URL, PAGE % LINK, "text/html"))
    assert outcome.try_instead == "https://bao.example/tin.xml"
    assert digester.visit(URL).address == "https://bao.example/tin.xml"


@pytest.mark.parametrize(
    ("known", "head"),
    [
        (Visit(last_success=NOW.isoformat()), LINK),
        (Visit(address=MOVED), LINK),
        (Visit(), b""),
        (Visit(), LINK.replace(b"/tin.xml", URL.encode())),
    ],
    ids=["it was a feed before", "it was led once", "it names none", "it names itself"],
)
def test_else_a_page_is_a_failure(
    digester: Digester, library: Library, known: Visit, head: bytes
) -> None:
    library.feeds.record({URL: known})
    outcome = digester.digest(URL, Answer(200, URL, PAGE % head, "text/html"))
    assert (outcome.report.status, outcome.try_instead) == ("failed", None)
    assert digester.visit(URL).address == known.address


def test_two_visits_that_were_sent_on_for_good_move_a_feed(digester: Digester) -> None:
    for _ in range(2):
        assert digester.visit(URL).address is None
        digester.digest(URL, replace(GOOD, moved_to=MOVED))
    assert digester.visit(URL).address == MOVED


def test_a_feed_is_named_before_it_is_parsed(digester: Digester, said: list[Report]) -> None:
    digester.digest(URL, GOOD)
    assert said[0] == Report("parsing", URL), "what kills the worker must have a name"


@pytest.mark.parametrize(
    "what",
    [
        lambda digester: digester.digest(URL, GOOD),
        lambda digester: digester.fail(URL, "nobody there"),
        lambda digester: digester.hold(URL, NOW + timedelta(hours=1)),
    ],
    ids=["digested", "failed", "held"],
)
def test_what_was_found_out_is_written_when_flushed(
    digester: Digester, library: Library, what: Callable[[Digester], object]
) -> None:
    what(digester)
    assert library.feeds.visit(URL) == Visit()
    found = digester.visit(URL)
    digester.flush()
    assert library.feeds.visit(URL) == found != Visit()


def test_many_visits_are_written_without_being_asked(digester: Digester, library: Library) -> None:
    urls = [f"https://bao.example/{n}" for n in range(45)]
    for url in urls:
        digester.fail(url, "nobody there")
    written = [url for url in urls if library.feeds.visit(url).error]
    assert len(urls) - 20 <= len(written) < len(urls)


def test_the_oldest_article_of_a_feed_is_added_first(digester: Digester, library: Library) -> None:
    digester.digest(URL, GOOD)
    ids = sorted(library.find().ids)
    assert [row.title for row in library.rows(ids)] == ["Bài 1 của tin", "Bài 0 của tin"]
