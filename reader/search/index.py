"""The full-text index: which articles hold a word, a pair of words, a word as it is written.

Vietnamese words are pairs of common syllables, so pairs are tokens too. An article becomes a bag
of tokens (an FTS5 table without positions or content):

    lam       a word, folded             =lâm       the same as written
    to_lam    two words side by side     =tô_lâm    the same as written
    t:…       the same four, in the title
    l:…       the two kinds of words, in the lede
    s:…       a word of the source's name, f:… of the feed's address

Rows are numbered by the article's sortable key, so answers stream newest first.
"""

from __future__ import annotations

from itertools import pairwise

from reader.model import Article, Connection
from reader.text.words import forms

INDEX_VERSION = 2
"""Raised whenever the tokens of an article change, so that an old index is rebuilt."""

TABLES = ("search_index", "vocabulary")
"""What the index consists of: dropped and created to begin anew."""

WordForms = tuple[str, str]
"""A word folded, and exact."""

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
    tokens, vocabulary = _read(article)
    connection.execute(
        "INSERT INTO search_index (rowid, tokens) VALUES (?, ?)", (sort, " ".join(tokens))
    )
    connection.executemany(
        "INSERT INTO vocabulary VALUES (?, ?, 1)"
        " ON CONFLICT (folded, exact) DO UPDATE SET articles = articles + 1",
        vocabulary,
    )


def remove(connection: Connection, sort: int, article: Article) -> None:
    """Take an article out again; `article` must be what was indexed under `sort`."""
    tokens, vocabulary = _read(article)
    connection.execute(
        "INSERT INTO search_index (search_index, rowid, tokens) VALUES ('delete', ?, ?)",
        (sort, " ".join(tokens)),
    )
    connection.executemany(
        "UPDATE vocabulary SET articles = articles - 1 WHERE folded = ? AND exact = ?", vocabulary
    )
    connection.executemany(
        "DELETE FROM vocabulary WHERE folded = ? AND exact = ? AND articles = 0", vocabulary
    )


def _read(article: Article) -> tuple[set[str], set[WordForms]]:
    """Every token of an article, and every word of it."""
    words, pairs = _parts(article.title)
    tokens = {"t:" + token for token in _tokens(words) | pairs}
    in_lede, lede_pairs = _parts(article.lede)
    tokens.update("l:" + token for token in _tokens(in_lede))
    words |= in_lede
    pairs |= lede_pairs
    for paragraph in article.body:
        more_words, more_pairs = _parts(paragraph)
        words |= more_words
        pairs |= more_pairs
    tokens |= _tokens(words) | pairs
    tokens.update("s:" + folded for folded in forms(article.source or "")[1])
    tokens.update("f:" + folded for folded in forms(article.feed or "")[1])
    return tokens, words


def _parts(text: str) -> tuple[set[WordForms], set[str]]:
    """The words of a text, and its pairs of words as tokens."""
    exacts, foldeds = forms(text)
    pairs = {f"{one}_{two}" for one, two in pairwise(foldeds)}
    pairs.update(f"={one}_{two}" for one, two in pairwise(exacts))
    return set(zip(foldeds, exacts, strict=True)), pairs


def _tokens(words: set[WordForms]) -> set[str]:
    return {folded for folded, _ in words} | {"=" + exact for _, exact in words}
