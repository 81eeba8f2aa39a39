"""What it means that a word of a text is a word of a query, and that a phrase stands in a text.

This is the definition. The index is a fast way to the same answer, highlights are its spans.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from unicodedata import combining, normalize

from reader.search.query import Term
from reader.text.syllables import TONES
from reader.text.words import forms

Forms = tuple[Sequence[str], Sequence[str]]
"""The exact and the folded forms of a text's words."""


def matches(term: Term, exact: str, folded: str) -> bool:
    """Whether a word of a text is what the term asks for."""
    if term.growing:
        return folded.startswith(term.folded) and carries(exact, term.exact)
    mine, form = (term.exact, exact) if term.strict else (term.folded, folded)
    return form.startswith(mine) if term.prefix else form == mine


@lru_cache(maxsize=8192)
def carries(word: str, typed: str) -> bool:
    """Whether a word begins with the letters typed, each with at least the marks typed.

    A tone may still move: `hòa` is on the way to `hoàng`.
    """
    letters, tones = _parts(word)
    wanted, wanted_tones = _parts(typed)
    return (
        len(letters) >= len(wanted)
        and wanted_tones <= tones
        and all(map(set.issuperset, letters, wanted))
    )


def _parts(word: str) -> tuple[list[set[str]], set[str]]:
    """The letters of a word with their marks, and apart from them its tones."""
    letters: list[set[str]] = []
    tones = set()
    for char in normalize("NFD", word):
        if char in TONES:
            tones.add(char)
        elif letters and combining(char):
            letters[-1].add(char)
        else:
            letters.append({"d", "đ"} if char == "đ" else {char})
    return letters, tones


def runs(terms: Sequence[Term], words: Forms) -> Iterator[int]:
    """Where in a text the terms stand side by side in this order, as indexes of words."""
    exacts, foldeds = words
    first = terms[0]
    for start in range(len(exacts) - len(terms) + 1):
        if matches(first, exacts[start], foldeds[start]) and all(
            matches(term, exacts[start + offset], foldeds[start + offset])
            for offset, term in enumerate(terms)
        ):
            yield start


def has_phrase(terms: Sequence[Term], paragraphs: Sequence[str]) -> bool:
    """Whether the terms stand side by side in one of the paragraphs."""
    return any(next(runs(terms, forms(text)), None) is not None for text in paragraphs)


def is_name(terms: Sequence[Term], exact: str, folded: str) -> bool:
    """Whether a name, as words between spaces, is what the terms ask for or are on the way to."""
    exacts, foldeds = exact.split(" "), folded.split(" ")
    goes_on = len(exacts) > len(terms) and terms[-1].growing
    return (len(exacts) == len(terms) or goes_on) and all(map(matches, terms, exacts, foldeds))
