"""The feeds that the user follows, and what the last visits to them found out.

Two tables of the state, because only what the user made can be undone: `feeds` (address, title,
folder, whether pages are fetched) and `visits` (validators, errors, when to come again). Both are
keyed by the address as it was subscribed to, which articles carry, and which stays when a feed
moves.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from typing import cast

from reader.model import Subscription, Visit
from reader.store.documents import Document
from reader.store.history import Describe, Fields, History, Patch
from reader.store.keys import number
from reader.store.schema import FEEDS, MARKS, VISITS
from reader.store.storage import sql_name
from reader.store.table import Database

_NAMES = frozenset(field.name for field in fields(Visit))


class Feeds:
    """The feeds of a state file."""

    def __init__(self, database: Database, history: History) -> None:
        self._feeds = database.table(FEEDS)
        self._visits = database.table(VISITS)
        self._history = history
        self._transaction = database.storage.transaction

    def all(self) -> list[Subscription]:
        """The subscribed feeds, in no order."""
        return [_subscription(document) for document in self._feeds.all()]

    def holds(self, url: str) -> bool:
        """Whether this address is subscribed to."""
        return self._feeds.get(doc_id=number(url)) is not None

    def subscribe(self, feeds: Iterable[Subscription], at: str, describe: Describe) -> int:
        """Follow feeds that aren't followed yet; how many."""
        with self._transaction():
            patches = [
                _patch(feed.url, {"title": feed.title, "folder": feed.folder, "added": at})
                for feed in {feed.url: feed for feed in feeds}.values()
                if not self.holds(feed.url)
            ]
            return self._history.change(patches, describe)

    def unsubscribe(self, url: str, describe: Describe) -> int:
        """Stop following a feed; whether it was followed."""
        gone: Fields = dict.fromkeys(("url", "title", "folder", "added", "full_text"))
        return self._history.change([Patch(FEEDS, number(url), gone)], describe)

    def change(self, url: str, values: Fields, describe: Describe) -> int:
        """Change fields of a feed that is followed; whether they differ."""
        return self._history.change([_patch(url, values)], describe)

    def change_all(self, urls: Iterable[str], values: Fields, describe: Describe) -> int:
        """Change fields of feeds that are followed; how many feeds differ."""
        return self._history.change([_patch(url, values) for url in urls], describe)

    def visit(self, url: str) -> Visit:
        """What the last visit to a feed found out; the default before the first."""
        document = cast(Document, self._visits.get(doc_id=number(url)) or {})
        known = {name: value for name, value in document.items() if name in _NAMES}
        return Visit(**known)  # type: ignore[arg-type]  # the names are the fields'

    def record(self, visits: Mapping[str, Visit]) -> None:
        """Keep what visits to feeds found out, durably, in one transaction."""
        written: dict[int, Document | None] = {}
        for url, visit in visits.items():
            found = {name: value for name, value in asdict(visit).items() if value is not None}
            written[number(url)] = {"url": url, **found}
        with self._transaction():
            self._visits.put(written)  # whole: what is None now must not stay as it was


def unread(connection: sqlite3.Connection, urls: Iterable[str]) -> dict[str, int]:
    """How many articles of each feed are unread and not muted; feeds without any are left out."""
    counted = dict(
        connection.execute(
            "SELECT feed, count(*) FROM article_row WHERE feed IS NOT NULL"
            " AND sort NOT IN (SELECT sort FROM muted) AND mark NOT IN"
            f" (SELECT id FROM state.{sql_name(MARKS)}"
            " WHERE json_extract(data, '$.\"read\"') IS NOT NULL) GROUP BY feed"
        ).fetchall()
    )
    return {url: counted[number(url)] for url in urls if number(url) in counted}


def latest(connection: sqlite3.Connection) -> int:
    """The id of the article that came last; 0 without any."""
    (id,) = connection.execute("SELECT max(id) FROM article_row").fetchone()
    return id or 0


def brought(connection: sqlite3.Connection, urls: Iterable[str], after: int) -> list[int]:
    """Ids of the articles that these feeds brought after an article, the newest first."""
    wanted = {number(url) for url in urls}
    rows = connection.execute(
        "SELECT id, feed FROM article_row WHERE id > ? AND feed IS NOT NULL ORDER BY sort DESC",
        (after,),
    )
    return [id for id, feed in rows if feed in wanted]


def _patch(url: str, values: Fields) -> Patch:
    return Patch(FEEDS, number(url), {"url": url, **values})


def _subscription(document: Document) -> Subscription:
    return Subscription(
        cast(str, document["url"]),
        cast(str, document.get("title") or ""),
        cast(str, document.get("folder") or ""),
        bool(document.get("full_text")),
    )
