"""Folding: what lets `da nang` find *Đà Nẵng*.

Owns one definition, `fold(s) == unidecode(NFC(s)).lower()`, and makes it fast: letters that fold
to one ASCII letter (all of Vietnamese, most of Latin) pass through a 256-byte table in C; only a
run of anything else calls Unidecode. Surrogates fold to nothing.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import is_normalized, normalize

from unidecode import unidecode

if TYPE_CHECKING:
    from _codecs import _EncodingMap

_PLAIN = "\0\t\n\r\x7f" + "".join(map(chr, range(32, 127)))
_VOWELS = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ"
_VIETNAMESE = "".join(c for c in _VOWELS + _VOWELS.upper() if not c.isascii()) + "đĐ"
_OTHERS = "–“”‘’äöüçčšžřęąłńśışěů"
"""Common in news of other languages; with these the table is full."""


def _tables() -> tuple[_EncodingMap | dict[int, int], bytes, frozenset[str]]:
    """An encoding map to bytes of our own choice, and what each byte folds to."""
    free = iter(sorted(set(range(256)) - {ord(c) for c in _PLAIN}))
    folds = {ord(c): c.lower().encode() for c in _PLAIN}
    decoding = ["\ufffe"] * 256  # U+FFFE: "no character" to charmap_build
    for char in _PLAIN:
        decoding[ord(char)] = char
    for char, byte in zip(_VIETNAMESE + _OTHERS, free, strict=False):
        decoding[byte] = char
        folds[byte] = unidecode(char).lower().encode()
    translation = b"".join(folds.get(byte, b"?") for byte in range(256))
    known = frozenset(c for c in decoding if c != "\ufffe")
    return codecs.charmap_build("".join(decoding)), translation, known


_ENCODING, _TRANSLATION, _ONE_TO_ONE = _tables()
_RARE = re.compile(f"[^{re.escape(''.join(sorted(_ONE_TO_ONE)))}]+")


@lru_cache(maxsize=4096)
def _unidecode(run: str) -> str:
    """Unidecode without its warning for surrogates."""
    return unidecode("".join(c for c in run if not "\ud800" <= c <= "\udfff"))


class _ControlCharacter(Exception):
    """The text holds a control character, whose byte the table uses for a letter."""


def _fold_rare(error: UnicodeError) -> tuple[bytes, int]:
    assert isinstance(error, UnicodeEncodeError)
    run = error.object[error.start : error.end]
    if min(run) < " ":
        raise _ControlCharacter
    return _unidecode(run).encode("ascii"), error.end


codecs.register_error("reader.fold", _fold_rare)


def fold(text: str) -> str:
    """Letters without their marks, in lower case, in ASCII: `unidecode(NFC(text)).lower()`."""
    if text.isascii():
        return text.lower()
    if not is_normalized("NFC", text):
        text = normalize("NFC", text)
    try:
        encoded, _ = codecs.charmap_encode(text, "reader.fold", _ENCODING)
    except _ControlCharacter:
        return _unidecode.__wrapped__(text).lower()
    return encoded.translate(_TRANSLATION).decode("ascii")


class Folded:
    """A folded text that knows where each of its characters came from.

    `text` must be NFC. Only the places where folding changes the length are kept, so the map of a
    plain Vietnamese article is empty.
    """

    __slots__ = ("_shifts", "_starts", "text")

    def __init__(self, text: str) -> None:
        self.text = fold(text)
        self._starts: list[int] = []
        self._shifts: list[tuple[int, int, int]] = []
        shift = 0
        for run in _RARE.finditer(text):
            for at in range(run.start(), run.end()):
                width = len(_unidecode(text[at]))
                if width != 1:
                    start = at + shift
                    self._starts.append(start)
                    self._shifts.append((start + width, at, at + 1))
                    shift += width - 1

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original text that folds to `self.text[start:end]` or just beyond it."""
        return self._original(start, at_end=False), self._original(end, at_end=True)

    def _original(self, offset: int, *, at_end: bool) -> int:
        index = bisect_right(self._starts, offset - at_end) - 1
        if index < 0:
            return offset
        folded_end, start, end = self._shifts[index]
        if offset - at_end < folded_end:
            return end if at_end else start
        return offset - folded_end + end
