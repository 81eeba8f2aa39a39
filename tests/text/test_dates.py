"""Dates of running Vietnamese text: which numbers are dates, and of which year."""

from __future__ import annotations

import json
import os
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.dates import find_dates, resolve_year

SPRING = date(2025, 4, 11)

WRITTEN = [
    ("Hội nghị họp từ 7 - 9/3 tại Huế.", ["7 - 9/3"], ["2025-03-07/2025-03-09"]),
    ("mở cửa từ 7 đến 9/3", ["7 đến 9/3"], ["2025-03-07/2025-03-09"]),
    ("ngày 4 và 5/6", ["ngày 4 và 5/6"], ["2025-06-04/2025-06-05"]),
    ("ngày 4 - 5/6/2023", ["ngày 4 - 5/6/2023"], ["2023-06-04/2023-06-05"]),
    ("khai trương 3/2/1998", ["3/2/1998"], ["1998-02-03"]),
    ("khai trương 3-2-1998", ["3-2-1998"], ["1998-02-03"]),
    ("khai trương 03.02.1998", ["03.02.1998"], ["1998-02-03"]),
    ("bản ghi 1998-02-03", ["1998-02-03"], ["1998-02-03"]),
    ("Sáng ngày 12-5, trời mưa", ["Sáng ngày 12-5"], ["2025-05-12"]),
    ("rạng sáng 12.5", ["rạng sáng 12.5"], ["2025-05-12"]),
    ("hôm 12/5", ["hôm 12/5"], ["2025-05-12"]),
    ("mùng 3/2", ["mùng 3/2"], ["2025-02-03"]),
    ("ngày 20 tháng 11 năm 1982", ["ngày 20 tháng 11 năm 1982"], ["1982-11-20"]),
    ("ngày 20 tháng 11", ["ngày 20 tháng 11"], ["2024-11-20"]),
    ("ngày 20/11 năm ngoái", ["ngày 20/11 năm ngoái"], ["2024-11-20"]),
    ("(9/4)", ["9/4"], ["2025-04-09"]),
    ("dịp 2/9", ["2/9"], ["2025-09-02"]),
    ("lễ 30/4 - 1/5", ["30/4", "1/5"], ["2025-04-30", "2025-05-01"]),
    ("đầu tháng 3/2021", ["đầu tháng 3/2021"], ["2021-03"]),
    ("tháng 3-2021", ["tháng 3-2021"], ["2021-03"]),
    ("tháng 3 năm 2021", ["tháng 3 năm 2021"], ["2021-03"]),
    ("tháng 12", ["tháng 12"], ["2024-12"]),
    ("tháng 12 năm nay", ["tháng 12 năm nay"], ["2025-12"]),
    ("từ 10/2022 đến nay", ["10/2022"], ["2022-10"]),
    ("quý III/2019", ["quý III/2019"], ["2019-Q3"]),
    ("quý 2 năm 2019", ["quý 2 năm 2019"], ["2019-Q2"]),
    ("quý IV", ["quý IV"], ["2025-Q4"]),
    ("giữa năm 2011", ["giữa năm 2011"], ["2011"]),
    ("mùa xuân năm 1975", ["mùa xuân năm 1975"], ["1975"]),
    ("mùa thu 1945", ["mùa thu 1945"], ["1945"]),
    ("những năm 1980", ["những năm 1980"], ["1980/1989"]),
    ("thập niên 90", ["thập niên 90"], ["1990/1999"]),
    ("thế kỷ XIX", ["thế kỷ XIX"], ["C19"]),
    ("đầu thế kỷ 21", ["đầu thế kỷ 21"], ["C21"]),
    ("kế hoạch 2016 – 2020", ["2016 – 2020"], ["2016/2020"]),
    ("mùa giải 2016/17", ["2016/17"], ["2016/2017"]),
    ("anh Bình (SN 1990)", ["1990"], ["1990"]),
    ("năm 2016, 2017 và 2018", ["năm 2016", "2017", "2018"], ["2016", "2017", "2018"]),
    ("hôm qua", ["hôm qua"], ["2025-04-10"]),
    ("Sáng mai", ["Sáng mai"], ["2025-04-12"]),
    ("cuối năm ngoái", ["cuối năm ngoái"], ["2024"]),
    ("tháng trước", ["tháng trước"], ["2025-03"]),
    ("tuần này", ["tuần này"], ["2025-04-07/2025-04-13"]),
    ("mùa hè này", ["mùa hè này"], ["2025"]),
]

NOT_DATES = [
    "thắng với tỷ số 3-1",
    "2/3 số phiếu",
    "đạt 9/10 điểm",
    "phạt 7-8 năm tù",
    "giá 1,5 tỷ",
    "mở cửa 24/7",
    "Thông tư 08/2021/TT-BTC",
    "gọi số 024-3825.5555",
    "tăng 3,5 - 4%",
    "lương mỗi tháng 10 triệu đồng",
    "hết 6 tháng 10 ngày",
    "trồng 2000 cây",
    "mỗi năm 2000 tấn",
    "từ 1500-2000 đồng",
    "ngày 32/1",
    "ngày 30/2",
    "tháng 13",
    "đường 3/2/1998/5",
    "phiên bản 3.11.2",
]


@pytest.mark.parametrize(("text", "surfaces", "values"), WRITTEN)
def test_a_written_date_is_found_with_its_span_and_value(
    text: str, surfaces: list[str], values: list[str]
) -> None:
    found = find_dates(text, reference=SPRING)
    assert [text[one.start : one.end] for one in found] == surfaces
    assert [one.value for one in found] == values


@pytest.mark.parametrize("text", NOT_DATES)
def test_scores_fractions_counts_and_numbers_of_documents_are_no_dates(text: str) -> None:
    assert find_dates(text, reference=SPRING) == []


def test_without_a_reference_a_missing_year_stays_missing() -> None:
    (found,) = find_dates("chiều tối 18/8")
    assert (found.value, found.day, found.month, found.year) == (None, 18, 8, None)
    assert not found.inferred


def test_a_year_that_was_worked_out_says_so() -> None:
    inferred, stated = find_dates("ngày 18/8 và ngày 19/8/2024", reference=SPRING)
    assert inferred.inferred
    assert not stated.inferred


def test_relative_days_without_a_reference_have_no_value() -> None:
    (found,) = find_dates("Hôm qua trời nắng")
    assert found.value is None


@pytest.mark.parametrize(
    ("day", "month", "reference", "year"),
    [
        (18, 8, date(2024, 8, 19), 2024),
        (30, 12, date(2025, 1, 2), 2024),
        (2, 1, date(2024, 12, 30), 2025),
        (1, 1, date(2024, 6, 1), 2024),
        (29, 2, date(2025, 3, 1), 2025),
    ],
)
def test_the_year_is_the_nearest_one(day: int, month: int, reference: date, year: int) -> None:
    assert resolve_year(day, month, reference) == year


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(-180, 180))
def test_any_day_within_six_months_comes_back_as_itself(reference: date, shift: int) -> None:
    meant = reference + timedelta(days=shift)
    (found,) = find_dates(f"ngày {meant.day}/{meant.month}", reference=reference)
    assert found.value == meant.isoformat()


_PIECES = st.sampled_from(
    [
        "ngày ",
        "tháng ",
        "năm ",
        "quý ",
        "thế kỷ ",
        "từ ",
        "đến ",
        " - ",
        "/",
        "-",
        ".",
        ",",
        "(",
        ")",
        "I",
        "XX",
        "18",
        "8",
        "2024",
        "31",
        "30",
        "2",
        "0",
        "hôm qua",
        "tỷ số ",
        " triệu",
        "\n",
        " ",
    ]
)


@given(st.lists(_PIECES, max_size=30).map("".join) | st.text(max_size=80))
def test_any_text_gives_sorted_spans_inside_it_that_do_not_overlap(text: str) -> None:
    end = 0
    for one in find_dates(text, reference=SPRING):
        assert end <= one.start < one.end <= len(text)
        assert one.value
        end = one.end


def test_the_shared_vectors_hold() -> None:
    folder = os.environ.get("READER_CORPORA")
    if not folder:
        pytest.skip("READER_CORPORA names no folder of real data")
    vectors = json.loads(Path(folder, "entities/testvectors.json").read_text("utf8"))["dates"]
    for text, reference, expected in vectors["cases"]:
        values = [one.value for one in find_dates(text, reference=date.fromisoformat(reference))]
        assert values == (expected if isinstance(expected, list) else [expected]), text
    assert [text for text in vectors["not_dates"] if find_dates(text, reference=SPRING)] == []


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("trong 6 tháng đầu năm 2023, lãi tăng", "6 tháng đầu năm 2023", "2023-01/2023-06"),
        ("ba tháng đầu năm 2025", "ba tháng đầu năm 2025", "2025-01/2025-03"),
        ("đạt 7,9 tỷ USD sau 9 tháng đầu năm", "9 tháng đầu năm", "2026-01/2026-09"),
        ("hai quý cuối năm 2024", "hai quý cuối năm 2024", "2024-07/2024-12"),
        ("giá tăng từ đầu năm", "đầu năm", "2026"),
        ("năm tài chính 2023-2024", "năm tài chính 2023-2024", "2023/2024"),
        ("Hôm qua 18/11, giá cà phê", "Hôm qua 18/11", "2026-11-18"),
        ("từ đêm thứ Bảy", "đêm thứ Bảy", "2026-11-21"),
        ("bầu cử vào Chủ nhật", "Chủ nhật", "2026-11-22"),
        ("diễn ra tối chủ nhật", "tối chủ nhật", "2026-11-22"),
        ("họp chợ trước 23 tháng Chạp", "23 tháng Chạp", None),
    ],
)
def test_times_of_the_year_and_the_week_count_from_the_day_of_publication(
    text: str, surface: str, value: str | None
) -> None:
    (found,) = find_dates(text, reference=date(2026, 11, 19))
    assert (text[found.start : found.end], found.value) == (surface, value)


@pytest.mark.parametrize(
    "text",
    ["con thứ ba trong nhà", "mỗi sáng thứ hai", "vị trí thứ tư", "trong hai đêm cuối tuần"],
)
def test_ordinals_and_habits_are_no_dates(text: str) -> None:
    assert find_dates(text, reference=date(2026, 11, 19)) == []
