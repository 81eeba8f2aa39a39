"""The tables of old encodings: every Vietnamese letter, in each of them."""

from __future__ import annotations

from unicodedata import normalize

import pytest

from reader.intake import legacy

VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
LOWER = [normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES] + ["đ"]
MARKED = [letter for letter in LOWER if not letter.isascii()]
LETTERS = MARKED + [letter.upper() for letter in MARKED]
VNI_TONES = dict(zip(TONES, ("", "ø", "û", "õ", "ù", "ï"), strict=True))
VNI_ROOF = dict(zip(TONES, ("â", "à", "å", "ã", "á", "ä"), strict=True))
VNI_BREVE = dict(zip(TONES, ("ê", "è", "ú", "ü", "é", "ë"), strict=True))


def vni_spelling(letter: str) -> str:
    """How VNI writes a letter: the vowel, and one character for its marks."""
    plain, *marks = normalize("NFD", letter)
    tone = "".join(mark for mark in marks if mark in TONES)
    if "\u0302" in marks:
        return plain + VNI_ROOF[tone]
    if "\u0306" in marks:
        return plain + VNI_BREVE[tone]
    horned = {"o": "ô", "u": "ö"}[plain] if "\u031b" in marks else plain
    return horned + VNI_TONES[tone]


def test_there_are_134_marked_letters() -> None:
    assert len(set(LETTERS)) == 134


def test_viscii_has_every_letter_at_one_place() -> None:
    decoded = legacy.viscii(bytes(range(256)))
    assert len(decoded) == 256
    assert all(decoded.count(letter) == 1 for letter in LETTERS)


def test_tcvn3_has_every_letter_at_one_place() -> None:
    decoded = [legacy.tcvn3(bytes([code])) for code in range(256)]
    for letter in MARKED:
        assert decoded.count(letter) == 1, letter


@pytest.mark.parametrize("letter", [one for one in MARKED if one not in "đíìỉĩịỵ"])
def test_vni_writes_a_vowel_and_then_its_marks(letter: str) -> None:
    for spelled in (letter, letter.upper()):
        printed = vni_spelling(spelled.lower())
        printed = printed.upper() if spelled != letter else printed
        assert legacy.vni(printed.encode("cp1252")) == spelled


@pytest.mark.parametrize(
    ("printed", "letter"),
    [("ñ", "đ"), ("Ñ", "Đ"), ("ô", "ơ"), ("ö", "ư"), ("í", "í"), ("ì", "ì"), ("æ", "ỉ"),
     ("ó", "ĩ"), ("ò", "ị"), ("î", "ỵ")],
)  # fmt: skip
def test_vni_has_some_letters_of_its_own(printed: str, letter: str) -> None:
    assert legacy.vni(printed.encode("cp1252")) == letter


@pytest.mark.parametrize("letter", LETTERS)
def test_windows_1258_puts_tones_behind_their_letters(letter: str) -> None:
    plain, *marks = normalize("NFD", letter)
    tone = "".join(mark for mark in marks if mark in TONES)
    body = normalize("NFC", plain + "".join(mark for mark in marks if mark not in TONES))
    assert legacy.windows_1258((body + tone).encode("cp1258")) == letter


@pytest.mark.parametrize(
    "read", [legacy.windows_1252, legacy.windows_1258, legacy.tcvn3, legacy.viscii, legacy.vni]
)
def test_any_byte_becomes_some_text_and_ascii_stays(read: object) -> None:
    assert callable(read)
    assert read(bytes(range(0x20, 0x7F))) == bytes(range(0x20, 0x7F)).decode()
    assert len(read(bytes(range(256)))) >= 200


def test_windows_1252_keeps_the_bytes_that_it_leaves_open() -> None:
    assert legacy.windows_1252(b"\x81\x8d\x8f\x90\x9d") == "\x81\x8d\x8f\x90\x9d"
    assert legacy.windows_1252(b"\x80\x93\x94") == "€“”"
