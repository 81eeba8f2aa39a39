"""Folding: what lets `da nang` find *Đà Nẵng*.

Owns one definition, `fold(s) == unidecode(NFC(s)).lower()`, and makes it fast: letters that fold
to one ASCII letter (all of Vietnamese, most of Latin) pass through a 256-byte table in C; only a
run of anything else calls Unidecode. Surrogates fold to nothing.
"""

from __future__ import annotations

import codecs
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


def _tables() -> tuple[_EncodingMap | dict[int, int], bytes]:
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
    return codecs.charmap_build("".join(decoding)), translation


_ENCODING, _TRANSLATION = _tables()


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
