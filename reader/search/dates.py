"""Dates as the query language takes them: ISO, day first, and relative to today."""

from __future__ import annotations

import re
from datetime import date, timedelta

from reader.text import fold
from reader.text.moments import period

_LEADING = re.compile(r"(?:ngay|thang|nam) ")
_DAY_FIRST = re.compile(r"(?:(\d{1,2})[-/.])?(\d{1,2})[-/.](\d{4})")
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")
_BACK = re.compile(r"(\d{1,4})([dwmy])")
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}
_LEAP = 9
"""Years of which one at least has a 29 February."""
_DAYS_AGO = {"today": 0, "hom nay": 0, "yesterday": 1, "hom qua": 1}


def period_of(text: str, today: date) -> tuple[int, int] | None:
    """First and one-past-last second of a time; None if it isn't one.

    `2025-04`, `18/8/2024`, `18/8`, `tháng 4/2025`, `today`, `hôm qua`, `7d`. A day
    without a year is the latest one that is not after today.
    """
    text = _LEADING.sub("", " ".join(fold(text).split()))
    if (ago := _DAYS_AGO.get(text)) is not None:
        return period((today - timedelta(days=ago)).isoformat())
    if match := _BACK.fullmatch(text):
        days = int(match[1]) * _DAYS[match[2]]
        first = date.fromordinal(max(1, today.toordinal() - days + 1))
        start, end = period(first.isoformat()), period(today.isoformat())
        return None if start is None or end is None else (start[0], end[1])
    if match := _DAY.fullmatch(text):
        day, month = map(int, match.groups())
        latest = today.year - ((month, day) > (today.month, today.day))
        years = range(latest, latest - _LEAP, -1)
        return next(filter(None, (_period(str(year), month, day) for year in years)), None)
    if match := _DAY_FIRST.fullmatch(text):
        return _period(match[3], match[2], match[1])
    if match := _YEAR_FIRST.fullmatch(text):
        return _period(*match.groups())
    return period(text)


def _period(year: str, *parts: str | int | None) -> tuple[int, int] | None:
    return period("-".join([year, *(f"{int(part):02}" for part in parts if part is not None)]))
