"""Measures the store: `python -m tests.benchmarks.store [--sizes 1000 10000 100000] [--json]`.

Every figure stands beside what it is compared with, measured in the same run and in turns: raw
SQLite that syncs every commit, one append with fdatasync, `json.loads`, stock TinyDB (which reads
and writes its whole file each time, so only at small sizes). Times are medians; a write counts
only if bytes were written. `--million` adds 1,000,000 short articles; libraries are made in
`--cache` once.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from tinydb import TinyDB

from reader import search
from reader.library import Library
from reader.model import Article
from reader.store.documents import encode
from reader.store.storage import sql_name
from tests.benchmarks.make_library import MILLION, Writer, made

STOCK_AT_MOST = 10_000
Figures = dict[str, float]

GOALS = {
    "bookmark / append+fdatasync": 2.0,
    "bookmark / raw SQLite FULL": 1.3,
    "bookmark while another adds / append+fdatasync": 5.0,
    "get / json.loads": 4.0,
    "add 100 / the same rows in raw FTS5": 3.0,
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=[1000, 10_000, 100_000])
    parser.add_argument("--million", action="store_true", help="1,000,000 short articles too")
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir(), "reader-bench"))
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    columns: dict[str, Figures] = {}
    for size in [*options.sizes, *([MILLION] if options.million else [])]:
        columns[str(size)] = measure(made(options.cache, size), size, options.rounds)
    print(json.dumps(columns, indent=2) if options.json else table(columns))
    return 0


def measure(original: Path, size: int, rounds: int) -> Figures:
    """All figures of one size, on a copy of the library; times in ms, sizes in MB."""
    figures: Figures = {}
    with tempfile.TemporaryDirectory(dir=original.parent) as beside:
        folder = Path(beside, "library")
        shutil.copytree(original, folder)
        figures |= opening(folder, rounds)
        with Library.open(folder) as library:
            figures |= reading(library, size, rounds)
            figures |= bookmarking(library, Path(beside), size, rounds)
            figures |= bookmarking_beside_a_writer(library, Path(beside), size, rounds)
            figures |= adding(library, Path(beside), max(5, rounds // 10))
        figures["memory of open and first page, MB"] = memory(folder)
        figures["file, MB"] = sum(file.stat().st_size for file in original.glob("*.db")) / 1e6
        if size <= STOCK_AT_MOST:
            figures |= stock(folder, Path(beside))
    return figures


def opening(folder: Path, rounds: int) -> Figures:
    """A library opened anew each time, up to the rows of the first page."""
    opened, paged = [], []
    for _ in range(rounds):
        began = perf_counter()
        library = Library.open(folder)
        opened.append(perf_counter() - began)
        library.rows(library.find(limit=200).ids[:64])
        paged.append(perf_counter() - began)
        library.close()
    return {"open": median(opened) * 1e3, "open and first page": median(paged) * 1e3}


def reading(library: Library, size: int, rounds: int) -> Figures:
    """One article by its id through TinyDB, beside parsing the same JSON, and the floor of it:
    another by plain SQL."""
    table = library._files.library.table("articles")
    execute = library._files.library.storage.connection.execute
    chosen = random.Random(2).sample(range(1, size + 1), min(size, rounds * 20))
    ids, others = chosen[::2], chosen[1::2]
    texts = [encode(library.documents(id)[0]) for id in ids]
    select = f"SELECT data FROM {sql_name('articles')} WHERE id = ?"
    times = in_turns(
        {
            "get": lambda n: table.get(doc_id=ids[n]),
            "get by plain SQL": lambda n: json.loads(execute(select, (others[n],)).fetchone()[0]),
            "json.loads": lambda n: json.loads(texts[n]),
        },
        min(len(ids), len(others)),
    )
    return times | {
        "get / json.loads": times["get"] / times["json.loads"],
        "get by plain SQL / json.loads": times["get by plain SQL"] / times["json.loads"],
    }


def bookmarking(library: Library, beside: Path, size: int, rounds: int) -> Figures:
    """Durable bookmarks of different articles, each with its text; and the floor of it: the same
    three rows, a mark, an article and what undoes them, by plain SQL."""
    ids = random.Random(3).sample(range(11, size + 1), rounds)
    texts = [encode(library.documents(id)[0]) for id in ids]

    def bookmark(n: int) -> None:
        assert library.bookmark([ids[n]]) == 1

    with raw_sqlite(beside / "raw.db") as raw, appending(beside / "log") as append:
        times = in_turns(
            {
                "bookmark": written(bookmark, 1000),
                "three rows by plain SQL": written(
                    lambda n: insert_three(raw, ids[n], texts[n]), 1000
                ),
                "raw SQLite FULL": written(lambda n: insert(raw, ids[n], texts[n]), 1000),
                "append+fdatasync": written(lambda n: append(texts[n]), 200),
            },
            rounds,
        )
    return times | {
        "bookmark / append+fdatasync": times["bookmark"] / times["append+fdatasync"],
        "bookmark / raw SQLite FULL": times["bookmark"] / times["raw SQLite FULL"],
        "bookmark / three rows by plain SQL": times["bookmark"] / times["three rows by plain SQL"],
    }


def bookmarking_beside_a_writer(library: Library, beside: Path, size: int, rounds: int) -> Figures:
    """The same while another process adds articles without a pause."""
    ids = random.Random(4).sample(range(11, size + 1), rounds)

    def bookmark(n: int) -> None:
        assert library.bookmark([ids[n]], on=(n % 2 == 0) or not _bookmarked(library, ids[n])) >= 0

    command = [sys.executable, "-m", "tests.benchmarks.store_writer", str(library.directory)]
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer,
        appending(beside / "log") as append,
    ):
        assert writer.stdout is not None
        writer.stdout.readline()
        times = in_turns(
            {
                "bookmark while another adds": bookmark,
                "append+fdatasync meanwhile": lambda n: append("x" * 3000),
            },
            rounds,
        )
        writer.kill()
    ratio = times["bookmark while another adds"] / times["append+fdatasync meanwhile"]
    return times | {"bookmark while another adds / append+fdatasync": ratio}


def _bookmarked(library: Library, id: int) -> bool:
    return library.rows([id])[0].bookmarked


def adding(library: Library, beside: Path, rounds: int) -> Figures:
    """A hundred articles at a time with their index, beside the same rows written by plain SQL."""
    source = Writer(seed=5).articles()
    batches = [[_renamed(article, n) for article in islice(source, 100)] for n in range(rounds)]
    rows = [
        [row for place, article in enumerate(batch) for row in _rows(article, n * 100 + place)]
        for n, batch in enumerate(batches)
    ]

    def add(n: int) -> None:
        assert {added.status for added in library.add(batches[n])} == {"added"}

    with raw_sqlite(beside / "fts.db") as raw:
        search.create(raw)

        def insert_rows(n: int) -> None:
            raw.execute("BEGIN")
            for statement, parameters in rows[n]:
                raw.execute(statement, parameters)
            raw.execute("COMMIT")

        times = in_turns(
            {
                "add 100": written(add, 100_000),
                "100 rows in raw FTS5": written(insert_rows, 100_000),
            },
            rounds,
        )
    ratio = times["add 100"] / times["100 rows in raw FTS5"]
    return times | {"add 100 / the same rows in raw FTS5": ratio}


_EMPTY = sqlite3.connect(":memory:", check_same_thread=False)


class Recorder:
    """Keeps the rows that the index is given, as statements with their parameters."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, Any]] = []

    def execute(self, sql: str, parameters: Any = (), /) -> Any:
        if sql.startswith("SELECT"):  # whatever is asked for isn't there
            return _EMPTY.execute("SELECT 1 WHERE 0")
        self.rows.append((sql, parameters))

    def executemany(self, sql: str, parameters: Any, /) -> Any:
        self.rows += [(sql, row) for row in parameters]

    def create_function(self, *_: Any, **__: Any) -> None: ...


def _rows(article: Article, id: int) -> list[tuple[str, Any]]:
    """The document, its row in the index and those in the index's vocabulary."""
    recorder = Recorder()
    recorder.execute("INSERT INTO mark VALUES (?, ?)", (id, encode(asdict(article))))
    search.add(recorder, id, article)
    return recorder.rows


def _renamed(article: Article, batch: int) -> Article:
    return Article(f"{article.title} lượt {batch}", article.lede, article.body)


def memory(folder: Path) -> float:
    """What a process grows by when it opens a library and shows its first page, in MB."""
    script = (
        "import sys; from pathlib import Path; from reader.library import Library\n"
        "def held(): return int(Path('/proc/self/statm').read_text().split()[1]) * 4\n"
        "before = held(); library = Library.open(Path(sys.argv[1]))\n"
        "library.rows(library.find(limit=200).ids[:64]); print(held() - before)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, str(folder)], capture_output=True, text=True, check=True
    )
    return int(ran.stdout) / 1024


def stock(folder: Path, beside: Path) -> Figures:
    """Stock TinyDB with the same documents."""
    file = beside / "stock.json"
    with Library.open(folder) as library:
        documents = {id: library.documents(id)[0] for id in library.find().ids}
    file.write_text(json.dumps({"articles": documents}), encoding="utf-8")
    began = perf_counter()
    with TinyDB(file) as database:
        table = database.table("articles")
        sorted(table, key=lambda document: str(document["added"]))[:64]
        paged = perf_counter() - began
        began = perf_counter()
        table.get(doc_id=5)
        got = perf_counter() - began
        began = perf_counter()
        database.table("marks").insert({"key": "x", "bookmarked": "now"})
        marked = perf_counter() - began
    return {
        "stock TinyDB: open and first page": paged * 1e3,
        "stock TinyDB: get": got * 1e3,
        "stock TinyDB: bookmark": marked * 1e3,
    }


def in_turns(tasks: dict[str, Callable[[int], object]], rounds: int) -> Figures:
    """Medians in ms of tasks that take turns, so that noise falls on all of them alike."""
    times: dict[str, list[float]] = {name: [] for name in tasks}
    names = list(tasks)
    for n in range(rounds):
        for name in names[n % len(names) :] + names[: n % len(names)]:
            began = perf_counter()
            tasks[name](n)
            times[name].append(perf_counter() - began)
    return {name: median(taken) * 1e3 for name, taken in times.items()}


def written(task: Callable[[int], object], least: int) -> Callable[[int], None]:
    """A task that must have handed at least so many bytes to the system."""

    def run(n: int) -> None:
        before = _bytes_written()
        task(n)
        assert _bytes_written() - before >= least

    return run


def _bytes_written() -> int:
    counters = Path("/proc/self/io").read_text(encoding="ascii")
    return int(counters.partition("wchar: ")[2].partition("\n")[0])


@contextmanager
def raw_sqlite(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        for table in ("mark", "bookmarked", "kept", "change"):
            connection.execute(f"CREATE TABLE {table} (id INTEGER PRIMARY KEY, data TEXT)")
        connection.execute("CREATE INDEX at ON bookmarked (json_extract(data, '$.bookmarked'))")
        yield connection


def insert(connection: sqlite3.Connection, id: int, text: str) -> None:
    connection.execute("INSERT INTO mark VALUES (?, ?)", (id, text))


def insert_three(connection: sqlite3.Connection, id: int, text: str) -> None:
    connection.execute("BEGIN IMMEDIATE")
    mark = json.dumps({"key": str(id), "bookmarked": "2026-01-01T00:00:00+00:00"})
    connection.execute("INSERT INTO bookmarked VALUES (?, ?)", (id, mark))
    connection.execute("INSERT INTO kept VALUES (?, ?)", (id, text))
    connection.execute("INSERT INTO change (data) VALUES (?)", (mark,))
    connection.execute("COMMIT")


@contextmanager
def appending(path: Path) -> Iterator[Callable[[str], None]]:
    handle = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_APPEND)

    def append(text: str) -> None:
        os.write(handle, text.encode())
        os.fdatasync(handle)

    yield append
    os.close(handle)


def table(columns: dict[str, Figures]) -> str:
    """The figures as one table: a line each, a column for every size."""
    names = list(dict.fromkeys(name for figures in columns.values() for name in figures))
    lines = ["".join([f"{'articles':<48}", *(f"{size:>12}" for size in columns), "    goal"])]
    for name in names:
        cells = [
            f"{figures[name]:12.3f}" if name in figures else " " * 12
            for figures in columns.values()
        ]
        goal = f"  ≤ {GOALS[name]}" if name in GOALS else ""
        lines.append("".join([f"{name:<48}", *cells, goal]))
    first, last = (list(columns.values())[place] for place in (0, -1))
    ratio = last["open and first page"] / first["open and first page"]
    lines.append(f"open and first page, largest / smallest: {ratio:.2f}  ≤ 2")
    return "\n".join([*lines, "times in ms"])


if __name__ == "__main__":
    raise SystemExit(main())
