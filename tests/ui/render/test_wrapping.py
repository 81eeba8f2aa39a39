"""Breaking and fitting with letters of every kind: nothing lost, nothing torn, nothing too wide."""

from __future__ import annotations

from itertools import pairwise
from unicodedata import combining

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ui.render.cells import cell_len
from reader.ui.render.lines import Layer, Line, fit, fitting, pieces
from reader.ui.render.wrap import wrap
from tests.ui.render.texts import TEXTS, letters

widths = st.integers(2, 80)


def lines_of(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width)]


@given(letters, widths)
def test_every_letter_is_on_one_line_in_its_place(text: str, width: int) -> None:
    spans = wrap(text, width)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert all(start < end for start, end in spans)
    shown = {index for start, end in spans for index in range(start, end)}
    assert all(char == " " for index, char in enumerate(text) if index not in shown)


@given(letters, widths)
def test_no_line_is_too_wide_and_none_begins_or_ends_with_a_space(text: str, width: int) -> None:
    for line in lines_of(text, width):
        assert cell_len(line) <= width
        assert line == line.strip(" ")


@given(letters, widths)
def test_a_line_is_as_full_as_it_can_be(text: str, width: int) -> None:
    """The first word of the next line would not have fitted."""
    spans = wrap(text, width)
    for (start, _), (first, last) in pairwise(spans):
        end_of_word = min(last, text.find(" ", first) if " " in text[first:] else last)
        assert cell_len(text[start:end_of_word]) > width


@given(letters, widths)
def test_marks_stay_with_their_letter(text: str, width: int) -> None:
    assert not any(combining(line[0]) for line in lines_of("a" + text, width))


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_one_letter_to_a_line_is_the_narrowest(text: str) -> None:
    lines = lines_of(text, 1)
    assert "".join(lines) == text.replace(" ", "")
    assert all(cell_len(line) <= 2 for line in lines)


@pytest.mark.parametrize("width", [0, -1, -80])
def test_where_there_is_no_room_it_is_as_if_there_were_one_column(width: int) -> None:
    assert lines_of("ba chữ", width) == lines_of("ba chữ", 1)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("một hai ba", 7, ["một hai", "ba"]),
        ("một hai ba", 6, ["một", "hai ba"]),
        ("một  hai", 8, ["một  hai"]),
        ("một  hai", 7, ["một", "hai"]),
        ("   ", 5, []),
        ("", 5, []),
        ("  một", 5, ["một"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("漢字漢", 3, ["漢", "字", "漢"]),
        ("a漢字", 3, ["a漢", "字"]),
        ("nin\u0e34n\u0e34n\u0e34", 3, ["nin\u0e34", "n\u0e34n\u0e34"]),
        ("không\u00a0tách được", 11, ["không\u00a0tách", "được"]),
    ],
)
def test_where_lines_end(text: str, width: int, lines: list[str]) -> None:
    assert lines_of(text, width) == lines


@given(letters, st.integers(-2, 80))
def test_what_is_cut_says_so_and_begins_as_it_did(text: str, width: int) -> None:
    cut = fit(text, width)
    assert cell_len(cut) <= max(0, width)
    if cut != text and width > 0:
        assert cut.endswith("…")
        assert text.startswith(cut[:-1])
    if cell_len(text) <= width:
        assert cut == text


@pytest.mark.parametrize(
    ("text", "width", "cut"),
    [
        ("Đà Nẵng", 7, "Đà Nẵng"),
        ("Đà Nẵng", 6, "Đà Nẵ…"),
        ("Đà Nẵng", 4, "Đà…"),  # no space before the sign
        ("Đà Nẵng", 1, "…"),
        ("Đà Nẵng", 0, ""),
        ("漢字漢", 5, "漢字…"),
        ("漢字漢", 4, "漢…"),
    ],
)
def test_how_a_text_is_cut(text: str, width: int, cut: str) -> None:
    assert fit(text, width) == cut


@given(letters, st.integers(0, 60), st.integers(0, 10))
def test_what_fits_can_begin_anywhere(text: str, width: int, start: int) -> None:
    start = min(start, len(text))
    end = fitting(text, width, start)
    assert start <= end <= len(text)
    assert cell_len(text[start:end]) <= width
    if end < len(text):
        assert cell_len(text[start : end + 1]) > width


@given(
    st.text("ab", max_size=12),
    st.lists(st.tuples(st.integers(-3, 15), st.integers(-3, 15), st.just("x")), max_size=6),
)
def test_pieces_cover_the_line_once_and_break_where_styles_do(
    text: str, layers: list[tuple[int, int, str]]
) -> None:
    line = Line(text, tuple(Layer(*layer) for layer in layers))
    ranges = pieces(line)
    assert "".join(text[start:end] for start, end in ranges) == text
    for start, end in ranges:
        for layer in line.layers:
            inside = max(start, layer.start) < min(end, layer.end)
            assert not inside or (layer.start <= start and end <= layer.end)
