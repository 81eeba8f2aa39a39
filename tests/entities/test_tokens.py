"""Tokens: where words begin and end, and what their writing tells."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.entities.tokens import tokenise


def test_words_and_marks_are_parted() -> None:
    assert [one.text for one in tokenise("TP.HCM (5%)")] == ["TP", ".", "HCM", "(", "5", "%", ")"]


def test_keys_ignore_case_and_the_school_of_tone_placement() -> None:
    assert [one.key for one in tokenise("HOÀ hòa Thuỷ thủy")] == ["hòa", "hòa", "thủy", "thủy"]


def test_every_dash_has_the_same_key() -> None:
    assert [one.key for one in tokenise("a – b — c - d")][1::2] == ["-", "-", "-"]


def test_a_capital_glued_to_a_syllable_starts_a_word_of_its_own() -> None:
    assert [one.text for one in tokenise("Tổng thốngMoon")] == ["Tổng", "thống", "Moon"]
    assert [one.text for one in tokenise("iPhone của Điểm")] == ["iPhone", "của", "Điểm"]


def test_sentences_lines_quotations_and_bullets_open() -> None:
    opening = [
        one.text for one in tokenise("Một hai. Ba “Bốn năm” sáu\nBảy tám: Chín") if one.opens
    ]
    assert opening == ["Một", "Ba", "Bốn", "Bảy", "Chín"]


def test_full_stops_inside_names_open_nothing() -> None:
    assert [one.text for one in tokenise("Ở TP.HCM, ông D. Trump đọc Zing.vn") if one.opens] == [
        "Ở"
    ]


def test_an_address_is_one_mark_and_no_word() -> None:
    token = tokenise("xem https://www.vietnamplus.vn/a-b.vnp nhé")[1]
    assert (token.text, token.word) == ("https://www.vietnamplus.vn/a-b.vnp", False)


@given(st.text(max_size=200))
def test_offsets_are_right_on_any_text(text: str) -> None:
    end = 0
    for token in tokenise(text):
        assert text[token.start : token.end] == token.text
        assert token.start >= end
        end = token.end
