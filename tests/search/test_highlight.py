"""Where the words of a query stand in a text, in characters of the text as it is."""

from __future__ import annotations

import json
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.search import snippet, spans
from reader.text import words
from tests.search.naive import Typed, words_of
from tests.text.vietnamese import SYLLABLES, messy_text, nfc_text

LIT = [
    ("Tổng Bí thư Tô Lâm", "to lam", ["Tô Lâm"]),
    ("Tổng Bí thư Tô Lâm", "lam to", ["Tô", "Lâm"]),
    ("Tô Lâm làm tổ", "to lam", ["Tô Lâm"]),
    ("làm tổ trên cây", "to lam", ["làm", "tổ"]),
    ("chỉ có làm", "to lam", []),
    ("… “Hà Nội” – 35°C", "ha noi", ["Hà Nội"]),
    ("năm nay miền Nam", "nam", ["năm", "Nam"]),
    ("năm nay miền Nam", "năm", ["năm"]),
    ("Lào và Lâm Đồng", "la*", ["Lào", "Lâm"]),
    ("hoà bình, hòa bình", "hoà", ["hoà", "hòa"]),
    ("Đà Nẵng", "đà na*", ["Đà Nẵng"]),
    ("không có gì", "", []),
]


@pytest.mark.parametrize(("text", "query", "surfaces"), LIT)
def test_matches_are_lit(text: str, query: str, surfaces: list[str]) -> None:
    found = spans(text, query.split())
    assert [text[start:end] for start, end in found] == surfaces


@given(messy_text, st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=3))
def test_what_is_lit_is_words_of_the_query(text: str, typed: list[str]) -> None:
    last = 0
    for start, end in spans(text, typed):
        assert last <= start < end <= len(text)
        last = end
        for word in words_of(text[start:end]):
            assert any(Typed(one).is_word(word) for one in typed)


@given(nfc_text, st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=3))
def test_a_text_that_has_every_word_is_lit(text: str, typed: list[str]) -> None:
    have = words_of(text)
    if all(any(Typed(one).is_word(word) for word in have) for one in typed):
        assert spans(text, typed)


@given(st.lists(nfc_text, max_size=4), st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=3))
def test_a_snippet_is_a_piece_with_a_match_if_there_is_one(
    paragraphs: list[str], typed: list[str]
) -> None:
    piece = snippet(paragraphs, typed)
    found = spans(piece, typed)
    assert not paragraphs or any(piece.strip("…") in paragraph for paragraph in paragraphs)
    if any(spans(paragraph, typed) for paragraph in paragraphs):
        assert found
    assert all(words(piece[start:end]) for start, end in found)


def test_a_snippet_of_a_long_text_is_cut_at_words_around_the_best_match() -> None:
    text = "mở đầu " * 60 + "Tổng Bí thư Tô Lâm phát biểu " + "kết thúc " * 60
    piece = snippet(["to và lam", text], ["to", "lam"])
    assert "Tô Lâm" in piece
    assert len(piece) <= 170
    assert piece.startswith("…")
    assert piece.endswith("…")
    assert {*piece.strip("…").split()} <= {*text.split()}


def test_a_snippet_without_a_match_is_the_beginning() -> None:
    assert snippet(["Một câu.", "Hai câu."], ["xyz"]) == "Một câu."
    assert snippet([], ["xyz"]) == ""


@pytest.mark.parametrize(
    ("text", "query", "surface"),
    [
        ("… “Thủ đô” – Hà Nội", "ha noi", "Hà Nội"),
        ("№ 7 😀 Đồng Tháp", "dong thap", "Đồng Tháp"),
        ("giá 5€, 40°C ở Cà Mau", "ca mau", "Cà Mau"),
        ("🇻🇳 🇻🇳 Phú Yên", "phu yen", "Phú Yên"),
        ("Tăng½ Straße Cần Thơ", "can tho", "Cần Thơ"),
        ("中国 và Ai Cập", "ai cap", "Ai Cập"),
    ],
)
def test_what_was_found_folded_is_shown_where_it_stands(
    text: str, query: str, surface: str
) -> None:
    assert [text[start:end] for start, end in spans(text, query.split())] == [surface]


def test_offset_vectors_hold(corpora: Path) -> None:
    vectors = json.loads((corpora / "entities/testvectors.json").read_text())
    for case in vectors["offset_mapping"]["cases"]:
        found = spans(case["text"], case["query"].split())
        assert [list(span) for span in found] == case["spans"]
        surfaces = [normalize("NFC", case["text"][slice(*span)]) for span in found]
        assert surfaces == [normalize("NFC", surface) for surface in case["surface"]]
