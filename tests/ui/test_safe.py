"""The gate: what is drawn is letters, never commands."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from reader.ui.render.content import content, pane_title
from reader.ui.render.safe import safe

HOSTILE = "[Video] [/] \x1b[31mĐỏ\x1b]52;c;aGk=\x07 \u202egnuht\u2066 \u200b\x9b2J \U000e0041"

BIDI_AND_ZERO_WIDTH = "\u200b\u200e\u200f\u202a\u202b\u202d\u202e\u2066\u2067\u2068\ufeff"


def test_markup_is_shown_letter_for_letter() -> None:
    assert content("[Video] [/] [@click=app.quit]x[/]").plain == "[Video] [/] [@click=app.quit]x[/]"
    assert content("[red]a[/red]").spans == []


def test_visible_letters_of_a_hostile_title_stay() -> None:
    assert safe(HOSTILE) == "[Video] [/] [31mĐỏ]52;c;aGk= gnuht 2J"


@given(st.text(max_size=60))
def test_nothing_passes_that_a_terminal_obeys(text: str) -> None:
    drawn = safe(text)
    assert not {unicodedata.category(letter) for letter in drawn} & {"Cc", "Cs", "Zl", "Zp"}
    assert not set(drawn) & set(BIDI_AND_ZERO_WIDTH)


@given(st.text(max_size=60))
def test_text_that_passed_once_is_left_as_it_is(text: str) -> None:
    assert safe(safe(text)) == safe(text)


def test_a_pane_title_is_set_off_from_the_rule() -> None:
    assert pane_title("Articles", "1,234").plain == " Articles 1,234 "
    assert pane_title("Names").plain == " Names "
