"""Where a query's words stand in a text, for the eye: spans and snippets, in characters.

Words that stand side by side in the query's order are one span. A lone common syllable of a
longer query is not worth lighting up unless all of the query's words are in the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from reader.model import Span
from reader.search.match import matches
from reader.search.query import Term
from reader.text.words import Word, words

_SNIPPET = 160
"""Characters of a snippet, give or take a word."""


def spans(text: str, typed: Sequence[str]) -> list[Span]:
    """Where the words of a query stand in `text` (NFC).

    Args:
        typed: the words as `Listing.words` gives them.
    """
    terms = _terms(tuple(typed))
    return [(found[0].start, found[-1].end) for found in _runs(words(text), terms)]


def snippet(paragraphs: Sequence[str], typed: Sequence[str]) -> str:
    """A piece of the text around the best match."""
    best, place, length = "", (0, 0), 0
    terms = _terms(tuple(typed))
    for text in paragraphs:
        for found in _runs(words(text), terms):
            if len(found) > length:
                best, place, length = text, (found[0].start, found[-1].end), len(found)
        if length == len(terms):
            break
    return _cut(best or next(iter(paragraphs), ""), place)


@lru_cache(maxsize=16)
def _terms(typed: tuple[str, ...]) -> tuple[Term, ...]:
    """The words of a query, each once; a list asks for the same ones for every title."""
    terms: dict[Term, None] = {}
    for word in typed:
        for form in words(word.rstrip("*")):
            terms[Term(form.exact, form.folded, growing=word.endswith("*"))] = None
    return tuple(terms)


def _runs(text: Sequence[Word], terms: Sequence[Term]) -> list[list[Word]]:
    """Maximal runs of words that follow the order of the terms."""
    found: list[list[Word]] = []
    seen: set[int] = set()
    last = -1
    """Index of the term that the previous word of the text matched, -1 if none."""
    for word in text:
        follows = last + 1 < len(terms) and last >= 0 and _is(word, terms[last + 1])
        place = last + 1 if follows else next((i for i, t in enumerate(terms) if _is(word, t)), -1)
        if place >= 0:
            seen.update(i for i, term in enumerate(terms) if _is(word, term))
            if follows:
                found[-1].append(word)
            else:
                found.append([word])
        last = place
    if len(seen) < len(terms):
        return [run for run in found if len(run) > 1]
    longest = max((len(run) for run in found), default=0)
    return [run for run in found if len(run) == longest] if longest == len(terms) else found


def _is(word: Word, term: Term) -> bool:
    return matches(term, word.exact, word.folded)


def _cut(text: str, place: Span) -> str:
    """About `_SNIPPET` characters around a place, at word boundaries."""
    if len(text) <= _SNIPPET:
        return text
    room = max(0, _SNIPPET - (place[1] - place[0]))
    start = max(0, min(place[0] - room // 2, len(text) - _SNIPPET))
    end = min(len(text), start + _SNIPPET)
    if start:
        start = text.find(" ", start, place[0]) + 1 or start
    if end < len(text):
        end = text.rfind(" ", place[1], end) if " " in text[place[1] : end] else end
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")
