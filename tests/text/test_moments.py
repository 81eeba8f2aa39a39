"""From dates as precise as they happen to be to one order of all articles."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Precision, Published
from reader.text.moments import day, last_moment, period, sequence, sortable

ADDED = datetime(2025, 6, 1, tzinfo=UTC)
DAY = 24 * 3600
moments = st.integers(-(2**33) + 1, 2**33 - 1)
sequences = st.integers(1, 2**30 - 1)


def seconds(text: str) -> int:
    return int(datetime.fromisoformat(text).timestamp())


@given(moments, sequences, moments, sequences)
def test_keys_order_by_moment_then_by_arrival(m1: int, s1: int, m2: int, s2: int) -> None:
    assert (sortable(m1, s1) < sortable(m2, s2)) == ((m1, s1) < (m2, s2))


@given(st.integers(-(10**15), 10**15), sequences)
def test_a_key_fits_sqlite_and_gives_its_sequence_back(moment: int, number: int) -> None:
    key = sortable(moment, number)
    assert -(2**63) <= key < 2**63
    assert sequence(key) == number


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025-04-15", "2025-04-15T00:00+07:00", "2025-04-16T00:00+07:00"),
        ("2025-04", "2025-04-01T00:00+07:00", "2025-05-01T00:00+07:00"),
        ("2024-02", "2024-02-01T00:00+07:00", "2024-03-01T00:00+07:00"),
        ("2024", "2024-01-01T00:00+07:00", "2025-01-01T00:00+07:00"),
    ],
)
def test_a_period_runs_from_midnight_to_midnight_in_viet_nam(
    text: str, first: str, last: str
) -> None:
    assert period(text) == (seconds(first), seconds(last))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2025-13",
        "2025-00",
        "2025-02-30",
        "2025-4",
        "0000",
        "25",
        "2025-04-15T00:00",
        "x",
        "２０２５x",
    ],
)
def test_what_is_no_period_is_none(text: str) -> None:
    assert period(text) is None


@given(st.dates(date(2, 1, 1), date(9999, 12, 30)))
def test_days_follow_one_another_without_a_gap(first: date) -> None:
    following = date.fromordinal(first.toordinal() + 1)
    mine, next_one = period(first.isoformat()), period(following.isoformat())
    assert mine is not None
    assert next_one is not None
    assert mine[1] == next_one[0] == mine[0] + DAY


@given(st.dates(date(2, 1, 1), date(9999, 12, 30)))
def test_a_day_lies_in_its_month_and_its_month_in_its_year(of: date) -> None:
    texts = (of.isoformat(), of.isoformat()[:7], of.isoformat()[:4])
    inner, month, year = (period(text) for text in texts)
    assert inner is not None
    assert month is not None
    assert year is not None
    assert year[0] <= month[0] <= inner[0] < inner[1] <= month[1] <= year[1]


@pytest.mark.parametrize(
    ("value", "precision", "moment"),
    [
        ("2025-04-15T08:30:00+07:00", "time", "2025-04-15T08:30:00+07:00"),
        ("2025-04-15T08:30:00", "time", "2025-04-15T08:30:00+07:00"),
        ("2025-04-15", "day", "2025-04-15T23:59:59+07:00"),
        ("2025-04", "month", "2025-04-30T23:59:59+07:00"),
        ("2024", "year", "2024-12-31T23:59:59+07:00"),
        ("nonsense", "time", "2025-06-01T00:00:00+00:00"),
    ],
)
def test_an_article_is_as_new_as_the_last_moment_it_can_be_of(
    value: str, precision: Precision, moment: str
) -> None:
    assert last_moment(Published(value, precision), ADDED) == seconds(moment)


def test_of_a_range_the_last_day_counts() -> None:
    published = Published(None, "range", ("2025-01-18", "2025-04-15"))
    assert last_moment(published, ADDED) == seconds("2025-04-15T23:59:59+07:00")
    assert day(published) == date(2025, 4, 15)


@pytest.mark.parametrize("value", ["2031-01-01", "2025-06-02T00:00:00Z", "9999", None])
def test_a_date_in_the_future_counts_as_the_arrival(value: str | None) -> None:
    assert last_moment(Published(value, "day" if value else None), ADDED) == ADDED.timestamp()


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        (Published(), None),
        (Published("2025-04-15", "day"), date(2025, 4, 15)),
        (Published("2025-04-14T20:00:00+00:00", "time"), date(2025, 4, 15)),
        (Published("2025-02", "month"), date(2025, 2, 28)),
    ],
)
def test_the_day_of_an_article_is_the_one_in_viet_nam(
    published: Published, expected: date | None
) -> None:
    assert day(published) == expected
