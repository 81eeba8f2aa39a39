"""One entity through all articles: when it is named, under which titles, with whom.

The one rule: the cost is bounded. Counts come from postings; titles and company are read from the
mentions of some articles only, the newest and others spread evenly over time.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from math import log

from reader.model import NAMED, Entity, EntityPage, Mention, TitleHeld
from reader.store.articles import total
from reader.store.connection import select_in
from reader.store.documents import Json, decode
from reader.store.keys import number
from reader.store.schema import ENTITIES, MENTIONS
from reader.store.storage import sql_name
from reader.store.tags import entity_from, packed_mentions, unpack_mention
from reader.text import moments
from reader.text.words import forms

_NEWEST, _SPREAD = 100, 100
"""Articles that are looked at: the newest, and so many of the older ones."""
_SHOWN = 50
_COMPANY = 12
_BY_DAY = 92
"""Days up to which mentions are counted by day, not by month."""
_SHIFT = 30
"""Bits of a sortable key below its seconds; see `text.moments.sortable`."""
_LOCAL = 7 * 3600
"""Seconds that the days of `text.moments.NEWS_ZONE` begin earlier."""


def entity(connection: sqlite3.Connection, id: str) -> Entity | None:
    """An entity by its id, or None if the library doesn't know it."""
    row = connection.execute(
        f"SELECT data FROM {sql_name(ENTITIES)} WHERE id = ?", (number(id),)
    ).fetchone()
    counts = connection.execute(
        "SELECT articles, mentions FROM entity_count WHERE entity = ?", (number(id),)
    ).fetchone()
    return entity_from(decode(row[0]), *(counts or (0, 0))) if row else None


def entity_named(connection: sqlite3.Connection, name: str) -> Entity | None:
    """The entity of this name or alias that most articles name, marks as typed before others."""
    exacts, foldeds = forms(name)
    row = connection.execute(
        f"SELECT data, articles, mentions FROM entity_alias JOIN entity_count USING (entity)"
        f" JOIN {sql_name(ENTITIES)} ON id = entity WHERE folded = ? AND articles > 0"
        " ORDER BY exact <> ?, articles DESC LIMIT 1",
        (" ".join(foldeds), " ".join(exacts)),
    ).fetchone()
    return entity_from(decode(row[0]), row[1], row[2]) if row else None


def entity_page(connection: sqlite3.Connection, id: str) -> EntityPage | None:
    """The page of an entity, or None if no article names it."""
    found = entity(connection, id)
    if found is None or not found.articles:
        return None
    rows = connection.execute(
        "SELECT sort FROM posting WHERE entity = ? ORDER BY sort DESC", (number(id),)
    )
    sorts = [sort for (sort,) in rows]
    sample = sorts[:_NEWEST] + _spread(sorts[_NEWEST:])
    mentions = dict(_mentions(connection, sample))
    return EntityPage(
        entity=found,
        titles=_titles(id, mentions),
        mentions=_over_time(connection, number(id), sorts),
        together=_together(connection, id, mentions),
        newest=tuple(map(moments.sequence, sorts[:_SHOWN])),
        looked_at=len(sample),
    )


def common(connection: sqlite3.Connection, one: str, other: str, limit: int) -> Iterator[int]:
    """Ids of the newest articles that name both entities."""
    rows = connection.execute(
        "SELECT sort FROM posting JOIN posting AS other USING (sort)"
        " WHERE posting.entity = ? AND other.entity = ? ORDER BY sort DESC LIMIT ?",
        (number(one), number(other), limit),
    )
    return (moments.sequence(sort) for (sort,) in rows)


def timeline(connection: sqlite3.Connection, id: int) -> list[Mention]:
    """The dates of an article's text that have a value, the earliest first; then its amounts."""
    row = connection.execute(
        f"SELECT data FROM {sql_name(MENTIONS)} WHERE id = ?", (id,)
    ).fetchone()
    document = packed_mentions(decode(row[0])) if row else {"text": []}
    found = [unpack_mention(packed) for packed in document["text"] if packed[6] is not None]
    dates = [one for one in found if one.type == "DATE"]
    dates.sort(key=lambda one: (_begins(str(one.value)), one.start))
    return dates + [one for one in found if one.type in ("MONEY", "QUANTITY")]


def _begins(value: str) -> str:
    """When an ISO or EDTF date begins, to sort by: a century, a quarter, a range as well."""
    first = value.partition("/")[0]
    if first.startswith("C"):
        return f"{100 * int(first[1:]) - 99:04}"
    year, _, quarter = first.partition("-Q")
    return f"{year}-{3 * int(quarter) - 2:02}" if quarter else first


def _spread(sorts: Sequence[int]) -> list[int]:
    step = max(1, -(-len(sorts) // _SPREAD))
    return list(sorts[step - 1 :: step])


def _mentions(
    connection: sqlite3.Connection, sorts: Sequence[int]
) -> Iterator[tuple[int, list[list[Json]]]]:
    """The packed mentions of articles, by their sortable keys."""
    by_id = {moments.sequence(sort): sort for sort in sorts}
    select = f"SELECT id, data FROM {sql_name(MENTIONS)} WHERE id IN ({{}})"
    for id, data in select_in(connection, select, list(by_id)):
        document = packed_mentions(decode(data))
        yield by_id[id], [*document["title"], *document["text"]]


def _titles(id: str, mentions: dict[int, list[list[Json]]]) -> tuple[TitleHeld, ...]:
    days: dict[str, list[str]] = {}
    for sort in sorted(mentions):
        said = {str(one[8]) for one in mentions[sort] if one[4] == id and one[8]}
        for title in said:
            days.setdefault(title, []).append(_day(sort))
    held = [TitleHeld(title, on[0], on[-1], len(on)) for title, on in days.items()]
    return tuple(sorted(held, key=lambda one: (one.last, one.articles), reverse=True))


def _over_time(
    connection: sqlite3.Connection, entity: int, sorts: Sequence[int]
) -> tuple[tuple[str, int], ...]:
    by_day = (sorts[0] - sorts[-1]) >> _SHIFT <= _BY_DAY * 86400
    rows = connection.execute(
        f"SELECT strftime(?, (sort >> {_SHIFT}) + {_LOCAL}, 'unixepoch'), sum(mentions)"
        " FROM posting WHERE entity = ? GROUP BY 1 ORDER BY 1",
        ("%Y-%m-%d" if by_day else "%Y-%m", entity),
    )
    return tuple((str(period), int(count)) for period, count in rows)


def _together(
    connection: sqlite3.Connection, id: str, mentions: dict[int, list[list[Json]]]
) -> tuple[Entity, ...]:
    shared: Counter[str] = Counter()
    for packed in mentions.values():
        shared.update({str(one[4]) for one in packed if one[3] in NAMED} - {id})
    library = total(connection)
    numbers = {number(other): other for other, _ in shared.most_common(8 * _COMPANY)}
    counts = select_in(
        connection, "SELECT entity, articles FROM entity_count WHERE entity IN ({})", [*numbers]
    )
    scores = {
        numbers[other]: shared[numbers[other]] * log(1 + library / max(1, articles))
        for other, articles in counts
    }
    best = sorted(scores, key=lambda other: (-scores[other], other))[:_COMPANY]
    found = (entity(connection, other) for other in best)
    return tuple(
        Entity(one.id, one.name, one.type, one.aliases, shared[one.id], one.mentions)
        for one in found
        if one is not None
    )


def _day(sort: int) -> str:
    moment = datetime.fromtimestamp(sort >> _SHIFT, moments.NEWS_ZONE)
    return moment.date().isoformat()
