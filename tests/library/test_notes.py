"""Notes: written on an article, which is kept for good; undone; told on the command line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reader.library import Library, upkeep
from reader.model import NotFound
from reader.store.files import LIBRARY_FILE
from tests.articles import BRIDGE, SHELF
from tests.command_line import Reader
from tests.store.shelf import open_library


def kept_after_loss(folder: Path) -> list[str]:
    """Titles that a library still has when the file of its articles was lost."""
    for part in ("", "-wal", "-shm"):
        (folder / f"{LIBRARY_FILE}{part}").unlink(missing_ok=True)
    with open_library(folder) as library:
        return [row.title for row in library.rows(library.find().ids)]


def test_a_note_stands_in_the_row_and_is_found(library: Library) -> None:
    assert library.write_note(2, "Hỏi lại  \nvề cầu")
    assert library.rows([2])[0].note == "Hỏi lại\nvề cầu"
    assert library.note(2) == "Hỏi lại\nvề cầu"
    assert library.find("has:note").ids == (2,)
    assert not library.write_note(2, "Hỏi lại\nvề cầu\n")


def test_a_note_is_clean_before_it_is_kept(library: Library) -> None:
    library.write_note(2, "a\x1b[31mb\u202e\tc")
    assert library.note(2) == "a[31mb c"


def test_a_note_keeps_its_article_for_good(folder: Path) -> None:
    with open_library(folder) as library:
        library.add(SHELF)
        library.write_note(2, "giữ")
    assert kept_after_loss(folder) == [BRIDGE.title]


@pytest.mark.parametrize("last", ["bookmark", "note"])
def test_the_article_is_kept_until_bookmark_and_note_are_both_gone(folder: Path, last: str) -> None:
    with open_library(folder) as library:
        library.add(SHELF)
        library.write_note(2, "giữ")
        library.bookmark([2])
        if last == "note":
            library.bookmark([2], on=False)
        else:
            library.write_note(2, "")
    assert kept_after_loss(folder) == [BRIDGE.title]
    with open_library(folder) as library:
        (id,) = library.find().ids
        library.bookmark([id], on=False)
        library.write_note(id, "")
    assert kept_after_loss(folder) == []


def test_undoing_a_note_lets_the_article_go_and_redoing_keeps_it(folder: Path) -> None:
    with open_library(folder) as library:
        library.add(SHELF)
        library.write_note(2, "giữ")
        assert library.undo() == "wrote a note"
        assert library.note(2) == ""
        library.redo()
        assert library.note(2) == "giữ"
        library.write_note(2, "")
        assert library.undo() == "took a note off"
    assert kept_after_loss(folder) == [BRIDGE.title]


def test_a_note_on_an_article_that_was_updated_stays(library: Library) -> None:
    library.write_note(2, "giữ")
    library.add([replace(BRIDGE, lede="Cầu Rồng ở Đà Nẵng nghỉ phun lửa.")])
    assert library.note(2) == "giữ"
    assert library.rows([2])[0].snippet == "Cầu Rồng ở Đà Nẵng nghỉ phun lửa."


def test_doctor_counts_bookmarks_and_not_notes(folder: Path) -> None:
    with open_library(folder) as library:
        library.add(SHELF)
        library.write_note(1, "giữ")
        library.bookmark([2, 3])
        library.tag_pending()
    report = upkeep.examine(folder)
    assert (report.bookmarks, report.found) == (2, ())


def test_a_note_on_nothing_is_refused(library: Library) -> None:
    with pytest.raises(NotFound, match="no article 99"):
        library.write_note(99, "x")


class TestCommand:
    def test_writes_shows_and_takes_off(self, filled: Reader) -> None:
        assert filled("note", "1", "dòng một\ndòng hai").code == 0
        assert filled("note", "1").out == "dòng một\ndòng hai\n"
        assert "Note: dòng một\ndòng hai\n" in filled("show", "1", "--plain").out
        filled("note", "1", "")
        assert filled("note", "1").out == ""
        assert "Note:" not in filled("show", "1", "--plain").out

    def test_says_in_one_line_that_there_is_no_such_article(self, filled: Reader) -> None:
        ran = filled("note", "99", "x")
        assert (ran.code, ran.err) == (1, "reader: no article 99\n")
