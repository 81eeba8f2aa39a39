"""Asking in the background: newer questions win, errors are one line, writing is finished."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import pytest

from reader.model import Interrupted, Listing, Row, Sort
from reader.ui.app import ReaderApp
from reader.ui.screens.home import Home
from tests.ui.conftest import settled
from tests.ui.shelf import ARTICLES, NOW, Shelf, many


class Slow(Shelf):
    """A library whose search for "slow" waits until it is told to go on."""

    def __init__(self) -> None:
        super().__init__(ARTICLES)
        self.go_on = threading.Event()

    def find(
        self,
        query: str = "",
        *,
        sort: Sort | None = None,
        limit: int | None = None,
        typing: bool = False,
    ) -> Listing:
        if query == "slow":
            self.go_on.wait(10)
        if query == "given up":
            raise Interrupted
        return super().find(query, sort=sort, limit=limit, typing=typing)


async def test_a_late_answer_to_an_older_question_is_dropped() -> None:
    library = Slow()
    app = ReaderApp(library, now=lambda: NOW)
    async with app.run_test() as pilot:
        await settled(pilot)
        home = app.screen
        assert isinstance(home, Home)
        answers: list[str] = []

        def note(listing: Listing, rows: Sequence[Row]) -> None:
            answers.append(listing.query)

        home.desk.librarian.find("slow", typing=False, then=note)
        await pilot.pause()
        home.desk.librarian.find("cau", typing=False, then=note)
        await pilot.pause(0.1)
        library.go_on.set()
        await pilot.pause(0.1)
        assert answers == ["cau"]


async def test_an_answer_read_before_a_change_is_told_with_the_change(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    library, go_on = Shelf(), threading.Event()
    read = library.rows

    def read_and_wait(ids: Sequence[int], words: Sequence[str] = ()) -> Sequence[Row]:
        rows = read(ids, words)
        go_on.wait(10)
        return rows

    app = ReaderApp(library, now=lambda: NOW)
    async with app.run_test() as pilot:
        await settled(pilot)
        home = app.screen
        assert isinstance(home, Home)
        found: list[Row] = []
        monkeypatch.setattr(library, "rows", read_and_wait)
        librarian = home.desk.librarian
        librarian.find("cau", typing=False, then=lambda listing, rows: found.extend(rows))
        await pilot.pause(0.1)
        librarian.bookmark(2, True, undo=lambda: None)
        await pilot.pause(0.1)
        go_on.set()
        await settled(pilot)
        assert [row.bookmarked for row in found] == [True]


async def test_a_search_that_is_given_up_is_no_error() -> None:
    library = Slow()
    app = ReaderApp(library, now=lambda: NOW)
    async with app.run_test() as pilot:
        await settled(pilot)
        home = app.screen
        assert isinstance(home, Home)
        home.desk.librarian.find("given up", typing=False, then=lambda listing, rows: None)
        await pilot.pause(0.1)
        assert home._keys.said == ""


async def test_the_first_articles_are_shown_before_all_are_known() -> None:
    app = ReaderApp(Shelf(many(500)), now=lambda: NOW)
    async with app.run_test() as pilot:
        await settled(pilot)
        home = app.screen
        assert isinstance(home, Home)
        sizes: list[int] = []
        home.desk.librarian.find(
            "tin", typing=True, then=lambda listing, rows: sizes.append(len(listing.ids))
        )
        await settled(pilot)
        await pilot.pause()
        assert sizes == [200, 500]


async def test_the_next_unread_article_is_sought_beyond_what_was_loaded() -> None:
    shelf = Shelf(many(500))
    for id in range(1, 450):
        shelf.state[id] = (True, False)
    app = ReaderApp(shelf, now=lambda: NOW)
    async with app.run_test() as pilot:
        await settled(pilot)
        home = app.screen
        assert isinstance(home, Home)
        found: list[int | None] = []
        home.desk.librarian.unread_after(range(1, 501), found.append, chunk=100)
        await settled(pilot)
        home.desk.librarian.unread_after(range(1, 100), found.append, chunk=100)
        await settled(pilot)
        await pilot.pause()
        assert found == [450, None]
