"""Dates as the query language takes them: ISO, day first, and relative to today."""

from __future__ import annotations

import re
from datetime import date, timedelta

from reader.text.moments import period

_DAY_FIRST = re.compile(r"(?:(\d{1,2})[-/.])?(\d{1,2})[-/.](\d{4})")
_BACK = re.compile(r"(\d{1,4})([dwm])")
_DAYS = {"d": 1, "w": 7, "m": 30}


def period_of(text: str, today: date) -> tuple[int, int] | None:
    """First and one-past-last second of `2025-04`, `18/8/2024`, `today`, `yesterday`, `7d`."""
    text = text.strip().lower()
    if text in ("today", "yesterday"):
        return period((today - timedelta(days=text == "yesterday")).isoformat())
    if match := _BACK.fullmatch(text):
        days = int(match[1]) * _DAYS[match[2]]
        first = date.fromordinal(max(1, today.toordinal() - days + 1))
        start, end = period(first.isoformat()), period(today.isoformat())
        return None if start is None or end is None else (start[0], end[1])
    if match := _DAY_FIRST.fullmatch(text):
        day, month, year = match.groups()
        parts = [year, f"{int(month):02}", *([f"{int(day):02}"] if day else [])]
        return period("-".join(parts))
    return period(text)
