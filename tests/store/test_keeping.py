"""A library can be copied, put back, upgraded, checked, mended and carried elsewhere."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from reader import search
from reader.cli import main
from reader.library import upkeep
from reader.library.samples import sample_files
from reader.model import Article, LibraryError
from reader.store.schema import prepare_library
from reader.store.storage import RowStorage

from . import old_library
from .shelf import everything, open_library


def damage(file: Path, start: int, length: int, byte: int | None = 0) -> None:
    data = bytearray(file.read_bytes())
    for at in range(start, min(start + length, len(data))):
        data[at] = data[at] ^ 0xFF if byte is None else byte
    file.write_bytes(data)


# Backup and restore


def test_a_restored_backup_is_the_library_that_it_was_made_of(folder: Path, tmp_path: Path) -> None:
    before = everything(folder)
    upkeep.back_up(folder, tmp_path / "one.backup")
    with open_library(folder) as library:
        library.add([Article("Sauđó", body=("Mới.",))])
        library.bookmark([2], on=False)
    assert everything(folder) != before
    kept = upkeep.restore(tmp_path / "one.backup", folder)
    assert everything(folder) == before
    assert kept is not None
    upkeep.restore(kept, folder)
    with open_library(folder) as library:
        assert library.find("sauđó").total == 1


def test_an_open_library_sees_what_was_restored(folder: Path, filled: Path) -> None:
    with open_library(folder) as library:
        library.add([Article("Sauđó", body=("Mới.",))])
        assert library.find().total == 13
        library.changed()
        upkeep.restore(filled, folder)
        assert library.changed()
        assert library.find().total == 12
        assert library.add([Article("Lại thêm")])[0].id == 13


def test_a_backup_can_be_made_while_another_program_writes(folder: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(folder / "library.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("DELETE FROM article_row")
        upkeep.back_up(folder, tmp_path / "one.backup")
        other.execute("ROLLBACK")
    upkeep.restore(tmp_path / "one.backup", tmp_path / "other")
    assert everything(tmp_path / "other") == everything(folder)


@pytest.mark.parametrize("content", [b"", b"no backup", b"PK\x03\x04 half"])
def test_what_is_not_a_backup_is_refused_and_nothing_changes(
    folder: Path, tmp_path: Path, content: bytes
) -> None:
    before = everything(folder)
    (tmp_path / "x.backup").write_bytes(content)
    with pytest.raises(LibraryError, match="not a backup"):
        upkeep.restore(tmp_path / "x.backup", folder)
    assert everything(folder) == before


def test_a_truncated_backup_is_refused(folder: Path, filled: Path, tmp_path: Path) -> None:
    (tmp_path / "x.backup").write_bytes(filled.read_bytes()[:-1000])
    with pytest.raises(LibraryError, match="not a"):
        upkeep.restore(tmp_path / "x.backup", folder)


def test_marks_outlive_a_restored_older_library(folder: Path, tmp_path: Path) -> None:
    """State names articles by keys, so another library file may take the place of this one."""
    with open_library(folder) as library:
        kept = library.rows(library.find("is:bookmarked").ids)
    (folder / "library.db").unlink()
    with open_library(folder) as library:
        library.take_in(reversed(sample_files()[:12]))
        bookmarked = library.rows(library.find("is:bookmarked").ids)
    assert [row.key for row in bookmarked] == [row.key for row in kept]


# Migrations


def test_a_library_of_version_1_is_upgraded_after_a_backup(tmp_path: Path) -> None:
    old_library.make(tmp_path)
    with open_library(tmp_path) as library:
        library.index_pending()
        rows = library.rows(library.find().ids)
        assert {row.title for row in rows} == set(old_library.TITLES)
        assert {row.title for row in rows if row.bookmarked} == {"Hà Nội vào thu"}
        assert {row.title for row in rows if row.read} == {"Đà Nẵng mưa lớn"}
        assert library.find("da nang").total == 1
        library.mark_read([1])
        assert library.undo() == "marked 1 read"
    for name in ("library", "state"):
        with closing(sqlite3.connect(tmp_path / f"{name}.v1.backup")) as backup:
            assert backup.execute("PRAGMA user_version").fetchone() == (1,)
            assert backup.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_the_articles_of_old_bookmarks_are_still_kept(tmp_path: Path) -> None:
    old_library.make(tmp_path)
    (tmp_path / "library.db").unlink()
    with open_library(tmp_path) as library:
        (row,) = library.rows(library.find().ids)
        assert (row.title, row.bookmarked, row.key) == ("Hà Nội vào thu", True, "old-1")


def test_a_migration_that_fails_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old_library.make(tmp_path)

    def fail(storage: RowStorage) -> None:
        storage.connection.execute("DELETE FROM article_row")
        raise sqlite3.OperationalError("disk I/O error")

    with monkeypatch.context() as patched:
        patched.setattr("reader.store.schema._add_index_version", fail)
        with pytest.raises(LibraryError):
            open_library(tmp_path)
    with closing(RowStorage(tmp_path / "library.db")) as storage:
        assert storage.connection.execute("SELECT count(*) FROM article_row").fetchone() == (3,)
        assert storage.connection.execute("PRAGMA user_version").fetchone() == (1,)
        assert prepare_library(storage) is False


def test_an_index_of_another_version_is_rebuilt_newest_first(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "INDEX_VERSION", search.INDEX_VERSION + 1)
    with open_library(folder) as library:
        newest, *_ = library.rows(library.find().ids)
        assert library.find("việt nam").total == 0
        assert library.index_pending(1) == 1
        assert library.find(f'"{newest.title}"').ids == (newest.id,)
        assert library.add([Article("Bài thêm vào giữa chừng")])[0].status == "added"
        assert library.index_pending() == 11
        assert library.find('title:"thêm vào giữa chừng"').total == 1
    assert upkeep.examine(folder).found == ()


def test_an_article_that_is_not_indexed_yet_can_be_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = "https://example.com/bai"
    with open_library(tmp_path) as library:
        library.add([Article("Cũ", url=address)])
    monkeypatch.setattr(search, "INDEX_VERSION", search.INDEX_VERSION + 1)
    with open_library(tmp_path) as library:
        assert library.add([Article("Mới tinh", url=address)])[0].status == "updated"
        library.index_pending()
        assert (library.find("mới tinh").total, library.find("cũ").total) == (1, 0)
    assert upkeep.examine(tmp_path).found == ()


# Doctor


def test_a_sound_library_has_nothing_to_mend(folder: Path) -> None:
    before = everything(folder)
    report = upkeep.examine(folder, repair=True)
    assert (report.articles, report.bookmarks, report.found, report.done) == (12, 2, (), ())
    assert everything(folder) == before


WRONGS = {
    "articles are counted wrongly": "UPDATE article_total SET articles = articles + 2",
    "a row is gone": "DELETE FROM article_row WHERE id = 3",
    "a row shows something else": "UPDATE article_row SET head = replace(head, 'a', 'o')",
    "a row lies elsewhere": "UPDATE article_row SET sort = sort + 1 WHERE id = 2",
    "an article is gone": 'DELETE FROM "doc:articles" WHERE id = 4',
    "names are gone": "DELETE FROM posting WHERE sort IN (SELECT sort FROM article_row LIMIT 1)",
    "names are counted wrongly": "UPDATE entity_count SET articles = articles + 1",
    "sketches are gone": "DELETE FROM story_sketch",
    "words are gone": "DELETE FROM vocabulary",
    "the index is empty": "INSERT INTO search_index (search_index) VALUES ('delete-all')",
}


@pytest.mark.parametrize("wrong", WRONGS)
def test_what_does_not_agree_is_found_and_derived_again(folder: Path, wrong: str) -> None:
    before = everything(folder)
    with closing(sqlite3.connect(folder / "library.db")) as library:
        library.execute(WRONGS[wrong])
        library.commit()
    found = upkeep.examine(folder)
    assert found.found
    assert found.done == ()
    mended = upkeep.examine(folder, repair=True)
    assert mended.found == found.found
    assert not [line for line in mended.done if line.startswith("still wrong")]
    assert upkeep.examine(folder).found == ()
    if wrong != "an article is gone":
        assert everything(folder) == before


DAMAGES = {
    "its beginning is zeros": (0, 8192, 0),
    "its middle is zeros": (200_000, 40_960, 0),
    "its header is flipped": (0, 100, None),
    "bits in every page are flipped": (100, 30, None),
}


@pytest.mark.parametrize("kind", DAMAGES)
def test_a_damaged_library_gives_one_line_and_is_mended(
    folder: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = folder / "library.db"
    step = 65_536 if kind.startswith("bits") else file.stat().st_size
    start, length, byte = DAMAGES[kind]
    for at in range(start, file.stat().st_size, step):
        damage(file, at, length, byte)
    assert main(["--library", str(folder), "doctor"]) == 1
    said = capsys.readouterr()
    assert said.out.startswith("settings: "), "nothing is said of the library where its answers go"
    assert "reader doctor --repair" in said.err
    report = upkeep.examine(folder, repair=True)
    assert report.articles >= 10
    assert f"saved {report.articles} articles" in report.done[0] or report.bookmarks
    assert (folder / "library.db.damaged-1").exists()
    assert upkeep.examine(folder).found == ()
    with open_library(folder) as library:
        assert library.find("is:bookmarked").total == 2


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9, 0.999])
def test_a_truncated_library_is_mended_and_its_bookmarks_come_back(
    folder: Path, share: float
) -> None:
    file = folder / "library.db"
    with file.open("r+b") as opened:
        opened.truncate(int(file.stat().st_size * share) // 512 * 512)
    assert upkeep.examine(folder).found
    report = upkeep.examine(folder, repair=True)
    assert report.articles >= max(2, int(12 * share) - 4)
    assert upkeep.examine(folder).found == ()
    with open_library(folder) as library:
        assert library.find("is:bookmarked").total == 2


def test_a_damaged_state_is_mended(folder: Path) -> None:
    damage(folder / "state.db", 0, 100)
    report = upkeep.examine(folder, repair=True)
    assert "state.db: saved 5 marks" in report.done[0]
    with open_library(folder) as library:
        assert library.find("is:bookmarked").total == 2
        assert library.note(5) == "hỏi lại"
        library.mark_read([2])
        assert library.undo() == "marked 1 read"


@pytest.mark.parametrize("lost", ["doc:marks", "doc:places", "doc:feeds"])
def test_a_state_that_has_lost_a_table_is_no_whole_one_and_is_mended(
    folder: Path, lost: str
) -> None:
    with closing(sqlite3.connect(folder / "state.db", isolation_level=None)) as state:
        state.execute(f'ALTER TABLE "{lost}" RENAME TO elsewhere')
    assert upkeep.examine(folder).found == ("state.db lacks some of its tables",)
    upkeep.examine(folder, repair=True)
    assert upkeep.examine(folder).found == ()
    with open_library(folder) as library:
        assert set(library.find("is:bookmarked").ids) == {2, 3}
        assert library.note(5) == "hỏi lại"


def test_what_only_the_log_holds_is_saved_too(folder: Path) -> None:
    """A kill leaves the newest articles in the write-ahead log."""
    library = open_library(folder)
    library.add(Article(f"Chỉ trong nhật ký {n}", body=("Dài. " * 2000,)) for n in range(3))
    log = (folder / "library.db-wal").read_bytes()
    main_file = (folder / "library.db").read_bytes()
    library.close()
    (folder / "library.db").write_bytes(bytes(100) + main_file[100:])
    (folder / "library.db-wal").write_bytes(log)
    report = upkeep.examine(folder, repair=True)
    assert report.articles == 15


def test_a_library_file_that_is_gone_gives_what_was_bookmarked_or_noted_back(folder: Path) -> None:
    for file in folder.glob("library.db*"):
        file.unlink()
    assert upkeep.examine(folder).found == ("library.db is missing",)
    assert upkeep.examine(folder, repair=True).articles == 3


def test_another_process_is_noticed(folder: Path) -> None:
    with open_library(folder) as here, open_library(folder) as there:
        assert not here.changed()
        here.bookmark([1])
        assert not here.changed()
        there.mark_read([6])
        assert here.changed()
        assert not here.changed()
        there.add([Article("Tin mới")])
        assert here.changed()


def test_working_off_what_is_pending_indexes_first(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "INDEX_VERSION", search.INDEX_VERSION + 1)
    with open_library(folder) as library:
        assert library.find("việt nam").total == 0
        assert library.tag_pending(100) == 12
        assert library.find("việt nam").total > 0
        assert library.tag_pending(100) == 0
