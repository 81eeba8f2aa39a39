"""The full-text index: which articles hold a word, a phrase, a word as it is written.

Vietnamese words are pairs of common syllables, so pairs are tokens too: a phrase of words is a
phrase of pairs, which few articles share. `search_index` holds the tokens of an article as a set,
without positions:

    lam       a word, folded             =lâm       the same as written
    <l <la    how a word begins, folded, up to four letters
    <lâ       how it begins as written but for its tone, where that isn't the same
    :t… :l…   a word in both forms, in the title, in the lede
    :o…       a word in both forms, in the title only
    :s… :f…   a word in both forms, of the source's name, of the feed's address

and `search_pairs` the pairs in the order of the text, after each paragraph a token that no query
asks for; its column `title` holds those of the title, `text` all others:

    to_lam    two words side by side     =tô_lâm    the same as written

Both are FTS5 without content, numbered by the article's id: small numbers, which take little room.
`search_state` tells those who remember answers what has changed since, see `searcher`; what is
derived from the index stands in `sets`.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import count, pairwise
from unicodedata import normalize

from reader.model import Article
from reader.search.connection import Connection
from reader.search.sets import KEPT_TABLES, note_rewritten
from reader.text.moments import sequence
from reader.text.syllables import TONES
from reader.text.words import forms

INDEX_VERSION = 4
"""Raised whenever the tokens of an article change, so that an old index is rebuilt."""

TEXTS = ("search_index", "search_pairs")
"""The tables of tokens."""

TABLES = (*TEXTS, "search_state", "vocabulary", *KEPT_TABLES)
"""What the index consists of: dropped and created to begin anew."""

BEGINNING = 4
"""Letters of the longest beginning that is a token of its own."""

BLOCKS = 500
"""Blocks of an old index, of 4 KB, that go at once: more than as many new articles bring."""

_OLD = "search_old_"
_STRUCTURE = 10
"""The highest id of the blocks without which FTS5 can't open a table, not even to drop it."""

WordForms = tuple[str, str]
"""A word folded, and exact."""

Forms = tuple[list[str], list[str]]
"""The words of a text, exact, and folded."""

_BREAK = "__"
_TOKENIZER = "content='', columnsize=0, tokenize=\"ascii tokenchars '_=:<'\""
_CREATE = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS search_index"
    f" USING fts5(tokens, detail=none, {_TOKENIZER})",
    f"CREATE VIRTUAL TABLE IF NOT EXISTS search_pairs USING fts5(text, title, {_TOKENIZER})",
    # The words of the library, to complete what is being typed.
    "CREATE TABLE IF NOT EXISTS vocabulary"
    " (folded TEXT, exact TEXT, articles INTEGER NOT NULL, PRIMARY KEY (folded, exact))"
    " WITHOUT ROWID",
    # `epoch` is another number whenever something else happens than that articles with higher
    # ids than `last` come in.
    "CREATE TABLE IF NOT EXISTS search_state (epoch INTEGER NOT NULL, last INTEGER NOT NULL)",
    "INSERT INTO search_state SELECT random() & 0xffffffffffff, 0"
    " WHERE NOT EXISTS (SELECT 1 FROM search_state)",
)


def create(connection: Connection) -> None:
    """Make an empty index if there is none."""
    for statement in _CREATE:
        connection.execute(statement)


def is_whole(connection: Connection) -> bool:
    """Whether an index has all that `create` makes."""
    if not all(_has(connection, table) for table in (*TEXTS, "search_state", "vocabulary")):
        return False
    states = connection.execute("SELECT typeof(epoch), typeof(last) FROM search_state").fetchall()
    return states == [("integer", "integer")]


def begin_anew(connection: Connection) -> None:
    """Make an empty index in the place of the one there is, in the caller's transaction.

    To drop two gigabytes takes seconds: the old tables are renamed, and go with `discard`.
    """
    for table in TEXTS:
        if _has(connection, table):
            number = next(n for n in count(1) if not _has(connection, f"{_OLD}{n}"))
            connection.execute(f"ALTER TABLE {table} RENAME TO {_OLD}{number}")
    for table in TABLES:
        connection.execute(f"DROP TABLE IF EXISTS {table}")
    create(connection)


def discard(connection: Connection, blocks: int = BLOCKS) -> None:
    """Drop so much of an old index, in the caller's transaction; nothing where there is none."""
    row = connection.execute(
        "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL%' AND name GLOB ?",
        (f"{_OLD}*",),
    ).fetchone()
    if row is None:
        return
    data = f"{row[0]}_data"
    connection.execute(
        f"DELETE FROM {data} WHERE id IN (SELECT id FROM {data} WHERE id > ? LIMIT ?)",
        (_STRUCTURE, blocks),
    )
    if not connection.execute(f"SELECT 1 FROM {data} WHERE id > ?", (_STRUCTURE,)).fetchone():
        connection.execute(f"DROP TABLE {row[0]}")


def _has(connection: Connection, table: str) -> bool:
    found = connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,))
    return found.fetchone() is not None


def add(connection: Connection, sort: int, article: Article) -> None:
    """Index an article under the id in its sortable key, in the caller's transaction."""
    id = sequence(sort)
    tokens, (text, title), vocabulary = _read(article)
    connection.execute("INSERT INTO search_index (rowid, tokens) VALUES (?, ?)", (id, tokens))
    connection.execute(
        "INSERT INTO search_pairs (rowid, text, title) VALUES (?, ?, ?)", (id, text, title)
    )
    connection.executemany(
        "INSERT INTO vocabulary VALUES (?, ?, 1)"
        " ON CONFLICT (folded, exact) DO UPDATE SET articles = articles + 1",
        vocabulary,
    )
    connection.execute(
        "UPDATE search_state SET epoch = epoch + (last >= ?), last = max(last, ?)", (id, id)
    )
    note_rewritten(connection, id, f"{tokens} {text} {title}")


def remove(connection: Connection, sort: int, article: Article) -> None:
    """Take an article out again; `article` must be what was indexed under `sort`."""
    id = sequence(sort)
    tokens, (text, title), vocabulary = _read(article)
    connection.execute(
        "INSERT INTO search_index (search_index, rowid, tokens) VALUES ('delete', ?, ?)",
        (id, tokens),
    )
    connection.execute(
        "INSERT INTO search_pairs (search_pairs, rowid, text, title) VALUES ('delete', ?, ?, ?)",
        (id, text, title),
    )
    connection.executemany(
        "UPDATE vocabulary SET articles = articles - 1 WHERE folded = ? AND exact = ?", vocabulary
    )
    connection.executemany(
        "DELETE FROM vocabulary WHERE folded = ? AND exact = ? AND articles = 0", vocabulary
    )
    connection.execute("UPDATE search_state SET epoch = epoch + 1")


def renew(connection: Connection) -> None:
    """Make those who remember answers forget them: this index has taken another's place."""
    if _has(connection, "search_state"):
        connection.execute("UPDATE search_state SET epoch = random() & 0xffffffffffff")


@lru_cache(maxsize=16384)
def toneless(word: str) -> str:
    """A word as written but for its tones: `hội` is `hôi`."""
    return normalize("NFC", "".join(c for c in normalize("NFD", word) if c not in TONES))


def _read(article: Article) -> tuple[str, tuple[str, str], set[WordForms]]:
    """The tokens of an article, its pairs in the text and in the title, and its words."""
    title = forms(article.title)
    paragraphs = [forms(text) for text in (article.lede, *article.body)]
    in_title, in_lede = _distinct(title), _distinct(paragraphs[0])
    in_text = set().union(*map(_distinct, paragraphs))
    both = in_title | in_text
    tokens = _tokens(both) | _tokens(in_title, ":t") | _tokens(in_lede, ":l") | _beginnings(both)
    tokens |= _tokens(in_title, ":o") - _tokens(in_text, ":o")
    for marker, name in ((":s", article.source), (":f", article.feed)):
        tokens |= _tokens(_distinct(forms(name or "")), marker)
    pairs = " ".join(pair for paragraph in paragraphs for pair in _pairs(paragraph))
    # Sorted, because what is taken out must be letter for letter what was put in.
    return " ".join(sorted(tokens)), (pairs, " ".join(_pairs(title))), both


def _distinct(words: Forms) -> set[WordForms]:
    exacts, foldeds = words
    return set(zip(foldeds, exacts, strict=True))


def _tokens(words: set[WordForms], marker: str = "") -> set[str]:
    return {marker + folded for folded, _ in words} | {f"{marker}={exact}" for _, exact in words}


def _beginnings(words: set[WordForms]) -> set[str]:
    return {beginning for folded, exact in words for beginning in _begins(folded, exact)}


@lru_cache(maxsize=16384)
def _begins(folded: str, exact: str) -> tuple[str, ...]:
    lengths = range(1, BEGINNING + 1)
    plain = toneless(exact)
    starts = {folded[:length] for length in lengths} | {plain[:length] for length in lengths}
    return tuple("<" + start for start in starts)


def _pairs(words: Forms) -> list[str]:
    """The pairs of a paragraph as they follow each other, folded and then as written."""
    exacts, foldeds = words
    return [
        *(f"{one}_{two}" for one, two in pairwise(foldeds)),
        _BREAK,
        *(f"={one}_{two}" for one, two in pairwise(exacts)),
        _BREAK,
    ]
