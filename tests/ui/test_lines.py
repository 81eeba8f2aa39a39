"""Lines of text in cells: breaking, fitting, painting."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from reader.ui.render.lines import Layer, Line, clipped, fit
from reader.ui.render.paint import paint
from reader.ui.render.wrap import wrap

TEXTS = st.text(st.sampled_from("aăđ ệ.漢字e\u0301  /-"), max_size=120)


def lines_of(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width)]


def test_lines_break_between_syllables() -> None:
    assert lines_of("Hội đàm tại Bắc Kinh", 11) == ["Hội đàm tại", "Bắc Kinh"]


def test_an_address_longer_than_the_line_is_cut_where_the_line_is_full() -> None:
    assert lines_of("xem https://example.org/dai", 10) == ["xem", "https://ex", "ample.org/", "dai"]


def test_wide_letters_take_two_cells() -> None:
    assert lines_of("漢字漢字", 4) == ["漢字", "漢字"]


@example(text="字字 \u0301\u0301\u0301字", width=2)  # wide letters and marks even out
@given(TEXTS, st.integers(2, 30))
def test_no_line_is_wider_than_asked_and_no_letter_is_lost(text: str, width: int) -> None:
    lines = lines_of(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(TEXTS, st.integers(8, 30))
def test_a_word_that_fits_is_never_broken(text: str, width: int) -> None:
    starts = {start for start, _ in wrap(text, width)}
    for start in starts - {0}:
        if text[start - 1] != " ":
            word = text[text.rfind(" ", 0, start) + 1 :].split(" ")[0]
            assert cell_len(word) > width


@given(TEXTS, st.integers(0, 30))
def test_fitted_text_fits_and_says_that_it_was_cut(text: str, width: int) -> None:
    fitted = fit(text, width)
    assert cell_len(fitted) <= width
    assert fitted == text or width == 0 or fitted.endswith("…")


@pytest.mark.parametrize(
    ("start", "end", "shift", "expected"),
    [
        (0, 9, 0, [Layer(2, 5, "a")]),
        (3, 9, 0, [Layer(3, 5, "a")]),
        (0, 4, 10, [Layer(12, 14, "a")]),
        (5, 9, 0, []),
    ],
)
def test_layers_are_clipped_to_what_is_shown(
    start: int, end: int, shift: int, expected: list[Layer]
) -> None:
    assert list(clipped([Layer(2, 5, "a")], start, end, shift)) == expected


STYLES = {"bold": Style(bold=True), "red": Style(color="red"), "blue": Style(color="blue")}


def test_a_later_layer_lies_over_an_earlier_one() -> None:
    line = Line("abcdef", (Layer(0, 6, "bold"), Layer(1, 5, "red"), Layer(2, 4, "blue")))
    strip = paint(line, 8, STYLES.__getitem__, Style())
    painted = [(segment.text, segment.style) for segment in strip]
    red, blue = Style(bold=True, color="red"), Style(bold=True, color="blue")
    assert painted[:5] == [
        ("a", STYLES["bold"]), ("b", red), ("cd", blue), ("e", red), ("f", STYLES["bold"]),
    ]  # fmt: skip


@given(TEXTS, st.integers(0, 40))
def test_a_painted_line_is_exactly_as_wide_as_asked(text: str, width: int) -> None:
    line = Line(text, (Layer(1, 99, "bold"),))
    assert paint(line, width, STYLES.__getitem__, Style()).cell_length == width
