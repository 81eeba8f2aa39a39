"""What a word is, and the two forms in which words are compared."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given

from reader.text import words
from reader.text.words import forms
from tests.text.vietnamese import messy_text, plain_text

SPLIT = [
    ("Tô Lâm", ["to", "lam"]),
    ("TP.HCM", ["tp", "hcm"]),
    ("COVID-19", ["covid", "19"]),
    ("14/4", ["14", "4"]),
    ("205,2 tỷ", ["205", "2", "ty"]),
    ("“Đảng”", ["dang"]),
    ("snake_case", ["snake", "case"]),
    ("中国 Trung Quốc", ["zhong", "guo", "trung", "quoc"]),
    ("Straße", ["strasse"]),
    ("Khăm-tày", ["kham", "tay"]),
    ("5€", ["5"]),
    ("… – !", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "folded"), SPLIT)
def test_a_text_is_split_into_words(text: str, folded: list[str]) -> None:
    assert [word.folded for word in words(text)] == folded
    assert forms(text)[1] == folded


def test_the_exact_form_keeps_marks_and_forgets_case_and_tone_placement() -> None:
    assert forms("HOÀ Bình uỷ Ban")[0] == ["hòa", "bình", "ủy", "ban"]


def test_a_word_stands_where_it_was_written() -> None:
    text = "№ 5: Việt Nam 😀"
    assert [text[word.start : word.end] for word in words(text)] == ["5", "Việt", "Nam"]


@given(messy_text)
def test_forms_are_those_of_the_words(text: str) -> None:
    found = words(text)
    assert forms(text) == ([word.exact for word in found], [word.folded for word in found])


@given(messy_text)
def test_words_are_in_order_and_do_not_overlap(text: str) -> None:
    ends = [0]
    for word in words(text):
        assert ends[-1] <= word.start < word.end <= len(text)
        ends.append(word.end)


@given(messy_text)
def test_folded_forms_are_never_empty_and_hold_no_separator(text: str) -> None:
    for word in words(text):
        assert word.exact
        assert word.folded
        assert not set(word.exact + word.folded) & set(' _=:"*\n')


@given(plain_text)
def test_composed_and_decomposed_text_have_the_same_words(text: str) -> None:
    assert forms(normalize("NFC", text)) == forms(normalize("NFD", text))
