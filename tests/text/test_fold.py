"""Folding is one definition; its speed and its map back to the original must not bend it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from unidecode import unidecode

from reader.text import exact, fold, words
from tests.text.vietnamese import messy_text, nfc_text

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
BASES = dict(zip("ăâđêôơư", "aadeoou", strict=True))

FOLDED = [
    ("Thủ tướng Phạm Văn Đồng", "thu tuong pham van dong"),
    ("ĐỒNG THÁP", "dong thap"),
    ("Hoà Bình", "hoa binh"),
    ("Hòa Bình", "hoa binh"),
    ("Quỳnh Lưu", "quynh luu"),
    ("Ðồng Nai", "dong nai"),
    ("Ɖồng Nai", "dong nai"),
    ("ðồng", "dong"),
    ("Łódź, Škoda, naïve", "lodz, skoda, naive"),
    ("35°C … Straße", "35degc ... strasse"),
    ("5₫", "5d"),
    ("chữ\x7fnhật\x1b", "chu\x7fnhat\x1b"),
]


def by_definition(text: str) -> str:
    return unidecode(normalize("NFC", text)).lower()


@cache
def surrogates_left_out() -> tuple[str, ...]:
    return tuple(chr(c) for c in range(0x110000) if not 0xD800 <= c <= 0xDFFF)


@pytest.mark.parametrize(("text", "folded"), FOLDED)
def test_words_of_the_news_fold(text: str, folded: str) -> None:
    assert fold(text) == fold(normalize("NFD", text)) == folded


@pytest.mark.parametrize("letter", LETTERS)
def test_every_vietnamese_letter_folds_in_every_form(letter: str) -> None:
    marked = [normalize("NFC", letter + tone) for tone in TONES if letter in "aăâeêioôơuưy"]
    for char in marked or [letter]:
        plain = BASES.get(letter, letter)
        assert {fold(c) for c in (char, char.upper(), normalize("NFD", char))} == {plain}


def test_every_code_point_folds_by_definition_alone_and_among_others() -> None:
    wrong = []
    for char in surrogates_left_out():
        folded = by_definition(char)
        if fold(char) != folded or fold(f"Đà {char} Ợ") != f"da {folded} o":
            wrong.append(hex(ord(char)))
    assert wrong == []


@pytest.mark.parametrize("around", ["{}\x01đ", "Đà {} Nẵng"])
def test_all_code_points_fold_in_one_long_text(around: str) -> None:
    chars = surrogates_left_out()
    for start in range(0, len(chars), 997):
        text = around.format("".join(chars[start : start + 997]))
        assert fold(text) == by_definition(text)


@given(messy_text)
def test_any_text_folds_by_definition(text: str) -> None:
    assert fold(text) == by_definition(text)


@given(messy_text)
def test_composed_and_decomposed_text_fold_alike(text: str) -> None:
    assert fold(normalize("NFC", text)) == fold(normalize("NFD", text))


def test_surrogates_fold_to_nothing() -> None:
    assert fold("Đà\ud800 Nẵng\udfff") == "da nang"


def test_folding_vectors_hold(corpora: Path) -> None:
    vectors = json.loads((corpora / "entities/testvectors.json").read_text())
    for part in ("fold", "d_lookalikes"):
        for text, folded in vectors[part]["cases"]:
            assert fold(text) == fold(normalize("NFD", text)) == folded
    for text, letter in vectors["nfc_mark_orders"]["cases"]:
        assert exact(text) == letter
        assert fold(text) == fold(letter)


@given(nfc_text)
def test_words_stand_where_they_say(text: str) -> None:
    for word in words(text):
        assert word.exact
        assert word.folded
        assert not any(char.isspace() for char in text[word.start : word.end])
