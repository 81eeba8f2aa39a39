"""What a query that finds nothing may have meant: keys of an input method, or a slip of the finger.

Every suggestion is tried before it is made: it finds something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import chain, islice, product, takewhile

from reader.search.connection import Connection
from reader.search.query import And, Query, Term, Words, parse
from reader.search.rank import answer
from reader.search.searcher import Searcher
from reader.text import telex

_CANDIDATES = 4000
"""Names that are compared at most, those most named first."""
_PER_WORD = 4
_LONGEST = 20
"""Words of a query that is looked at: a longer one was pasted, and its guesses cost seconds."""
_TRIED = 30
_NAMED = re.compile(
    r"""(?: (?<![^\s(])-? (?:tag|source|feed): | (?<![^\s(])-? @ )
        (?P<words> [^\s()":]+ (?: \s+ [^\s()":@-][^\s()":]* (?![^\s)]) )+ )""",
    re.VERBOSE | re.IGNORECASE,
)
"""A field that holds names, and words after it that may be part of one."""


def suggest(searcher: Searcher, text: str, *, today: date) -> str | None:
    """A query like this one that finds something.

    A name of several words is put in quotes. Slips are mended where there are no operators, and
    no more words than where a slip matters. None if nothing is near.
    """
    terms = _plain(parse(text, today=today))
    if len(terms) > _LONGEST:
        return None
    guesses = chain(_quoted(text), _guesses(searcher.connection, text, terms) if terms else ())
    for guess in islice(guesses, _TRIED):
        if answer(searcher, parse(guess, today=today), None, 1).total:
            return guess
    return None


def _plain(query: Query) -> tuple[Term, ...]:
    """The words of a query that is nothing but words."""
    root = query.root
    if not isinstance(root, And) or query.notes:
        return ()
    if not all(isinstance(node, Words) and node.field is None for node in root.nodes):
        return ()
    return query.terms


def _quoted(text: str) -> Iterator[str]:
    """With quotes round the words after a field, as many of them as can be first."""
    for match in _NAMED.finditer(text):
        start = match.start("words")
        words = takewhile(lambda word: word[0] != "OR", re.finditer(r"\S+", match["words"]))
        for end in [start + word.end() for word in words][_LONGEST:0:-1]:
            yield f'{text[:start]}"{text[start:end]}"{text[end:]}'


def _guesses(connection: Connection, text: str, terms: tuple[Term, ...]) -> Iterator[str]:
    decoded = telex.decode(text)
    if decoded is not None:
        yield decoded
    yield from _names(connection, " ".join(term.folded for term in terms))
    choices = [[term.exact, *_words(connection, term.folded)] for term in terms]
    yield from (" ".join(words) for words in islice(product(*choices), 1, None))


def _names(connection: Connection, folded: str) -> list[str]:
    """Names of entities a slip or two away, the nearest first, of these the most named."""
    slips = _slips(folded)
    shortest, longest = len(folded) - slips, len(folded) + slips
    rows = connection.execute(
        "SELECT folded, exact FROM entity_alias JOIN entity_count USING (entity)"
        " WHERE folded BETWEEN ? AND ? AND length(folded) BETWEEN ? AND ? AND articles > 0"
        " ORDER BY articles DESC LIMIT ?",
        (folded[:1], folded[:1] + "\U0010ffff", shortest, longest, _CANDIDATES),
    )
    near = [
        (distance, exact)
        for name, exact in rows
        if name != folded
        and _digits(name) == _digits(folded)
        and (distance := edits(name, folded, slips)) <= slips
    ]
    near.sort(key=lambda found: found[0])
    return list(dict.fromkeys(exact for _, exact in near[:_TRIED]))


def _words(connection: Connection, folded: str) -> list[str]:
    """Words of the library one slip away, the most frequent first; none for a number."""
    if not _slips(folded) or _digits(folded):
        return []
    rows = connection.execute(
        "SELECT folded FROM vocabulary"
        " WHERE folded BETWEEN ? AND ? AND length(folded) BETWEEN ? AND ?"
        " GROUP BY folded ORDER BY sum(articles) DESC LIMIT ?",
        (folded[:1], folded[:1] + "\U0010ffff", len(folded) - 1, len(folded) + 1, _CANDIDATES),
    )
    near = (
        word
        for (word,) in rows
        if word != folded and not _digits(word) and edits(word, folded, 1) <= 1
    )
    return list(islice(near, _PER_WORD))


def _slips(name: str) -> int:
    """How many there may be; what is shorter than three letters is one slip from anything."""
    return 0 if len(name) < 3 else 1 if len(name) < 7 else 2


def _digits(text: str) -> str:
    """A slip in a number makes another number, so all of its digits count."""
    return "".join(filter(str.isdigit, text))


def edits(one: str, other: str, most: int) -> int:
    """How many letters to insert, delete, replace or swap with the next; `most + 1` if more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    above = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        current = [row]
        for column, wanted in enumerate(other, 1):
            cost = min(above[column] + 1, current[-1] + 1, above[column - 1] + (letter != wanted))
            if row > 1 < column and letter == other[column - 2] and wanted == one[row - 2]:
                cost = min(cost, before[column - 2] + 1)
            current.append(cost)
        if min(current) > most:
            return most + 1
        before, above = above, current
    return above[-1]
