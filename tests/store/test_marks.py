"""What the user makes of an article stays as it was made, and keeps its article as long."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from reader.library import Library
from reader.model import Article
from tests.clock import Clock

from .shelf import NOW, open_library

URL = "https://example.org/bai"


@pytest.fixture
def clock() -> Clock:
    return Clock(NOW)


@pytest.fixture
def library(tmp_path: Path, clock: Clock) -> Iterator[Library]:
    with Library.open(tmp_path, create=True, now=clock) as library:
        library.add(
            [
                Article("Bài một", body=("Bản đầu.",), url=URL),
                Article("Bài hai", body=("Chuyện khác hẳn.",)),
            ]
        )
        yield library


def mark(library: Library, id: int) -> dict[str, object]:
    """What is stored of an article, but for the key."""
    _article, made = library.documents(id)
    return {name: value for name, value in made.items() if name != "key"}


def left_without_library(folder: Path) -> list[tuple[str, tuple[str, ...]]]:
    """Titles and paragraphs of what a library whose articles are lost brings back."""
    (folder / "library.db").unlink()
    with open_library(folder) as rebuilt:
        articles = [rebuilt.reading(id).article for id in rebuilt.find().ids]
        return sorted((article.title, article.body) for article in articles)


def test_marking_again_changes_neither_the_time_nor_the_levels(
    library: Library, clock: Clock
) -> None:
    library.mark_read([1])
    library.bookmark([1])
    first = mark(library, 1)
    clock.now += timedelta(hours=1)
    assert library.mark_read([1]) == 0
    assert library.bookmark([1]) == 0
    assert mark(library, 1) == first
    assert [library.undo(), library.undo(), library.undo()] == [
        "bookmarked 1",
        "marked 1 read",
        None,
    ]


def test_only_those_that_change_are_counted_and_taken_back(library: Library, clock: Clock) -> None:
    library.bookmark([1])
    first = mark(library, 1)
    clock.now += timedelta(hours=1)
    assert library.bookmark([1, 2]) == 1
    assert mark(library, 1) == first
    assert library.undo() == "bookmarked 1"
    assert mark(library, 1) == first
    assert not mark(library, 2)


@pytest.mark.parametrize("deed", [Library.mark_read, Library.bookmark])
def test_taking_off_what_was_never_there_leaves_nothing(library: Library, deed: object) -> None:
    assert callable(deed)
    assert deed(library, [1, 2], False) == 0
    assert library.documents(1)[1] == {}
    assert library.undo() is None


def test_a_note_keeps_the_article_when_the_bookmark_goes(library: Library, tmp_path: Path) -> None:
    library.bookmark([1])
    library.write_note(1, "hỏi lại")
    library.bookmark([1], on=False)
    library.close()
    assert left_without_library(tmp_path) == [("Bài một", ("Bản đầu.",))]


def test_a_bookmark_keeps_the_article_when_the_note_goes(library: Library, tmp_path: Path) -> None:
    library.write_note(1, "hỏi lại")
    library.bookmark([1])
    library.write_note(1, "")
    library.close()
    assert left_without_library(tmp_path) == [("Bài một", ("Bản đầu.",))]


def test_an_article_with_neither_is_kept_no_longer(library: Library, tmp_path: Path) -> None:
    library.write_note(1, "hỏi lại")
    library.bookmark([1, 2])
    library.write_note(1, "")
    library.bookmark([1], on=False)
    library.close()
    assert left_without_library(tmp_path) == [("Bài hai", ("Chuyện khác hẳn.",))]


def test_undoing_the_note_of_a_bookmark_keeps_its_article(library: Library, tmp_path: Path) -> None:
    library.bookmark([1])
    library.write_note(1, "hỏi lại")
    library.undo()
    library.close()
    assert left_without_library(tmp_path) == [("Bài một", ("Bản đầu.",))]


def test_a_bookmark_keeps_the_text_that_it_was_put_on(library: Library, tmp_path: Path) -> None:
    """A publisher who rewrites an article does not rewrite what was kept of it."""
    library.bookmark([1])
    assert library.add([Article("Bài một", body=("Bản sửa.",), url=URL)])[0].status == "updated"
    library.close()
    assert left_without_library(tmp_path) == [("Bài một", ("Bản đầu.",))]


def test_a_bookmark_put_on_anew_keeps_the_text_of_today(library: Library, tmp_path: Path) -> None:
    library.bookmark([1])
    library.add([Article("Bài một", body=("Bản sửa.",), url=URL)])
    library.bookmark([1], on=False)
    library.bookmark([1])
    library.close()
    assert left_without_library(tmp_path) == [("Bài một", ("Bản sửa.",))]


def test_an_article_of_any_letters_is_kept_letter_for_letter(tmp_path: Path) -> None:
    title, body = (
        'Ngoặc "kép" và \\ gạch',
        ("Nửa đầu 😀\tnửa sau — «thế» thôi.", "Điều 2\u2028Điều 3"),
    )
    with open_library(tmp_path) as library:
        library.add([Article(title, body=body)])
        before = library.reading(1).article
        library.bookmark([1])
        library.undo()
        library.redo()
    assert left_without_library(tmp_path) == [(before.title, before.body)]


def test_more_than_go_into_one_statement_are_marked_at_once(tmp_path: Path) -> None:
    """Values go to SQLite some hundred at a time."""
    many = range(1, 1202)
    with open_library(tmp_path) as library:
        library.add(Article(f"Tin {n}", body=(f"Chuyện thứ {n}.",)) for n in many)
        assert library.mark_read(many) == len(many)
        assert library.mark_read(many) == 0
        assert library.bookmark(many) == len(many)
        assert library.find("is:read is:bookmarked").total == len(many)
        assert library.undo() == f"bookmarked {len(many)}"
        assert library.find("is:read").total == len(many)
        assert library.find("is:bookmarked").total == 0


def test_a_story_that_comes_again_is_read_and_that_is_no_level(tmp_path: Path) -> None:
    body = ("Hội đồng thành phố thông qua dự toán cho ba cây cầu mới qua sông trong năm tới.",) * 6
    with open_library(tmp_path) as library:
        library.add([Article("Ba cây cầu", body=body, source="A")])
        library.mark_read([1])
        (added,) = library.add([Article("Ba cây cầu", body=body, source="B", url=URL)])
        assert added.same_as == 1
        assert "read" in mark(library, 2)
        assert library.undo() == "marked 1 read"
        assert library.undo() is None
