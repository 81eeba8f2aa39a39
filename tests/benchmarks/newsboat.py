"""newsboat beside reader: `python -m tests.benchmarks.newsboat LIBRARY... [--json] [--rounds 5]`.

The articles of each library are put into a cache of newsboat's own making: a feed for each source,
and a query feed of them all. Both programs run on terminals of their own, in turns. Times are
medians in ms until something is painted: the first list (newsboat's are feeds), the list of all
articles (reader's first), and what two words of a title find. Memory is what the process holds
then, in MB. newsboat looks for the words as typed, reader for what they mean.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

from reader.library import Library
from tests.benchmarks.pane_times import Program, reader
from tests.benchmarks.start import newest
from tests.benchmarks.ui import panes_of, settle

ALL = "All articles"
FIRST_LIST, ALL_ARTICLES, SEARCH = "first list, ms", "all articles, ms", "search, ms"
STARTED, USED = "memory when started, MB", "memory when searched, MB"
_HOST = "http://127.0.0.1:9"
"""Nobody answers there, and nobody is asked: newsboat fetches only when it is told to."""
_QUIET = 1.0
"""Seconds without any painting after which the app has answered."""

Times = dict[str, list[float]]
Figures = dict[str, dict[str, float]]


class Files(NamedTuple):
    """What newsboat keeps in a folder."""

    home: Path

    @property
    def urls(self) -> Path:
        return self.home / "urls"

    @property
    def cache(self) -> Path:
        return self.home / "cache.db"

    @property
    def command(self) -> list[str]:
        """Starts newsboat on these files, in English and in UTF-8."""
        environment = [f"HOME={self.home}", "LC_ALL=C.UTF-8", "LANGUAGE=en"]
        return ["env", *environment, "newsboat", "-u", str(self.urls), "-c", str(self.cache)]


def version() -> str | None:
    """newsboat's name and version; None where it isn't installed."""
    if not shutil.which("newsboat"):
        return None
    told = subprocess.run(["newsboat", "--version"], capture_output=True, text=True, check=True)
    return " ".join(told.stdout.split()[:2])


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("library", nargs="+", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if not (name := version()):
        print("newsboat is not installed", file=sys.stderr)
        return 1
    figures = {folder.name: compare(folder, options.rounds) for folder in options.library}
    print(json.dumps(figures, indent=2) if options.json else table(name, figures))
    return 0


def compare(folder: Path, rounds: int) -> Figures:
    """All figures of one library, of reader and of newsboat."""
    settle(folder, as_tagged=True)
    with tempfile.TemporaryDirectory() as made:
        theirs = Files(Path(made))
        with Library.open(folder) as library:
            fill(theirs, library)
            phrases = list(_phrases(library))
        ours: Times = {}
        others: Times = {}
        for _ in range(rounds):
            _note(ours, _reader(folder, theirs.home, phrases))
            _note(others, _newsboat(theirs, phrases))
    return {what: {"reader": median(ours[what]), "newsboat": median(others[what])} for what in ours}


def fill(files: Files, library: Library) -> None:
    """Give newsboat the articles of a library, read or unread as they are there."""
    files.urls.write_text(f"{_HOST}/none\n", encoding="utf-8")
    subprocess.run([*files.command, "-x", "print-unread"], capture_output=True, check=True)
    feeds: dict[str, str] = {}
    with closing(sqlite3.connect(files.cache)) as cache, cache:
        cache.executemany(
            "INSERT INTO rss_item (guid, title, author, url, feedurl, pubDate, content, unread)"
            " VALUES (?, ?, '', ?, ?, ?, ?, ?)",
            _items(library, feeds),
        )
        cache.executemany(
            "INSERT INTO rss_feed (rssurl, url, title) VALUES (?, ?, ?)",
            ((url, url, source) for source, url in feeds.items()),
        )
    lines = [f'"query:{ALL}:unread_count >= 0"', *feeds.values()]
    files.urls.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _items(
    library: Library, feeds: dict[str, str]
) -> Iterator[tuple[str, str, str, str, int, str, bool]]:
    for row in library.rows(library.find().ids):
        stored, _ = library.documents(row.id)
        feed = feeds.setdefault(row.source or "", f"{_HOST}/{len(feeds)}")
        date = datetime.fromisoformat(row.published.value or row.added)
        text = "".join(f"<p>{paragraph}</p>" for paragraph in (stored["lede"], *stored["body"]))
        url = f"{_HOST}/article/{row.id}"
        yield url, row.title, url, feed, int(date.timestamp()), text, not row.read


def _phrases(library: Library) -> Iterator[str]:
    """Two words each, as they stand in titles of the newest articles and of old ones."""
    ids = library.find().ids
    for row in library.rows([ids[0], ids[len(ids) // 2], ids[-1]]):
        yield " ".join(row.title.split()[2:4])


def _reader(folder: Path, home: Path, phrases: Iterable[str]) -> Iterator[tuple[str, float]]:
    title, began = newest(folder), perf_counter()
    with Program(reader(folder), home) as program:
        program.wait_for(title)
        took = (program.painted - began) * 1e3
        yield FIRST_LIST, took
        yield ALL_ARTICLES, took
        program.wait_for("Names ")
        yield STARTED, program.resident
        shown = dict(panes_of(program))["list"]
        for phrase in phrases:
            program.press("/")
            if times := program.press(phrase, quiet=_QUIET, list=shown)["list"]:
                yield SEARCH, times[-1]
            program.press("\x1b")
        yield USED, program.resident


def _newsboat(files: Files, phrases: Iterable[str]) -> Iterator[tuple[str, float]]:
    began = perf_counter()
    with Program(files.command, files.home) as program:
        program.wait_for(ALL)
        took = (program.painted - began) * 1e3
        yield FIRST_LIST, took
        yield STARTED, program.resident
        yield ALL_ARTICLES, took + program.press_until("\r", f"'{ALL}'")
        program.press_until("q", "Your feeds")
        for phrase in phrases:
            yield SEARCH, program.press_until(f"/{phrase}\r", "Search results")
            program.press_until("q", "Your feeds")
        yield USED, program.resident


def _note(times: Times, figures: Iterable[tuple[str, float]]) -> None:
    for what, figure in figures:
        times.setdefault(what, []).append(figure)


def table(name: str, figures: dict[str, Figures]) -> str:
    """The figures as lines."""
    return "\n".join(
        [
            f"{'articles':>10}  {'what':<28}{'reader':>10}{name:>18}",
            *(
                f"{size:>10}  {what:<28}{both['reader']:>10.1f}{both['newsboat']:>18.1f}"
                for size, found in figures.items()
                for what, both in found.items()
            ),
        ]
    )


if __name__ == "__main__":
    raise SystemExit(main())
