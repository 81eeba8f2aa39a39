"""Nothing that a terminal obeys, or that hides or reorders its neighbours, survives cleaning."""

from __future__ import annotations

import re
from unicodedata import category, is_normalized

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text import clean, clean_block
from reader.text.clean import MARKS_PER_LETTER
from tests.text.vietnamese import messy_text

hostile_text = st.lists(
    messy_text
    | st.sampled_from(
        ["\x1b[31m", "\x1b]52;c;aGk=\x07", "\x9b2J", "\u202e", "\u2066", "\r\n", "\x85", "\u2028"]
    )
    | st.text(alphabet="e\u0301\u0323\u0302\u0300\u20dd\u1dc4", max_size=9)
    | st.text(st.characters(categories=["Cc", "Cf", "Cs", "Zs", "Zl", "Zp"]), max_size=5),
    max_size=8,
).map("".join)

CLEANED = [
    ("  Tổng\u00a0Bí   thư\t", "Tổng Bí thư"),
    ("một\r\nhai\rba\u2028bốn", "một hai ba bốn"),
    ("Xin\u200bchào\ufeff", "Xinchào"),
    ("\x1b[1mĐậm\x1b[0m", "[1mĐậm[0m"),
    ("\x1b]52;c;x\x07", "]52;c;x"),
    ("\u202egnod\u202c", "gnod"),
    ("e\u0323\u0302 e\u0302\u0323", "ệ ệ"),
    ("Z\u0301\u0302\u0303\u0304\u0305", "Ź\u0302\u0303"),
    ("[Video] [/] [bold]", "[Video] [/] [bold]"),
    ("gia\u00adđình", "giađình"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "cleaned"), CLEANED)
def test_a_line_is_cleaned(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_a_block_keeps_its_lines_and_one_blank_line() -> None:
    assert clean_block("\n một \r\n\r\n\n\n hai\x0bba\n") == "một\n\nhai\nba"


@given(hostile_text)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean_block(clean_block(text)) == clean_block(text)
    assert clean(clean(text)) == clean(text)


@given(hostile_text)
def test_nothing_that_is_obeyed_survives(text: str) -> None:
    for char in clean_block(text):
        assert char == "\n" or category(char) not in ("Cc", "Cs", "Zl", "Zp"), hex(ord(char))
        assert not "\u202a" <= char <= "\u202e"
        assert not "\u2066" <= char <= "\u2069"
        assert char not in "\u200b\u200c\u200d\u200e\u200f\u061c\ufeff\u00ad"
    assert "\n" not in clean(text)


@given(hostile_text)
def test_a_cleaned_text_is_composed_and_its_letters_carry_few_marks(text: str) -> None:
    cleaned = clean_block(text)
    assert is_normalized("NFC", cleaned)
    assert not re.search(
        rf"[\u0300-\u036f\u1dc0-\u1dff\u20d0-\u20ff]{{{MARKS_PER_LETTER + 1}}}", cleaned
    )


@given(hostile_text)
def test_no_line_begins_ends_or_is_stretched_with_spaces(text: str) -> None:
    for line in clean_block(text).split("\n"):
        assert line == line.strip(" ")
        assert "  " not in line
        assert "\t" not in line


@given(st.text(st.sampled_from("Tổng Bí thư Tô Lâm… “Đảng” – 5€ 😀中国"), max_size=40))
def test_ordinary_letters_are_kept(text: str) -> None:
    assert clean(text).replace(" ", "") == text.replace(" ", "")
