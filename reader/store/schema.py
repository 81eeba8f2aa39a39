"""What stands in the library's two files beside TinyDB's documents, by numbered migrations.

`library` holds the articles and what is derived from them; `state` what the user made. The
tables below and the views are what search sees; everything derived can be built again.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable

from reader.language import _
from reader.model import LibraryError
from reader.store.backup import copy
from reader.store.connection import explained
from reader.store.documents import encode
from reader.store.keys import number
from reader.store.pushdown import field
from reader.store.storage import RowStorage, sql_name

ARTICLES = "articles"
MENTIONS = "mentions"
ENTITIES = "entities"
MARKS = "marks"
KEPT = "kept"
FEEDS = "feeds"
VISITS = "visits"
CORRECTIONS = "corrections"
SAVED = "saved"
PLACES = "places"
MUTES = "mutes"

Migration = Callable[[RowStorage], None]
"""Takes a file from one version to the next, inside a transaction."""

_LIBRARY = """
    CREATE TABLE article_row (
        sort INTEGER PRIMARY KEY,       -- text.moments.sortable: what every list streams by
        id INTEGER NOT NULL UNIQUE,     -- document id in `articles`
        mark INTEGER NOT NULL UNIQUE,   -- document id in the state's `marks`
        story INTEGER NOT NULL,         -- id of the first article that told this story
        lexicon INTEGER NOT NULL DEFAULT 0,  -- that its entities were recognised with; 0: not yet
        address TEXT,                   -- without tracking parameters
        title_key TEXT NOT NULL,        -- dictionary order
        source_key TEXT NOT NULL,
        head TEXT NOT NULL              -- JSON of what a list shows
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
"""


def prepare_library(storage: RowStorage) -> bool:
    """Bring a library file up to this version of the program; whether it was just made."""
    migrations = (
        _create_library, _add_index_version, _add_feed, _add_corrected, _add_muted, _add_gone,
        _part_muted, _count_articles,
    )  # fmt: skip
    return _migrate(storage, migrations) == 0


def prepare_state(storage: RowStorage) -> bool:
    """Bring a state file up to this version of the program; whether it was just made."""
    migrations = (
        _create_state, _add_history, _keep_articles_apart, _add_feeds, _add_places, _unwrap_kept,
    )  # fmt: skip
    return _migrate(storage, migrations) == 0


def create_views(connection: sqlite3.Connection) -> None:
    """Give a reading connection, with the state attached, the shapes that search knows."""
    fields = ", ".join(f"{field((name,))} AS {name}" for name in ("read", "bookmarked", "note"))
    connection.execute(
        f"CREATE TEMP VIEW mark AS SELECT id, {fields}, {field(('tags',))} AS tags"
        f" FROM state.{sql_name(MARKS)}"
    )
    for name in ("read", "bookmarked", "note"):  # the index is not used through the view above
        connection.execute(
            f"CREATE TEMP VIEW marked_{name} AS SELECT id FROM state.{sql_name(MARKS)}"
            f" WHERE {field((name,))} IS NOT NULL"
        )
    names = ", ".join(f"{field((name,))} AS {name}" for name in ("url", "title", "folder"))
    connection.execute(
        f"CREATE TEMP VIEW feed AS SELECT id, {names}, (SELECT {field(('title',))}"
        f" FROM state.{sql_name(VISITS)} AS visit WHERE visit.id = followed.id) AS own_title"
        f" FROM state.{sql_name(FEEDS)} AS followed"
    )


def _create_library(storage: RowStorage) -> None:
    for name in (ARTICLES, MENTIONS, ENTITIES):
        storage.create(name)
    for statement in _statements(_LIBRARY):
        storage.connection.execute(statement)


def _create_state(storage: RowStorage) -> None:
    for name in ("read", "bookmarked", "note"):
        storage.index(MARKS, name)


def _add_index_version(storage: RowStorage) -> None:
    """2: which version of the search index the file holds, and which articles are not in it."""
    execute = storage.connection.execute
    execute("CREATE TABLE derived (name TEXT PRIMARY KEY, version INTEGER NOT NULL)")
    execute("ALTER TABLE article_row ADD COLUMN indexed INTEGER NOT NULL DEFAULT 1")
    execute("INSERT INTO derived SELECT name, 1 FROM sqlite_master WHERE name = 'search_index'")
    execute("CREATE INDEX article_row_unindexed ON article_row (sort) WHERE NOT indexed")


def _add_feed(storage: RowStorage) -> None:
    """3: which feed brought an article, so that the unread of a feed can be counted."""
    execute = storage.connection.execute
    execute("ALTER TABLE article_row ADD COLUMN feed INTEGER")
    feed = field(("feed",))
    select = f"SELECT id, {feed} FROM {sql_name(ARTICLES)} WHERE {feed} IS NOT NULL"
    storage.connection.executemany(
        "UPDATE article_row SET feed = ? WHERE id = ?",
        [(number(url), id) for id, url in execute(select).fetchall()],
    )
    execute("CREATE INDEX article_row_feed ON article_row (feed, mark) WHERE feed IS NOT NULL")


def _add_corrected(storage: RowStorage) -> None:
    """4: which articles name entities that corrections changed or hid."""
    storage.connection.execute(
        "CREATE TABLE corrected (entity INTEGER, sort INTEGER, PRIMARY KEY (entity, sort))"
        " WITHOUT ROWID"
    )


def _add_muted(storage: RowStorage) -> None:
    """5: which articles are hidden, and by which rules."""
    execute = storage.connection.execute
    execute(
        "CREATE TABLE muted (sort INTEGER, rule INTEGER, PRIMARY KEY (sort, rule)) WITHOUT ROWID"
    )
    execute("CREATE INDEX muted_rule ON muted (rule)")


def _add_gone(storage: RowStorage) -> None:
    """6: which articles were let go, so that no feed brings them back."""
    storage.connection.execute("CREATE TABLE gone (mark INTEGER PRIMARY KEY)")


def _part_muted(storage: RowStorage) -> None:
    """7: hidden articles apart from the rules, each once: only so are many counted at once."""
    execute = storage.connection.execute
    execute("ALTER TABLE muted RENAME TO muted_by")
    execute("CREATE TABLE muted (sort INTEGER PRIMARY KEY)")
    execute("INSERT INTO muted SELECT DISTINCT sort FROM muted_by")
    execute(
        "CREATE TRIGGER muted_by_more AFTER INSERT ON muted_by"
        " BEGIN INSERT OR IGNORE INTO muted VALUES (new.sort); END"
    )
    execute(
        "CREATE TRIGGER muted_by_less AFTER DELETE ON muted_by"
        " WHEN NOT EXISTS (SELECT 1 FROM muted_by WHERE sort = old.sort)"
        " BEGIN DELETE FROM muted WHERE sort = old.sort; END"
    )


def _count_articles(storage: RowStorage) -> None:
    """8: how many articles there are, which takes milliseconds to count in a large library."""
    execute = storage.connection.execute
    execute("CREATE TABLE article_total (articles INTEGER NOT NULL)")
    execute("INSERT INTO article_total SELECT count(*) FROM article_row")
    for event, change in (("INSERT", "+ 1"), ("DELETE", "- 1")):
        execute(
            f"CREATE TRIGGER article_total_{event.lower()} AFTER {event} ON article_row"
            f" BEGIN UPDATE article_total SET articles = articles {change}; END"
        )


def _add_history(storage: RowStorage) -> None:
    """2: a log of changes that can be undone."""
    storage.connection.execute(
        "CREATE TABLE change (id INTEGER PRIMARY KEY, undone INTEGER NOT NULL DEFAULT 0,"
        " what TEXT NOT NULL, patches TEXT NOT NULL)"
    )


def _keep_articles_apart(storage: RowStorage) -> None:
    """3: the articles of bookmarks in a table of their own; marks stay small, and fast to read."""
    storage.create(MARKS)
    storage.create(KEPT)
    article, execute = field(("article",)), storage.connection.execute
    execute(
        f"INSERT INTO {sql_name(KEPT)} SELECT id,"
        f" json_object('key', {field(('key',))}, 'article', {article} || '')"
        f" FROM {sql_name(MARKS)} WHERE {article} IS NOT NULL"
    )
    execute(
        f"UPDATE {sql_name(MARKS)} SET data = json_remove(data, '$.article')"
        f" WHERE {article} IS NOT NULL"
    )


def _add_feeds(storage: RowStorage) -> None:
    """4: tables that search reads, also while no feed is followed."""
    storage.create(FEEDS)
    storage.create(VISITS)


def _add_places(storage: RowStorage) -> None:
    """5: how far articles were read."""
    storage.create(PLACES)


def _unwrap_kept(storage: RowStorage) -> None:
    """6: the articles of bookmarks as they stand in the library, not as a string in a document."""
    execute, article = storage.connection.execute, field(("article",))
    execute(f"UPDATE {sql_name(KEPT)} SET data = {article} WHERE {article} IS NOT NULL")
    for id, patches in execute("SELECT id, patches FROM change").fetchall():
        unwrapped = [
            (table, document, content["article"] if table == KEPT else content)
            for table, document, content in json.loads(patches)
        ]
        execute("UPDATE change SET patches = ? WHERE id = ?", (encode(unwrapped), id))


def _migrate(storage: RowStorage, migrations: tuple[Migration, ...]) -> int:
    """Run what a file lacks, after a backup beside it; the version that it had."""
    if (version := _version(storage)) == len(migrations):
        return version
    with storage.transaction():
        version = _version(storage)  # again, under the lock: another process may have been first
        if version > len(migrations):
            raise LibraryError(
                _("{path} was written by a newer reader: upgrade reader to open it").format(
                    path=storage.path
                )
            )
        if 0 < version < len(migrations):
            copy(storage.path, storage.path.with_suffix(f".v{version}.backup"))
        for migrate in migrations[version:]:
            migrate(storage)
        storage.connection.execute(f"PRAGMA user_version = {len(migrations)}")
    return version


def _version(storage: RowStorage) -> int:
    with explained(storage.path):
        (version,) = storage.connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def _statements(script: str) -> list[str]:
    """The statements of a script: `executescript` would commit the transaction."""
    lines = (line.partition("--")[0] for line in script.splitlines())
    return [statement for statement in "\n".join(lines).split(";") if statement.strip()]
