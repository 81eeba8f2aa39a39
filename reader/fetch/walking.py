"""Taking in whole folders and archives, in the worker: one document after the other, in order.

The one rule: a document is reported as done only when all its articles are on disk, so that a
worker that is started again begins after the last one reported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from reader.fetch.frames import Job, Report
from reader.fetch.kill_timer import killed_after
from reader.intake.documents import read_document
from reader.intake.opml import is_opml, read_opml
from reader.intake.walk import Found, walk
from reader.language import _, ngettext
from reader.library import Library
from reader.model import Added, Article, ReaderError
from reader.text import moments

_AT_ONCE = 25
"""Articles that are written together."""


class Walk:
    """One job of taking in what files, folders and archives hold."""

    def __init__(self, job: Job, library: Library, say: Callable[[Report], None]) -> None:
        self._job, self._library, self._say = job, library, say
        self._today = moments.now().astimezone(moments.NEWS_ZONE).date()
        self._articles: list[Article] = []
        self._read: list[tuple[str, int, str | None]] = []
        """Documents that were read and not yet reported: name, articles, error."""

    def run(self) -> None:
        """Read everything; what is written is reported."""
        for number, found in enumerate(walk(self._job.walk)):
            if number < self._job.past:
                continue
            if found.name in self._job.skip:
                self._read.append((found.name, 0, None))
            else:
                self._take(found)
            if len(self._articles) >= _AT_ONCE or len(self._read) >= 4 * _AT_ONCE:
                self._write()
        self._write()
        self._say(Report("end"))

    def _take(self, found: Found) -> None:
        if found.error is not None:
            self._read.append((found.name, 0, found.error))
            return
        if not found.is_record and is_opml(found.data):
            self._subscribe(found)
            return
        self._say(Report("parsing", found.name))
        try:
            with killed_after(self._job.limits.parse):
                articles = list(read_document(found, today=self._today))
        except ReaderError as error:
            self._read.append((found.name, 0, str(error)))
        except Exception as error:  # what no one foresaw must not hold up the others
            self._read.append(
                (found.name, 0, _("can't be read: {error}").format(error=type(error).__name__))
            )
        else:
            self._articles += articles
            self._read.append((found.name, len(articles), None))

    def _subscribe(self, found: Found) -> None:
        """Follow the feeds of a list."""
        self._write()
        try:
            count = self._library.feeds.subscribe(read_opml(found.data))
        except ReaderError as error:
            self._read.append((found.name, 0, str(error)))
            return
        added = Added(
            found.name,
            "added" if count else "duplicate",
            title=ngettext("{count} feed", "{count} feeds", count).format(count=count),
        )
        self._say(Report("article", found.name, added=added))
        self._say(Report("done", found.name, "fetched"))

    def _write(self) -> None:
        """Write what was read, and report it."""
        added = self._added()
        for name, count, error in self._read:
            new = 0
            for _number, one in zip(range(count), added, strict=False):
                new += one.status == "added"
                self._say(Report("article", name, added=replace(one, source=name)))
            self._say(Report("done", name, "fetched" if error is None else "failed", new, error))
        self._articles, self._read = [], []

    def _added(self) -> Iterator[Added]:
        for start in range(0, len(self._articles), _AT_ONCE):
            self._say(Report("parsing"))  # that is over; a sign of life
            yield from self._library.add(self._articles[start : start + _AT_ONCE])
