"""A stated date is exact, an inferred one is `about`; bounds stand where only bounds are known."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.intake.dating import inferred, is_dateline, is_time, stated
from reader.model import Published

ADDED = date(2026, 11, 21)

STATED = [
    # dateline, value, precision
    ("Thứ bảy, 7/3/2026, 00:05 (GMT+7)", "2026-03-07T00:05:00+07:00", "time"),
    ("20/08/2024 09:15", "2024-08-20T09:15:00+07:00", "time"),
    ("20/08/2024 | 9h15", "2024-08-20T09:15:00+07:00", "time"),
    ("09:15 20/08/2024", "2024-08-20T09:15:00+07:00", "time"),
    ("Cập nhật lúc 21:05:30, ngày 20/8/2024", "2024-08-20T21:05:00+07:00", "time"),
    ("07-03-2026 - 00:01 AM | Thị trường", "2026-03-07T00:01:00+07:00", "time"),
    ("07-03-2026 - 12:01 AM", "2026-03-07T00:01:00+07:00", "time"),
    ("07-03-2026 - 6:44 PM", "2026-03-07T18:44:00+07:00", "time"),
    ("2024-08-20T09:15:00+09:00", "2024-08-20T09:15:00+09:00", "time"),
    ("2024-08-20 09:15 GMT-3", "2024-08-20T09:15:00-03:00", "time"),
    ("2024-08-20T09:15:00Z", "2024-08-20T09:15:00+00:00", "time"),
    ("Ngày đăng: 20/08/2024", "2024-08-20", "day"),
    ("Hà Nội, ngày 20 tháng 8 năm 2024", "2024-08-20", "day"),
    ("Thứ Ba 20.08.2024", "2024-08-20", "day"),
]


@pytest.mark.parametrize(("line", "value", "precision"), STATED)
def test_a_dateline_states_day_and_time(line: str, value: str, precision: str) -> None:
    assert is_dateline(line)
    published = stated(line, vietnamese=True)
    assert (published.value, published.precision, published.about) == (value, precision, False)


def test_a_time_without_a_zone_is_only_known_in_vietnam() -> None:
    assert stated("20/08/2024 09:15", vietnamese=False) == Published("2024-08-20", "day")
    assert stated("20/08/2024 09:15 GMT+1", vietnamese=False).precision == "time"


@pytest.mark.parametrize(
    "line",
    [
        "",
        "18/8",
        "tháng 8/2024",
        "năm 2024",
        "Quyết định được ký ngày 20/8/2024",
        "Quyết định được ký ngày 20/8/2024 và có hiệu lực ngay.",
        "Lịch chiếu phim từ 16 đến 22/6/2017",
        "31/02/2024 09:15",
        "09:15",
    ],
)
def test_other_lines_are_no_datelines(line: str) -> None:
    assert not is_dateline(line)


def test_a_line_may_hold_the_time_alone() -> None:
    assert is_time("09:51")
    assert is_time("9h05")
    assert not is_time("tỷ số 2:1")


PAST = "Chiều 18/8, đoàn tàu đầu tiên rời ga."
TO_COME = "Đoàn tàu đầu tiên sẽ chạy từ 14 - 15/4."


def test_a_reported_day_takes_the_only_year_that_fits() -> None:
    """The text tells of December 2023, the tail was printed in April 2025."""
    published = inferred(
        PAST, ["Đường được thông xe tháng 12/2023."], "Mùa xuân 1/4/2025", "", ADDED
    )
    assert published == Published("2024-08-18", "day", about=True)


def test_a_reported_day_without_other_dates_is_the_latest_before_it_was_added() -> None:
    assert inferred(PAST, [], "", "", date(2024, 3, 1)).value == "2023-08-18"
    assert inferred(PAST, [], "", "", date(2024, 8, 18)).value == "2024-08-18"


def test_a_day_of_every_year_is_not_reported() -> None:
    assert inferred("Ngày 9/11 là ngày hội của làng.", [], "", "", ADDED) == Published()


def test_a_reported_day_with_its_year_needs_nothing_else() -> None:
    lede = "Sáng 5/1/2025, đoàn tàu đầu tiên rời ga."
    assert inferred(lede, ["Ga xây năm 1902."], "", "", ADDED).value == "2025-01-05"


def test_a_remembered_day_is_not_the_day_of_the_article() -> None:
    lede = "Ga này mở cửa ngày 5/1/1902 và vẫn đón khách."
    body = ["Ngày 3/2/2024, mái vòm được sửa xong."]
    assert inferred(lede, body, "", "", ADDED) == Published()


def test_an_event_to_come_gives_bounds() -> None:
    body = ["Hai thành phố kỷ niệm 75 năm (18/1/1950 - 18/1/2025)."]
    published = inferred(TO_COME, body, "", "", ADDED)
    assert published == Published(None, "range", ("2025-01-18", "2025-04-15"), about=True)


def test_an_event_to_come_without_another_date_gives_nothing() -> None:
    assert inferred(TO_COME, [], "", "", ADDED) == Published()


def test_a_plan_is_no_lower_bound() -> None:
    """`có hiệu lực từ` names a day after the article's."""
    body = ["Quy định sẽ có hiệu lực từ ngày 1/3/2030.", "Ngày 2/2/2024, dự thảo được công bố."]
    published = inferred("Một dự thảo mới.", body, "Tin ngày 5/3/2024", "", ADDED)
    assert published.bounds == ("2024-02-02", "2024-03-05")


STAMPS = [
    "https://a.example/2025/032025/25/cau-20250325112448.png",
    "https://a.example/cau.jpg?250325023758",
    "https://a.example/2025/3/25/cau.jpg",
]


@pytest.mark.parametrize("picture", STAMPS)
def test_pictures_of_the_tail_hold_the_day_it_was_printed(picture: str) -> None:
    published = inferred("Một cây cầu.", ["Ngày 2/2/2025, cầu mở."], "", picture, ADDED)
    assert published.bounds == ("2025-02-02", "2025-03-25")


def test_a_tail_day_without_a_year_moves_the_bound_a_little() -> None:
    published = inferred(
        "Một cây cầu.", ["Ngày 2/2/2025, cầu mở."], "Thời tiết hôm nay (5/4)", STAMPS[0], ADDED
    )
    assert published.bounds == ("2025-02-02", "2025-04-05")


def test_nothing_is_later_than_the_day_it_was_added() -> None:
    stamp = "https://a.example/cau-20990101.jpg"
    assert inferred("Một cây cầu.", ["Ngày 2/2/2025, cầu mở."], "", stamp, ADDED) == Published()


def test_bounds_of_many_years_say_nothing() -> None:
    lede, body = "Một trận đánh.", ["Ngày 7/5/1954, trận đánh kết thúc."]
    assert inferred(lede, body, "Tin ngày 1/1/2025", "", ADDED) == Published()


@given(
    st.text(alphabet="Chiều sẽngà từđ0123456789/-. ", max_size=80),
    st.text(alphabet="0123456789/-.? ", max_size=60),
)
def test_what_is_inferred_is_a_possible_day_not_after_it_was_added(lede: str, tail: str) -> None:
    published = inferred(lede, [lede], tail, tail, ADDED)
    if published.value is not None:
        assert date.fromisoformat(published.value) <= ADDED
        assert published.about
    if published.bounds is not None:
        first, last = map(date.fromisoformat, published.bounds)
        assert first <= last
        assert published.about


@given(st.text(max_size=100))
def test_any_line_can_be_asked_for_its_date(line: str) -> None:
    line = " ".join(line.split())
    if is_dateline(line):
        value = stated(line, vietnamese=True).value
        assert value is not None
        assert date.fromisoformat(value[:10])
