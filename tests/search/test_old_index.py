"""An index of another version makes way at once, and goes bit by bit."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from reader.library import Library
from reader.model import Article
from reader.search import index
from reader.search.connection import Connection
from tests.conftest import NOW


def _old(connection: Connection) -> list[str]:
    rows = connection.execute("SELECT name FROM sqlite_master WHERE name GLOB 'search_old_*'")
    return [name for (name,) in rows.fetchall()]


def _filled() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    index.create(connection)
    for number in range(1, 40):
        words = " ".join(f"chữ{number}x{n}" for n in range(200))
        index.add(connection, number, Article("Tô Lâm", body=(words,)))
    return connection


def test_the_new_index_is_empty_at_once_and_the_old_one_goes_in_steps() -> None:
    connection = _filled()
    index.begin_anew(connection)
    assert connection.execute("SELECT count(*) FROM vocabulary").fetchone() == (0,)
    assert connection.execute("SELECT * FROM search_index('lam')").fetchall() == []
    steps = 0
    while _old(connection):
        index.discard(connection, blocks=5)
        steps += 1
    assert steps > 5
    index.discard(connection)
    index.add(connection, 1, Article("Tô Lâm"))
    assert len(connection.execute("SELECT rowid FROM search_index('lam')").fetchall()) == 1
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_two_old_ones_go_as_well() -> None:
    connection = _filled()
    index.begin_anew(connection)
    index.add(connection, 1, Article("Tô Lâm"))
    index.begin_anew(connection)
    for _ in range(4):
        index.discard(connection)
    assert not _old(connection)


def test_filling_the_index_of_a_library_clears_the_old_one_away(tmp_path: Path) -> None:
    with Library.open(tmp_path, create=True, now=lambda: NOW) as library:
        library.add([Article(f"Tô Lâm {n}", url=f"https://a.vn/{n}") for n in range(60)])
        library._files.library.storage.connection.execute("UPDATE derived SET version = 1")
    with Library.open(tmp_path, now=lambda: NOW) as library:
        connection = library._files.library.storage.connection
        assert _old(connection)
        assert library.find("lam").total == 0
        library.index_pending()
        assert not _old(connection)
        assert library.find("lam").total > 0
