"""Who is in which article: mentions as documents, and postings from entity to articles.

An entity is a TinyDB document whose id is the number of its entity id. Tagging an article again
takes back exactly what its earlier tagging had added.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import UnionType
from typing import cast, get_args

from tinydb.table import Document as TinyDocument

from reader.model import ArticleEntity, Entity, EntityType, Mention
from reader.store.articles import Stored
from reader.store.connection import select_in
from reader.store.documents import Document, Json, decode
from reader.store.keys import number
from reader.store.schema import ENTITIES, MENTIONS
from reader.store.storage import sql_name
from reader.store.table import Database
from reader.text.words import forms

_TYPES = frozenset(get_args(EntityType))
_FIELDS: tuple[type | UnionType, ...] = (
    *(int, int, str, str, str, str),
    str | int | float | tuple | None,
    *(str | None, str | None, int | float),
)
"""What the fields of a packed mention are."""

Counted = Callable[[sqlite3.Connection, int, Collection[int]], None]
Names = Mapping[str, Iterable[str]]
"""Entity ids to the names by which a query may ask for them."""


@dataclass(frozen=True, slots=True)
class Tagging:
    """The mentions of one article's title and text."""

    title: Sequence[Mention]
    text: Sequence[Mention]
    was: frozenset[str] = frozenset()
    """Ids of entities that corrections changed or hid here."""


class Tags:
    """The mentions and entities of a library file, for writing."""

    def __init__(self, database: Database, counted: Counted = lambda *_: None) -> None:
        """The tags of a library.

        Args:
            counted: called with an article's sortable key and entities that it names more or less.
        """
        self._counted = counted
        self._mentions = database.table(MENTIONS)
        self._entities = database.table(ENTITIES)
        self._connection = database.storage.connection
        self._transaction = database.storage.transaction

    def pending(self, lexicon: int, limit: int) -> list[int]:
        """Ids of the newest articles that were not tagged with this lexicon."""
        rows = self._connection.execute(
            "SELECT id FROM article_row WHERE lexicon <> ? ORDER BY sort DESC LIMIT ?",
            (lexicon, limit),
        )
        return [id for (id,) in rows]

    def lacks(self, id: int, lexicon: int) -> bool:
        """Whether an article is there and was not tagged with this lexicon."""
        row = self._connection.execute(
            "SELECT lexicon FROM article_row WHERE id = ?", (id,)
        ).fetchone()
        return row is not None and row[0] != lexicon

    def write(self, stored: Stored, tagging: Tagging, names: Names, lexicon: int) -> None:
        """Put an article's mentions in the place of those it had."""
        document: Document = {
            "title": [_pack(mention) for mention in tagging.title],
            "text": [_pack(mention) for mention in tagging.text],
        }
        if tagging.was:
            document["was"] = cast("list[Json]", sorted(tagging.was))
        with self._transaction():
            self.forget(stored)
            self._mentions.insert(TinyDocument(document, doc_id=stored.id))
            self._count(stored.sort, Counter(entity_ids(document)), +1)
            self._write_corrected(stored.sort, document)
            for mention in {m.entity_id: m for m in (*tagging.text, *tagging.title)}.values():
                self._write_entity(mention, names.get(mention.entity_id, ()))
            self._connection.execute(
                "UPDATE article_row SET lexicon = ? WHERE id = ?", (lexicon, stored.id)
            )

    def forget(self, stored: Stored) -> None:
        """Take an article's mentions back, if it has any."""
        with self._transaction():
            old = self._mentions.get(doc_id=stored.id)
            if isinstance(old, TinyDocument):
                self._count(stored.sort, Counter(entity_ids(old)), -1)
                self._connection.executemany(
                    "DELETE FROM corrected WHERE entity = ? AND sort = ?",
                    [(number(id), stored.sort) for id in _was(old)],
                )
                self._mentions.remove(doc_ids=[stored.id])

    def naming(self, entity_id: str) -> list[int]:
        """Ids of the articles that name an entity, or did before a correction, newest first."""
        rows = self._connection.execute(
            "SELECT id FROM article_row WHERE sort IN (SELECT sort FROM posting"
            " WHERE entity = ? UNION ALL SELECT sort FROM corrected WHERE entity = ?)"
            " ORDER BY sort DESC",
            (number(entity_id),) * 2,
        )
        return [id for (id,) in rows]

    def outdate(self, ids: Iterable[int]) -> None:
        """Have articles tagged again; until then they keep the names they have."""
        self._connection.executemany(
            "UPDATE article_row SET lexicon = 0 WHERE id = ?", [(id,) for id in ids]
        )

    def forget_names(self, entity_id: str, names: Iterable[str] | None = None) -> None:
        """Drop names by which an entity was found, all if none are given; tagging brings them."""
        entity = number(entity_id)
        old = self._entities.get(doc_id=entity)
        if not isinstance(old, TinyDocument):
            return
        known = cast("list[str]", old["aliases"])
        gone = {*known} if names is None else {*names}
        left = [alias for alias in known if alias not in gone]
        self._connection.execute("DELETE FROM entity_alias WHERE entity = ?", (entity,))
        self._write_aliases(entity, left)
        if left:
            self._entities.upsert(TinyDocument({**old, "aliases": left}, doc_id=entity))
        else:
            self._entities.remove(doc_ids=[entity])

    def names(self, entity_id: str) -> list[str]:
        """All names of an entity, in no order; empty if the library doesn't know it."""
        old = self._entities.get(doc_id=number(entity_id))
        return cast("list[str]", old["aliases"]) if isinstance(old, TinyDocument) else []

    def rebuild(self) -> None:
        """Derive postings, counts and names from the documents anew, in the caller's transaction.

        Mentions of articles that are gone go too; an article without mentions is to be tagged.
        """
        execute = self._connection.execute
        for table in ("posting", "entity_count", "entity_alias", "corrected"):
            execute(f"DELETE FROM {table}")
        sorts = dict(execute("SELECT id, sort FROM article_row"))
        tagged = {found.doc_id for found in self._mentions}
        self._mentions.remove(doc_ids=tagged - sorts.keys())
        self._connection.executemany(
            "UPDATE article_row SET lexicon = 0 WHERE id = ?",
            [(id,) for id in sorts.keys() - tagged],
        )
        for found in self._mentions:
            self._count(sorts[found.doc_id], Counter(entity_ids(found)), +1)
            self._write_corrected(sorts[found.doc_id], found)
        for found in self._entities:
            self._write_aliases(found.doc_id, cast("list[str]", found["aliases"]))

    def _count(self, sort: int, counts: Counter[str], sign: int) -> None:
        execute = self._connection.execute
        numbered = {number(entity_id): mentions for entity_id, mentions in counts.items()}
        for entity, mentions in numbered.items():
            execute(
                "INSERT INTO entity_count VALUES (?, ?, ?) ON CONFLICT (entity) DO UPDATE"
                " SET articles = articles + excluded.articles,"
                " mentions = mentions + excluded.mentions",
                (entity, sign, sign * mentions),
            )
            if sign > 0:
                execute("INSERT INTO posting VALUES (?, ?, ?)", (entity, sort, mentions))
            else:
                execute("DELETE FROM posting WHERE entity = ? AND sort = ?", (entity, sort))
        self._counted(self._connection, sort, numbered)

    def _write_corrected(self, sort: int, document: Mapping[str, Json]) -> None:
        self._connection.executemany(
            "INSERT OR IGNORE INTO corrected VALUES (?, ?)",
            [(number(id), sort) for id in _was(document)],
        )

    def _write_entity(self, mention: Mention, names: Iterable[str]) -> None:
        entity = number(mention.entity_id)
        old = self._entities.get(doc_id=entity)
        known = cast("list[str]", old["aliases"]) if isinstance(old, TinyDocument) else []
        aliases = sorted({*known, *names, mention.name})
        if known == aliases:
            return
        document: Document = {
            "key": mention.entity_id,
            "name": cast(str, old["name"]) if isinstance(old, TinyDocument) else mention.name,
            "type": mention.type,
            "aliases": cast("list[Json]", aliases),
        }
        self._entities.upsert(TinyDocument(document, doc_id=entity))
        self._write_aliases(entity, aliases)

    def _write_aliases(self, entity: int, aliases: Iterable[str]) -> None:
        self._connection.executemany(
            "INSERT OR IGNORE INTO entity_alias VALUES (?, ?, ?)",
            [(*map(" ".join, reversed(forms(alias))), entity) for alias in aliases],
        )


def article_entities(connection: sqlite3.Connection, id: int) -> tuple[ArticleEntity, ...] | None:
    """The entities of one article in the order of their first mention; None: not looked for yet."""
    row = connection.execute(
        f"SELECT data FROM {sql_name(MENTIONS)} WHERE id = ?", (id,)
    ).fetchone()
    if row is None:
        return None
    document = packed_mentions(decode(row[0]))
    titles, texts = (_grouped(map(unpack_mention, document[part])) for part in ("title", "text"))
    counts = dict(
        select_in(
            connection,
            "SELECT entity, articles FROM entity_count WHERE entity IN ({})",
            [number(entity_id) for entity_id in titles | texts],
        )
    )
    return tuple(
        _article_entity(titles.get(id, []), texts.get(id, []), counts.get(number(id), 0))
        for id in titles | texts
    )


def entities(connection: sqlite3.Connection, sorts: Sequence[int] | None = None) -> list[Entity]:
    """The entities of the library, or of some of its articles, the one most of them name first."""
    if sorts is None:
        rows: Iterable[tuple[int, int, int]] = connection.execute(
            "SELECT entity, CAST(articles AS INTEGER), CAST(mentions AS INTEGER)"
            " FROM entity_count WHERE articles > 0"
        )
        counts = {entity: (articles, mentions) for entity, articles, mentions in rows}
    else:
        counts = {}
        select = "SELECT entity, mentions FROM posting WHERE sort IN ({})"
        for entity, mentions in select_in(connection, select, sorts):
            articles, total = counts.get(entity, (0, 0))
            counts[entity] = (articles + 1, total + mentions)
    select = f"SELECT id, data FROM {sql_name(ENTITIES)} WHERE id IN ({{}})"
    documents = select_in(connection, select, list(counts))
    found = [entity_from(decode(data), *counts[id]) for id, data in documents]
    return sorted(found, key=lambda entity: (-entity.articles, -entity.mentions, entity.name))


def _grouped(mentions: Iterable[Mention]) -> dict[str, list[Mention]]:
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        groups.setdefault(mention.entity_id, []).append(mention)
    return groups


def _article_entity(
    in_title: list[Mention], in_text: list[Mention], articles: int
) -> ArticleEntity:
    mentions = in_title + in_text
    first = mentions[0]
    return ArticleEntity(
        id=first.entity_id,
        name=first.name,
        type=first.type,
        title=next((mention.title for mention in mentions if mention.title), None),
        value=first.value,
        unit=first.unit,
        confidence=max(mention.confidence for mention in mentions),
        mentions=tuple((mention.start, mention.end) for mention in in_text),
        title_mentions=tuple((mention.start, mention.end) for mention in in_title),
        articles=articles,
    )


def entity_from(document: Document, articles: int, mentions: int) -> Entity:
    """An entity as the library knows it, from its document and its counts.

    Raises:
        sqlite3.DatabaseError: it is not a document of an entity.
    """
    match document:
        case {"key": str(key), "name": str(name), "type": str(type), "aliases": [*aliases]} if (
            type in _TYPES and all(isinstance(alias, str) for alias in aliases)
        ):
            others = tuple(cast(str, alias) for alias in aliases if alias != name)
            return Entity(key, name, cast(EntityType, type), others, articles, mentions)
    raise sqlite3.DatabaseError("malformed entity")


def entity_ids(document: Mapping[str, Json]) -> list[str]:
    """The entity id of every packed mention.

    Raises:
        sqlite3.DatabaseError: it is not a document of mentions.
    """
    mentions = packed_mentions(document)
    ids = [mention[4] for part in ("title", "text") for mention in mentions[part]]
    if not all(isinstance(id, str) for id in ids):
        raise sqlite3.DatabaseError("malformed mentions")
    return cast("list[str]", ids)


def _was(document: Mapping[str, Json]) -> list[str]:
    return cast("list[str]", document.get("was", []))


def _pack(mention: Mention) -> list[Json]:
    value = list(mention.value) if isinstance(mention.value, tuple) else mention.value
    return [
        mention.start,
        mention.end,
        mention.text,
        mention.type,
        mention.entity_id,
        mention.name,
        cast(Json, value),
        mention.unit,
        mention.title,
        mention.confidence,
    ]


def packed_mentions(document: Mapping[str, Json]) -> dict[str, list[list[Json]]]:
    """The mentions of an article's `title` and `text`, each for `unpack_mention`.

    Raises:
        sqlite3.DatabaseError: it is not a document of mentions.
    """
    for part in (document.get("title"), document.get("text")):
        if not isinstance(part, list) or not all(
            isinstance(one, list) and len(one) == len(_FIELDS) for one in part
        ):
            raise sqlite3.DatabaseError("malformed mentions")
    return cast("dict[str, list[list[Json]]]", document)


def unpack_mention(packed: list[Json]) -> Mention:
    """A mention as it was before it was stored.

    Raises:
        sqlite3.DatabaseError: it is none.
    """
    fields = [tuple(field) if isinstance(field, list) else field for field in packed]
    if not all(map(isinstance, fields, _FIELDS)):
        raise sqlite3.DatabaseError("malformed mention")
    return Mention(*fields)  # type: ignore[arg-type]  # their types are right
