"""Dates of feeds: each spelling, each zone, and what is none."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.intake.feed_dates import read_date
from reader.text.moments import NEWS_ZONE

ZONES = {
    "Z": "+00:00", "UT": "+00:00", "UTC": "+00:00", "GMT": "+00:00", "EST": "-05:00",
    "EDT": "-04:00", "CST": "-06:00", "CDT": "-05:00", "MST": "-07:00", "MDT": "-06:00",
    "PST": "-08:00", "PDT": "-07:00", "WET": "+00:00", "BST": "+01:00", "CET": "+01:00",
    "CEST": "+02:00", "EET": "+02:00", "EEST": "+03:00", "MSK": "+03:00", "ICT": "+07:00",
    "SGT": "+08:00", "HKT": "+08:00", "JST": "+09:00", "KST": "+09:00", "AEST": "+10:00",
    "+0700": "+07:00", "+07:00": "+07:00", "+7": "+07:00", "-0330": "-03:30", "GMT+7": "+07:00",
    "GMT+0700": "+07:00", "UTC-3": "-03:00", "(GMT+7)": "+07:00", "(UTC+7)": "+07:00",
    "Xyz": "+07:00", "": "+07:00", "+9900": "+07:00",
}  # fmt: skip


def value(printed: str, zone: timezone = NEWS_ZONE) -> str | None:
    found = read_date(printed, zone)
    return None if found is None else found.value


@pytest.mark.parametrize(("zone", "offset"), ZONES.items())
@pytest.mark.parametrize("form", ["Sat, 21 Nov 2026 08:05:09 {}", "2026-11-21 08:05:09 {}"])
def test_a_zone_is_read_in_each_spelling(form: str, zone: str, offset: str) -> None:
    assert value(form.format(zone).strip()) == f"2026-11-21T08:05:09{offset}"


DAYS = [
    "Sat, 21 Nov 2026", "Saturday, 21 November 2026", "21 Nov 2026", "21-Nov-2026", "21 Nov 26",
    "21st Nov 2026", "21 Nov. 2026", "Nov 21, 2026", "November 21st, 2026", "Nov 21 2026",
    "Sat Nov 21 2026", "2026-11-21", "21/11/2026", "21-11-2026", "21.11.2026", "21/11/26",
    "11/21/2026", "Thứ Bảy, 21/11/2026", "ngày 21 tháng 11 năm 2026", "Ngày 21/11/2026", "20261121",
]  # fmt: skip


@pytest.mark.parametrize("printed", DAYS)
def test_a_day_is_read_in_each_spelling(printed: str) -> None:
    found = read_date(printed, NEWS_ZONE)
    assert found is not None
    assert (found.value, found.precision) == ("2026-11-21", "day")


CLOCKS = {
    "08:05": "08:05:00", "8:05": "08:05:00", "08h05": "08:05:00", "08g05": "08:05:00",
    "08:05:09": "08:05:09", "08:05:09.123": "08:05:09", "8:05 AM": "08:05:00",
    "8:05 pm": "20:05:00", "8:05 p.m.": "20:05:00", "12:05 AM": "00:05:00",
    "12:05 PM": "12:05:00", "8:05 SA": "08:05:00", "8:05 CH": "20:05:00", "12:05 SA": "00:05:00",
    "23:59:60": "23:59:59", "20:05 PM": "20:05:00",
}  # fmt: skip


@pytest.mark.parametrize(("clock", "time"), CLOCKS.items())
def test_a_time_of_day_is_read_in_each_spelling(clock: str, time: str) -> None:
    assert value(f"21 Nov 2026 {clock}") == f"2026-11-21T{time}+07:00"
    assert value(f"2026-11-21 {clock}") == f"2026-11-21T{time}+07:00"


def test_the_time_may_stand_before_the_day() -> None:
    assert value("08:05 21/11/2026") == "2026-11-21T08:05:00+07:00"
    assert value("08:05 | 21/11/2026") == "2026-11-21T08:05:00+07:00"


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("05/09/2026", "2026-09-05"),
        ("13/09/2026", "2026-09-13"),
        ("09/13/2026", "2026-09-13"),
        ("05/09/2026 6:44 PM", "2026-05-09T18:44:00+07:00"),
        ("05/09/2026 6:44 CH", "2026-09-05T18:44:00+07:00"),
    ],
)
def test_the_day_comes_first_unless_only_the_month_can_or_the_time_is_american(
    printed: str, read: str
) -> None:
    assert value(printed) == read


@pytest.mark.parametrize(
    ("printed", "read", "precision"),
    [
        ("2026-11", "2026-11", "month"),
        ("2026-1", "2026-01", "month"),
        ("2026", "2026", "year"),
        ("20261121T080509", "2026-11-21T08:05:09+07:00", "time"),
        ("20261121T0805Z", "2026-11-21T08:05:00+00:00", "time"),
        ("2026-11-21T24:00:00", "2026-11-22T00:00:00+07:00", "time"),
        ("2026-12-31T24:00:00Z", "2027-01-01T00:00:00+00:00", "time"),
        ("21 Nov 68", "2068-11-21", "day"),
        ("21 Nov 69", "1969-11-21", "day"),
    ],
)
def test_it_is_as_exact_as_it_is_written(printed: str, read: str, precision: str) -> None:
    found = read_date(printed, NEWS_ZONE)
    assert found is not None
    assert (found.value, found.precision) == (read, precision)


@pytest.mark.parametrize(
    "printed",
    [
        "2026-13", "2026-02-30", "31/04/2026", "30 Feb 2026", "13/13/2026", "Nov 31, 2026",
        "21 Nov 2026 25:00", "21 Nov 2026 08:61", "0999-01-01", "9999-12-31T24:00:00", "2200-01-01",
        "hôm nay", "1", "12:05", "Nov", "21 Nov", "x" * 500, "x" * 101 + "2026-11-21",
    ],
)  # fmt: skip
def test_what_is_no_date_is_none(printed: str) -> None:
    assert value(printed) is None


@given(
    st.datetimes().filter(lambda moment: 1000 < moment.year < 2199),
    st.integers(-14 * 60, 14 * 60),
)
def test_every_moment_of_either_standard_is_read_back(moment: datetime, minutes: int) -> None:
    zone = timezone(timedelta(minutes=minutes))
    exact = moment.replace(microsecond=0, tzinfo=zone)
    assert value(exact.isoformat(), UTC) == exact.isoformat()
    assert value(format_datetime(exact), UTC) == exact.isoformat()
