"""The full-text index: which articles hold a word, a pair of words, a word as it is written.

Vietnamese words are pairs of common syllables, so pairs are tokens too. An article becomes a bag
of tokens (an FTS5 table without positions or content):

    lam       a word, folded             =lâm       the same as written
    to_lam    two words side by side     =tô_lâm    the same as written
    t:… l:…   the same four, in the title, in the lede
    s:…       a word of the source's name, f:… of the feed's address

Rows are numbered by the article's sortable key, so answers stream newest first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from reader.model import Article, Connection
from reader.text.words import forms

INDEX_VERSION = 1
"""Raised whenever the tokens of an article change, so that an old index is rebuilt."""

_CREATE = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS search_index USING fts5"
    "(tokens, content='', columnsize=0, detail=none, tokenize=\"ascii tokenchars '_=:'\")",
    # The words of the library, to complete what is being typed.
    "CREATE TABLE IF NOT EXISTS vocabulary"
    " (folded TEXT, exact TEXT, articles INTEGER NOT NULL, PRIMARY KEY (folded, exact))"
    " WITHOUT ROWID",
)


def create(connection: Connection) -> None:
    """Make an empty index if there is none."""
    for statement in _CREATE:
        connection.execute(statement)


def add(connection: Connection, sort: int, article: Article) -> None:
    """Index an article under its sortable key, in the caller's transaction."""
    connection.execute(
        "INSERT INTO search_index (rowid, tokens) VALUES (?, ?)", (sort, _document(article))
    )
    connection.executemany(
        "INSERT INTO vocabulary VALUES (?, ?, 1)"
        " ON CONFLICT (folded, exact) DO UPDATE SET articles = articles + 1",
        sorted(_vocabulary(article)),
    )


def remove(connection: Connection, sort: int, article: Article) -> None:
    """Take an article out again; `article` must be what was indexed under `sort`."""
    connection.execute(
        "INSERT INTO search_index (search_index, rowid, tokens) VALUES ('delete', ?, ?)",
        (sort, _document(article)),
    )
    connection.executemany(
        "UPDATE vocabulary SET articles = articles - 1 WHERE folded = ? AND exact = ?",
        _vocabulary(article),
    )


def tokens(article: Article) -> set[str]:
    """Every token of an article, as the module's docstring lists them."""
    bag: set[str] = set()
    for prefix, text in (("t:", article.title), ("l:", article.lede)):
        mine = set(_text_tokens(text))
        bag.update(mine)
        bag.update(prefix + token for token in mine)
    for paragraph in article.body:
        bag.update(_text_tokens(paragraph))
    bag.update("s:" + folded for folded in forms(article.source or "")[1])
    bag.update("f:" + folded for folded in forms(article.feed or "")[1])
    return bag


def _document(article: Article) -> str:
    return " ".join(sorted(tokens(article)))


def _text_tokens(text: str) -> Iterator[str]:
    exacts, foldeds = forms(text)
    yield from foldeds
    yield from ("=" + exact for exact in exacts)
    yield from (f"{one}_{two}" for one, two in pairwise(foldeds))
    yield from (f"={one}_{two}" for one, two in pairwise(exacts))


def _vocabulary(article: Article) -> Iterable[tuple[str, str]]:
    bag: set[tuple[str, str]] = set()
    for text in (article.title, article.lede, *article.body):
        exacts, foldeds = forms(text)
        bag.update(zip(foldeds, exacts, strict=True))
    return bag
