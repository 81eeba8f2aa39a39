"""What an answer means for a feed: articles for the library, and what to remember of the visit.

Parsing stands under the kill timer; whatever goes wrong with one feed stays with that feed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import blake2b

from reader.fetch import politeness
from reader.fetch.download import Answer
from reader.fetch.frames import Limits, Report, Status
from reader.fetch.kill_timer import killed_after
from reader.intake.feed_links import find_feeds
from reader.intake.feeds import NotAFeed, ParsedFeed, parse_feed
from reader.intake.kinds import is_page
from reader.intake.pages import parse_page
from reader.language import _
from reader.library import Library
from reader.model import Added, Article, Link, Visit

_VISITS_AT_ONCE = 20
_AT_ONCE = 200
"""Articles that are written between two signs of life."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a visit."""

    report: Report
    hold_host: datetime | None = None
    """The server wants none of its feeds visited before then."""
    try_instead: str | None = None
    """The feed that the page names which stood at the address."""


class Digester:
    """Turns answers into articles and remembered visits, one at a time."""

    def __init__(
        self,
        library: Library,
        limits: Limits,
        now: Callable[[], datetime],
        say: Callable[[Report], None],
    ) -> None:
        """`say` hears of a feed right before it is parsed, so that what kills us has a name."""
        self._library, self._limits = library, limits
        self._now, self._say = now, say
        self._unwritten: dict[str, Visit] = {}

    def visit(self, url: str) -> Visit:
        """What is known of a feed, with what wasn't written yet."""
        return self._unwritten.get(url) or self._library.feeds.visit(url)

    def flush(self) -> None:
        """Write what was found out since the last time."""
        if self._unwritten:
            self._library.feeds.record(self._unwritten)
            self._unwritten.clear()

    def digest(self, url: str, answer: Answer) -> Outcome:
        """Take in what a server answered for a subscribed feed."""
        now = self._now()
        visit = politeness.redirected(self.visit(url), answer.moved_to)
        if answer.status in (200, 304):
            return self._good(url, answer, visit, now)
        if answer.status == 410:
            return self._keep(url, politeness.gone(visit, now), "gone")
        if answer.status in (429, 503) and (answer.retry_after or answer.status == 429):
            until = politeness.retry_after(answer.retry_after, now)
            outcome = self._keep(url, politeness.held(visit, now, until, answer.status), "held")
            return replace(outcome, hold_host=until if answer.status == 429 else None)
        error = _("the server answers {status}").format(status=answer.status)
        missing = answer.status == 404
        return self._keep(url, politeness.failed(visit, now, error, missing=missing), "failed")

    def fail(self, url: str, error: str) -> Outcome:
        """Remember that a feed could not be had."""
        visit = politeness.failed(self.visit(url), self._now(), error)
        return self._keep(url, visit, "failed")

    def hold(self, url: str, until: datetime) -> Outcome:
        """Remember that the feed's host wants to be left alone."""
        visit = self.visit(url)
        held = politeness.held(visit, self._now(), until, 429)
        return self._keep(url, held, "held")

    def parse(self, name: str, data: bytes, content_type: str, url: str | None) -> ParsedFeed:
        """Parse a document under the kill timer.

        Raises:
            NotAFeed: it is something else.
        """
        self._say(Report("parsing", name))
        with killed_after(self._limits.parse):
            return parse_feed(data, content_type, url)

    def store(self, feed: ParsedFeed) -> list[Added]:
        """Write a feed's articles, the oldest first; what became of each."""
        articles = [article for article in reversed(feed.articles) if article.title]
        done: list[Added] = []
        for start in range(0, len(articles), _AT_ONCE):
            self._say(Report("parsing"))  # that is over; a sign of life
            done += self._library.add(articles[start : start + _AT_ONCE])
        return done

    def take_once(self, name: str, answer: Answer) -> Report:
        """Take in a page, or a feed that isn't subscribed to; each article is reported."""
        if is_page(answer.body):
            added = self._library.add([self.read(name, answer)])
        else:
            feed = self.parse(name, answer.body, answer.content_type, answer.url)
            added = self.store(feed)
        for one in added:
            self._say(Report("article", name, added=replace(one, source=name)))
        return Report("done", name, "fetched", _new(added))

    def feeds_at(self, address: str, answer: Answer) -> list[Link]:
        """The feed that an answer is, or those that it names."""
        try:
            feed = self.parse(address, answer.body, answer.content_type, answer.url)
        except NotAFeed:
            return self._linked(address, answer)
        return [Link(feed.title or "", address)]

    def attach(self, id: int, name: str, answer: Answer) -> Report:
        """Give an article of the library the text of its page."""
        added = self._library.attach(id, self.read(name, answer))
        return Report("done", name, "fetched", added=replace(added, source=name))

    def read(self, name: str, answer: Answer) -> Article:
        """Read a page under the kill timer.

        Raises:
            NoArticle: there is none in it.
        """
        self._say(Report("parsing", name))
        with killed_after(self._limits.parse):
            return parse_page(answer.body, answer.content_type, answer.url)

    def _good(self, url: str, answer: Answer, visit: Visit, now: datetime) -> Outcome:
        digest = blake2b(answer.body, digest_size=16).hexdigest() if answer.body else visit.digest
        due = politeness.fresh_until(answer.cache_control, None, now)
        known = replace(
            politeness.succeeded(visit, now, due),
            etag=answer.etag or (visit.etag if answer.status == 304 else None),
            last_modified=answer.last_modified
            or (visit.last_modified if answer.status == 304 else None),
        )
        if answer.status == 304 or (digest == visit.digest and visit.error is None):
            return self._keep(url, known, "unchanged")
        try:
            feed = self.parse(url, answer.body, answer.content_type, url)
        except NotAFeed as error:
            return self._no_feed(url, answer, visit, now, str(error))
        fresh = politeness.fresh_until(answer.cache_control, feed.ttl, now)
        known = replace(
            known,
            digest=digest,
            title=feed.title or visit.title,
            site=feed.site or visit.site,
            next_due=fresh.isoformat() if fresh else None,
        )
        return self._keep(url, known, "fetched", _new(self.store(feed)))

    def _no_feed(
        self, url: str, answer: Answer, visit: Visit, now: datetime, error: str
    ) -> Outcome:
        links = self._linked(url, answer)
        found = next((link.url for link in links if link.url != answer.url), None)
        if found and visit.last_success is None and visit.address is None:
            visit = replace(visit, address=found)
            self._remember(url, visit)
            return Outcome(Report("done", url, "failed", error=error), try_instead=found)
        return self._keep(url, politeness.failed(visit, now, error), "failed")

    def _linked(self, name: str, answer: Answer) -> list[Link]:
        """The feeds that a page names."""
        self._say(Report("parsing", name))
        with killed_after(self._limits.parse):
            return find_feeds(answer.body, answer.url)

    def _keep(self, url: str, visit: Visit, status: Status, new: int = 0) -> Outcome:
        self._remember(url, visit)
        return Outcome(Report("done", url, status, new, visit.error))

    def _remember(self, url: str, visit: Visit) -> None:
        """Several visits share a write: losing some to a crash costs a few requests, no more."""
        self._unwritten[url] = visit
        if len(self._unwritten) >= _VISITS_AT_ONCE:
            self.flush()


def _new(added: list[Added]) -> int:
    return sum(one.status == "added" for one in added)
