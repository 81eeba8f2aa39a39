"""Articles on disk: TinyDB documents, and beside each the row that lists show and sort by.

Document and row are always written in one transaction, which the caller may widen to hold the
search index too.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import cast

from reader.model import Article, Image, Link, Published
from reader.store.connection import select_in
from reader.store.documents import Document, Json, decode
from reader.store.keys import number
from reader.store.schema import ARTICLES
from reader.store.storage import sql_name
from reader.store.table import Database
from reader.text.collate import collation_key
from reader.text.moments import last_moment, sortable

SYLLABLES_PER_MINUTE = 250
_EXCERPT = 200
"""Characters of the lede that a row carries."""

_KEY = re.compile(r'{"key":"([^"\\]*)"')


@dataclass(frozen=True, slots=True)
class Stored:
    """An article with what the store knows of it."""

    id: int
    sort: int
    key: str
    added: str
    article: Article


@dataclass(frozen=True, slots=True)
class Head:
    """What a list shows of an article, before the user's marks are laid over it."""

    id: int
    mark: int
    sort: int
    story: int
    key: str
    title: str
    source: str | None
    url: str | None
    published: Published
    added: str
    minutes: int
    excerpt: str


class Articles:
    """The articles of a library file, for writing."""

    def __init__(self, database: Database) -> None:
        self._table = database.table(ARTICLES)
        self._connection = database.storage.connection
        self._transaction = database.storage.transaction

    def find(self, key: str, address: str | None) -> Stored | None:
        """The article of this stable key, else of this address, if there is one."""
        row = self._connection.execute(
            "SELECT id FROM article_row WHERE mark = ?"
            " UNION ALL SELECT id FROM article_row WHERE address = ? LIMIT 1",
            (number(key), address),
        ).fetchone()
        return None if row is None else self.get(row[0])

    def get(self, id: int) -> Stored:
        """The article of a document id that is known to exist."""
        return get(self._connection, id)

    def add(
        self, article: Article, *, key: str, address: str | None, added: datetime, story: int | None
    ) -> Stored:
        """Write a new article; `story` is the first article of the same story, if any."""
        document = _to_document(article, key, added.isoformat())
        with self._transaction():
            id = self._table.insert(document)
            stored = stored_from(id, document)
            self._write_row(stored, address, story or id)
        return stored

    def replace(self, old: Stored, article: Article, address: str | None) -> Stored:
        """Write another text of an article over it; its key, story and arrival stay."""
        document = _to_document(article, old.key, old.added)
        with self._transaction():
            (story,) = self._connection.execute(
                "SELECT story FROM article_row WHERE id = ?", (old.id,)
            ).fetchone()
            self._connection.execute("DELETE FROM article_row WHERE id = ?", (old.id,))
            self._table.put({old.id: document})
            stored = stored_from(old.id, document)
            self._write_row(stored, address, story)
        return stored

    def remove(self, stored: Stored) -> int | None:
        """Remove an article and its row; the article that tells its story first now, if it did.

        In the caller's transaction.
        """
        execute = self._connection.execute
        self._table.remove(doc_ids=[stored.id])
        execute("DELETE FROM article_row WHERE id = ?", (stored.id,))
        (first,) = execute(
            "SELECT min(id) FROM article_row WHERE story = ? AND story <> id", (stored.id,)
        ).fetchone()
        if first is not None:
            execute("UPDATE article_row SET story = ? WHERE story = ?", (first, stored.id))
        return None if first is None else int(first)

    def all(self) -> Iterator[Stored]:
        """Every article, the one that arrived first first."""
        for found in self._table:
            yield stored_from(found.doc_id, found)

    def clear_rows(self) -> dict[int, int]:
        """Remove every row; the lexicons that the articles were tagged with, by id."""
        lexicons = dict(self._connection.execute("SELECT id, lexicon FROM article_row"))
        self._connection.execute("DELETE FROM article_row")
        self._connection.execute("DELETE FROM article_total")
        self._connection.execute("INSERT INTO article_total VALUES (0)")
        return lexicons

    def place(self, stored: Stored, address: str | None, story: int | None, lexicon: int) -> None:
        """Write the row of an article that has none, in the caller's transaction."""
        self._write_row(stored, address, story or stored.id)
        self._connection.execute(
            "UPDATE article_row SET lexicon = ? WHERE id = ?", (lexicon, stored.id)
        )

    def stale(self) -> int:
        """How many rows are not what their article makes them."""
        columns = "sort, id, mark, story, address, feed, title_key, source_key, head"
        rows = {
            row[1]: row for row in self._connection.execute(f"SELECT {columns} FROM article_row")
        }
        return sum(
            (row := rows.get(stored.id)) is not None and row != _row(stored, row[4], row[3])
            for stored in self.all()
        )

    def _write_row(self, stored: Stored, address: str | None, story: int) -> None:
        self._connection.execute(
            "INSERT INTO article_row"
            " (sort, id, mark, story, address, feed, title_key, source_key, head)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            _row(stored, address, story),
        )


class NoDocument(KeyError, sqlite3.DatabaseError):
    """There is no such article; where there is a row of it, the file is damaged."""


def get(connection: sqlite3.Connection, id: int) -> Stored:
    """The article of a document id.

    Raises:
        NoDocument: there is none.
    """
    return stored_from(id, document(connection, id))


def document(connection: sqlite3.Connection, id: int) -> Document:
    """The document of an article.

    Raises:
        NoDocument: there is none.
    """
    for _, text in keyed(connection, [id]):
        return decode(text)
    raise NoDocument(f"malformed: no document {id}")


def keyed(connection: sqlite3.Connection, ids: Sequence[int]) -> Iterator[tuple[str, str]]:
    """Stable keys and documents as JSON of these articles, those that are gone left out."""
    select = f"SELECT data FROM {sql_name(ARTICLES)} WHERE id IN ({{}})"
    for (text,) in select_in(connection, select, ids):
        yield _key(text), text


def _key(text: str) -> str:
    """The stable key of an article's document, which is written first: the rest isn't parsed."""
    found = _KEY.match(text)
    return found[1] if found else cast(str, decode(text)["key"])


def heads(connection: sqlite3.Connection, ids: Sequence[int]) -> list[Head]:
    """The heads of these articles in this order, those that are gone left out."""
    found: dict[int, Head] = {}
    select = "SELECT id, mark, sort, story, head FROM article_row WHERE id IN ({})"
    for row in select_in(connection, select, ids):
        found[row[0]] = _parse_head(*row)
    return [found[id] for id in ids if id in found]


def total(connection: sqlite3.Connection) -> int:
    """How many articles there are; as quick in a large library as in a small one."""
    (articles,) = connection.execute(
        "SELECT coalesce((SELECT CAST(articles AS INTEGER) FROM article_total), 0)"
    ).fetchone()
    return int(articles)


def versions(connection: sqlite3.Connection, story: int) -> int:
    """How many articles tell this story in near-identical words."""
    (others,) = connection.execute(
        "SELECT count(*) FROM article_row WHERE story = ? AND story <> id", (story,)
    ).fetchone()
    return 1 + int(others)


def told(connection: sqlite3.Connection, stories: Sequence[int]) -> list[int]:
    """Ids of all articles that tell these stories, the first of each first."""
    select = "SELECT id FROM article_row WHERE story IN ({}) AND story <> id"
    return [*stories, *(id for (id,) in select_in(connection, select, stories))]


def _to_document(article: Article, key: str, added: str) -> Document:
    fields = {name: value for name, value in asdict(article).items() if value}
    return cast(Document, {"key": key, "added": added, **fields})


def stored_from(id: int, document: Document) -> Stored:
    """An article of the library, from its document.

    Raises:
        sqlite3.DatabaseError: it is not a document of an article.
    """
    try:
        key, added, article = unpack(document)
        moment = last_moment(article.published, added)
        return Stored(id, sortable(moment, id), key, cast(str, document["added"]), article)
    except (KeyError, TypeError, ValueError) as error:
        raise sqlite3.DatabaseError("malformed article") from error


def unpack(document: Document) -> tuple[str, datetime, Article]:
    """The stable key, the arrival and the article that a document holds.

    Raises:
        KeyError, TypeError, ValueError: it is not a document of an article.
    """
    added = datetime.fromisoformat(cast(str, document["added"]))
    key, article = document["key"], article_from(document)
    texts = (key, article.title, article.lede, *article.body, *article.feed_text)
    if not all(isinstance(text, str) for text in texts):
        raise TypeError("a text that is none")
    return cast(str, key), added, article


def article_from(document: Document) -> Article:
    """The article that a document holds.

    Raises:
        TypeError: what it holds has another form.
    """
    fields = {name: value for name, value in document.items() if name not in ("key", "added")}
    published = fields.get("published", {})
    if not isinstance(published, dict):
        raise TypeError("a moment that is none")
    listed = cast("dict[str, list[dict[str, str]]]", fields)
    simple = {k: v for k, v in fields.items() if isinstance(v, str)}
    return Article(
        **simple,
        body=tuple(cast("list[str]", fields.get("body", []))),
        images=tuple(Image(**image) for image in listed.get("images", [])),  # type: ignore[arg-type]  # the names are the fields'
        related=tuple(Link(**link) for link in listed.get("related", [])),
        published=_published(published),
        feed_text=tuple(cast("list[str]", fields.get("feed_text", []))),
    )


def _published(fields: dict[str, Json]) -> Published:
    bounds = cast("list[str] | None", fields.get("bounds"))
    return Published(**{**fields, "bounds": tuple(bounds) if bounds else None})  # type: ignore[arg-type]  # the names are the fields'


def _row(stored: Stored, address: str | None, story: int) -> tuple[int | str | None, ...]:
    article = stored.article
    return (
        stored.sort,
        stored.id,
        number(stored.key),
        story,
        address,
        number(article.feed) if article.feed else None,
        collation_key(article.title),
        collation_key(article.source or ""),
        _head(stored),
    )


def _head(stored: Stored) -> str:
    article = stored.article
    minutes = max(1, round(len(article.text.split()) / SYLLABLES_PER_MINUTE))
    published = asdict(article.published)
    excerpt = (article.lede or article.text)[:_EXCERPT]
    where = (article.title, article.source, article.url)
    return json.dumps(
        (stored.key, *where, published, stored.added, minutes, excerpt),
        ensure_ascii=False,
        separators=(",", ":"),
    )


def _parse_head(id: int, mark: int, sort: int, story: int, head: str) -> Head:
    key, title, source, url, published, added, minutes, excerpt = json.loads(head)
    return Head(
        id,
        mark,
        sort,
        story,
        key,
        title,
        source,
        url,
        _published(published),
        added,
        minutes,
        excerpt,
    )
