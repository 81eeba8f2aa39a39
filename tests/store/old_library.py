"""A library as version 1 of the files had it: no log of changes, no version of the index."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from reader import search
from reader.model import Article
from reader.store.keys import number
from reader.text.collate import collation_key
from reader.text.moments import sortable

TITLES = ("Hà Nội vào thu", "Đà Nẵng mưa lớn", "Cần Thơ mở hội")
ADDED = "2026-01-01T00:00:00+00:00"
_SECONDS = 1767225600

_LIBRARY = """
    CREATE TABLE "doc:articles" (id INTEGER PRIMARY KEY, data TEXT NOT NULL);
    CREATE TABLE "doc:mentions" (id INTEGER PRIMARY KEY, data TEXT NOT NULL);
    CREATE TABLE "doc:entities" (id INTEGER PRIMARY KEY, data TEXT NOT NULL);
    CREATE TABLE article_row (
        sort INTEGER PRIMARY KEY, id INTEGER NOT NULL UNIQUE, mark INTEGER NOT NULL UNIQUE,
        story INTEGER NOT NULL, lexicon INTEGER NOT NULL DEFAULT 0, address TEXT,
        title_key TEXT NOT NULL, source_key TEXT NOT NULL, head TEXT NOT NULL
    );
    CREATE INDEX article_row_address ON article_row (address) WHERE address IS NOT NULL;
    CREATE INDEX article_row_lexicon ON article_row (lexicon, sort);
    CREATE INDEX article_row_versions ON article_row (story) WHERE story <> id;
    CREATE INDEX article_row_title ON article_row (title_key, sort);
    CREATE INDEX article_row_source ON article_row (source_key, sort);
    CREATE TABLE story_sketch (id INTEGER PRIMARY KEY, hashes TEXT NOT NULL);
    CREATE TABLE story_shingle (hash INTEGER, id INTEGER, PRIMARY KEY (hash, id)) WITHOUT ROWID;
    CREATE TABLE posting (
        entity INTEGER, sort INTEGER, mentions INTEGER NOT NULL, PRIMARY KEY (entity, sort)
    ) WITHOUT ROWID;
    CREATE TABLE entity_count (
        entity INTEGER PRIMARY KEY, articles INTEGER NOT NULL, mentions INTEGER NOT NULL
    );
    CREATE INDEX entity_count_articles ON entity_count (articles);
    CREATE TABLE entity_alias (
        folded TEXT, exact TEXT, entity INTEGER, PRIMARY KEY (folded, exact, entity)
    ) WITHOUT ROWID;
    PRAGMA user_version = 1;
"""
_STATE = """
    CREATE TABLE "doc:marks" (id INTEGER PRIMARY KEY, data TEXT NOT NULL);
    PRAGMA user_version = 1;
"""


def make(folder: Path) -> None:
    """Write a library of three articles of which the first is bookmarked, the second read."""
    folder.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(folder / "library.db")) as library:
        library.executescript(f"PRAGMA journal_mode = WAL; {_LIBRARY}")
        search.create(library)
        for id, title in enumerate(TITLES, 1):
            _add(library, id, title)
        library.commit()
    article = {"key": "old-1", "added": ADDED, "title": TITLES[0], "body": ["Một đoạn."]}
    marks: list[dict[str, object]] = [
        {"key": "old-1", "bookmarked": ADDED, "article": article},
        {"key": "old-2", "read": ADDED},
    ]
    with closing(sqlite3.connect(folder / "state.db")) as state:
        state.executescript(f"PRAGMA journal_mode = WAL; {_STATE}")
        for mark in marks:
            row = (number(str(mark["key"])), json.dumps(mark))
            state.execute('INSERT INTO "doc:marks" VALUES (?, ?)', row)
        state.commit()


def _add(library: sqlite3.Connection, id: int, title: str) -> None:
    key = f"old-{id}"
    document = {"key": key, "added": ADDED, "title": title, "body": ["Một đoạn."]}
    published = {"value": None, "precision": None, "bounds": None, "about": False}
    head = [key, title, None, None, published, ADDED, 1, "Một đoạn."]
    library.execute('INSERT INTO "doc:articles" VALUES (?, ?)', (id, json.dumps(document)))
    library.execute(
        "INSERT INTO article_row (sort, id, mark, story, title_key, source_key, head)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            sortable(_SECONDS, id),
            id,
            number(key),
            id,
            collation_key(title),
            collation_key(""),
            json.dumps(head),
        ),
    )
    search.add(library, sortable(_SECONDS, id), Article(title, body=("Một đoạn.",)))
