"""Sets that the file keeps: searches find with them what they find without."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.library import Library, upkeep
from reader.model import Article
from reader.search import pieces as search_pieces
from reader.search import preparation, sets, timeline
from reader.store import keeping as store_keeping
from tests.conftest import NOW
from tests.search.generated import pieces, queries, shelves
from tests.search.naive import NAMES, Asked, Piece, find
from tests.search.shelf import Shelf

thorough = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])

Change = Piece | int | str


def frequent_from(patch: pytest.MonkeyPatch, least: int, postings: int = 100_000) -> None:
    """Keep the sets of words that so many articles hold, in a library of any size."""
    patch.setattr(preparation, "SMALL", 0)
    patch.setattr(sets, "SHARES", dict.fromkeys(sets.SHARES, 10**9))
    patch.setattr(sets, "LEAST", least)
    patch.setattr(sets, "POSTINGS", postings)


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    frequent_from(monkeypatch, 2)


@thorough
@given(
    shelves(),
    st.lists(pieces() | st.integers(0, 8) | st.sampled_from("rpPn"), min_size=1, max_size=6),
    st.lists(queries, min_size=1, max_size=2),
    st.sampled_from([1, 100]),
    st.sampled_from([1, 2, 100]),
    st.sampled_from([0, 60, 100_000]),
)
def test_whatever_comes_in_goes_or_is_rewritten_after_sets_were_kept_each_search_sees_it(
    shelf: list[Piece],
    changes: list[Change],
    asked: list[Asked],
    least: int,
    rewritten: int,
    postings: int,
) -> None:
    """An int is the place of one rewritten; `p` prepares a step, `P` all; `r` removes the last.

    With `n` the first one names others.
    """
    with pytest.MonkeyPatch.context() as patch:
        frequent_from(patch, least, postings)
        patch.setattr(sets, "REWRITTEN", rewritten)
        current = [replace(piece, story=None) for piece in shelf]
        library = Shelf(current)
        library.prepare()
        for change in changes:
            _make(library, current, change)
            for one in asked:
                assert library.find(one.text) == find(one, current), one.text
                assert library.find(one.text, limit=2) == find(one, current)[:2]
        library.prepare()
        for one in asked:
            assert library.find(one.text) == find(one, current), one.text


def _make(library: Shelf, current: list[Piece], change: Change) -> None:
    if isinstance(change, Piece):
        current.append(change)
        library.add(change)
    elif change == "r" and current:
        current.pop()
        library.remove(len(current))
    elif change == "n" and current:
        names = tuple(set(NAMES) - set(current[0].names))
        current[0] = replace(current[0], names=names)
        library.rename(0, current[0])
    elif change in ("p", "P"):
        library.prepare(1 if change == "p" else None)
    elif isinstance(change, int) and change < len(current):
        moved = replace(current[change], moment=current[change].moment - 86_400)
        current[change] = replace(moved, article=Article("Tô Lâm"), read=not moved.read)
        library.put(change, current[change])


def test_many_late_articles_make_other_sets_due(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timeline, "LATE", 3)
    shelf = Shelf(Piece(Article(f"bài {n}"), moment=n) for n in range(5))
    assert shelf.prepare() > 1
    assert shelf.prepare() == 0
    generation = shelf.searcher.progress
    for n in range(4):
        shelf.add(Piece(Article(f"bài mới {n}"), moment=100 - n))
    assert shelf.find("bai") == [5, 6, 7, 8, 4, 3, 2, 1, 0]
    assert shelf.searcher.progress is None
    assert shelf.prepare() > 1
    assert shelf.searcher.progress != generation
    assert shelf.find("moi") == [5, 6, 7, 8]


def test_sets_of_frequent_words_and_of_pairs_are_read_instead_of_the_index(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shelf = Shelf(Piece(Article(f"Tô Lâm {n}"), moment=n) for n in range(3))
    shelf.prepare()
    empty = "DELETE FROM search_set WHERE token = ?"
    assert shelf.connection.execute(empty, ("lam",)).rowcount == 1
    assert shelf.connection.execute(empty, ("to_lam",)).rowcount == 1
    assert shelf.connection.execute(empty, ("1",)).rowcount == 0, "that is a rare one"
    tokens = [token for (token,) in shelf.connection.execute("SELECT token FROM search_set")]
    assert {"=lâm", "<l", ":tlam", "=tô_lâm"} <= set(tokens)
    blank = Shelf(Piece(Article(f"Tô Lâm {n}"), moment=n) for n in range(3))
    blank.prepare()
    blank.connection.execute("UPDATE search_set SET articles = ?", (sets._packed(1),))
    assert blank.find("lam", sort="date") == [0]


def test_sets_of_entities_are_read_instead_of_what_names_them() -> None:
    shelf = Shelf(Piece(Article(f"bài {n}"), moment=n, names=("Tô Lâm",)) for n in range(3))
    shelf.prepare()
    shelf.connection.execute("DELETE FROM posting")
    shelf.add(Piece(Article("bài mới"), moment=9, names=("Tô Lâm",)))
    assert shelf.find('@"to lam"') == [3, 2, 1, 0]
    shelf.rename(1, Piece(Article("bài 1"), moment=1))
    assert shelf.find('@"to lam"') == [3], "its set has gone, and nothing else names it"


def test_an_index_in_many_pieces_is_merged_before_sets_are_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(search_pieces, "PIECES", 1)
    shelf = Shelf(Piece(Article(f"bài {n}"), moment=n) for n in range(3))
    assert search_pieces.are_many(shelf.connection)
    shelf.prepare()
    assert not search_pieces.are_many(shelf.connection)
    assert shelf.find("bai") == [2, 1, 0]


class TestLibraries:
    """The same through the library, as the app and the commands use it."""

    @pytest.fixture
    def library(self, tmp_path: Path) -> Iterator[Library]:
        with Library.open(tmp_path, create=True, now=lambda: NOW) as library:
            library.add(_article(n) for n in range(12))
            while library.prepare_search():
                pass
            yield library

    def test_preparing_ends_and_goes_on_only_when_there_is_reason(self, library: Library) -> None:
        assert not library.prepare_search()
        library.add([_article(99)])
        assert not library.prepare_search()
        assert library.find("thanh pho").total == 13

    def test_another_process_sees_and_uses_them(self, library: Library) -> None:
        with Library.open(library.directory, now=lambda: NOW) as other:
            assert not other.prepare_search()
            assert other.find("thanh pho").total == 12
            library.add([replace(_article(3), body=("Không còn gì.",))])
            library.add([_article(50)])
            assert other.find("thanh pho").total == library.find("thanh pho").total
            assert other.find("khong con gi").total == library.find("khong con gi").total

    def test_what_another_process_kept_meanwhile_is_used(self, library: Library) -> None:
        with Library.open(library.directory, now=lambda: NOW) as other:
            library._files.library.storage.connection.execute("DELETE FROM search_order")
            assert other.find("thanh pho").total == 12
            assert library.find("thanh pho").total == 12
            while other.prepare_search():
                pass
            assert library.find("thanh pho").total == 12
            assert not library.prepare_search()

    def test_articles_let_go_are_not_found(self, library: Library) -> None:
        library.bookmark([3])
        assert max(library.remove_expired(-1)) == 11
        assert library.find("thanh pho").ids == (3,)
        assert library.find("-xyz").ids == (3,)

    def test_mutes_hold(self, library: Library) -> None:
        library.mute("words", '"số 4"')
        library.index_pending()
        assert library.find("thanh pho").total == 11
        assert library.find("thanh pho is:muted").total == 1

    def test_a_restored_backup_brings_its_own(self, library: Library, tmp_path: Path) -> None:
        store_keeping.back_up(library.directory, backup := tmp_path / "b.zip")
        library.add(_article(n) for n in range(20, 25))
        assert library.find("thanh pho").total == 17
        upkeep.restore(backup, library.directory)
        assert library.find("thanh pho").total == 12
        assert library.find('"so 24"').total == 0

    def test_a_library_of_before_works_and_gets_them(self, library: Library) -> None:
        connection = library._files.library.storage.connection
        for table in sets.KEPT_TABLES:
            connection.execute(f"DROP TABLE {table}")
        library.add([_article(30)])
        assert library.find("thanh pho").total == 13
        while library.prepare_search():
            pass
        assert library.find("thanh pho").total == 13

    def test_an_index_made_anew_has_none_until_it_is_whole(self, library: Library) -> None:
        derived = library._files.library.storage.connection
        derived.execute("UPDATE derived SET version = 1")
        with Library.open(library.directory, now=lambda: NOW) as other:
            assert not other.prepare_search()
            other.index_pending(5)
            assert other.find("thanh pho").total == 5
            other.index_pending()
            while other.prepare_search():
                pass
            assert other.find("thanh pho").total == 12


def _article(number: int) -> Article:
    own = " ".join(f"riêng{number}x{n}" for n in range(60))  # else it would be the same story
    url = f"https://a.vn/{number}"
    return Article(f"Bài số {number}", lede="Thành phố", body=(own,), url=url, source="A")
