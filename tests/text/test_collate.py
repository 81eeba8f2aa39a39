"""Titles and sources in the order of a Vietnamese dictionary."""

from __future__ import annotations

import json
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given

from reader.text.collate import collation_key
from tests.text.vietnamese import messy_text

ORDERED = [
    ["", "1", "9", "a", "z"],
    list("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"),
    ["ma", "mà", "mả", "mã", "má", "mạ", "mai", "măng", "mâm"],
    ["Cà Mau", "Cam Ranh", "Cần Thơ", "Cung điện", "Dân ca", "Đà Lạt", "Đắk Lắk", "Điện Biên"],
    ["Hà Giang", "Hà Tĩnh", "Hai Bà Trưng", "Hải Dương"],
    ["hoa hồng", "hòa hồng", "hoa sen"],
    ["Łódź", "máy", "Škoda", "tàu"],
]


@pytest.mark.parametrize("ordered", ORDERED, ids=" < ".join)
def test_words_stand_as_in_a_dictionary(ordered: list[str]) -> None:
    assert sorted(reversed(ordered), key=collation_key) == ordered
    keys = [collation_key(word) for word in ordered]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize("ordered", ORDERED, ids=" < ".join)
def test_bytes_sort_like_characters(ordered: list[str]) -> None:
    assert sorted(reversed(ordered), key=lambda w: collation_key(w).encode()) == ordered


@given(messy_text)
def test_case_and_normal_form_do_not_matter(text: str) -> None:
    assert collation_key(text) == collation_key(normalize("NFD", text))
    if text.upper().lower() == text:
        assert collation_key(text.upper()) == collation_key(text)


@given(messy_text)
def test_a_key_is_plain(text: str) -> None:
    assert all("\x01" <= char < "\x7f" for char in collation_key(text))


def test_collation_vectors_hold(corpora: Path) -> None:
    vectors = json.loads((corpora / "entities/testvectors.json").read_text())
    ordered = vectors["collation"]["sorted"]
    assert sorted(reversed(ordered), key=collation_key) == ordered
