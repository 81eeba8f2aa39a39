"""A large library of real articles for benchmarks, built once and kept in a cache folder.

The articles of `READER_CORPORA/entities/load` are repeated as often as it takes, each copy at a
time of its own, in shuffled order of arrival. Copies count as stories of their own: a library in
which nine rows of ten are hidden would measure nothing. 99 % are read, ten are bookmarked.
"""

from __future__ import annotations

import gzip
import json
import random
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tinydb.table import Document as TinyDocument

from reader import entities, search, store
from reader.model import Article, Connection, Published
from reader.store.keys import number as number_of
from reader.store.schema import MARKS
from reader.store.storage import Json
from reader.text import clean
from reader.text.words import forms

NOW = datetime(2025, 4, 20, 9, 0, tzinfo=UTC)
BOOKMARKS = 10
UNREAD = 0.01
_AT_ONCE = 500
_SPAN = timedelta(days=4 * 365)


def real_articles(corpora: Path) -> Iterator[Article]:
    """The articles of the load files, in their order."""
    for file in sorted((corpora / "entities/load").glob("*.jsonl.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                paragraphs = (clean(part) for part in json.loads(line)["text"].split("\n"))
                title, *rest = filter(None, paragraphs)
                yield Article(
                    title, lede=rest[0] if rest else "", body=tuple(rest[1:]), source=file.name
                )


def library(corpora: Path, cache: Path, count: int) -> Path:
    """The folder of a library of `count` articles, built if it isn't in the cache."""
    folder = cache / f"news-{count}-{search.INDEX_VERSION}"
    done = folder / "complete"
    if not done.exists():
        _build(list(real_articles(corpora)), folder, count)
        done.touch()
    return folder


def _build(articles: list[Article], folder: Path, count: int) -> None:
    chance = random.Random(count)
    files = store.Files(folder)
    with closing(files):
        with files.library.storage.transaction() as connection:
            search.create(connection)
            store.Derived(files.library).empty(search.INDEX_VERSION)
            articles = articles[:count]
            names = [_recognized(connection, article) for article in articles]
        order = [number % len(articles) for number in range(count)]
        chance.shuffle(order)
        for start in range(0, count, _AT_ONCE):
            with files.library.storage.transaction(), files.state.storage.transaction():
                for number in range(start, min(count, start + _AT_ONCE)):
                    which = order[number]
                    _write(files, articles[which], names[which], number, chance)
        connection.execute("UPDATE article_row SET indexed = 1")
        connection.execute(
            "INSERT INTO entity_count SELECT entity, count(*), sum(mentions)"
            " FROM posting GROUP BY entity"
        )


def _recognized(connection: Connection, article: Article) -> Counter[int]:
    """How often an article names which entity; their names are written down at once."""
    counts: Counter[int] = Counter()
    for part in entities.recognize_article(article.title, article.text):
        for mention in part:
            entity = number_of(mention.entity_id)
            counts[entity] += 1
            for name in {mention.name, mention.text}:
                exacts, foldeds = forms(name)
                connection.execute(
                    "INSERT OR IGNORE INTO entity_alias VALUES (?, ?, ?)",
                    (" ".join(foldeds), " ".join(exacts), entity),
                )
    return counts


def _write(
    files: store.Files, article: Article, names: Counter[int], number: int, chance: random.Random
) -> None:
    moment = NOW - chance.random() * _SPAN
    published = Published(moment.isoformat(timespec="seconds"), "time")
    key = f"benchmark:{number}"
    stored = store.Articles(files.library).add(
        replace(article, published=published), key=key, address=None, added=NOW, story=None
    )
    connection = files.library.storage.connection
    search.add(connection, stored.sort, stored.article)
    connection.executemany(
        "INSERT INTO posting VALUES (?, ?, ?)",
        [(entity, stored.sort, mentions) for entity, mentions in names.items()],
    )
    marks: dict[str, Json] = {"key": key}
    if chance.random() >= UNREAD:
        marks["read"] = NOW.isoformat()
    if number < BOOKMARKS:
        marks["bookmarked"] = NOW.isoformat()
    files.state.table(MARKS).insert(TinyDocument(marks, doc_id=number_of(key)))
