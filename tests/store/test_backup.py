"""A copy is whole or isn't there, and what it takes the place of can be had back."""

from __future__ import annotations

import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from reader.library import upkeep
from reader.model import Article, LibraryError
from reader.store import backup

from .rights import no_rights
from .shelf import everything, open_library


def numbers(path: Path) -> list[int]:
    with closing(sqlite3.connect(path)) as connection:
        return [n for (n,) in connection.execute("SELECT n FROM some ORDER BY n")]


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.fixture
def source(tmp_path: Path) -> Iterator[Path]:
    """A file in use, of whose three rows only one has left the log."""
    path = tmp_path / "source.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE some (n)")
        connection.execute("INSERT INTO some VALUES (1)")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("INSERT INTO some VALUES (2), (3)")
        yield path


# One file


def test_a_copy_holds_what_is_in_the_log_and_is_one_file(source: Path, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    backup.copy(source, tmp_path / "there/copy.db")
    with closing(sqlite3.connect(tmp_path / "there/copy.db")) as copy:
        assert copy.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert names(tmp_path / "there") == {"copy.db"}
    assert numbers(tmp_path / "there/copy.db") == [1, 2, 3]


def test_a_copy_leaves_out_what_is_not_finished(source: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(source, isolation_level=None)) as writing:
        writing.execute("BEGIN IMMEDIATE")
        writing.execute("INSERT INTO some VALUES (4)")
        backup.copy(source, tmp_path / "copy.db")
        writing.execute("ROLLBACK")
    assert numbers(tmp_path / "copy.db") == [1, 2, 3]


def test_a_copy_takes_the_place_of_an_older_one(source: Path, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_text("an older one")
    (tmp_path / "copy.db.part").write_text("what an earlier attempt left behind")
    backup.copy(source, tmp_path / "copy.db")
    assert numbers(tmp_path / "copy.db") == [1, 2, 3]
    assert not (tmp_path / "copy.db.part").exists()


@pytest.mark.parametrize("content", [None, b"no database at all" * 100])
def test_a_copy_of_what_is_none_changes_nothing(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "source.db").write_bytes(content)
    (tmp_path / "copy.db").write_text("an older one")
    with pytest.raises(LibraryError):
        backup.copy(tmp_path / "source.db", tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_text() == "an older one"
    assert not (tmp_path / "copy.db.part").exists()


def test_a_copy_over_a_folder_is_refused_in_words(source: Path, tmp_path: Path) -> None:
    (tmp_path / "copy.db").mkdir()
    with pytest.raises(LibraryError, match=r"can't write .*copy\.db"):
        backup.copy(source, tmp_path / "copy.db")
    assert names(tmp_path) >= {"copy.db", "source.db"}
    assert not (tmp_path / "copy.db.part").exists()


def test_who_has_a_file_open_sees_what_is_written_over_it(source: Path, tmp_path: Path) -> None:
    backup.copy(source, tmp_path / "copy.db")
    with closing(sqlite3.connect(source, isolation_level=None)) as reading:
        reading.execute("DELETE FROM some WHERE n > 1")
        assert reading.execute("SELECT count(*) FROM some").fetchone() == (1,)
        backup.overwrite(tmp_path / "copy.db", source)
        assert reading.execute("SELECT count(*) FROM some").fetchone() == (3,)
        assert reading.execute("PRAGMA journal_mode").fetchone() == ("wal",)


# A library


def test_a_backup_is_one_file_of_two_whole_ones(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    upkeep.back_up(folder, tmp_path / "there/one.backup")
    assert names(tmp_path / "there") == {"one.backup"}
    with zipfile.ZipFile(tmp_path / "there/one.backup") as archive:
        assert sorted(archive.namelist()) == ["library.db", "state.db"]
        assert archive.testzip() is None


def test_a_backup_that_can_not_be_written_leaves_the_one_there_was(
    folder: Path, tmp_path: Path
) -> None:
    there = tmp_path / "there"
    there.mkdir()
    (there / "one.backup").write_text("an older one")
    pytests = next(at for at, path in enumerate(tmp_path.parents) if path.name[:10] == "pytest-of-")
    for path in (*tmp_path.parents[: pytests + 1], tmp_path, folder, there):
        path.chmod(0o755)
    for path in folder.iterdir():
        path.chmod(0o644)
    there.chmod(0o555)
    with no_rights(), pytest.raises(LibraryError, match=r"can't write .*one\.backup"):
        upkeep.back_up(folder, there / "one.backup")
    there.chmod(0o755)
    assert names(there) == {"one.backup"}
    assert (there / "one.backup").read_text() == "an older one"


def test_a_library_with_a_damaged_file_is_not_backed_up(folder: Path, tmp_path: Path) -> None:
    (folder / "state.db").write_bytes(b"no database at all" * 1000)
    with pytest.raises(LibraryError, match="is not a library"):
        upkeep.back_up(folder, tmp_path / "one.backup")
    assert not list(tmp_path.glob("*.backup*"))


def test_each_restore_keeps_what_was_there_under_a_name_of_its_own(
    folder: Path, filled: Path
) -> None:
    for number in (1, 2, 3):
        with open_library(folder) as library:
            library.add([Article(f"Bài thêm {number}", body=(f"Chuyện thứ {number}.",))])
        assert upkeep.restore(filled, folder) == folder / f"before-restore-{number}.backup"
    for number in (1, 2, 3):
        upkeep.restore(folder / f"before-restore-{number}.backup", folder)
        with open_library(folder) as library:
            assert library.find("title:them").total == 1
            assert library.find(f'title:"thêm {number}"').total == 1


def test_a_restore_where_there_is_nothing_keeps_nothing(filled: Path, tmp_path: Path) -> None:
    assert upkeep.restore(filled, tmp_path / "new/library") is None
    assert not list((tmp_path / "new/library").glob("before*"))
    with open_library(tmp_path / "new/library") as library:
        assert library.find().total == 12


@pytest.mark.parametrize("name", ["library.db", "state.db"])
def test_a_restore_over_a_damaged_file_keeps_the_files_as_they_are(
    folder: Path, filled: Path, tmp_path: Path, name: str
) -> None:
    upkeep.restore(filled, tmp_path / "whole")
    content = b"no database at all" * 1000
    (folder / name).write_bytes(content)
    kept = upkeep.restore(filled, folder)
    assert kept is not None
    assert (kept / name).read_bytes() == content
    assert {"library.db", "state.db"} <= names(kept)
    assert everything(folder) == everything(tmp_path / "whole")


@pytest.mark.parametrize("name", ["library.db", "state.db"])
def test_a_restore_over_half_a_library_makes_it_whole(
    folder: Path, filled: Path, tmp_path: Path, name: str
) -> None:
    upkeep.restore(filled, tmp_path / "whole")
    (folder / name).unlink()
    upkeep.restore(filled, folder)
    assert everything(folder) == everything(tmp_path / "whole")


@pytest.mark.parametrize("name", ["library.db", "state.db"])
def test_a_backup_of_a_newer_program_is_refused_and_nothing_changes(
    folder: Path, filled: Path, tmp_path: Path, name: str
) -> None:
    before = everything(folder)
    newer = tmp_path / "newer.backup"
    with zipfile.ZipFile(filled) as archive:
        archive.extractall(tmp_path / "unpacked")
    with closing(sqlite3.connect(tmp_path / "unpacked" / name)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with zipfile.ZipFile(newer, "w") as archive:
        for file in ("library.db", "state.db"):
            archive.write(tmp_path / "unpacked" / file, file)
    with pytest.raises(LibraryError, match="newer reader"):
        upkeep.restore(newer, folder)
    assert everything(folder) == before
    assert not list(folder.glob("before-restore*"))


@pytest.mark.parametrize("lacking", ["library.db", "state.db"])
def test_half_a_backup_is_none(folder: Path, filled: Path, tmp_path: Path, lacking: str) -> None:
    before = everything(folder)
    with zipfile.ZipFile(filled) as whole, zipfile.ZipFile(tmp_path / "half", "w") as half:
        for name in {"library.db", "state.db"} - {lacking}:
            half.writestr(name, whole.read(name))
    with pytest.raises(LibraryError, match="is not a backup of a library"):
        upkeep.restore(tmp_path / "half", folder)
    assert everything(folder) == before


def test_a_damaged_database_in_a_sound_archive_is_refused(
    folder: Path, filled: Path, tmp_path: Path
) -> None:
    before = everything(folder)
    with zipfile.ZipFile(filled) as whole, zipfile.ZipFile(tmp_path / "bad", "w") as bad:
        bad.writestr("state.db", whole.read("state.db"))
        library = bytearray(whole.read("library.db"))
        library[4096 * 3 : 4096 * 9] = b"\xff" * 4096 * 6
        bad.writestr("library.db", bytes(library))
    with pytest.raises(LibraryError, match=r"not a whole backup: its library\.db is damaged"):
        upkeep.restore(tmp_path / "bad", folder)
    assert everything(folder) == before


def test_what_else_an_archive_holds_is_not_unpacked(filled: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(filled) as whole, zipfile.ZipFile(tmp_path / "more", "w") as more:
        for name in ("library.db", "state.db"):
            more.writestr(name, whole.read(name))
        more.writestr("../../outside.txt", "out")
        more.writestr("notes.txt", "in")
    upkeep.restore(tmp_path / "more", tmp_path / "a/b/library")
    assert not list(tmp_path.rglob("outside.txt"))
    assert not list(tmp_path.rglob("notes.txt"))
