"""Whether what is derived in a library file agrees with its documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import cast

from reader.store.articles import Articles
from reader.store.documents import Json
from reader.store.keys import number
from reader.store.schema import ARTICLES, MENTIONS
from reader.store.storage import sql_name
from reader.store.table import Database
from reader.store.tags import entity_ids

_WRONG_COUNTS = """
    SELECT count(*) FROM (
        SELECT entity, articles, mentions FROM entity_count WHERE articles <> 0
        EXCEPT SELECT entity, count(*), sum(mentions) FROM posting GROUP BY entity
        UNION ALL
        SELECT * FROM (SELECT entity, count(*), sum(mentions) FROM posting GROUP BY entity
        EXCEPT SELECT entity, articles, mentions FROM entity_count)
    )"""

_COUNTED = {
    "articles that no list shows": "SELECT count(*) FROM {articles} WHERE id NOT IN"
    " (SELECT id FROM article_row)",
    "rows of articles that are gone": "SELECT count(*) FROM article_row WHERE id NOT IN"
    " (SELECT id FROM {articles})",
    "names in articles that are gone": "SELECT count(*) FROM {mentions} WHERE id NOT IN"
    " (SELECT id FROM article_row)",
    "sketches of articles that are gone": "SELECT count(*) FROM story_sketch WHERE id NOT IN"
    " (SELECT id FROM article_row)",
    "articles that belong to no story": "SELECT count(*) FROM article_row WHERE story NOT IN"
    " (SELECT id FROM story_sketch)",
    "articles counted too many or too few": "SELECT CAST(abs((SELECT count(*) FROM article_row) -"
    " coalesce((SELECT CAST(articles AS REAL) FROM article_total), 0)) AS INTEGER)",
    "names counted wrongly": _WRONG_COUNTS,
}


def faults(database: Database) -> Iterator[str]:
    """What does not agree, one line each: "3 rows of articles that are gone"."""
    execute = database.storage.connection.execute
    tables = {"articles": sql_name(ARTICLES), "mentions": sql_name(MENTIONS)}
    for what, statement in _COUNTED.items():
        (count,) = execute(statement.format(**tables)).fetchone()
        if count:
            yield f"{count} {what}"
    if wrong := Articles(database).stale():
        yield f"{wrong} rows that don't show what their article says"
    if wrong := _wrong_postings(database):
        yield f"{wrong} articles found under other names than they mention"


def _wrong_postings(database: Database) -> int:
    """Articles whose postings are not their mentions, by a sum over both."""
    found = database.storage.connection.execute(
        "SELECT id, count(*), sum(posting.mentions), sum(entity & 0xFFFFFFFF)"
        " FROM posting JOIN article_row USING (sort) GROUP BY sort"
    )
    posted = {id: tuple(sums) for id, *sums in found}
    mentioned: dict[int, tuple[int, ...]] = {}
    for document in database.table(MENTIONS):
        counts = Counter(entity_ids(cast("dict[str, Json]", document)))
        if counts:
            numbers = sum(number(entity_id) & 0xFFFFFFFF for entity_id in counts)
            mentioned[document.doc_id] = (len(counts), counts.total(), numbers)
    return sum(posted.get(id) != mentioned.get(id) for id in posted.keys() | mentioned.keys())
