"""Whatever is wrong with the disk or the files, it is said in one line and nothing is lost."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

import pytest

from reader.cli import main
from reader.library import Library
from reader.model import Article
from reader.search import preparation, sets

from .rights import no_rights

NOW = datetime(2026, 1, 2, tzinfo=UTC)


@pytest.fixture
def folder() -> Iterator[Path]:
    """A library of two articles in a folder that every user can reach."""
    outer = Path(tempfile.mkdtemp())
    outer.chmod(0o755)
    with Library.open(outer / "library", create=True, now=lambda: NOW) as library:
        library.add([Article("Một"), Article("Hai", body=("Mười lăm chữ. " * 300,))])
        library.bookmark([1])
    yield outer / "library"
    for path in outer.rglob("*"):
        path.chmod(0o755)
    shutil.rmtree(outer)


def refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """The one line on standard error with which a command ends."""
    assert main(arguments) == 1
    said = capsys.readouterr().err
    assert said.startswith("reader: ")
    assert said.count("\n") == 1
    return said


def assert_nothing_lost(folder: Path) -> None:
    with Library.open(folder) as library:
        assert library.find().total == 2
        assert library.find("is:bookmarked").ids == (1,)


@pytest.mark.parametrize("command", [["bookmark", "2"], ["list"], ["undo"]])
def test_files_that_can_not_be_written(
    folder: Path, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    for path in [*folder.iterdir(), folder]:
        path.chmod(path.stat().st_mode & 0o555)
    with no_rights():
        said = refused(["--library", str(folder), *command], capsys)
    assert str(folder) in said
    for path in [folder, *folder.iterdir()]:
        path.chmod(0o755)
    assert_nothing_lost(folder)


def test_files_that_can_not_be_read(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "library.db").chmod(0)
    with no_rights():
        said = refused(["--library", str(folder), "list"], capsys)
    assert "can't open" in said


def test_a_folder_that_can_not_be_made(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "file").write_text("not a folder")
    added = str(folder / "file")
    said = refused(["--library", str(folder / "file" / "deep"), "add", added], capsys)
    assert "can't make the folder" in said


def test_a_library_that_another_program_holds(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.store.connection.BUSY_MS", 50)
    with closing(sqlite3.connect(folder / "state.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        said = refused(["--library", str(folder), "bookmark", "2"], capsys)
        assert "another program holds" in said
        assert main(["--library", str(folder), "list"]) == 0  # reading waits for no one
    assert_nothing_lost(folder)


@pytest.mark.parametrize("name", ["library.db", "state.db"])
def test_a_file_of_a_newer_program(
    folder: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(sqlite3.connect(folder / name)) as newer:
        (version,) = newer.execute("PRAGMA user_version").fetchone()
        newer.execute("PRAGMA user_version = 99")
    for command in (["list"], ["doctor", "--repair"], ["bookmark", "2"]):
        assert "newer reader" in refused(["--library", str(folder), *command], capsys)
    with closing(sqlite3.connect(folder / name)) as newer:
        newer.execute(f"PRAGMA user_version = {version}")
    assert_nothing_lost(folder)


def damage(file: Path, kind: str) -> None:
    content = file.read_bytes()
    damaged = {
        "truncated": content[: len(content) // 2 + 100],
        "zero-filled": bytes(len(content)),
        "bit-flipped": bytes(
            byte ^ 0xFF if place % 64 == 0 else byte for place, byte in enumerate(content)
        ),
        "something else": "Một bức thư, không phải một thư viện. ".encode() * 200,
    }
    file.write_bytes(damaged[kind])


@pytest.mark.parametrize("name", ["library.db", "state.db"])
@pytest.mark.parametrize("kind", ["truncated", "zero-filled", "bit-flipped", "something else"])
def test_a_damaged_file(
    folder: Path, name: str, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    damage(folder / name, kind)
    for command in (["list"], ["bookmark", "2"], ["undo"], ["search", "một"]):
        assert "doctor --repair" in refused(["--library", str(folder), *command], capsys)
    assert main(["--library", str(folder), "doctor", "--repair"]) == 0
    assert "saved" in capsys.readouterr().out
    assert main(["--library", str(folder), "list"]) == 0
    if name == "library.db":
        with Library.open(folder) as library:
            assert library.find("is:bookmarked").total == 1  # the state carries its article


def test_a_document_that_is_none_is_one_line(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(sqlite3.connect(folder / "library.db")) as library:
        library.execute("""UPDATE "doc:articles" SET data = '{"title": ' WHERE id = 2""")
        library.commit()
    assert "doctor --repair" in refused(["--library", str(folder), "show", "2"], capsys)
    assert main(["--library", str(folder), "show", "1"]) == 0
    capsys.readouterr()
    assert main(["--library", str(folder), "doctor", "--repair"]) == 0
    assert "saved 1 articles, 1 could not be read" in capsys.readouterr().out


@pytest.mark.parametrize(
    "statement",
    [
        """UPDATE "doc:articles" SET data = json_set(data, '$.published', json('{"value": {}}'))""",
        """UPDATE "doc:articles" SET data = json_set(data, '$.body', json('[1]')) WHERE id = 1""",
        """UPDATE "doc:entities" SET data = json_set(data, '$.aliases', json('[{}]'))""",
        """UPDATE "doc:entities" SET data = json_set(data, '$.type', 'NONE')""",
        """UPDATE "doc:mentions" SET data = json_set(data, '$.text', json('[[1, 2]]'))""",
        """UPDATE "doc:mentions" SET data = json_remove(data, '$.title')""",
        "UPDATE article_total SET articles = x'00'",
        "DELETE FROM article_total",
        "DROP TABLE search_state",
        "DELETE FROM search_state",
        "UPDATE search_set SET articles = substr(articles, 1, 3)",
        "UPDATE search_order SET sorts = 'none'",
    ],
)
def test_what_has_the_wrong_form_is_said_in_one_line_and_mended(
    folder: Path, statement: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with Library.open(folder) as library:
        library.add([Article("Tô Lâm thăm Trung Quốc", "Ông Tô Lâm tới Bắc Kinh.")])
        library.tag_pending()
        with patch.object(preparation, "SMALL", 0), patch.object(sets, "LEAST", 1):
            while library.prepare_search():
                pass
    with closing(sqlite3.connect(folder / "library.db")) as file, file:
        file.execute(statement)
    for command in ("list", "search một", "show 1", "show 3", "entities", "search tô lâm"):
        code = main(["--library", str(folder), *command.split()])
        said = capsys.readouterr().err
        assert code in (0, 1)
        assert not said or said.startswith("reader: ")
        assert said.count("\n") <= 1
    assert main(["--library", str(folder), "doctor"]) == 1
    assert main(["--library", str(folder), "doctor", "--repair"]) == 0
    assert main(["--library", str(folder), "doctor"]) == 0
    assert main(["--library", str(folder), "list"]) == 0


def test_a_clock_that_goes_back_changes_no_order_of_changes(folder: Path) -> None:
    earlier = datetime(2001, 1, 1, tzinfo=UTC)
    with Library.open(folder, now=lambda: earlier) as library:
        (added,) = library.add([Article("Ba")])
        assert added.id == 3
        library.mark_read([3])
        library.write_note(3, "đầu tiên")
        assert library.undo() == "wrote a note"
        assert library.undo() == "marked 1 read"
        assert library.undo() == "bookmarked 1"
        assert library.find().ids == (2, 1, 3)
    with Library.open(folder, now=lambda: NOW) as library:
        assert library.redo() == "bookmarked 1"
        assert library.find("is:bookmarked").ids == (1,)


def test_a_missing_library_is_no_library_to_look_after(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in (["doctor"], ["doctor", "--repair"], ["backup", str(tmp_path / "x")]):
        refused(["--library", str(tmp_path / "none"), *command], capsys)
    assert list(tmp_path.iterdir()) == []
