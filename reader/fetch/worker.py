"""The worker: visits feeds at the same time, politely, and writes what they bring.

It takes one job from standard input and answers in frames on standard output. It is niced, and its
parent may kill it at any time: all it has written is whole.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import ParamSpec, TypeVar
from urllib.parse import urlsplit

import aiohttp

from reader.fetch import politeness
from reader.fetch.download import Answer, Unreachable, download, open_session
from reader.fetch.frames import Job, Report, Wanted, read_job, write_report
from reader.fetch.kill_timer import killed_after, limit_memory
from reader.fetch.pictures import ACCEPTED, read_picture
from reader.fetch.visits import Digester, Outcome
from reader.fetch.walking import Walk
from reader.intake.address import host_of
from reader.language import _
from reader.library import Library
from reader.model import ReaderError, Visit
from reader.text import moments

P = ParamSpec("P")
T = TypeVar("T")

_NICENESS = 10
_MEMORY = 1 << 30
"""Bytes; a hostile page that needs more ends the worker, not the machine."""
_GIVE_UP = 4
"""Feeds of a host that nothing came of, and nothing of any other, before the rest aren't tried."""


class Run:
    """One job."""

    def __init__(self, job: Job, library: Library) -> None:
        self._job, self._library = job, library
        self._limits = job.limits
        self._digester = Digester(library, job.limits, moments.now, _say)
        # One thread, so that answers are digested in turn while others are still being loaded.
        self._digesting = ThreadPoolExecutor(1, "digest")
        self._connections = asyncio.Semaphore(job.limits.connections)
        self._hosts: dict[str, asyncio.Semaphore] = defaultdict(
            lambda: asyncio.Semaphore(job.limits.per_host)
        )
        self._silent: dict[str, int] = defaultdict(int)
        self._answered: set[str] = set()
        self._held: dict[str, datetime] = {}
        self._visits: dict[str, Visit] = {}
        self._waiting: set[str] = set()
        self._articles = dict(zip(job.files, job.articles, strict=False))

    async def run(self) -> None:
        """Visit all, or as many as the time allows; the rest are reported as skipped."""
        job = self._job
        if job.look:
            work = [partial(self._once, job.look, self._offer)]
        elif job.picture is not None:
            work = [partial(self._show, job.picture)]
        elif job.files:
            names = filter(self._is_left, job.files)
            work = [partial(self._read, name) for name in names]
        else:
            work = [partial(self._visit, url) for url in self._due()]
        _say(Report("total", total=len(work)))
        async with open_session() as session:
            tasks = [asyncio.create_task(one(session)) for one in work]
            if tasks:
                await asyncio.wait(tasks, timeout=self._limits.run)
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        self._digesting.submit(self._digester.flush)
        self._digesting.shutdown()
        for url in sorted(self._waiting):
            _say(Report("done", url, "skipped", error=_("not reached in time")))
        _say(Report("end"))

    def _due(self) -> list[str]:
        """The feeds to visit; those that aren't due are reported as held or gone."""
        now, due = moments.now(), []
        for url in self._job.urls or self._library.feeds.addresses():
            if not self._is_left(url):
                continue
            visit = self._visits[url] = self._library.feeds.visit(url)
            named = url in self._job.urls
            if visit.held == "host" and politeness.waits(visit, now):
                self._held.setdefault(_host(url), datetime.fromisoformat(visit.next_due or ""))
            if visit.gone and not named:
                _say(Report("done", url, "gone", error=visit.error))
            elif politeness.waits(visit, now) and (visit.held or not named):
                _say(Report("done", url, "held", error=visit.error))
            else:
                due.append(url)
        self._waiting.update(due)
        # Those that failed last time come last: they may hold their host's connections for long.
        return sorted(due, key=lambda url: self._visits[url].failures)

    def _is_left(self, name: str) -> bool:
        return name not in self._job.skip

    async def _visit(self, url: str, session: aiohttp.ClientSession) -> None:
        visit = self._visits[url]
        address = visit.address or url
        host = _host(address)
        async with self._hosts[host], self._connections:
            if host in self._held:
                outcome = await self._digest(self._digester.hold, url, self._held[host])
            elif self._silent[host] >= _GIVE_UP and host not in self._answered:
                error = _("its host didn't answer other feeds' visits either")
                outcome = await self._digest(self._digester.fail, url, error)
            else:
                conditions = {
                    "If-None-Match": visit.etag or "",
                    "If-Modified-Since": visit.last_modified or "",
                }
                outcome = await self._load(session, url, address, conditions)
        if outcome.hold_host:
            self._held[host] = outcome.hold_host
        self._waiting.discard(url)
        _say(outcome.report)

    async def _load(
        self, session: aiohttp.ClientSession, url: str, address: str, conditions: dict[str, str]
    ) -> Outcome:
        host = _host(address)
        sent = {name: value for name, value in conditions.items() if value}
        try:
            answer = await download(session, address, self._limits, sent)
        except Unreachable as error:
            self._silent[host] += 1
            return await self._digest(self._digester.fail, url, str(error))
        self._answered.add(host)
        outcome = await self._digest(self._digester.digest, url, answer)
        if outcome.try_instead:
            return await self._load(session, url, outcome.try_instead, {})
        return outcome

    async def _once(
        self,
        name: str,
        digest: Callable[[str, Answer], Report],
        session: aiohttp.ClientSession,
        headers: dict[str, str] | None = None,
        *,
        may_be_private: bool = True,
    ) -> None:
        """Ask an address once, and report what `digest` makes of the answer."""
        self._waiting.add(name)
        try:
            async with self._connections:
                answer = await download(
                    session, name, self._limits, headers or {}, may_be_private=may_be_private
                )
            if answer.status != 200:
                raise Unreachable(_("the server answers {status}").format(status=answer.status))
            report = await self._digest(digest, name, answer)
        except ReaderError as error:
            report = Report("done", name, "failed", error=str(error))
        except Exception as error:  # what no one foresaw must not hold up the others
            said = _("can't be read: {error}").format(error=type(error).__name__)
            report = Report("done", name, "failed", error=said)
        self._waiting.discard(name)
        _say(report)

    async def _read(self, name: str, session: aiohttp.ClientSession) -> None:
        await self._once(name, self._take, session, may_be_private=self._is_own(name))

    def _is_own(self, address: str) -> bool:
        """Whether the user named an address; of a feed's article, whether it is the feed's host.

        Any feed may name any address, and its articles' pages are fetched without a question.
        """
        id = self._articles.get(address)
        feed = self._library.reading(id).article.feed if id is not None else None
        return feed is None or host_of(feed) == host_of(address)

    async def _show(self, wanted: Wanted, session: aiohttp.ClientSession) -> None:
        await self._once(
            wanted.url,
            partial(self._draw, wanted),
            session,
            {"Accept": ACCEPTED},
            may_be_private=wanted.may_be_private,
        )

    def _take(self, name: str, answer: Answer) -> Report:
        if id := self._articles.get(name):
            return self._digester.attach(id, name, answer)
        return self._digester.take_once(name, answer)

    def _offer(self, address: str, answer: Answer) -> Report:
        for link in self._digester.feeds_at(address, answer):
            _say(Report("offer", link.url or "", title=link.title))
        return Report("done", address, "fetched")

    def _draw(self, wanted: Wanted, name: str, answer: Answer) -> Report:
        _say(Report("parsing", name))
        with killed_after(self._limits.parse):
            picture = read_picture(answer.body, wanted.width, wanted.height)
        return Report("done", name, "fetched", picture=picture)

    async def _digest(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._digesting, partial(work, *args, **kwargs))


def _say(report: Report) -> None:
    write_report(sys.stdout.buffer, report)


def main() -> int:
    """Do the job on standard input."""
    os.nice(_NICENESS)
    limit_memory(_MEMORY)
    job = read_job(sys.stdin.buffer)
    with Library.open(Path(job.library), create=True) as library:
        if job.walk:
            Walk(job, library, _say).run()
        else:
            asyncio.run(_run(job, library))
    return 0


async def _run(job: Job, library: Library) -> None:
    await Run(job, library).run()


def _host(url: str) -> str:
    return urlsplit(url).netloc.rpartition("@")[2].rstrip(".").lower()
