"""Measures the app on a terminal: `python -m tests.benchmarks.ui LIBRARY... [--json] [--long]`.

Starts until the newest title is painted, beside an empty Textual app, in turns (medians, ms); then,
on the last library, keys until what they change is painted (ms), letters in turns with a plain list
of Textual's, and memory (MB). `--long` also moves the focus 2,000 times and opens 2,000 articles.
Give the libraries small to large. What an app does once, recognise names, fill the index and
prepare it, is done before; with `--as-tagged` (for made libraries only) names are called
recognised, so that it isn't measured too.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from itertools import cycle, islice
from pathlib import Path
from statistics import median, quantiles

from reader.entities import LEXICON_VERSION
from reader.library import Library
from reader.store.files import LIBRARY_FILE
from tests.benchmarks import plain
from tests.benchmarks.pane_times import Part, Program, reader
from tests.benchmarks.start import EMPTY, newest, start

PHRASES = ("to lam", "trung quoc", "bien dong", "ha noi", "da nang", "thu tuong", "bong da")
LONG = (
    *("thu tuong chinh phu v", "hội nghị thượng đỉnh", "tong bi thu to lam va"),
    *("thanh pho ho chi minh", "bong da nu viet nam t", "gia vang trong nuoc h"),
    *("cong an tinh quang na", "dai bieu quoc hoi kho", "tai nan giao thong ng"),
    *("uy ban nhan dan thanh", "biến đổi khí hậu toàn", "ngan hang nha nuoc vi"),
)
"""Queries of 20 letters or 21; the app remembers what was asked, so there are several."""
TYPED = {"echo": "echo of a typed letter", "list": "typed letter to list"}
"""What is watched while one types, and how it is called."""
PACE = 0.03
"""Seconds between two keys of one who types fast."""
EMPTY_APP = [sys.executable, "-c", EMPTY]

Figures = dict[str, dict[str, float]]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("library", nargs="+", type=Path)
    parser.add_argument("--starts", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=4, help="times that each phrase is typed")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--long", action="store_true", help="growth over thousands of keys")
    parser.add_argument("--as-tagged", action="store_true", help="don't wait for names")
    options = parser.parse_args()
    for folder in options.library:
        settle(folder, as_tagged=options.as_tagged)
    figures: Figures = {}
    if options.starts:
        figures["start, ms"] = starts(options.library, options.starts)
    with tempfile.TemporaryDirectory() as home:
        figures |= keys(options.library[-1], Path(home), options.rounds, long=options.long)
    print(json.dumps(figures, indent=2, ensure_ascii=False) if options.json else table(figures))
    return 0


def settle(folder: Path, *, as_tagged: bool) -> None:
    """Do the work that an app would do in the background after an upgrade."""
    if as_tagged:
        with closing(sqlite3.connect(folder / LIBRARY_FILE, isolation_level=None)) as connection:
            connection.execute("UPDATE article_row SET lexicon = ?", (LEXICON_VERSION,))
    with Library.open(folder) as library:
        library.index_pending()
        library.tag_pending()
        while library.prepare_search():
            pass


def starts(libraries: list[Path], count: int) -> dict[str, float]:
    """Median times until the first list is painted, and their ratios to the empty app's."""
    commands = {"empty Textual app": (["-c", EMPTY], "PAINTED")}
    for folder in libraries:
        commands[folder.name] = (["-m", "reader", "--library", str(folder)], newest(folder))
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(count + 1):
        for name, (arguments, sign) in commands.items():
            taken[name].append(start(arguments, sign) * 1e3)
    medians = {name: median(times[1:]) for name, times in taken.items()}
    floor = medians["empty Textual app"]
    ratios = {f"{name} / empty": medians[name] / floor for name in list(medians)[1:]}
    return medians | ratios


def keys(library: Path, home: Path, rounds: int, *, long: bool) -> Figures:
    """Latencies of keys, and memory."""
    with Program(EMPTY_APP, home) as program:
        program.wait_for("PAINTED")
        memory = {"empty Textual app": program.resident}
    with Program(reader(library), home) as program:
        program.wait_for("Names ")
        program.press("", quiet=1.0)  # what was needed to start goes
        memory["started"] = program.resident
        panes = dict(panes_of(program))
        with Program(plain.COMMAND, home) as other:
            other.wait_for(plain.SIGN)
            typed, floor = _typing(program, panes["list"], other, rounds)
        figures = {
            f"{what}, ms": _spread([times[part] for times in letters])
            for part, what in TYPED.items()
            for what, letters in ((what, typed), (f"{what}, plain Textual", floor))
        }
        fast = list(_fast(program, panes["list"], rounds))
        for part in ("list", "echo"):
            what = f"last of 20 letters, 30 ms apart, to {part}, ms"
            figures[what] = _spread([times[part] for times in fast])
        moves = [program.press("j", **panes) for _ in range(15 * rounds)]
        for pane in ("list", "article"):
            figures[f"cursor down to {pane}, ms"] = _spread([times[pane] for times in moves])
        memory["searched and read"] = program.resident
        if long:
            memory |= _growth(program)
    figures["cursor down to names, ms"] = _names(home, rounds)
    memory |= {f"{name} - empty": memory[name] - memory["empty Textual app"] for name in
               list(memory)[1:]}  # fmt: skip
    return {**figures, "memory, MB": memory}


def _typing(
    program: Program, shown: Part, other: Program, rounds: int
) -> tuple[list[dict[str, list[float]]], list[dict[str, list[float]]]]:
    """Type phrases letter by letter, each letter here and there, waiting for each answer."""
    ours: list[dict[str, list[float]]] = []
    theirs: list[dict[str, list[float]]] = []
    for phrase in PHRASES * rounds:
        program.press("/")
        other.press("\x15")  # what was typed goes
        for letter in phrase:
            ours.append(program.press(letter, quiet=0.3, list=shown, echo=_filter_line))
            theirs.append(other.press(letter, quiet=0.3, **plain.parts()))
        program.press("\x1b")
    return ours, theirs


def _fast(program: Program, shown: Part, rounds: int) -> Iterator[dict[str, list[float]]]:
    """Type long queries without waiting for answers; when was painted what, after the last key."""
    for query in islice(cycle(LONG), 3 * rounds):
        program.press("/")
        yield program.type(query, PACE, list=shown, echo=_filter_line)
        program.press("\x1b")


def _filter_line(lines: list[str]) -> str:
    return lines[0][:60]


def _names(home: Path, rounds: int) -> dict[str, float]:
    """The cursor goes down the samples, whose names are all recognised: a made library has none."""
    with Program([sys.executable, "-m", "reader", "--samples"], home) as program:
        program.wait_for("Names ")
        program.press("", quiet=3.0)  # while names are recognised, something is painted
        names = dict(panes_of(program))["names"]
        moves = [program.press(key, names=names)["names"] for key in "jjjkjkjjk" * rounds]
    return _spread(moves)


def _growth(program: Program) -> dict[str, float]:
    """Memory after many focus changes and many articles opened, when caches are full."""
    for _ in range(100):
        program.press("\t", quiet=0.02)
    before = program.resident
    for _ in range(2000):
        program.press("\t", quiet=0.02)
    focused = program.resident
    program.press("\x1b")
    program.press("\r")
    for _ in range(2000):
        program.press("J", quiet=0.03)  # opens the next one
    return {"before 2,000 focus changes": before, "after them": focused,
            "after 2,000 articles": program.resident}  # fmt: skip


def panes_of(program: Program) -> Iterator[tuple[str, Part]]:
    """Each pane by its name: the columns under its title."""
    titles = program.lines[1]
    edges = [0, titles.index(" Article ") - 1, titles.index(" Names ") - 1, len(titles)]
    for name, left, right in zip(("list", "article", "names"), edges, edges[1:], strict=False):
        last = right - 2  # without the scroll bar and the margin
        yield name, lambda lines, left=left, last=last: [line[left:last] for line in lines[2:-1]]


def _spread(changes: Iterator[list[float]] | list[list[float]]) -> dict[str, float]:
    """Median, 99th percentile and worst of the times of the last change, where there was one."""
    last = sorted(times[-1] for times in changes if times)
    if len(last) < 2:
        return {"n": float(len(last))}
    return {"median": median(last), "p99": quantiles(last, n=100, method="inclusive")[-1],
            "max": last[-1], "n": float(len(last))}  # fmt: skip


def table(figures: Figures) -> str:
    """The figures as lines."""
    return "\n".join(
        f"{what + ': ' + name:<75} {value:9.2f}"
        for what, values in figures.items()
        for name, value in values.items()
    )


if __name__ == "__main__":
    raise SystemExit(main())
