"""Two programs that have one library open at the same time agree about everything."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

import pytest

from reader.library import Library, upkeep
from reader.model import Article

from .shelf import NOW, open_library

UNDO = """
import sys
from pathlib import Path
from reader.library import Library
with Library.open(Path(sys.argv[1]), create=True) as library:
    print("ready", flush=True)
    sys.stdin.readline()
    while (undone := library.undo()) is not None:
        print(undone, flush=True)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with open_library(tmp_path) as library:
        library.add(Article(f"Bài {n}", body=(f"Chuyện thứ {n}.",)) for n in range(1, 31))
    return tmp_path


@pytest.fixture
def one(folder: Path) -> Iterator[Library]:
    with open_library(folder) as library:
        yield library


@pytest.fixture
def other(folder: Path) -> Iterator[Library]:
    with open_library(folder) as library:
        yield library


def notes(library: Library) -> list[str]:
    return [library.note(id) for id in sorted(library.find().ids)]


def test_processes_that_undo_at_once_take_each_change_back_once(folder: Path) -> None:
    with open_library(folder) as library:
        for n in range(1, 31):
            library.tag([n], [f"thẻ {n}"])
    started = [
        subprocess.Popen(
            [sys.executable, "-c", UNDO, str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    for process in started:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in started:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    undone = [line for process in started for line in process.communicate()[0].splitlines()]
    assert Counter(undone) == Counter(f"tagged 1: thẻ {n}" for n in range(1, 31))
    with open_library(folder) as library:
        assert not any(row.tags for row in library.rows(library.find().ids))
        for n in range(1, 31):
            assert library.redo() == f"tagged 1: thẻ {n}"
        assert library.redo() is None
        assert [row.tags for row in library.rows(range(1, 31))] == [
            (f"thẻ {n}",) for n in range(1, 31)
        ]


def test_threads_of_two_programs_that_undo_and_redo_leave_a_state_that_was(
    folder: Path, one: Library, other: Library
) -> None:
    states = [notes(one)]
    for n in range(1, 11):
        one.write_note(n, f"lời {n}")
        states.append(notes(one))

    def back_and_forth(library: Library) -> None:
        for _ in range(15):
            library.undo()
            library.undo()
            library.redo()

    threads = [Thread(target=back_and_forth, args=[library]) for library in (one, other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert notes(one) in states
    assert notes(one) == notes(other)
    while one.redo():
        pass
    assert notes(other) == states[-1]


def test_the_change_of_another_program_is_undone_first(one: Library, other: Library) -> None:
    one.write_note(1, "của một")
    other.write_note(2, "của hai")
    one.bookmark([3])
    assert [one.undo(), one.undo(), other.undo()] == [
        "bookmarked 1",
        "wrote a note",
        "wrote a note",
    ]
    assert set(notes(one)) == {""}
    assert [other.redo(), one.redo()] == ["wrote a note", "wrote a note"]
    assert notes(other)[:3] == ["của một", "của hai", ""]


def test_a_change_of_another_program_ends_what_can_be_made_again(
    one: Library, other: Library
) -> None:
    one.write_note(1, "của một")
    one.undo()
    other.write_note(2, "của hai")
    assert one.redo() is None
    assert one.undo() == "wrote a note"
    assert set(notes(one)) == {""}


def test_a_change_that_another_program_made_already_is_none(one: Library, other: Library) -> None:
    assert one.bookmark([1, 2]) == 2
    assert other.bookmark([2, 3]) == 1
    assert other.mark_read([1]) == 1
    assert one.mark_read([1], read=False) == 1
    assert other.mark_read([1], read=False) == 0


def test_marks_of_both_programs_on_one_article_stay(one: Library, other: Library) -> None:
    for n in range(1, 6):
        one.tag([1], [f"một {n}"])
        other.tag([1], [f"hai {n}"])
    one.bookmark([1])
    other.mark_read([1])
    (row,) = one.rows([1])
    assert set(row.tags) == {f"{who} {n}" for who in ("một", "hai") for n in range(1, 6)}
    assert (row.bookmarked, row.read) == (True, True)


def test_what_is_undone_after_an_article_is_gone_keeps_the_bookmark(folder: Path) -> None:
    """The library file may be another by then; the state names articles by their keys."""
    with open_library(folder) as library:
        library.bookmark([7])
        library.bookmark([7], on=False)
    (folder / "library.db").unlink()
    with open_library(folder) as library:
        assert library.find().total == 0
        assert library.undo() == "took the bookmark off 1"
    (folder / "library.db").unlink()
    with open_library(folder) as library:
        (row,) = library.rows(library.find().ids)
        assert (row.title, row.bookmarked) == ("Bài 7", True)


def test_a_restore_while_the_other_is_open_is_what_it_goes_on_from(
    folder: Path, one: Library, tmp_path: Path
) -> None:
    one.write_note(1, "trước")
    upkeep.back_up(folder, tmp_path / "one.backup")
    one.write_note(1, "sau")
    one.bookmark([2])
    upkeep.restore(tmp_path / "one.backup", folder)
    assert one.changed()
    assert one.note(1) == "trước"
    assert not one.rows([2])[0].bookmarked
    assert one.undo() == "wrote a note"
    assert one.undo() is None
    one.write_note(3, "tiếp")
    with open_library(folder) as again:
        assert notes(again)[:3] == ["", "", "tiếp"]


def test_changes_are_taken_back_in_their_order_whatever_the_clock_says(folder: Path) -> None:
    moments = [NOW, datetime(2020, 1, 1, tzinfo=UTC), datetime(2031, 1, 1, tzinfo=UTC), NOW]
    for n, moment in enumerate(moments, 1):
        with Library.open(folder, now=lambda moment=moment: moment) as library:
            library.write_note(1, f"lời {n}")
    with Library.open(folder, now=lambda: datetime(1999, 1, 1, tzinfo=UTC)) as library:
        for n in (3, 2, 1):
            assert library.undo() == "wrote a note"
            assert library.note(1) == f"lời {n}"


def test_articles_that_come_while_the_clock_is_behind_are_not_lost_from_the_list(
    folder: Path,
) -> None:
    behind = datetime(2001, 1, 1, tzinfo=UTC)
    with Library.open(folder, now=lambda: behind) as library:
        (added,) = library.add([Article("Đồng hồ chạy chậm", body=("Chuyện khác hẳn.",))])
        assert added.id == 31
        assert library.find().ids[-1] == 31
        assert library.find("dong ho").ids == (31,)
        assert library.bookmark([31]) == 1
        assert library.find("is:bookmarked").ids == (31,)
    with open_library(folder) as library:
        assert library.add([Article("Đúng giờ", body=("Lại một chuyện.",))])[0].id == 32
        assert library.find().total == 32
        assert library.undo() == "bookmarked 1"
