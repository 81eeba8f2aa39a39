"""Saved searches: kept by name, counted, undone, and there again after a restore."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library import Library, upkeep
from reader.model import NotFound, ReaderError, SavedSearch
from reader.text import clean
from tests.articles import SHELF
from tests.command_line import Reader
from tests.store.shelf import open_library


def names(library: Library) -> list[str]:
    return [one.name for one in library.saved_searches(counted=False)]


def test_a_saved_search_tells_how_many_it_finds_and_how_many_are_unread(library: Library) -> None:
    library.save_search("thành phố", "da nang OR trung quoc")
    (found,) = library.saved_searches()
    assert found == SavedSearch("thành phố", "da nang OR trung quoc", total=2, unread=2)
    library.mark_read(library.find("da nang").ids)
    assert library.saved_search("thành phố").unread == 1
    assert library.saved_search("thành phố").total == 2


@pytest.mark.parametrize("query", ["da nang) ", '"cau rong', "(da nang", "-chim", "is:unread"])
def test_counts_are_those_of_the_lists_that_open(library: Library, query: str) -> None:
    library.save_search("one", query)
    library.mark_read([2])
    one = library.saved_search("one")
    rows = library.rows(library.find(query).ids)
    assert (one.total, one.unread) == (len(rows), sum(not row.read for row in rows))


def test_versions_of_one_story_count_once(library: Library) -> None:
    library.add([replace(SHELF[1], url="https://elsewhere.example/cau", source="Báo khác")])
    library.save_search("cầu", "cau rong")
    assert library.saved_search("cầu").total == len(library.find("cau rong").ids) == 1


def test_they_stand_in_the_order_of_a_vietnamese_dictionary(library: Library) -> None:
    for name in ("đường", "du lịch", "Ăn uống", "an ninh"):
        library.save_search(name, "x")
    assert names(library) == ["an ninh", "Ăn uống", "du lịch", "đường"]


def test_a_name_stands_for_the_query_saved_last(library: Library) -> None:
    assert library.save_search("cầu", "cau rong")
    assert not library.save_search("cầu", "cau rong")
    assert library.save_search(" cầu\n", "cầu")
    assert [(one.name, one.query) for one in library.saved_searches()] == [("cầu", "cầu")]


def test_every_change_is_taken_back_and_made_again(library: Library) -> None:
    library.save_search("cầu", "cau rong")
    library.rename_search("cầu", "Cầu Rồng")
    library.remove_search("Cầu Rồng")
    seen = []
    for _ in range(3):
        library.undo()
        seen.append(names(library))
    assert seen == [["Cầu Rồng"], ["cầu"], []]
    assert library.redo() == "saved the search cầu"
    assert library.saved_search("cầu").query == "cau rong"


def test_what_makes_no_sense_is_refused_in_one_line(library: Library) -> None:
    library.save_search("one", "cau")
    library.save_search("two", "chim")
    for name, query in ((" ", "x"), ("x", "\u200b ")):
        with pytest.raises(ReaderError, match="needs a"):
            library.save_search(name, query)
    with pytest.raises(ReaderError, match="there is a saved search two already"):
        library.rename_search("one", "two")
    with pytest.raises(NotFound, match="no saved search three"):
        library.rename_search("three", "four")
    with pytest.raises(NotFound, match="no saved search three"):
        library.remove_search("three")
    assert library.rename_search("one", "one") is False
    assert library.saved_search("two").query == "chim"


def test_saved_searches_survive_backup_and_restore(tmp_path: Path) -> None:
    folder, copy = tmp_path / "library", tmp_path / "copy.zip"
    with open_library(folder) as library:
        library.save_search("cầu", "cau rong")
    upkeep.back_up(folder, copy)
    upkeep.restore(copy, tmp_path / "other")
    with open_library(tmp_path / "other") as other:
        assert names(other) == ["cầu"]


def test_the_library_goes_on_searching_while_it_counts(library: Library) -> None:
    """Counting must not take the lock that typing waits for."""
    library.save_search("cầu", "cau rong")
    with library._searching:
        assert library.saved_searches()[0].total == 1


@given(name=st.text(max_size=30), query=st.text(max_size=60))
def test_any_name_and_query_come_back_cleaned_or_are_refused(
    tmp_path_factory: pytest.TempPathFactory, name: str, query: str
) -> None:
    with open_library(tmp_path_factory.mktemp("library")) as library:
        try:
            library.save_search(name, query)
        except ReaderError:
            assert library.saved_searches() == []
        else:
            (one,) = library.saved_searches()
            assert (one.name, one.query) == (clean(name), clean(query))
            assert library.saved_search(name) == one


class TestCommand:
    def test_saves_lists_and_removes(self, filled: Reader) -> None:
        assert filled("saved", "Cầu", "da", "nang").code == 0
        assert filled("saved", "--json").json == [
            {"name": "Cầu", "query": "da nang", "total": 1, "unread": 1}
        ]
        assert "Cầu  da nang" in filled("saved").out
        assert filled("saved", "Cầu").out == filled("saved").out
        assert filled("saved", "--remove", "Cầu").code == 0
        assert filled("saved", "--json").json == []

    def test_is_undone(self, filled: Reader) -> None:
        filled("saved", "Cầu", "da nang")
        assert filled("undo").out == "undone: saved the search Cầu\n"
        assert filled("saved").out == ""

    def test_says_in_one_line_what_is_not_there(self, filled: Reader) -> None:
        for arguments in (["saved", "x"], ["saved", "--remove", "x"]):
            ran = filled(*arguments)
            assert (ran.code, ran.err) == (1, "reader: no saved search x\n")
        assert filled("saved", "a", "b", "--remove", "c").code == 2

    def test_no_escape_code_reaches_the_terminal(self, filled: Reader) -> None:
        filled("saved", "a\x1b[31m", "b\x1b]52;c;x\x07")
        assert "\x1b" not in filled("saved").out
