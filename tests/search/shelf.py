"""A library as search sees it, in memory: the tables and views that `model.Connection` promises."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date

from reader import search
from reader.model import Sort
from reader.text import moments
from reader.text.words import forms
from tests.search.naive import NAMES, Piece

TODAY = date(2025, 4, 20)

_TABLES = """
    CREATE TABLE article_row (
        sort INTEGER PRIMARY KEY, id INTEGER UNIQUE, mark INTEGER UNIQUE, story INTEGER,
        feed INTEGER, title_key TEXT, source_key TEXT
    );
    CREATE TABLE feed (
        id INTEGER PRIMARY KEY, url TEXT, title TEXT, folder TEXT, own_title TEXT
    );
    CREATE TABLE muted (sort INTEGER PRIMARY KEY);
    CREATE TABLE posting (entity INTEGER, sort INTEGER, PRIMARY KEY (entity, sort)) WITHOUT ROWID;
    CREATE TABLE entity_count (entity INTEGER PRIMARY KEY, articles INTEGER);
    CREATE TABLE entity_alias (
        folded TEXT, exact TEXT, entity INTEGER, PRIMARY KEY (folded, exact, entity)
    ) WITHOUT ROWID;
    CREATE TABLE mark (id INTEGER PRIMARY KEY, read TEXT, bookmarked TEXT, note TEXT, tags TEXT);
    CREATE VIEW marked_read AS SELECT id FROM mark WHERE read IS NOT NULL;
    CREATE VIEW marked_bookmarked AS SELECT id FROM mark WHERE bookmarked IS NOT NULL;
    CREATE VIEW marked_note AS SELECT id FROM mark WHERE note IS NOT NULL;
"""


class Shelf:
    """Articles in the order in which they were put there; a place is its index from 0."""

    def __init__(self, pieces: Iterable[Piece] = ()) -> None:
        self.connection = sqlite3.connect(":memory:", check_same_thread=False)
        self.connection.executescript(_TABLES)
        search.create(self.connection)
        self.searcher = search.Searcher(self.connection)
        self._pieces: dict[int, Piece] = {}
        for number, (name, aliases) in enumerate(NAMES.items(), 1):
            self.connection.execute("INSERT INTO entity_count VALUES (?, 0)", (number,))
            for alias in (name, *aliases):
                exacts, foldeds = forms(alias)
                row = (" ".join(foldeds), " ".join(exacts), number)
                self.connection.execute("INSERT OR IGNORE INTO entity_alias VALUES (?, ?, ?)", row)
        for piece in pieces:
            self.add(piece)

    def add(self, piece: Piece) -> None:
        self.put(len(self._pieces), piece)

    def put(self, place: int, piece: Piece) -> None:
        """Put an article at a place, instead of what is there."""
        if place in self._pieces:
            self.remove(place)
        self._pieces[place] = piece
        sort = moments.sortable(piece.moment, place + 1)
        story = place if piece.story is None else piece.story
        search.add(self.connection, sort, piece.article)
        execute = self.connection.execute
        execute(
            "INSERT INTO article_row VALUES (?, ?, ?, ?, NULL, ?, ?)",
            (sort, place + 1, place + 1000, story + 1, piece.article.title, piece.article.source),
        )
        flags = (flag or None for flag in (piece.read, piece.bookmarked, piece.note))
        tags = json.dumps(piece.tags) if piece.tags else None
        execute("INSERT INTO mark VALUES (?, ?, ?, ?, ?)", (place + 1000, *flags, tags))
        if piece.muted:
            execute("INSERT INTO muted VALUES (?)", (sort,))
        for number in self._numbers(piece):
            execute("INSERT INTO posting VALUES (?, ?)", (number, sort))
            execute("UPDATE entity_count SET articles = articles + 1 WHERE entity = ?", (number,))

    def remove(self, place: int) -> None:
        """Take an article out; its place stays empty."""
        piece = self._pieces.pop(place)
        sort = moments.sortable(piece.moment, place + 1)
        search.remove(self.connection, sort, piece.article)
        execute = self.connection.execute
        execute("DELETE FROM article_row WHERE sort = ?", (sort,))
        execute("DELETE FROM mark WHERE id = ?", (place + 1000,))
        execute("DELETE FROM muted WHERE sort = ?", (sort,))
        execute("DELETE FROM posting WHERE sort = ?", (sort,))
        for number in self._numbers(piece):
            execute("UPDATE entity_count SET articles = articles - 1 WHERE entity = ?", (number,))

    def rename(self, place: int, piece: Piece) -> None:
        """Have an article name what `piece` names; nothing else of it changes."""
        sort = moments.sortable(piece.moment, place + 1)
        before, after = ({*self._numbers(one)} for one in (self._pieces[place], piece))
        for number in before - after:
            self.connection.execute(
                "DELETE FROM posting WHERE entity = ? AND sort = ?", (number, sort)
            )
        for number in after - before:
            self.connection.execute("INSERT INTO posting VALUES (?, ?)", (number, sort))
        search.forget_names(self.connection, sort, before ^ after)
        self._pieces[place] = piece
        self.searcher._seen = (0, 0)  # as if others had written it

    def prepare(self, steps: int | None = None) -> int:
        """Do what an idle app does for searches, so many steps of it or all; how many."""
        done = 0
        while done != steps and (step := search.prepare(self.searcher)) is not None:
            search.keep(self.connection, step)
            self.searcher._seen, self.searcher._epoch = (0, 0), None  # as if others had written it
            done += 1
        return done

    def find(
        self,
        query: str,
        *,
        sort: Sort | None = None,
        limit: int | None = None,
        typing: bool = False,
    ) -> list[int]:
        """Places of what a query finds, in order."""
        parsed = search.parse(query, today=TODAY, typing=typing)
        found = search.answer(self.searcher, parsed, sort, limit)
        assert limit is not None or found.total == len(found.sorts)
        return [moments.sequence(key) - 1 for key in found.sorts]

    def total(self, query: str, limit: int) -> int:
        """How many a query finds, when only the first are wanted."""
        parsed = search.parse(query, today=TODAY)
        return search.answer(self.searcher, parsed, None, limit).total

    def _numbers(self, piece: Piece) -> Sequence[int]:
        return [number for number, name in enumerate(NAMES, 1) if name in piece.names]
