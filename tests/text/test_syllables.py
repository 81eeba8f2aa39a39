"""Which strings are Vietnamese syllables, and the exact form that strict search compares."""

from __future__ import annotations

import json
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given

from reader.text import exact, fold, is_syllable
from tests.text.vietnamese import messy_text

OLD_AND_NEW = [
    ("tòa", "toà"),
    ("họa", "hoạ"),
    ("lóa", "loá"),
    ("khỏe", "khoẻ"),
    ("xòe", "xoè"),
    ("thủy", "thuỷ"),
    ("lũy", "luỹ"),
    ("úy", "uý"),
    ("tùy", "tuỳ"),
    ("CỘNG HÒA", "Cộng hoà"),
]
ONE_PLACE_ONLY = ["quý", "quỳ", "quà", "hoàn", "khoảng", "thuyền", "huỳnh", "loét", "giá", "mùa"]
SYLLABLES = """
    a ý ở à ơi anh em ăn âm oi oan uyên nghiêng nghệ ghế gì gìn giêng giếng giữ giỏi quốc quyển quý
    quê qua khuya khuỷu khúc khuếch ngoằn ngoèo xoong đường được Đắk Lắk thuở huơ hươu rượu yêu yến
    trưởng tướng hoà hòa thuý thúy uỷ ủy khoẻ loè tuỳ luỵ bệnh việt nam kệ kỹ nghĩa ngành gà ngủ
""".split()
NOT_SYLLABLES = """
    facebook facebôk google samsung test microsoft zalo wifi fan jazz qa gê ngi cê kà ngà̉ việtt
    đđ trumpp bac1 1 ng nghà ghà kò êt̀ càc mát̃ các̀ tòán nghieng1
""".split()


@pytest.mark.parametrize(("old", "new"), OLD_AND_NEW)
def test_both_schools_of_tone_placement_are_one(old: str, new: str) -> None:
    assert exact(old) == exact(new) == exact(normalize("NFD", new)) == old.lower()


@pytest.mark.parametrize("word", ONE_PLACE_ONLY)
def test_a_tone_that_has_one_place_stays_there(word: str) -> None:
    assert exact(word) == exact(word.upper()) == word


@pytest.mark.parametrize(("one", "other"), [("hòa", "hóa"), ("tòa", "toa"), ("thủy", "thúy")])
def test_different_tones_stay_different(one: str, other: str) -> None:
    assert exact(one) != exact(other)


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("Ðảng", "đảng"),
        ("Ɖảng", "đảng"),
        ("ðường", "đường"),
        ("Ðà Nẵng", "đà nẵng"),
        ("Guðmundur", "guðmundur"),
        ("ɖʐ", "ɖʐ"),
    ],
)
def test_look_alikes_of_d_are_mended_inside_syllables_only(typed: str, mended: str) -> None:
    assert exact(typed) == mended


@given(messy_text)
def test_the_exact_form_is_stable_and_folds_like_the_text(text: str) -> None:
    assert exact(exact(text)) == exact(text)
    assert exact(normalize("NFD", text)) == exact(normalize("NFC", text))
    if text.lower().upper() == text.upper() and len(text.lower()) == len(text):
        assert fold(exact(text)) == fold(text.lower())


@pytest.mark.parametrize("word", SYLLABLES)
def test_a_syllable_is_recognised_in_any_case_and_form(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(word.upper())
    assert is_syllable(normalize("NFD", word)) or len(normalize("NFD", word)) > 8


@pytest.mark.parametrize("word", [*NOT_SYLLABLES, "", " ", "Tô Lâm", "a" * 5000])
def test_what_is_no_syllable_is_not_taken_for_one(word: str) -> None:
    assert not is_syllable(word)


def test_tone_placement_vectors_hold(corpora: Path) -> None:
    vectors = json.loads((corpora / "entities/testvectors.json").read_text())
    assert all(exact(new) == exact(old) for new, old in vectors["tone_placement_equal"])
    assert all(exact(word) == word for word in vectors["tone_placement_must_not_change"])
    assert all(exact(a) != exact(b) for a, b in vectors["tone_placement_not_equal"])


def test_look_alike_vectors_hold(corpora: Path) -> None:
    vectors = json.loads((corpora / "entities/testvectors.json").read_text())
    for text, folded in vectors["d_lookalikes"]["cases"]:
        assert fold(exact(text)) == folded
        assert "đ" in exact(text)
