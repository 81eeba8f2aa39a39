"""Dates that are counted from the day of publication: "hôm qua", "thứ Bảy", "6 tháng đầu năm".

The one rule: a written date wins. Where one stands right behind ("hôm qua 18/2") the two are one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from reader.text import date_words as words
from reader.text.date_match import DateMatch, on_day

_WINDOW = 40
"""Characters looked at before a match: longer than any number in words."""
_DAY_SHIFT = {
    "hôm nay": 0, "nay": 0, "hôm qua": -1, "qua": -1, "hôm kia": -2,
    "ngày mai": 1, "mai": 1, "ngày kia": 2,
}  # fmt: skip
SPAN_SHIFT = {"nay": 0, "này": 0, "ngoái": -1, "trước": -1, "qua": -1, "sau": 1, "tới": 1}
"""Years, months or weeks that a word shifts by."""
_WEEKDAYS = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5, "nhật": 6}
_COUNTED = {"hai": 2, "ba": 3, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}


def with_relative(text: str, found: list[DateMatch], reference: date | None) -> list[DateMatch]:
    """The written dates of a text and, where none of them stands, its relative ones, in order."""
    starts = [match.start for match in found]
    joined: dict[int, int] = {}
    relative: list[DateMatch] = []
    for match in _relative(text, reference):
        after = bisect_left(starts, match.end)
        before = [*found[max(0, after - 1) : after], *relative[-1:]]
        taken = any(one.end > match.start for one in before)
        if taken or words.SEVERAL.search(text, max(0, match.start - _WINDOW), match.start):
            continue
        if after < len(found) and starts[after] == match.end + 1 and _same(match, found[after]):
            joined[after] = match.start
        else:
            relative.append(match)
    if joined:
        found = [replace(one, start=joined.get(at, one.start)) for at, one in enumerate(found)]
    return sorted([*found, *relative], key=lambda one: one.start) if relative else found


def first_months(said: str, year: int) -> str | None:
    """The value of `6 tháng đầu năm` before a year; None for other words."""
    match = words.FIRST_MONTHS.search(said)
    if match is None:
        return None
    count = int(match[1]) if match[1].isdigit() else _COUNTED[match[1].lower()]
    months = count * (3 if match[2].lower() == "quý" else 1)
    if not 1 <= months < 12:
        return None
    first, last = (1, months) if match[3].lower() == "đầu" else (13 - months, 12)
    return f"{year:04}-{first:02}/{year:04}-{last:02}"


def _relative(text: str, reference: date | None) -> Iterator[DateMatch]:
    matches = [match for shape in _SHAPES for match in shape.finditer(text)]
    for match in sorted(matches, key=lambda one: (one.start(), -one.end())):
        yield _SHAPES[match.re](match, reference)


def _same(relative: DateMatch, written: DateMatch) -> bool:
    """`hôm qua 18/2`: both say a day."""
    return written.day is not None and (relative.value is None or len(relative.value) == 10)


def _weekday(match: re.Match[str], reference: date | None) -> DateMatch:
    """The nearest day of that name."""
    if reference is None:
        return DateMatch(*match.span(), None, inferred=True)
    said = next(group for group in match.groups() if group).lower().split()[-1]
    shift = (_WEEKDAYS[said] - reference.weekday() + 3) % 7 - 3
    day = reference + timedelta(days=shift)
    return on_day(*match.span(), day.day, day.month, day.year, True)


def _lunar(match: re.Match[str], _: date | None) -> DateMatch:
    return DateMatch(*match.span(), None, inferred=True)


def _shifted(match: re.Match[str], reference: date | None) -> DateMatch:
    start, end = match.span()
    if reference is None:
        return DateMatch(start, end, None, inferred=True)
    shift = _DAY_SHIFT.get((match[1] or match[2] or "").lower())
    if shift is not None:
        day = reference + timedelta(days=shift)
        return on_day(start, end, day.day, day.month, day.year, True)
    if match[6]:
        year = reference.year
        value = first_months(match[0], year) or f"{year:04}"
        return DateMatch(start, end, value, None, None, year, True)
    season = (match[5] or "").lower()
    steps = SPAN_SHIFT[season.rpartition(" ")[2] if season else match[4].lower()]
    unit = "năm" if season else match[3].lower()
    if unit == "năm":
        year = reference.year + steps
        return DateMatch(start, end, f"{year:04}", None, None, year, True)
    if unit == "tháng":
        year, month = divmod(reference.year * 12 + reference.month - 1 + steps, 12)
        return DateMatch(start, end, f"{year:04}-{month + 1:02}", None, month + 1, year, True)
    monday = reference + timedelta(days=7 * steps - reference.weekday())
    value = f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    return DateMatch(start, end, value, monday.day, monday.month, monday.year, True)


_SHAPES = {words.RELATIVE: _shifted, words.WEEKDAY: _weekday, words.LUNAR: _lunar}
