"""When, said as briefly as is true."""

from __future__ import annotations

from datetime import datetime

import pytest

from reader.language import choose
from reader.model import Published
from reader.ui.render.when import in_words, when, when_exactly

NOW = datetime.fromisoformat("2025-04-20T09:00:00+07:00")

TIMES = [
    ("2025-04-20T08:59:40+07:00", "just now", "vừa xong"),
    ("2025-04-20T08:30:00+07:00", "30 min ago", "30 phút trước"),
    ("2025-04-20T00:30:00+00:00", "1 h ago", "1 giờ trước"),
    ("2025-04-19T20:00:00+07:00", "yesterday", "hôm qua"),
    ("2025-04-20T09:05:00+07:00", "today", "hôm nay"),
    ("2025-04-16T10:00:00+07:00", "Wed", "Thứ Tư"),
    ("2025-03-02T10:00:00+07:00", "2 Mar", "2/3"),
    ("2024-08-18T20:00:00+00:00", "19 Aug 2024", "19/8/2024"),
]


@pytest.mark.parametrize(("value", "english", "vietnamese"), TIMES)
def test_a_known_time_is_told_relative_to_the_clock(
    value: str, english: str, vietnamese: str
) -> None:
    published = Published(value, "time")
    assert when(published, NOW) == english
    choose("vi")
    assert when(published, NOW) == vietnamese


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        (Published("2025-04-20", "day"), "today"),
        (Published("2024-08-18", "day", about=True), "about 18 Aug 2024"),
        (Published("2025-04", "month"), "Apr 2025"),
        (Published("2024", "year"), "2024"),
        (
            Published(None, "range", ("2025-01-18", "2025-04-15"), about=True),
            "about 18 Jan 2025 – 15 Apr 2025",
        ),
        (Published(), "undated"),
    ],
)
def test_nothing_is_said_more_exactly_than_it_is_known(published: Published, expected: str) -> None:
    assert when(published, NOW) == expected


def test_the_head_of_an_article_tells_the_hour_only_if_it_is_known() -> None:
    at = Published("2025-04-14T01:30:00+00:00", "time")
    assert when_exactly(at, NOW) == "Mon 14 Apr 2025, 08:30"
    assert when_exactly(Published("2025-04-14", "day"), NOW) == "Mon 14 Apr 2025"
    assert when_exactly(Published("2024", "year", about=True), NOW) == "about 2024"
    assert when_exactly(Published(), NOW) == "undated"


def test_vietnamese_dates_are_written_as_newspapers_write_them() -> None:
    choose("vi")
    at = Published("2025-04-14T01:30:00+00:00", "time")
    assert when_exactly(at, NOW) == "Thứ Hai, 14/4/2025, 08:30"
    assert when_exactly(Published("2025-04", "month"), NOW) == "4/2025"
    assert when_exactly(Published("2024", "year", about=True), NOW) == "khoảng 2024"
    assert when_exactly(Published(), NOW) == "không rõ ngày"


@pytest.mark.parametrize(
    ("value", "english", "vietnamese"),
    [
        ("2024-08-18", "18 Aug 2024", "18/8/2024"),
        ("2022-07", "Jul 2022", "7/2022"),
        ("1924", "1924", "1924"),
        ("0938", "938", "938"),
        ("1802/1945", "1802 – 1945", "1802 – 1945"),
        ("2024-08-18/2024-08-20", "18 Aug 2024 – 20 Aug 2024", "18/8/2024 – 20/8/2024"),
    ],
)
def test_a_date_as_iso_is_put_in_words(value: str, english: str, vietnamese: str) -> None:
    assert in_words(value) == english
    choose("vi")
    assert in_words(value) == vietnamese


@pytest.mark.parametrize(
    "value", ["", "C15", "2024-Q1", "2024-13", "2024-02-30", "196X", "2024/", "1/2/3", "None"]
)
def test_what_is_no_date_has_no_words(value: str) -> None:
    assert in_words(value) is None
