"""Whatever the user changed can be taken back and made again, also after a restart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library import Library
from reader.model import Article, NotFound
from reader.store.history import LEVELS

from .shelf import open_library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path) as library:
        library.add(Article(f"Bài số {n}", body=(f"Đoạn văn {n}.",)) for n in range(5))
        yield library


def marks(library: Library) -> list[object]:
    ids = library.find().ids
    return [
        (row.id, row.read, row.bookmarked, row.tags, library.note(row.id))
        for row in library.rows(ids)
    ]


def test_each_kind_of_change_is_undone_and_redone(library: Library) -> None:
    states = [marks(library)]
    library.mark_read([1, 2, 3])
    states.append(marks(library))
    library.bookmark([2])
    states.append(marks(library))
    library.tag([2, 3], ["kinh tế", "đọc sau"])
    states.append(marks(library))
    library.write_note(3, "Hỏi lại số liệu")
    states.append(marks(library))
    library.mark_read([2], read=False)
    states.append(marks(library))
    assert len({str(state) for state in states}) == 6

    undone = [library.undo()]
    for state in reversed(states[1:-1]):
        assert marks(library) == state
        undone.append(library.undo())
    assert undone == [
        "marked 1 unread",
        "wrote a note",
        "tagged 2: kinh tế, đọc sau",
        "bookmarked 1",
        "marked 3 read",
    ]
    assert marks(library) == states[0]
    assert library.undo() is None
    for state in states[1:]:
        assert library.redo() is not None
        assert marks(library) == state
    assert library.redo() is None


def test_undo_reaches_back_over_a_restart(tmp_path: Path, library: Library) -> None:
    library.mark_read([1, 2])
    with open_library(tmp_path) as again:
        assert again.undo() == "marked 2 read"
    with open_library(tmp_path) as again:
        assert not any(row.read for row in again.rows([1, 2]))
        assert again.redo() == "marked 2 read"
        assert all(row.read for row in again.rows([1, 2]))


def test_a_new_change_forgets_what_could_be_redone(library: Library) -> None:
    library.mark_read([1])
    library.undo()
    library.mark_read([2])
    assert library.redo() is None
    assert [row.read for row in library.rows([1, 2])] == [False, True]


def test_a_bookmark_that_is_redone_carries_its_article_again(
    tmp_path: Path, library: Library
) -> None:
    library.bookmark([1])
    library.undo()
    library.redo()
    library.close()
    (tmp_path / "library.db").unlink()
    with open_library(tmp_path) as rebuilt:
        assert [row.title for row in rebuilt.rows(rebuilt.find("is:bookmarked").ids)] == [
            "Bài số 0"
        ]


def test_what_changes_nothing_is_not_a_level(library: Library) -> None:
    assert library.mark_read([1]) == 1
    assert library.mark_read([1]) == 0
    assert library.tag([1], ["x"], on=False) == 0
    assert library.write_note(1, "  ") is False
    assert library.undo() == "marked 1 read"
    assert library.undo() is None


def test_the_last_hundred_changes_can_be_undone_and_few_more_are_kept(library: Library) -> None:
    made = 2 * LEVELS
    for level in range(made):
        library.write_note(1, f"bản {level}")
    undone = 0
    while library.undo():
        undone += 1
    assert LEVELS <= undone < LEVELS + 20
    assert library.note(1) == f"bản {made - undone - 1}"


def test_tags_are_kept_in_dictionary_order_and_once(library: Library) -> None:
    library.tag([1], ["đời sống", "an ninh", " an ninh "])
    library.tag([1], ["du lịch"])
    assert library.rows([1])[0].tags == ("an ninh", "du lịch", "đời sống")
    assert library.find('tag:"đời sống"').ids == (1,)
    library.tag([1], ["du lịch"], on=False)
    assert library.rows([1])[0].tags == ("an ninh", "đời sống")


def test_a_note_on_an_article_that_is_not_there_is_refused(library: Library) -> None:
    with pytest.raises(NotFound):
        library.write_note(99, "?")


def test_marking_many_is_one_level(tmp_path: Path) -> None:
    with open_library(tmp_path / "many") as library:
        library.add(Article(f"Tin {n}", body=("x",)) for n in range(300))
        assert library.mark_read(range(1, 301)) == 300
        assert library.undo() == "marked 300 read"
        assert library.find("is:read").total == 0


steps = st.one_of(
    st.tuples(st.just("read"), st.sets(st.integers(1, 4)), st.booleans()),
    st.tuples(st.just("bookmark"), st.sets(st.integers(1, 4)), st.booleans()),
    st.tuples(st.just("tag"), st.sets(st.integers(1, 4)), st.sampled_from("ab")),
    st.tuples(st.just("note"), st.integers(1, 4), st.sampled_from(["", "x", "y"])),
    st.just(("undo",)),
    st.just(("redo",)),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(steps, max_size=14))
def test_undo_walks_back_through_every_state_that_was(
    tmp_path_factory: pytest.TempPathFactory, taken: list[tuple[object, ...]]
) -> None:
    with open_library(tmp_path_factory.mktemp("walk")) as library:
        library.add(Article(f"Bài {n}") for n in range(4))
        past, future = [marks(library)], []
        for step in taken:
            if step == ("undo",):
                assert (library.undo() is not None) == (len(past) > 1)
                if len(past) > 1:
                    future.append(past.pop())
            elif step == ("redo",):
                assert (library.redo() is not None) == bool(future)
                if future:
                    past.append(future.pop())
            elif change(library, step):
                past.append(marks(library))
                future.clear()
            assert marks(library) == past[-1]


def change(library: Library, step: tuple[object, ...]) -> bool:
    match step:
        case ("read", set() as ids, bool() as on):
            return bool(library.mark_read(ids, on))
        case ("bookmark", set() as ids, bool() as on):
            return bool(library.bookmark(ids, on))
        case ("tag", set() as ids, str() as tag):
            return bool(library.tag(ids, [tag]))
        case ("note", int() as id, str() as text):
            return library.write_note(id, text)
    raise AssertionError(step)
