"""The whole program on damaged files: commands run as they are typed, on a library of their own.

Each function returns everything that the commands printed.
"""

from __future__ import annotations

import atexit
import io
import json
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, redirect_stderr, redirect_stdout
from datetime import UTC, datetime
from functools import cache as once
from pathlib import Path
from random import Random
from unittest.mock import patch

from reader import settings
from reader.cli import main
from reader.library import Library
from reader.model import Article, Published, ReaderError
from reader.search import preparation, sets
from reader.settings.writing import save
from reader.ui.rebinding import rebound
from tests.fuzz import structure

NOW = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
_FILES = {b"L": "library.db", b"S": "state.db"}
"""The file of a library that an input stands for, by its first byte."""
LONGEST_QUERY = 4000
"""Bytes; a query is typed or pasted by its reader, and costs in proportion to its length."""
_ARTICLES = (
    Article(
        "Tổng Bí thư Tô Lâm thăm Trung Quốc",
        "Ngày 21/11/2026, ông Tô Lâm tới Bắc Kinh.",
        ("Chuyến thăm kéo dài 3 ngày.", "ASEAN hoan nghênh."),
        source="Báo A",
        url="https://a.example/1",
        published=Published("2026-11-21T08:00:00+07:00", "time"),
    ),
    Article("Giá gạo ở Đà Nẵng", "Một ki-lô-gam giá 20.000 đồng.", source="Báo B"),
    Article("Sao la", "Loài thú quý ở Trường Sơn."),
)


class Broken(AssertionError):
    """A command did what no command may do."""


def run(*arguments: str) -> tuple[int, str]:
    """Run one command: its exit code and what it printed; errors must be lines of their own."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with redirect_stdout(out), redirect_stderr(err):
        code = main(arguments)
    out.flush()
    err.flush()
    said, complaints = (
        stream.buffer.getvalue().decode("utf-8")  # type: ignore[attr-defined]  # a BytesIO
        for stream in (out, err)
    )
    for line in complaints.splitlines():
        if not line.startswith("reader: "):
            raise Broken(f"{arguments}: {line!r} on standard error")
    return code, said + complaints


@contextmanager
def folder() -> Iterator[Path]:
    """A folder in memory, where there is one: thousands of libraries are made."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as made:
        yield Path(made)


@once
def _library() -> dict[str, bytes]:
    """The files of a small library with names, marks and a note."""
    with folder() as made:
        with Library.open(made / "own", create=True, now=lambda: NOW) as library:
            library.add(_ARTICLES)
            library.tag_pending()
            library.bookmark([1])
            library.mark_read([2])
            library.write_note(3, "đọc lại")
            _prepare(library)
        for path in (made / "own").glob("*.db"):
            with closing(sqlite3.connect(path)) as connection:
                connection.execute("PRAGMA journal_mode = DELETE")
        return {path.name: path.read_bytes() for path in (made / "own").glob("*.db")}


def _prepare(library: Library) -> None:
    """Give a small library what search prepares for large ones."""
    with patch.object(preparation, "SMALL", 0), patch.object(sets, "LEAST", 1):
        while library.prepare_search():
            pass


@contextmanager
def _copy() -> Iterator[Path]:
    with folder() as made:
        (made / "own").mkdir()
        for name, data in _library().items():
            (made / "own" / name).write_bytes(data)
        yield made / "own"


def library_files() -> tuple[bytes, ...]:
    """Inputs for `library`."""
    return tuple(mark + _library()[name] for mark, name in _FILES.items())


def changed_rows(chance: Random, data: bytearray, words: Sequence[bytes]) -> None:
    """Change rows of the file of a library that an input stands for."""
    file = data[1:]
    structure.rows(chance, file, words)
    data[1:] = file


def library(data: bytes) -> str:
    """A library one file of which is another: used, examined, mended and used again."""
    with _copy() as own:
        (own / _FILES.get(data[:1], "library.db")).write_bytes(data[1:])
        given = ("--library", str(own))
        said = [
            run(*given, *command.split())[1]
            for command in ("list", "search to lam", "show 1 --json", "entities", "bookmark 2",
                            "undo", "feeds", "doctor")
        ]  # fmt: skip
        code, told = run(*given, "doctor", "--repair")
        said.append(told)
        if code == 0:
            for command in ("doctor", "list"):
                code, told = run(*given, command)
                said.append(told)
                if code != 0:
                    raise Broken(f"after the repair, {command} says: {told}")
    return "".join(said)


def cache() -> bytes:
    """A `cache.db` of newsboat's with two articles."""
    with folder() as made:
        with closing(sqlite3.connect(made / "cache.db")) as connection, connection:
            connection.execute(
                "CREATE TABLE rss_item (id INTEGER PRIMARY KEY AUTOINCREMENT, guid, title, author,"
                " url, feedurl, pubDate, content, unread, deleted)"
            )
            url, feed = "https://a.example/1", "https://a.example/rss"
            rows = [
                ("g1", "Một", "A", url, feed, 1_700_000_000, "<p>Hai ba</p>", 1, 0),
                ("g2", "", "", "", "", 0, "bốn", 0, 0),
            ]
            connection.executemany(
                "INSERT INTO rss_item (guid, title, author, url, feedurl, pubDate, content, unread,"
                " deleted) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows,
            )
        return (made / "cache.db").read_bytes()


def newsboat_cache(data: bytes) -> str:
    """Importing a file called `cache.db`, and what is in the library then."""
    return _imported("cache.db", data, "import")


def tinydb(data: bytes) -> str:
    """Importing a JSON file, and what is in the library then."""
    return _imported("library.json", data, "import")


def corrections(data: bytes) -> str:
    """Taking in a file of corrections, and what is in the library then."""
    return _imported("corrections.json", data, "entities", "--correct")


def correction_files() -> tuple[bytes, ...]:
    """Inputs for `corrections`."""
    with _copy() as own, Library.open(own) as library:
        id = next(one.id for one in library.entities() if one.type == "PERSON")
    made: list[dict[str, str]] = [
        {"action": "rename", "entity": id, "name": "Lâm"},
        {"action": "retype", "entity": id, "type": "ORG"},
        {"action": "hide", "entity": id},
        {"action": "split", "entity": id, "surface": "Tô Lâm", "name": "B"},
    ]
    return tuple(json.dumps(some, ensure_ascii=False).encode() for some in (made, made[:1]))


def exported() -> bytes:
    """An input for `tinydb`."""
    with _copy() as own:
        return run("--library", str(own), "export", "--format", "tinydb")[1].encode()


def _imported(name: str, data: bytes, *command: str) -> str:
    with _copy() as own:
        file = own.parent / name
        file.write_bytes(data)
        given = ("--library", str(own))
        said = [run(*given, *command, str(file))[1]]
        for after in ("list --json", "search một", "show 4 --json", "show 1", "entities",
                      "export --format md", "export --format tinydb"):  # fmt: skip
            said.append(run(*given, *after.split())[1])
        code, told = run(*given, "doctor")
        if code != 0:
            raise Broken(f"after the import, doctor says: {told}")
    return "".join([*said, told])


@once
def _searched() -> Library:
    """A library that is searched again and again; it is gone with the process."""
    made = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    for name, data in _library().items():
        (made / name).write_bytes(data)
    return Library.open(made, now=lambda: NOW)


def query(data: bytes) -> str:
    """A query asked whole, and as one that is still being typed."""
    text = data[:LONGEST_QUERY].decode("utf-8", "replace")
    library = _searched()
    library.find(text, typing=True)
    whole = library.find(text)
    rows = library.rows(whole.ids, whole.words, snippets=True)
    if len(rows) != len(whole.ids) or whole.total != len(whole.ids):
        raise Broken(f"{whole.total} found, {len(rows)} shown")
    library.complete(text, len(text) // 2)
    meant = library.suggest(text)
    if meant and not library.find(meant).total:
        raise Broken(f"suggests {meant!r}, which finds nothing")
    return "\n".join(row.title + row.snippet for row in rows)


def settings_file(data: bytes) -> str:
    """Settings read, their problems told, keys bound; then one is saved into the same file."""
    with folder() as made:
        file = made / "settings.toml"
        file.write_bytes(data)
        loaded = settings.load(file)
        problems = [*loaded.problems, *rebound(loaded.settings.keys)[1]]
        try:
            save({"measure": 80}, file)
        except ReaderError as error:
            if file.read_bytes() != data:
                raise Broken("a file that could not be read was changed") from error
        else:
            again = settings.load(file)
            if again.settings != loaded.settings.with_value("measure", 80):
                raise Broken("saving one setting changed another")
    return "\n".join(line for line in map(str, problems) if line)
