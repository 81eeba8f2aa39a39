"""The full-text index: which articles hold a word, a phrase, a word as it is written.

Vietnamese words are pairs of common syllables, so pairs are tokens too: a phrase of words is a
phrase of pairs, which few articles share. An article becomes one FTS5 row without content:

    lam       a word, folded             =lâm       the same as written
    <l <la    how a word begins, folded: one letter, two
    :t… :l…   a word in both forms, in the title, in the lede
    :s… :f…   a word in both forms, of the source's name, of the feed's address
    to_lam    two words side by side     =tô_lâm    the same as written
    :tto_lam  the same two, in the title

The column `title` holds the title, `text` everything else. Pairs stand in the order of the text,
after each paragraph a token that no query asks for; the other tokens stand in any order. Rows are
numbered by the article's sortable key, so answers stream newest first.
"""

from __future__ import annotations

from itertools import pairwise

from reader.model import Article, Connection
from reader.text.words import forms

INDEX_VERSION = 3
"""Raised whenever the tokens of an article change, so that an old index is rebuilt."""

TABLES = ("search_index", "vocabulary")
"""What the index consists of: dropped and created to begin anew."""

BEGINNING = 2
"""Letters of the longest beginning that is a token of its own."""

WordForms = tuple[str, str]
"""A word folded, and exact."""

Forms = tuple[list[str], list[str]]
"""The words of a text, exact, and folded."""

_BREAK = "__"
_CREATE = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS search_index USING fts5"
    "(title, text, content='', columnsize=0, tokenize=\"ascii tokenchars '_=:<'\")",
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
    title, text, vocabulary = _read(article)
    connection.execute(
        "INSERT INTO search_index (rowid, title, text) VALUES (?, ?, ?)", (sort, title, text)
    )
    connection.executemany(
        "INSERT INTO vocabulary VALUES (?, ?, 1)"
        " ON CONFLICT (folded, exact) DO UPDATE SET articles = articles + 1",
        vocabulary,
    )


def remove(connection: Connection, sort: int, article: Article) -> None:
    """Take an article out again; `article` must be what was indexed under `sort`."""
    title, text, vocabulary = _read(article)
    connection.execute(
        "INSERT INTO search_index (search_index, rowid, title, text) VALUES ('delete', ?, ?, ?)",
        (sort, title, text),
    )
    connection.executemany(
        "UPDATE vocabulary SET articles = articles - 1 WHERE folded = ? AND exact = ?", vocabulary
    )
    connection.executemany(
        "DELETE FROM vocabulary WHERE folded = ? AND exact = ? AND articles = 0", vocabulary
    )


def _read(article: Article) -> tuple[str, str, set[WordForms]]:
    """The tokens of an article's title, of its text, and the words of both."""
    title = forms(article.title)
    in_title = _distinct(title)
    title_tokens = _tokens(in_title) | _tokens(in_title, ":t") | _beginnings(in_title)
    title_pairs = [*_pairs(title), *_pairs(title, ":t")]

    paragraphs = [forms(text) for text in (article.lede, *article.body)]
    in_text = set().union(*map(_distinct, paragraphs))
    tokens = _tokens(in_text) | _tokens(_distinct(paragraphs[0]), ":l") | _beginnings(in_text)
    for marker, name in ((":s", article.source), (":f", article.feed)):
        tokens |= _tokens(_distinct(forms(name or "")), marker)
    pairs = [pair for paragraph in paragraphs for pair in _pairs(paragraph)]
    return _joined(title_tokens, title_pairs), _joined(tokens, pairs), in_title | in_text


def _joined(tokens: set[str], pairs: list[str]) -> str:
    """Sorted, because what is taken out must be letter for letter what was put in."""
    return " ".join((*sorted(tokens), *pairs))


def _distinct(words: Forms) -> set[WordForms]:
    exacts, foldeds = words
    return set(zip(foldeds, exacts, strict=True))


def _tokens(words: set[WordForms], marker: str = "") -> set[str]:
    return {marker + folded for folded, _ in words} | {f"{marker}={exact}" for _, exact in words}


def _beginnings(words: set[WordForms]) -> set[str]:
    return {"<" + folded[:length] for folded, _ in words for length in range(1, BEGINNING + 1)}


def _pairs(words: Forms, marker: str = "") -> list[str]:
    """The pairs of a paragraph as they follow each other, folded and then as written."""
    exacts, foldeds = words
    return [
        *(f"{marker}{one}_{two}" for one, two in pairwise(foldeds)),
        _BREAK,
        *(f"{marker}={one}_{two}" for one, two in pairwise(exacts)),
        _BREAK,
    ]
