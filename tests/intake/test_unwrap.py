"""Paragraphs broken at a fixed width are joined; nothing else is."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.intake.unwrap import unwrap

PARAGRAPHS = [
    "Con đê dài mười hai cây số chạy dọc bờ sông, che cho ba xã khỏi nước lũ mỗi độ tháng tám, và "
    "cũng là con đường mà học sinh vẫn đi tới trường từ mấy chục năm nay.",
    "Mùa này người ta đắp thêm đất ở những đoạn thấp, trồng lại hàng tre bị gãy sau cơn bão, rồi "
    "dọn sạch những cống nước đã tắc từ mùa trước để đồng khỏi ngập khi mưa lớn đổ về.",
    "Khi nước rút, phù sa để lại trên bãi một lớp màu nâu mịn; ngô và đậu gieo xuống đó không cần "
    "bón thêm gì mà vẫn xanh tốt, năm nào cũng vậy, cho tới tận cuối mùa thu.",
]


@pytest.mark.parametrize("width", [60, 72, 78])
def test_paragraphs_are_whole_again(width: int) -> None:
    wrapped = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in PARAGRAPHS)
    assert unwrap(wrapped) == "\n\n".join(PARAGRAPHS)


def test_headings_and_items_keep_their_lines() -> None:
    wrapped = "\n\n".join(textwrap.fill(paragraph, 72) for paragraph in PARAGRAPHS)
    text = f"# Con đê\n\n{wrapped}\n\n* một\n* hai"
    assert unwrap(text).startswith("# Con đê\n\n")
    assert unwrap(text).endswith("\n\n* một\n* hai")


def test_a_paragraph_a_line_passes_untouched() -> None:
    text = "\n".join(PARAGRAPHS)
    assert unwrap(text) == text


def test_a_list_of_headlines_is_not_joined() -> None:
    text = "\n".join(
        f"Tin số {number}: một đầu đề dài chừng này chữ là cùng" for number in range(40)
    )
    assert unwrap(text) == text


def test_a_poem_keeps_its_verses() -> None:
    text = "\n".join(["Nước trong xanh bến đò ngang", "lúa thơm mùa gặt rộn ràng tiếng ca"] * 20)
    assert unwrap(text) == text


@given(st.text(alphabet="ab ,.\n#*-[]()!", max_size=300))
def test_unwrapping_only_turns_line_breaks_into_spaces(text: str) -> None:
    assert unwrap(text).replace("\n", " ") == text.replace("\n", " ")


PROSE = (
    "sáng nay mười hai chiếc thuyền rời bến từ lúc trời còn tối và đến trưa thì cả đoàn đã về tới"
    " cửa sông với khoang đầy cá nên ai cũng vui mừng vì mùa biển năm nay đến sớm hơn mọi năm và"
    " giá cá ở chợ cũng cao hơn năm ngoái một chút dù mưa còn kéo dài tới cuối tuần sau"
)


@pytest.mark.parametrize("width", [50, 60, 72, 78, 90, 100])
def test_a_paragraph_is_whole_again_whatever_the_width(width: int) -> None:
    wrapped = textwrap.fill(PROSE, width, break_on_hyphens=False)
    assert unwrap(f"{wrapped}\n\n{wrapped}") == f"{PROSE}\n\n{PROSE}"


@pytest.mark.parametrize("width", [30, 40, 120])
def test_other_widths_are_none_that_a_converter_breaks_at(width: int) -> None:
    wrapped = f"{textwrap.fill(PROSE, width)}\n\n{textwrap.fill(PROSE, width)}"
    assert unwrap(wrapped) == wrapped


@pytest.mark.parametrize("mark", ["# ", "* ", "- ", "+ ", "> ", "| ", "![", "• ", "https://a.vn/"])
def test_a_marked_line_is_never_joined_to_the_one_before(mark: str) -> None:
    wrapped = textwrap.fill(PROSE, 72)
    first, *rest = wrapped.split("\n")
    text = f"{wrapped}\n\n{wrapped}\n\n{first}\n{mark}{' '.join(rest)[:60]}"
    assert f"\n{mark}" in unwrap(text)


def test_a_few_short_breaks_are_no_width() -> None:
    text = "một dòng thơ\nhai dòng thơ\nba dòng thơ\nbốn dòng thơ\nnăm dòng thơ"
    assert unwrap(text) == text
