"""Sums of money and measures of running Vietnamese text."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.numbers import find_amounts, parse_number


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1.253", 1253),
        ("205,2", 205.2),
        ("0,4", 0.4),
        ("49.320.796.000", 49_320_796_000),
        ("1,234,567", 1_234_567),
        ("36,150", 36.15),
        ("1.234,5", 1234.5),
        ("7", 7),
    ],
)
def test_the_comma_is_decimal_and_the_dot_parts_thousands(written: str, number: float) -> None:
    assert parse_number(written) == number


@pytest.mark.parametrize(
    ("text", "surface", "kind", "value", "unit"),
    [
        ("vay 3,5 tỷ đồng", "3,5 tỷ đồng", "MONEY", 3_500_000_000, "VND"),
        ("giá 125.000đ/vé", "125.000đ", "MONEY", 125_000, "VND"),
        ("khoảng 40-45 triệu USD", "40-45 triệu USD", "MONEY", (40_000_000, 45_000_000), "USD"),
        ("từ 900 triệu đến 1,2 tỷ đồng", "900 triệu đến 1,2 tỷ đồng", "MONEY",
         (900_000_000, 1_200_000_000), "VND"),
        ("$20 triệu", "$20 triệu", "MONEY", 20_000_000, "USD"),
        ("2.000 tỷ yen", "2.000 tỷ yen", "MONEY", 2_000_000_000_000, "JPY"),
        ("hai tỷ đồng", "hai tỷ đồng", "MONEY", 2_000_000_000, "VND"),
        ("tăng 6,8%", "6,8%", "QUANTITY", 6.8, "%"),
        ("tăng 5-7 %", "5-7 %", "QUANTITY", (5, 7), "%"),
        ("giảm 12 phần trăm", "12 phần trăm", "QUANTITY", 12, "%"),
        ("dài 34,5 km", "34,5 km", "QUANTITY", 34.5, "km"),
        ("rộng 120m2", "120m2", "QUANTITY", 120, "m2"),
        ("nóng 39°C", "39°C", "QUANTITY", 39, "°c"),
        ("trong 20 năm", "20 năm", "QUANTITY", 20, "năm"),
        ("phạt 7-8 năm tù", "7-8 năm", "QUANTITY", (7, 8), "năm"),
        ("suốt ba tháng", "ba tháng", "QUANTITY", 3, "tháng"),
        ("1,5 triệu tấn gạo", "1,5 triệu tấn", "QUANTITY", 1_500_000, "tấn"),
    ],
)  # fmt: skip
def test_an_amount_is_found_with_its_value_and_unit(
    text: str, surface: str, kind: str, value: object, unit: str
) -> None:
    (found,) = find_amounts(text)
    assert text[found.start : found.end] == surface
    assert (found.kind, found.value, found.unit) == (kind, value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "ngày 6 tháng 7",
        "tháng 6 năm 2017",
        "lúc 8 giờ 30 phút",
        "16 giờ chiều",
        "hai đồng chí lãnh đạo",
        "mạng 4G",
        "17 tuổi",
        "ba chiếc xe",
        "điện thoại 0912345678",
        "19h30",
        "tỷ số 3-1",
        "U23",
        "khu đô thị 3 đô thị",
    ],
)
def test_calendar_clock_counts_and_names_are_no_amounts(text: str) -> None:
    assert find_amounts(text) == []


_PIECES = st.sampled_from(
    [
        "12",
        "1.250",
        "3,5",
        " ",
        "-",
        " tỷ",
        " triệu",
        " đồng",
        "$",
        "%",
        " năm",
        " km",
        "ba",
        " hai ",
        ".",
    ]
)


@given(st.lists(_PIECES, max_size=30).map("".join) | st.text(max_size=80))
def test_any_text_gives_sorted_spans_inside_it_that_do_not_overlap(text: str) -> None:
    end = 0
    for one in find_amounts(text):
        assert end <= one.start < one.end <= len(text)
        assert one.unit
        end = one.end


def test_the_shared_vectors_hold() -> None:
    folder = os.environ.get("READER_CORPORA")
    if not folder:
        pytest.skip("READER_CORPORA names no folder of real data")
    vectors = json.loads(Path(folder, "entities/testvectors.json").read_text("utf8"))["amounts"]
    for text, value, unit in vectors["cases"]:
        (found,) = find_amounts(text)
        expected = tuple(value) if isinstance(value, list) else value
        assert (found.value, found.unit) == (expected, unit), text


@pytest.mark.parametrize(
    ("text", "surface", "value", "unit"),
    [
        ("lãnh 4 năm 6 tháng tù", "4 năm 6 tháng", 4.5, "năm"),
        ("nghỉ 1 tháng 15 ngày để sinh con", "1 tháng 15 ngày", 1.5, "tháng"),
        ("trong năm năm trở lại đây", "năm năm", 5, "năm"),
        ("suốt bốn mươi năm, ông chữa bệnh", "bốn mươi năm", 40, "năm"),
        ("hai mươi lăm năm sau", "hai mươi lăm năm", 25, "năm"),
        ("xếp hàng dài hai cây số để vào", "hai cây số", 2, "cây số"),
        ("bán phở 20 năm nay", "20 năm", 20, "năm"),
        ("nồng độ 0,62 mg/lít khí thở", "0,62 mg", 0.62, "mg"),
        ("lãi 45-60%/năm", "45-60%", (45, 60), "%"),
        ("đường dây 500 kV", "500 kV", 500, "kv"),
        ("lũ về 5.620 m3/giây", "5.620 m3/giây", 5620, "m3/giây"),
    ],
)
def test_durations_may_have_two_units_and_be_spelled(
    text: str, surface: str, value: float | tuple[float, float], unit: str
) -> None:
    (amount,) = find_amounts(text)
    assert (text[amount.start : amount.end], amount.value, amount.unit) == (surface, value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "ngày 6 tháng 7 năm 2020",
        "bé 9 tháng tuổi",
        "năm 2020 năm ngày",
        "trước 23 tháng Chạp",
        "lúc năm giờ",
        "9 tháng đầu năm",
    ],
)
def test_parts_of_dates_and_ages_are_no_durations(text: str) -> None:
    assert find_amounts(text) == []
