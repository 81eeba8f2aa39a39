"""Keys of an input method that was off become what they were meant to write, or stay."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text import exact, fold, is_syllable
from reader.text.telex import decode
from tests.text.vietnamese import messy_text

TELEX = [
    ("Haf Nooij", "Hà Nội"),
    ("DDaf Nawngx", "Đà Nẵng"),
    ("dduowngf", "đường"),
    ("dduwowngf sawts", "đường sắt"),
    ("tieengs", "tiếng"),
    ("tieesng", "tiếng"),
    ("QUOOCS HOOIJ", "QUỐC HỘI"),
    ("cuwar khaaur", "cửa khẩu"),
    ("khoer", "khỏe"),
    ("quyr", "quỷ"),
    ("giuwx", "giữ"),
    ("ngoaif", "ngoài"),
    ("nawm 2024", "năm 2024"),
    ("-Too Laam", "-Tô Lâm"),
]
VNI = [
    ("To6 La6m", "Tô Lâm"),
    ("Vie6t5 Nam", "Việt Nam"),
    ("Viet65 Nam", "Việt Nam"),
    ("d9u7o7ng2", "đường"),
    ("duong972", "đường"),
    ("Ha2 No6i5", "Hà Nội"),
    ("na8m 2024", "năm 2024"),
]
STAYS = """
    facebook|google|samsung|test|Microsoft|viet nam|tô lâm|Donald Trump|wifi|iPhone 15|G7|B52|2024
    covid19|as well|is:read||…
""".strip().replace("\n", "|")


@pytest.mark.parametrize(("keys", "written"), [*TELEX, *VNI])
def test_keys_become_what_they_write(keys: str, written: str) -> None:
    assert decode(keys) == written


def test_a_tone_before_the_last_consonant_needs_a_mark_beside_it() -> None:
    assert decode("hoaf bifnh") is None
    assert decode("Vieejt") == "Việt"


@pytest.mark.parametrize("text", [text.strip() for text in STAYS.split("|")])
def test_what_is_no_vietnamese_stays(text: str) -> None:
    assert decode(text) is None


@given(messy_text | st.text("aeiouwdfsrxjngth 123456789", max_size=20))
def test_whatever_is_decoded_is_vietnamese(text: str) -> None:
    decoded = decode(text)
    if decoded is not None:
        assert decoded != text
        words = "".join(c if c.isalnum() else " " for c in decoded).split()
        assert all(is_syllable(word) or word.isdecimal() for word in words)


@pytest.mark.parametrize("word", ["Nghiêng", "khuỷu", "thuở", "ngoằn", "quyển", "giếng", "ươm"])
def test_a_syllable_that_is_written_already_is_left_alone(word: str) -> None:
    assert decode(word) is None


def test_telex_vectors_hold(corpora: Path) -> None:
    vectors = json.loads((corpora / "entities/testvectors.json").read_text())["telex"]
    assert [exact(decode(keys) or "") for keys, _ in vectors["cases"]] == [
        exact(written) for _, written in vectors["cases"]
    ]
    assert [decode(text) for text in vectors["must_stay"]] == [None] * len(vectors["must_stay"])
    assert all(fold(decode(keys) or "") == fold(written) for keys, written in vectors["cases"])
