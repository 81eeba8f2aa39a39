"""What a state file of an earlier version holds is there, and can be undone, after the upgrade."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from reader.library import Library, upkeep
from reader.model import Article

from .shelf import open_library

TITLES = ("Hà Nội vào thu", "Đà Nẵng mưa lớn", "Cần Thơ mở hội")


def wrapped(document: str) -> str:
    """A kept article as version 5 had it: a string in a document."""
    article = json.loads(document)
    return json.dumps({"key": article["key"], "article": document}, ensure_ascii=False)


def make_version_5(folder: Path) -> None:
    """A state in which the first is bookmarked, the second was, and the third has a note."""
    with open_library(folder) as library:
        library.add(Article(title, body=(f"Đoạn «{title}».",)) for title in TITLES)
        library.bookmark([2])
        library.bookmark([2], on=False)
        library.bookmark([1])
        library.write_note(3, "hỏi lại")
    with closing(sqlite3.connect(folder / "state.db")) as state:
        for id, data in state.execute('SELECT id, data FROM "doc:kept"').fetchall():
            state.execute('UPDATE "doc:kept" SET data = ? WHERE id = ?', (wrapped(data), id))
        for id, patches in state.execute("SELECT id, patches FROM change").fetchall():
            old = [
                (table, document, _old_content(table, content))
                for table, document, content in json.loads(patches)
            ]
            state.execute("UPDATE change SET patches = ? WHERE id = ?", (json.dumps(old), id))
        state.execute("PRAGMA user_version = 5")
        state.commit()


def _old_content(table: str, content: object) -> object:
    if table != "kept":
        return content
    assert content is None or isinstance(content, str)
    return json.loads(wrapped(content)) if content else {"key": None, "article": None}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    make_version_5(tmp_path)
    return tmp_path


def titles(library: Library, query: str) -> set[str]:
    return {row.title for row in library.rows(library.find(query).ids)}


def test_kept_articles_of_version_5_come_back_when_the_library_is_gone(folder: Path) -> None:
    with open_library(folder) as library:
        assert titles(library, "is:bookmarked") == {TITLES[0]}
    (folder / "library.db").unlink()
    with open_library(folder) as library:
        assert titles(library, "") == {TITLES[0], TITLES[2]}
        (id,) = library.find("is:bookmarked").ids
        assert library.reading(id).article.body == (f"Đoạn «{TITLES[0]}».",)


def test_changes_of_version_5_are_undone_and_made_again(folder: Path) -> None:
    with open_library(folder) as library:
        undone = [library.undo() for _ in range(4)]
        assert undone == [
            "wrote a note",
            "bookmarked 1",
            "took the bookmark off 1",
            "bookmarked 1",
        ]
        assert titles(library, "is:bookmarked") == set()
        assert library.undo() is None
        for _ in range(4):
            assert library.redo() is not None
        assert titles(library, "is:bookmarked") == {TITLES[0]}
        assert library.note(3) == "hỏi lại"
    (folder / "library.db").unlink()
    with open_library(folder) as library:
        assert titles(library, "") == {TITLES[0], TITLES[2]}


def test_a_bookmark_that_version_5_took_off_is_undone_with_its_article(folder: Path) -> None:
    with open_library(folder) as library:
        for _ in range(3):
            library.undo()
        assert titles(library, "is:bookmarked") == {TITLES[1]}
    (folder / "library.db").unlink()
    with open_library(folder) as library:
        assert titles(library, "") == {TITLES[1]}


def test_version_5_is_kept_beside_its_upgrade(folder: Path) -> None:
    open_library(folder).close()
    with closing(sqlite3.connect(folder / "state.v5.backup")) as backup:
        ((kept,), _) = backup.execute('SELECT data FROM "doc:kept" ORDER BY id').fetchall()
        assert json.loads(kept).keys() == {"key", "article"}


def test_a_damaged_file_of_version_5_is_mended_into_one_of_today(folder: Path) -> None:
    state = folder / "state.db"
    with closing(sqlite3.connect(state)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'doc:visits'"
        ).fetchone()
    content = bytearray(state.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    state.write_bytes(content)
    assert upkeep.examine(folder).found
    upkeep.examine(folder, repair=True)
    assert upkeep.examine(folder).found == ()
    (folder / "library.db").unlink()
    with open_library(folder) as library:
        assert titles(library, "") == {TITLES[0], TITLES[2]}
        assert titles(library, "is:bookmarked") == {TITLES[0]}
