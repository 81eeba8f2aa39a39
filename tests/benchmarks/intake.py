"""What taking feeds in costs.

    python -m tests.benchmarks.intake parse [FOLDER...] [--json]
    python -m tests.benchmarks.intake fetch [--feeds N] [--json]

`parse`: this reader's parser against feedparser and fastfeedparser, interleaved, on the files of
folders (default: the feeds among READER_CORPORA larger than 2 KB, and made ones). `fetch`: that
many feeds from a loopback server by a real worker into an empty library, against parsing them
alone and downloading them alone with the same client; storing is counted apart.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import cast
from unittest.mock import patch

from reader.fetch import parent, worker
from reader.fetch.download import Answer, download, open_session
from reader.fetch.frames import Job, Limits
from reader.intake.feeds import NotAFeed, parse_feed
from reader.library import Library
from reader.model import Added, Article, Subscription
from tests.fetch.server import answer, serving

ROUNDS = 5
_LARGE = 2000
_VOWELS = "a ă â e ê i o ô ơ u ư á à ả ã ạ ế ề ể ễ ệ ố ồ ổ ỗ ộ".split()
_WORDS = [f"{first}{vowel}{last}" for first in "bcdghklmn" for vowel in _VOWELS for last in "cmnt"]
"""Made syllables: feeds whose texts are alike would measure the search for duplicates."""


def made_feed(number: int, items: int = 20) -> bytes:
    """A feed as Vietnamese sites write them: 20 teasers with a picture, one date quirk."""
    parts = []
    for item in range(items):
        dice = Random(number * 1000 + item)
        words = " ".join(dice.choices(_WORDS, k=40))
        parts.append(
            f"<item><title><![CDATA[{words[:70]} {number}-{item}]]></title>"
            f"<link>https://bao{number}.example/tin/{item}.html?utm_source=rss</link>"
            f"<guid>https://bao{number}.example/tin/{item}.html</guid>"
            "<pubDate>Mon, 14 Sep 2026 19:44:41 +07:00</pubDate><description><![CDATA["
            f'<a href="/tin/{item}.html"><img src="https://i.example/{item}.jpg"></a></br>'
            f"{words}. Bản tin {number}, đoạn {item}.]]></description></item>"
        )
    head = f"<title>Báo {number}</title><link>https://bao{number}.example/</link>"
    return f'<?xml version="1.0"?><rss><channel>{head}{"".join(parts)}</channel></rss>'.encode()


def bench_parse(folders: list[Path]) -> dict[str, float]:
    """Milliseconds a feed, medians of interleaved rounds."""
    documents = _documents(folders)
    parsers = _parsers()
    spent: dict[str, list[float]] = {name: [] for name in parsers}
    for _ in range(ROUNDS):
        for name, parse in parsers.items():
            started = time.process_time()
            for document in documents:
                parse(document)
            spent[name].append((time.process_time() - started) * 1000 / len(documents))
    return {name: statistics.median(times) for name, times in spent.items()} | {
        "feeds": len(documents),
        "KB": sum(map(len, documents)) / len(documents) / 1000,
    }


def tell_parse(figures: dict[str, float]) -> None:
    """Print what parsing costs."""
    feeds, size = figures.pop("feeds"), figures.pop("KB")
    print(f"{feeds:.0f} feeds of {size:.0f} KB on average, ms of processor time a feed")
    for name, median in figures.items():
        print(f"  {name:<16}{median:8.2f}   {median / figures['reader']:5.1f} × reader")


def bench_fetch(feeds: int) -> dict[str, float]:
    """The seconds of a first and a second refresh, and of their parts."""
    documents = [made_feed(number) for number in range(feeds)]
    with serving() as server, tempfile.TemporaryDirectory() as folder:
        server.extra["feed"] = lambda asked: answer(
            "200 OK", documents[int(asked.path.rpartition("/")[2])], ETag='"1"'
        )
        urls = [server.url(f"feed/{n}", f"127.0.0.{1 + n % 8}") for n in range(feeds)]
        store = _timed(lambda: _store(documents, urls, Path(folder, "stored")))
        with Library.open(Path(folder, "fetched"), create=True) as library:
            library.feeds.subscribe(map(Subscription, urls))
            parses, loads, visits = [], [], []
            for _ in range(ROUNDS):
                parses.append(_timed(lambda: list(map(parse_feed, documents))))
                loads.append(_timed(lambda: asyncio.run(_download_all(urls))))
                visits.append(_timed(lambda: asyncio.run(_visit_all(library))))
            parse, load, bare = map(statistics.median, (parses, loads, visits))
            first = _timed(lambda: _refresh(library))
            second = _timed(lambda: _refresh(library))
    return {
        "feeds": feeds, "parse": parse, "download": load, "store": store, "visits": bare,
        "visits / parse and download": bare / (parse + load), "first": first, "second": second,
    }  # fmt: skip


def tell_fetch(figures: dict[str, float]) -> None:
    """Print what fetching costs."""
    print("{feeds} feeds of 20 articles from loopback, seconds".format_map(figures))
    print(
        "  parse alone {parse:.2f}, download alone {download:.2f}, parse and store {store:.2f}\n"
        "  visits that store no article {visits:.2f} ="
        " {visits / parse and download:.2f} × both alone\n"
        "  refresh by a worker {first:.2f}, again with nothing new {second:.2f}".format_map(figures)
    )


async def _visit_all(library: Library) -> None:
    """All that a worker does, but for starting, talking, and the articles' place in the library."""
    with patch.object(worker, "_say"):
        run = worker.Run(Job(str(library.directory)), cast(Library, _Forgetful(library)))
        await run.run()


class _Forgetful:
    """A library that keeps neither articles nor what visits found out."""

    def __init__(self, library: Library) -> None:
        self.feeds = SimpleNamespace(
            addresses=library.feeds.addresses, visit=library.feeds.visit, record=lambda _: None
        )

    def add(self, articles: Iterable[Article]) -> list[Added]:
        return []


def _refresh(library: Library) -> None:
    failed = [report for report in parent.refresh(library) if report.error]
    assert not failed, failed[:3]


def _store(documents: list[bytes], urls: list[str], folder: Path) -> None:
    with Library.open(folder, create=True) as library:
        for document, url in zip(documents, urls, strict=True):
            library.add(parse_feed(document, "", url).articles)


async def _download_all(urls: list[str]) -> None:
    limits, slots = Limits(), asyncio.Semaphore(Limits().connections)
    async with open_session() as session:

        async def one(url: str) -> Answer:
            async with slots:
                return await download(session, url, limits, {})

        await asyncio.gather(*map(one, urls))


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _parsers() -> dict[str, Callable[[bytes], object]]:
    import fastfeedparser
    import feedparser

    return {
        "reader": _quietly(lambda data: parse_feed(data, "", "https://base.example/")),
        "fastfeedparser": _quietly(fastfeedparser.parse),
        "feedparser": _quietly(feedparser.parse),
    }


def _quietly(parse: Callable[[bytes], object]) -> Callable[[bytes], object]:
    def run(data: bytes) -> object:
        try:
            return parse(data)
        except (NotAFeed, ValueError):
            return None

    return run


def _documents(folders: list[Path]) -> list[bytes]:
    if not folders and (corpora := os.environ.get("READER_CORPORA")):
        names = ("feedparser", "gofeed", "miniflux", "w3c_feedvalidator")
        folders = [Path(corpora, "intake", name) for name in names]
    found = [data for data in _read(folders) if len(data) > _LARGE]
    return [*found, *(made_feed(number) for number in range(50))]


def _read(folders: Iterable[Path]) -> Iterable[bytes]:
    for folder in folders:
        for path in sorted(folder.rglob("*.xml")):
            yield path.read_bytes()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["parse", "fetch"])
    parser.add_argument("folder", nargs="*", type=Path)
    parser.add_argument("--feeds", type=int, default=1000)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    parses = options.what == "parse"
    figures = bench_parse(options.folder) if parses else bench_fetch(options.feeds)
    if options.json:
        print(json.dumps(figures))
    elif parses:
        tell_parse(figures)
    else:
        tell_fetch(figures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
