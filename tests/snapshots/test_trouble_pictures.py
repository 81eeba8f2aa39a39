"""The look of a library that can't be written, or is damaged, held; see `test_pictures`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from reader.library import Library
from reader.ui.app import ReaderApp
from tests.articles import BRIDGE, NEST, VISIT
from tests.conftest import NOW
from tests.snapshots.test_pictures import Compare, after

FOLDER = Path("library")


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    """By a path that is the same wherever tests run, as messages tell it."""
    monkeypatch.chdir(tmp_path)
    with Library.open(FOLDER, create=True, now=lambda: NOW) as library:
        library.add([BRIDGE, NEST, VISIT])
        library.tag_pending()
        yield library


def test_a_library_that_cant_be_written(snap_compare: Compare, library: Library) -> None:
    """SQLite refuses as it does a file without the right to write, which the superuser has."""
    library._files.state.storage.connection.execute("PRAGMA query_only = ON")
    app = ReaderApp(library, now=lambda: NOW)
    assert snap_compare(app, terminal_size=(100, 24), run_before=after("s"))


def test_a_damaged_article(snap_compare: Compare, library: Library) -> None:
    with closing(sqlite3.connect(FOLDER / "library.db")) as file:
        file.execute("""UPDATE "doc:articles" SET data = '{"title": ' WHERE id = 1""")
        file.commit()
    app = ReaderApp(library, now=lambda: NOW)
    assert snap_compare(app, terminal_size=(100, 24), run_before=after())


def test_a_damaged_index(snap_compare: Compare, library: Library) -> None:
    with closing(sqlite3.connect(FOLDER / "library.db")) as file:
        file.execute("PRAGMA writable_schema = ON")
        file.execute("UPDATE sqlite_master SET rootpage = 999999 WHERE name = 'article_row'")
        file.commit()
    app = ReaderApp(library, now=lambda: NOW)
    assert snap_compare(app, terminal_size=(100, 24), run_before=after("2"))
