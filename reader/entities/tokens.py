"""Tokens: words and single marks of a text, with what naming rules ask of each.

The one rule: `text[token.start:token.end] == token.text`, always. A word is a run of letters and
digits, an address one mark; a lower-case syllable glued to a capital ("thốngMoon") is parted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.text import exact, is_syllable

_TOKEN = re.compile(r"https?://\S+|www\.\S+|(?:[^\W_]|[\u0300-\u036f])+|[^\w\s]|_")
_DASHES = {"–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-"}
_TERMINATORS = frozenset(".!?…:;")
_OPENERS = frozenset("\"“‘«[•*#|'")


@dataclass(slots=True)
class Token:
    """A word or a mark, and how it is written."""

    text: str
    start: int
    end: int
    key: str
    """The exact form: lower case, tone placement normalised; every dash is "-"."""
    word: bool
    cap: bool
    """Its first letter is a capital."""
    upper: bool
    """Two characters or more, all letters capitals."""
    opens: bool = False
    """A sentence, a line or a quotation starts here, so that the capital proves nothing."""
    tight: bool = False
    """Nothing stands between it and the token before."""
    line: bool = False
    """A new line starts here."""

    @property
    def syllable(self) -> bool:
        """A possible Vietnamese syllable."""
        return self.word and is_syllable(self.text)


def tokenise(text: str) -> list[Token]:
    """The tokens of a text, in order."""
    spans = list(_spans(text))
    keys = exact("\n".join(text[start:end] for start, end in spans)).split("\n")
    if len(keys) != len(spans):  # a mark that starts a word joined the line break before it
        keys = [exact(text[start:end]) for start, end in spans]
    tokens = [_token(text, span, key) for span, key in zip(spans, keys, strict=True)]
    _mark_openings(text, tokens)
    return tokens


def _spans(text: str) -> list[tuple[int, int]]:
    spans = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        cut = _glued(match[0])
        if cut:
            spans.append((start, start + cut))
        spans.append((start + cut, end))
    return spans


def _glued(word: str) -> int:
    """Where a lower-case syllable ends and a capital goes on; 0 in most words."""
    if len(word) < 4 or not word[0].islower() or word.islower():
        return 0
    cut = next((at for at, char in enumerate(word) if char.isupper()), 0)
    return cut if cut > 1 and is_syllable(word[:cut]) else 0


def _token(text: str, span: tuple[int, int], key: str) -> Token:
    surface = text[span[0] : span[1]]
    first = surface[0]
    word = first.isalnum() and "/" not in surface and not surface.startswith("www.")
    upper = word and len(surface) > 1 and surface.isupper()
    return Token(surface, *span, _DASHES.get(key, key), word, first.isupper(), upper)


def _mark_openings(text: str, tokens: list[Token]) -> None:
    opening, end = True, 0
    for at, token in enumerate(tokens):
        token.tight = bool(at) and token.start == end
        token.line = not at or (not token.tight and "\n" in text[end : token.start])
        if token.line:
            opening = True
        if token.word:
            token.opens = opening
            opening = False
        elif token.text in _TERMINATORS:
            opening = opening or not _inside_word(tokens, at, text)
        elif token.text in _OPENERS:
            opening = True
        end = token.end


def _inside_word(tokens: list[Token], at: int, text: str) -> bool:
    """A full stop or colon with no space behind it (`TP.HCM`, `Zing.vn`), or an initial's."""
    after = tokens[at].end
    if after < len(text) and not text[after].isspace() and text[after] not in '"”’)]':
        return True
    before = tokens[at - 1] if at else None
    initial = before is not None and len(before.text) == 1 and before.cap
    return initial and tokens[at].text == "."
