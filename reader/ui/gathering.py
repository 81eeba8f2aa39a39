"""Bringing news in while one reads: fetching feeds, following new ones, taking files in.

Owns what is said about it. The one rule: it goes on in the background, and one line tells how it
ended.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.language import _, ngettext, number
from reader.library import Library
from reader.model import Article, Link, ReaderError, Subscription
from reader.ui.errands import Errand, Errands
from reader.ui.keys import key_for

if TYPE_CHECKING:
    from reader.fetch.frames import Picture

FETCHING, ADDING = "fetching", "adding"
LARGEST = (1280, 960)
"""Pixels of a picture: more than cells can show, and what a terminal draws at once."""


class Fetched(NamedTuple):
    """What came of a refresh."""

    feeds: int = 0
    new: int = 0
    failed: int = 0
    held: int = 0
    error: str = ""
    """Of the last feed that failed."""
    stopped: bool = False


class Taken(NamedTuple):
    """What came of adding."""

    added: int = 0
    known: int = 0
    failed: int = 0
    title: str = ""
    error: str = ""
    failing: str = ""
    """What failed last, by its name."""
    stopped: bool = False


class Gatherer:
    """Runs fetching and adding for the app.

    Args:
        library: the library that is open now.
        tell: says in one line how something ended.
        came: is called when something may have come.
        full_text: whether pages are fetched for all feeds.
    """

    def __init__(
        self,
        library: Callable[[], Library],
        show: Callable[[str], None],
        tell: Callable[[str], None],
        tell_error: Callable[[str], None],
        came: Callable[[], None],
        full_text: Callable[[], bool],
    ) -> None:
        self._full_text = full_text
        self._library, self._tell, self._tell_error, self._came = library, tell, tell_error, came
        self.errands = Errands(show, tell_error)
        self._asked = 0

    @property
    def is_at_work(self) -> bool:
        """Whether anything is being fetched or taken in."""
        return self.errands.is_at_work

    def fetch(self, urls: Sequence[str] = (), *, quietly: bool = False) -> None:
        """Fetch feeds, or all that are due.

        Args:
            quietly: say nothing unless something new came.
        """
        library, full_text = self._library(), self._full_text()

        def work(errand: Errand) -> Fetched:
            return _fetch(library, urls, errand, full_text)

        def ended(found: Fetched) -> None:
            self._came()
            if not quietly or found.new:
                told_badly = found.feeds == 1 and found.error
                (self._tell_error if told_badly else self._tell)(fetched_line(found))

        if not self.errands.start(FETCHING, work, ended) and not quietly:
            self._tell(_stoppable(_("Still fetching; {key} stops it.")))

    def follow(self, links: Sequence[Link], also: str = "") -> None:
        """Follow feeds and fetch them; `also` is said when that is done."""
        feeds = [Subscription(link.url) for link in links if link.url]
        library, full_text = self._library(), self._full_text()

        def work(errand: Errand) -> Fetched:
            library.feeds.subscribe(feeds)
            return _fetch(library, [feed.url for feed in feeds], errand, full_text)

        def ended(found: Fetched) -> None:
            self._came()
            said = ngettext("Following {count} feed. ", "Following {count} feeds. ", len(feeds))
            said = said.format(count=len(feeds)) + fetched_line(found)
            self._tell(" · ".join(filter(None, (said, also))))

        if not self.errands.start(ADDING, work, ended):
            self._tell(_stoppable(_("Still adding; {key} stops it.")))

    def take(self, source: str, also: str = "") -> None:
        """Take in a file, a folder or a page; `also` is said when that is done."""
        library = self._library()

        def work(errand: Errand) -> Taken:
            return _take(library, source, errand)

        def ended(taken: Taken) -> None:
            self._came()
            (self._tell if taken.added or not taken.error else self._tell_error)(
                " · ".join(filter(None, (taken_line(taken), also)))
            )

        if not self.errands.start(ADDING, work, ended):
            self._tell(_stoppable(_("Still adding; {key} stops it.")))

    def look(
        self,
        address: str,
        then: Callable[[list[Link]], None],
        failed: Callable[[str], None],
    ) -> None:
        """Find out which feeds are at an address; a newer question takes an older one's place."""
        library = self._library()

        def work(errand: Errand) -> list[Link]:
            from reader.fetch import parent

            return parent.look(library, address, stop=errand.stop)

        self._asked += 1
        self.errands.start(f"looking {self._asked}", work, then, failed)

    def picture(
        self,
        article: Article,
        url: str,
        then: Callable[[Picture], None],
        failed: Callable[[str], None],
    ) -> Callable[[], None]:
        """Fetch a picture of an article; what this gives stops that."""
        library = self._library()

        def work(errand: Errand) -> Picture:
            from reader.fetch import parent

            return parent.picture(library, article, url, LARGEST, stop=errand.stop)

        self._asked += 1
        kind = f"picture {self._asked}"
        self.errands.start(kind, work, then, failed)
        return lambda: self.errands.stop(kind)

    def full_text(self, id: int, then: Callable[[bool], None]) -> None:
        """Fetch the page of an article; tells whether that gave it another text."""
        library = self._library()

        def work(errand: Errand) -> bool:
            return _full_text(library, id, errand)

        def ended(changed: bool) -> None:
            then(changed)
            self._came()

        if not self.errands.start(f"text {id}", work, ended):
            self._tell(_stoppable(_("Still fetching; {key} stops it.")))

    def stop(self) -> None:
        """Stop whatever is going on."""
        if self.is_at_work:
            self.errands.stop()


def _fetch(library: Library, urls: Sequence[str], errand: Errand, full_text: bool) -> Fetched:
    from reader.exchange.full_text import complete
    from reader.fetch import parent

    found, total, done = Fetched(), 0, 0
    before = library.feeds.latest()
    if not urls and not library.feeds.addresses():
        return found
    for report in parent.refresh(library, urls, stop=errand.stop):
        if report.event == "total":
            total = report.total
        else:
            done += report.status != "held"
            failed = report.status in ("failed", "gone", "skipped")
            found = found._replace(
                feeds=found.feeds + 1,
                new=found.new + report.new,
                failed=found.failed + failed,
                held=found.held + (report.status == "held"),
                error=(report.error or report.status) if failed else found.error,
            )
        errand.say(_stoppable(_("fetching {done} of {total}, {key} stops"), done=done, total=total))
    if found.new and not errand.stop.is_set:
        texts = complete(library, before, everywhere=full_text, stop=errand.stop)
        for count, _report in enumerate(texts, 1):
            errand.say(_stoppable(_("full text {count}, {key} stops"), count=number(count)))
    return found._replace(stopped=errand.stop.is_set)


def _full_text(library: Library, id: int, errand: Errand) -> bool:
    from reader.fetch import parent

    errand.say(_stoppable(_("fetching the page, {key} stops")))
    for report in parent.full_texts(library, [id], stop=errand.stop):
        if report.error is not None:
            raise ReaderError(report.error)
        if report.added is not None and report.added.error is not None:
            raise ReaderError(report.added.error)
        if report.added is not None:
            return report.added.status == "updated"
    return False


def _take(library: Library, source: str, errand: Errand) -> Taken:
    from reader.exchange import sources

    taken = Taken()
    errand.say(_stoppable(_("adding, {key} stops")))
    for one in sources.take_in(library, [source]):
        taken = taken._replace(
            added=taken.added + (one.status in ("added", "updated")),
            known=taken.known + (one.status == "duplicate"),
            failed=taken.failed + (one.status == "failed"),
            title=one.title or taken.title,
            error=one.error or taken.error,
            failing=Path(one.source).name if one.error else taken.failing,
        )
        errand.say(
            _stoppable(_("adding, {count} so far, {key} stops"), count=taken.added + taken.known)
        )
        if errand.stop.is_set:
            return taken._replace(stopped=True)
    return taken


def _stoppable(said: str, **values: object) -> str:
    """What is said of work that a key stops."""
    return said.format(key=key_for("feeds.stop"), **values)


def fetched_line(found: Fetched) -> str:
    """How a refresh ended, in one line."""
    if not found.feeds and not found.stopped:
        return _("No feeds yet; {key} adds one.").format(key=key_for("feeds.add"))
    if found.feeds == 1 and found.error:
        return found.error
    said = ngettext("{count} new article", "{count} new articles", found.new)
    parts = [said.format(count=number(found.new)) if found.new else _("Nothing new")]
    if found.failed:
        wrong = ngettext(
            "{count} feed failed, {key} tells why",
            "{count} feeds failed, {key} tells why",
            found.failed,
        )
        parts.append(wrong.format(count=found.failed, key=key_for("feeds")))
    if found.held and found.held == found.feeds:
        parts.append(_("no feed was due yet"))
    if found.stopped:
        parts.append(_("stopped"))
    return "; ".join(parts) + "."


def taken_line(taken: Taken) -> str:
    """How adding ended, in one line."""
    if taken.added + taken.known + taken.failed == 1:
        title = taken.title
        if taken.failed:
            return taken.error
        return (_("Added {title}") if taken.added else _("Known already: {title}")).format(
            title=title
        )
    parts = [_("{count} added").format(count=number(taken.added))]
    if taken.known:
        parts.append(_("{count} known already").format(count=number(taken.known)))
    if taken.failed:
        last = ": ".join(filter(None, (taken.failing, taken.error)))
        parts.append(_("{count} failed, the last: {error}").format(count=taken.failed, error=last))
    if taken.stopped:
        parts.append(_("stopped"))
    return ", ".join(parts) + "."
