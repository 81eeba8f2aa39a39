"""Words: the one definition of a word that index, query and highlight share.

A word is a run of letters, marks and digits of any script; a CJK character is a word of its own.
Positions are in characters of the text as given, so what was found can be shown.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from reader.text.fold import fold
from reader.text.syllables import exact

_CJK = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
_BETWEEN = re.compile(r"[^\w\u0300-\u036f]+")
_SIGNS = bytes(set(range(128)) - set(b"abcdefghijklmnopqrstuvwxyz0123456789\n"))


@cache
def _word() -> re.Pattern[str]:
    """Compiled at first use: ranges this wide take ms, which the start of the app can't spare."""
    return re.compile(rf"[{_CJK}]|(?:[^\W_{_CJK}]|[\u0300-\u036f])+")


@cache
def _cjk_character() -> re.Pattern[str]:
    """Compiled at first use, as above."""
    return re.compile(f"[{_CJK}]")


class Word(NamedTuple):
    """A word of a text in the forms that are compared."""

    start: int
    end: int
    exact: str
    """NFC, lower case, tone placement normalised."""
    folded: str
    """Only a-z and 0-9, unless nothing of it folds to those."""


def forms(text: str) -> tuple[list[str], list[str]]:
    """The exact and the folded forms of a text's words, in order, of equal length.

    The same words as `words` finds, at less than half the cost: every article is read this way.
    """
    spaced = text.replace("_", " ")
    if _cjk_character().search(spaced):
        spaced = _cjk_character().sub(r" \g<0> ", spaced)
    return _forms(_BETWEEN.sub("\n", spaced).strip("\n"))


def words(text: str) -> list[Word]:
    """The words of a text with their positions."""
    matches = list(_word().finditer(text))
    exacts, foldeds = _forms("\n".join(match[0] for match in matches))
    return [
        Word(match.start(), match.end(), exact_form, folded)
        for match, exact_form, folded in zip(matches, exacts, foldeds, strict=True)
    ]


def _forms(lines: str) -> tuple[list[str], list[str]]:
    """The forms of words, one to a line."""
    if not lines:
        return [], []
    joined = exact(lines)
    exacts = joined.split("\n")
    foldeds = fold(joined).encode().translate(None, _SIGNS).decode().split("\n")
    if "" in foldeds:
        foldeds = [folded or form for folded, form in zip(foldeds, exacts, strict=True)]
    return exacts, foldeds
