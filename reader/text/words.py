"""Words: the one definition of a word that index, query and highlight share.

A word is a run of letters, marks and digits of any script; a CJK character is a word of its own.
Positions are in characters of the text as given, so what was found can be shown.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.text.fold import fold
from reader.text.syllables import exact

_CJK = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
_WORD = re.compile(rf"[{_CJK}]|(?:[^\W_{_CJK}]|[\u0300-\u036f])+")
_NOT_ALPHANUMERIC = re.compile(r"[^a-z0-9\n]+")


class Word(NamedTuple):
    """A word of a text in the forms that are compared."""

    start: int
    end: int
    exact: str
    """NFC, lower case, tone placement normalised."""
    folded: str
    """Only a-z and 0-9, unless nothing of it folds to those."""


def forms(text: str) -> tuple[list[str], list[str]]:
    """The exact and the folded forms of a text's words, in order, of equal length."""
    return _forms(_WORD.findall(text))


def words(text: str) -> list[Word]:
    """The words of a text with their positions."""
    matches = list(_WORD.finditer(text))
    exacts, foldeds = _forms([match[0] for match in matches])
    return [
        Word(match.start(), match.end(), exact_form, folded)
        for match, exact_form, folded in zip(matches, exacts, foldeds, strict=True)
    ]


def _forms(found: list[str]) -> tuple[list[str], list[str]]:
    if not found:
        return [], []
    joined = exact("\n".join(found))
    exacts = joined.split("\n")
    foldeds = _NOT_ALPHANUMERIC.sub("", fold(joined)).split("\n")
    return exacts, [folded or original for folded, original in zip(foldeds, exacts, strict=True)]
