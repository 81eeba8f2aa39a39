"""Vietnamese dictionary order, as a key that sorts byte by byte, in Python and in SQL alike.

a ă â b c d đ e ê … with the space before every letter; tones decide only between words that are
otherwise equal: none, huyền, hỏi, ngã, sắc, nặng. Other letters sort as what they fold to.
"""

from __future__ import annotations

from functools import lru_cache
from unicodedata import normalize

from reader.text.fold import fold

_ALPHABET = " 0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_PRIMARY = {letter: chr(33 + rank) for rank, letter in enumerate(_ALPHABET)}
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}


def collation_key(text: str) -> str:
    """A string whose code point order is the dictionary order of `text`."""
    pairs = [_weigh(char) for char in normalize("NFC", text).lower()]
    return "".join(p for p, _ in pairs) + "\x01" + "".join(t for _, t in pairs)


@lru_cache(maxsize=1024)
def _weigh(char: str) -> tuple[str, str]:
    decomposed = normalize("NFD", char)
    tone = next((_TONES[mark] for mark in decomposed if mark in _TONES), "0")
    letter = normalize("NFC", "".join(mark for mark in decomposed if mark not in _TONES))
    if letter in _PRIMARY:
        return _PRIMARY[letter], tone
    folded = [_PRIMARY[c] for c in fold(char) if c in _PRIMARY]
    return "".join(folded), tone * len(folded)
