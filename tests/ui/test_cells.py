"""Text takes the cells that a terminal gives it, however it was counted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import get_character_cell_size

from reader.ui.render.cells import ONE_CELL, cell_len


def test_what_is_counted_at_once_is_one_cell_wide() -> None:
    assert {char for char in ONE_CELL if get_character_cell_size(char) != 1} == set()


@pytest.mark.parametrize(
    ("text", "cells"),
    [("Đà Nẵng – “Sơn Trà”…", 20), ("★ 5 tỷ ₫ →", 10), ("日本 và Việt Nam", 16), ("👍 tốt", 6)],
)
def test_vietnamese_is_a_cell_a_letter_and_east_asia_two(text: str, cells: int) -> None:
    assert cell_len(text) == cells


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf", "Mn", "Me"]), max_size=80))
def test_any_text_is_as_wide_as_its_letters(text: str) -> None:
    assert cell_len(text) == sum(map(get_character_cell_size, text))
