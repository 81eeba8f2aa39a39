"""Vietnamese encodings from before Unicode: which byte is which letter.

Owns the tables of TCVN3 (ABC fonts), VISCII and VNI; windows-1258 is in the standard library.
Every decoder maps each byte to something, so that `encoding` can compare the readings.
"""

from __future__ import annotations

import re
from unicodedata import normalize

_TCVN3_HIGH = (
    "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ"
    "\u00a0ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ"
    "ẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịò"
    "ỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"
)
_VISCII_HIGH = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"
    "ÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư"
    "àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
)
_VISCII_LOW = {0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ"}

_TCVN3 = {0x80 + at: letter for at, letter in enumerate(_TCVN3_HIGH)}
_VISCII = {0x80 + at: letter for at, letter in enumerate(_VISCII_HIGH)} | _VISCII_LOW

_VNI_MARKS = {
    "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ù": "\u0301", "ï": "\u0323",
    "â": "\u0302", "à": "\u0302\u0300", "å": "\u0302\u0309", "ã": "\u0302\u0303",
    "á": "\u0302\u0301", "ä": "\u0302\u0323",
    "ê": "\u0306", "è": "\u0306\u0300", "ú": "\u0306\u0309", "ü": "\u0306\u0303",
    "é": "\u0306\u0301", "ë": "\u0306\u0323",
}  # fmt: skip
"""VNI writes a letter's marks as one character behind it."""
_VNI_ALONE = str.maketrans("ñôöìíæóòîÑÔÖÌÍÆÓÒÎ", "đơưìíỉĩịỵĐƠƯÌÍỈĨỊỴ")
_VNI_VOWELS = "aeouyôöAEOUYÔÖ"
_VNI_PIECE = re.compile(
    f"([{_VNI_VOWELS}])([{''.join(_VNI_MARKS)}{''.join(_VNI_MARKS).upper()}])|[^\x00-\x7f]"
)


def windows_1252(data: bytes) -> str:
    """Western European bytes; the five that windows-1252 leaves open stay C1 controls."""
    return "".join(map(_WESTERN.__getitem__, data))


def windows_1258(data: bytes) -> str:
    """Microsoft's Vietnamese code page, whose tone marks stand behind their letters."""
    return normalize("NFC", data.decode("cp1258", errors="replace"))


def tcvn3(data: bytes) -> str:
    """TCVN 5712, which the ABC fonts share."""
    return normalize("NFC", data.decode("latin-1").translate(_TCVN3))


def viscii(data: bytes) -> str:
    """VISCII 1.1 (RFC 1456), which puts six capitals on control characters."""
    return data.decode("latin-1").translate(_VISCII)


def vni(data: bytes) -> str:
    """VNI for Windows: vowels followed by a character for their marks."""
    return _VNI_PIECE.sub(_from_vni, windows_1252(data))


def _from_vni(piece: re.Match[str]) -> str:
    vowel, marks = piece.groups()
    if vowel is None:
        return piece[0].translate(_VNI_ALONE)
    return normalize("NFC", vowel.translate(_VNI_ALONE) + _VNI_MARKS[marks.lower()])


_WESTERN = [
    bytes([code]).decode("cp1252") if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(code)
    for code in range(256)
]
