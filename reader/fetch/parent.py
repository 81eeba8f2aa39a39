"""The parent's side: starts the worker, reads its reports, starts it again when it dies.

A feed that the worker died over is not tried again: it is reported as failed, and the others go on.
Nothing here imports the network client.
"""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, cast

from reader.fetch import politeness
from reader.fetch.frames import (
    BrokenConversation,
    Job,
    Limits,
    Picture,
    Report,
    Reports,
    Wanted,
    write_job,
)
from reader.intake.address import host_of
from reader.language import N_, _
from reader.library import Library
from reader.model import Article, Link, ReaderError
from reader.text import moments

USUAL = Limits()
POISON = N_("took too long to read, or broke the reader: not tried again in this run")
_SILENCE = 5.0
"""Seconds beyond the limits that a worker may be silent before it is taken for dead."""
_MOST_STARTS = 20


class Stop:
    """Ends a run from another thread than the one that reads its reports."""

    def __init__(self) -> None:
        self._heard, self._said = os.pipe()
        self.is_set = False

    def set(self) -> None:
        """End the run at once; all that was written is whole."""
        self.is_set = True
        os.write(self._said, b".")

    def fileno(self) -> int:
        """What can be read as soon as the run is to end."""
        return self._heard

    def __del__(self) -> None:
        os.close(self._heard)
        os.close(self._said)


def refresh(
    library: Library,
    urls: Iterable[str] = (),
    limits: Limits = USUAL,
    stop: Stop | None = None,
) -> Iterator[Report]:
    """Visit feeds (all that are due, if none is named); a report for each as it is done.

    The first report has the event `total`. Closing the iterator stops the worker; so does `stop`.
    """
    job = Job(library=str(library.directory), urls=tuple(urls), limits=limits)
    yield from _work(job, library, stop)


def take(
    library: Library,
    sources: Iterable[str],
    limits: Limits = USUAL,
    stop: Stop | None = None,
) -> Iterator[Report]:
    """Take addresses of feeds and pages in once; a report for each article and source."""
    job = Job(library=str(library.directory), files=tuple(sources), limits=limits)
    if job.files:
        yield from _work(job, None, stop)


def walk(
    library: Library,
    sources: Iterable[str],
    limits: Limits = USUAL,
    stop: Stop | None = None,
) -> Iterator[Report]:
    """Take in all that files, folders and archives hold; a report for each article and document.

    Taking the same in again adds nothing twice, so that a run that was stopped can be repeated.
    """
    job = Job(library=str(library.directory), walk=tuple(sources), limits=limits)
    if job.walk:
        yield from _work(job, None, stop)


def look(
    library: Library, address: str, limits: Limits = USUAL, stop: Stop | None = None
) -> list[Link]:
    """The feeds at an address: the one that it is, or those that the page there names.

    Raises:
        ReaderError: the address can't be had, or the worker broke over it.
    """
    job = Job(library=str(library.directory), look=address, limits=limits)
    found: list[Link] = []
    for report in _work(job, None, stop):
        if report.error is not None:
            raise ReaderError(report.error)
        if report.event == "offer":
            found.append(Link(report.title, report.url))
    return found


def full_texts(
    library: Library, ids: Iterable[int], limits: Limits = USUAL, stop: Stop | None = None
) -> Iterator[Report]:
    """Fetch the pages of articles and give these their text; a report for each as it is done.

    A report's `url` is the article's, its `added` tells what became of it: `updated`, or
    `duplicate` where the page says no more than is known. What the feed gave is kept beside it.
    """
    pages = {row.url: row.id for row in library.rows(list(ids)) if row.url}
    job = Job(
        library=str(library.directory),
        files=tuple(pages),
        articles=tuple(pages.values()),
        limits=limits,
    )
    if pages:
        yield from _work(job, None, stop)


def picture(
    library: Library,
    article: Article,
    url: str,
    largest: tuple[int, int],
    limits: Limits = USUAL,
    stop: Stop | None = None,
) -> Picture:
    """Fetch a picture of an article.

    It may be in a private network only beside the feed that brought the article: that the user
    subscribed to, while any page may name a picture.

    Args:
        largest: pixels that it may have across and down; a larger one is made smaller.

    Raises:
        ReaderError: it can't be had, or is none; or the run was stopped.
    """
    own = article.feed is not None and host_of(article.feed) == host_of(url)
    wanted = Wanted(url, *largest, may_be_private=own)
    job = Job(library=str(library.directory), picture=wanted, limits=limits)
    for report in _work(job, None, stop):
        if report.error is not None:
            raise ReaderError(report.error)
        if report.picture is not None:
            return report.picture
    raise ReaderError(_("stopped"))


def _work(job: Job, library: Library | None, stop: Stop | None) -> Iterator[Report]:
    """Run workers until one comes to the end of the job; `library` remembers what killed one."""
    end = time.monotonic() + job.limits.run
    for _start in range(_MOST_STARTS):
        parsing = ""
        with _worker(job) as worker:
            for report in _reports(worker, job.limits, stop):
                if report.event == "end":
                    return
                parsing = report.url if report.event == "parsing" else parsing
                if report.event == "done":
                    parsing = "" if parsing == report.url else parsing
                    if not job.walk:
                        job = replace(job, skip=(*job.skip, report.url))
                    elif (job := replace(job, past=job.past + 1)) and report.url in job.skip:
                        continue  # what killed an earlier worker was reported then
                    yield report
                elif report.event in ("article", "offer") or _is_first(report, job):
                    yield report
        if stop is not None and stop.is_set:
            return
        if not parsing:
            break
        if library is not None:
            visit = library.feeds.visit(parsing)
            failed = politeness.failed(visit, moments.now(), _(POISON))
            library.feeds.record({parsing: failed})
        yield Report("done", parsing, "failed", error=_(POISON))
        left = max(1.0, end - time.monotonic())
        job = replace(job, skip=(*job.skip, parsing), limits=replace(job.limits, run=left))
    asked = filter(None, [job.look, job.picture.url if job.picture else ""])
    for url in job.urls or job.files or job.walk or asked:
        if url not in job.skip:
            yield Report("done", url, "failed", error=_("the fetcher stopped working"))


@contextmanager
def _worker(job: Job) -> Iterator[subprocess.Popen[bytes]]:
    worker = subprocess.Popen(
        [sys.executable, "-m", "reader.fetch"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # a Ctrl-C is the parent's to handle
        env={**os.environ, "PYTHONPATH": _path()},
    )
    assert worker.stdin is not None
    assert worker.stdout is not None
    try:
        with suppress(BrokenPipeError):
            write_job(cast(BinaryIO, worker.stdin), job)
        yield worker
    finally:
        worker.kill()
        for pipe in (worker.stdin, worker.stdout):
            with suppress(BrokenPipeError):
                pipe.close()
        worker.wait()


def _reports(
    worker: subprocess.Popen[bytes], limits: Limits, stop: Stop | None
) -> Iterator[Report]:
    """What the worker says until it ends, breaks off, falls silent or is stopped."""
    assert worker.stdout is not None
    reports = Reports()
    patience = limits.feed + limits.parse + _SILENCE
    asked = (worker.stdout.fileno(), *([stop.fileno()] if stop is not None else ()))
    while ready := select.select(asked, [], [], patience)[0]:
        if asked[0] not in ready or (stop is not None and stop.is_set):
            return
        data = os.read(worker.stdout.fileno(), 1 << 16)
        if not data:
            return
        try:
            yield from reports.feed(data)
        except BrokenConversation:
            return


def _is_first(report: Report, job: Job) -> bool:
    """Whether it says how much there is to do; a worker that is started again says less."""
    return report.event == "total" and not job.skip


def _path() -> str:
    """Where the worker finds this very package."""
    here = str(Path(__file__).parents[2])
    rest = os.environ.get("PYTHONPATH")
    return f"{here}{os.pathsep}{rest}" if rest else here
