"""All benchmarks and their goals in one table: `python -m tests.benchmarks [--quick] [--json]`.

Each benchmark of this folder runs by itself, one after the other, on a machine that should be
quiet; here its figures are set beside their goals. Every ratio is to a peer or a floor that was
measured in the same run, in turns; newsboat's figures stand beside ours without a goal. `--quick`
takes small sizes and few rounds: it shows that all work, and roughly where they stand. What can't
be measured (a peer that isn't installed, no folder of real data in READER_CORPORA) is said, and
isn't held. Libraries are made in `--cache` once.
Exit code 1 if a goal is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from tests.benchmarks import newsboat, store
from tests.benchmarks.make_library import library, made

Figures: TypeAlias = "dict[str, Figures] | float"
Verdict = Literal["held", "MISSED", "compared", "not measured"]


@dataclass(frozen=True, slots=True)
class Line:
    """What was measured, and its goal."""

    what: str
    goal: float | None
    """None: the figure is only compared."""
    got: float | None
    unit: str = "×"
    at_least: bool = False
    why: str = ""
    """Why there is no figure, or what it is compared with."""

    @property
    def verdict(self) -> Verdict:
        if self.got is None:
            return "not measured"
        if self.goal is None:
            return "compared"
        held = self.got >= self.goal if self.at_least else self.got <= self.goal
        return "held" if held else "MISSED"


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much is measured."""

    articles: tuple[int, ...]
    """Of libraries, small to large."""
    rounds: int
    starts: int
    feeds: int
    smooth: int
    tagged: int
    """Articles of each load file whose names are recognised."""
    beside: int
    """Rounds beside newsboat."""


FULL = Sizes((1000, 10_000, 100_000), 60, 40, 1000, 200, 1000, 5)
QUICK = Sizes((500, 2000), 10, 5, 60, 40, 50, 1)


class Runner:
    """Runs the benchmarks and picks out of their figures what there is a goal for."""

    def __init__(self, sizes: Sizes, cache: Path) -> None:
        self._sizes = sizes
        self._cache = cache
        self._largest = str(sizes.articles[-1])
        self._corpora = os.environ.get("READER_CORPORA")

    @property
    def benchmarks(self) -> dict[str, Callable[[], Iterator[Line]]]:
        return {
            "store": self.store,
            "search": self.search,
            "ui": self.ui,
            "smooth": self.smooth,
            "intake": self.intake,
            "entities": self.entities,
            "newsboat": self.newsboat,
        }

    def store(self) -> Iterator[Line]:
        sizes = [str(size) for size in self._sizes.articles]
        found = self._run("store", "--sizes", *sizes, "--rounds", str(self._sizes.rounds),
                          "--cache", str(self._cache))  # fmt: skip
        for what, goal in store.GOALS.items():
            yield _line(found, what, goal, [self._largest, what])
        first, last = (_pick(found, [size, "open and first page"]) for size in
                       (sizes[0], sizes[-1]))  # fmt: skip
        ratio = last / first if first and last else None
        yield Line(f"open and first page, {sizes[-1]} / {sizes[0]}", 2, ratio, why=_why(found))

    def search(self) -> Iterator[Line]:
        found: Figures | str = "READER_CORPORA names no folder of real data"
        if self._corpora:
            found = self._run("search", "--cache", str(self._cache), "--count", self._largest)
        ours, theirs = (_pick(found, [self._largest, who, "p99 CPU"])
                        for who in ("reader", "tantivy"))  # fmt: skip
        ratio = ours / theirs if ours and theirs else None
        yield Line("search, p99: reader / tantivy", 1, ratio, why=_why(found))
        path = [self._largest, "all", "max CPU"]
        yield _line(found, "search, slowest of 200 queries", 16, path, "ms")

    def ui(self) -> Iterator[Line]:
        folders = [
            made(self._cache, size) for size in (self._sizes.articles[0], self._sizes.articles[-1])
        ]
        if self._corpora:
            folders[-1] = library(Path(self._corpora), self._cache, self._sizes.articles[-1])
        rounds = max(1, self._sizes.rounds // 15)
        found = self._run("ui", *map(str, folders), "--as-tagged", "--rounds", str(rounds),
                          "--starts", str(self._sizes.starts))  # fmt: skip
        small, large = (folder.name for folder in folders)
        path = ["start, ms", f"{large} / empty"]
        yield _line(found, "start to first list / empty Textual app", 1.15, path)
        one, other = (_pick(found, ["start, ms", name]) for name in (small, large))
        ratio = other / one if one and other else None
        yield Line(f"start, {self._largest} / {self._sizes.articles[0]}", 1.1, ratio,
                   why=_why(found))  # fmt: skip
        for what, goal in (("echo of a typed letter", 10), ("typed letter to list", 50)):
            yield _line(found, f"{what} painted, p99", goal, [f"{what}, ms", "p99"], "ms")
            yield from _beside_plain(found, what)
        for pane in ("article", "names"):
            path = [f"cursor down to {pane}, ms", "p99"]
            yield _line(found, f"cursor down to {pane} painted, p99", 50, path, "ms")
        path = ["memory, MB", "started - empty"]
        yield _line(found, "memory above an empty Textual app", 30, path, "MB")

    def smooth(self) -> Iterator[Line]:
        found = self._run("smooth", "--feeds", str(self._sizes.smooth), json=False)
        what = "timer of the app while fetching, p95 over idle"
        yield _line(found, what, 12, ["p95 over idle"], "ms")

    def intake(self) -> Iterator[Line]:
        found = self._run("intake", "parse")
        ours, theirs = (_pick(found, [who]) for who in ("reader", "feedparser"))
        ratio = theirs / ours if ours and theirs else None
        yield Line("feed parsing: feedparser / reader", 5, ratio, at_least=True, why=_why(found))
        found = self._run("intake", "fetch", "--feeds", str(self._sizes.feeds))
        what = f"{self._sizes.feeds} feeds fetched / downloading and parsing alone"
        yield _line(found, what, 1.5, ["visits / parse and download"])

    def entities(self) -> Iterator[Line]:
        found = self._run("entities", "--articles", str(self._sizes.tagged))
        names = "PERSON+ORG+PLACE"
        for what, goal in (
            ("the two seeds", 90), ("the four dev articles", 82), ("own sentences, held out", 78)
        ):  # fmt: skip
            path = ["reader", what, names, "F1"]
            yield _line(found, f"names, F1: {what}", goal, path, "%", at_least=True)
        path = ["reader", "cpu", "load", "mean, ms"]
        yield _line(found, "names, an article", 15, path, "ms")

    def newsboat(self) -> Iterator[Line]:
        folders = [made(self._cache, size) for size in self._sizes.articles]
        found = self._run("newsboat", *map(str, folders), "--rounds", str(self._sizes.beside))
        name = newsboat.version()
        for size in map(str, self._sizes.articles):
            for what in (newsboat.ALL_ARTICLES, newsboat.SEARCH, newsboat.USED):
                ours, theirs = (_pick(found, [size, what, who]) for who in ("reader", "newsboat"))
                title, _, unit = what.rpartition(", ")
                why = f"{name} {_shown(theirs, unit)}" if theirs else _why(found)
                yield Line(f"{size} articles: {title}", None, ours, unit, why=why)

    def _run(self, name: str, *arguments: str, json: bool = True) -> Figures | str:
        """The figures of one benchmark, or in one line why there are none."""
        return run(name, [*arguments, *(["--json"] if json else [])])


def run(name: str, arguments: list[str]) -> Figures | str:
    """Run a benchmark in a process of its own."""
    command = [sys.executable, "-m", f"tests.benchmarks.{name}", *arguments]
    print(f"{name} …", file=sys.stderr)
    ran = subprocess.run(command, capture_output=True, text=True)
    try:
        figures: Figures = json.loads(ran.stdout)
    except ValueError:
        return (ran.stderr.strip().splitlines() or [f"exit code {ran.returncode}"])[-1]
    return figures


def _beside_plain(found: Figures | str, what: str) -> Iterator[Line]:
    """Ours against those of a plain list in Textual, which were measured letter by letter."""
    for which in ("median", "p99"):
        ours, theirs = (_pick(found, [name, which])
                        for name in (f"{what}, ms", f"{what}, plain Textual, ms"))  # fmt: skip
        ratio = ours / theirs if ours and theirs else None
        why = f"{_shown(theirs, 'ms')} there" if theirs else _why(found)
        yield Line(f"{what}, {which}: reader / plain Textual", None, ratio, why=why)


def _pick(found: Figures | str, path: list[str]) -> float | None:
    """A figure by the names that lead to it."""
    here: Figures | str | None = found
    for name in path:
        here = here.get(name) if isinstance(here, dict) else None
    return here if isinstance(here, int | float) else None


def _why(found: Figures | str) -> str:
    return found if isinstance(found, str) else ""


def _line(
    found: Figures | str, what: str, goal: float, path: list[str], unit: str = "×",
    *, at_least: bool = False,
) -> Line:  # fmt: skip
    return Line(what, goal, _pick(found, path), unit, at_least, _why(found))


def table(lines: list[Line]) -> str:
    """What, figure, goal and verdict of every line."""
    return "\n".join(
        [
            f"{'what':<62}{'figure':>12}{'goal':>12}  verdict",
            *(
                f"{line.what:<62}{_shown(line.got, line.unit):>12}"
                f"{_goal(line):>12}"
                f"  {line.verdict}{': ' + line.why if line.why else ''}"
                for line in lines
            ),
        ]
    )


def _goal(line: Line) -> str:
    if line.goal is None:
        return "–"
    return f"{'≥' if line.at_least else '≤'} {_shown(line.goal, line.unit)}"


def _shown(value: float | None, unit: str) -> str:
    if value is None:
        return "–"
    return f"{value:,.0f} {unit}" if value >= 1000 else f"{value:.3g} {unit}"


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("benchmark", nargs="*", help="some of them (default: all)")
    parser.add_argument("--quick", action="store_true", help="small sizes, few rounds")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir(), "reader-bench"))
    options = parser.parse_args()
    benchmarks = Runner(QUICK if options.quick else FULL, options.cache).benchmarks
    if strange := set(options.benchmark) - benchmarks.keys():
        parser.error(f"no such benchmark: {', '.join(sorted(strange))}")
    lines = [line for name in options.benchmark or benchmarks for line in benchmarks[name]()]
    if options.json:
        print(json.dumps([{**asdict(line), "verdict": line.verdict} for line in lines]))
    else:
        print(table(lines))
    return int(any(line.verdict == "MISSED" for line in lines))


if __name__ == "__main__":
    raise SystemExit(main())
