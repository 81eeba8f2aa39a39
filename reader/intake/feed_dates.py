"""Dates as feeds write them: RFC 822 and ISO 8601, and what Vietnamese sites make of them.

The one rule: a date that can't be read is None; no part of it is ever guessed but the zone.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from functools import lru_cache
from typing import NamedTuple

from reader.model import Published
from reader.text.dates import find_dates

_LONGEST = 100
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_USUAL = re.compile(
    r"(?:[A-Za-z]{3}, )?(\d\d?) ([A-Za-z]{3}) (\d{4}) (\d\d):(\d\d):(\d\d)(?= (?:[+-]\d|GMT))"
)
"""What most feeds write, read in one look instead of four."""
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d\d?)(?:-(\d\d?))?(?!\d)")
_COMPACT = re.compile(
    r"(?<!\d)(\d{4})(\d\d)(\d\d)(?:T(\d\d):?(\d\d)(?::?(\d\d)(?:\.\d{1,9})?)?)?(?!\d)"
)
_ENGLISH = re.compile(
    rf"(?<!\d)(\d\d?)(?:st|nd|rd|th)?[ ,-]*{_MONTH}[ ,-]*(\d{{4}}|\d\d)(?!\d)", re.I
)
_AMERICAN = re.compile(rf"(?<![a-z]){_MONTH} +(\d\d?)(?:st|nd|rd|th)?(?!\d)", re.I)
_YEAR = re.compile(r"(?<![\d+:-])(\d{4})(?!\d)")
_NUMBERS = re.compile(r"(?<!\d)(\d\d?)[/.-](\d\d?)[/.-](\d{4}|\d\d)(?!\d)")
_TIME = re.compile(
    r"(?<![\d+-])(\d\d?)(?::|h|g)(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?(?!\d)"
    r" ?([ap]\.?m(?![a-z])|sa(?!\w)|ch(?!\w))?",
    re.IGNORECASE,
)
_OFFSET = re.compile(r" ?\(?(?:GMT|UTC)? ?([+-])(\d\d?):?(\d\d)?(?!\d)", re.IGNORECASE)
_NAME = re.compile(r" ?\(?([A-Za-z]{1,5})(?![A-Za-z])")
_ZONES = {
    "z": 0.0, "ut": 0, "utc": 0, "gmt": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7,
    "mdt": -6, "pst": -8, "pdt": -7, "wet": 0, "west": 1, "bst": 1, "cet": 1, "cest": 2, "eet": 2,
    "eest": 3, "msk": 3, "ict": 7, "sgt": 8, "hkt": 8, "jst": 9, "kst": 9, "aest": 10, "aedt": 11,
}  # fmt: skip


class _Day(NamedTuple):
    year: int
    month: int
    day: int


def read_date(text: str, zone: timezone) -> Published | None:
    """When a feed says that something was published.

    Args:
        zone: that of a time which names none.
    """
    text = text[:_LONGEST].strip()
    if (usual := _USUAL.match(text)) and (month := usual[2].lower()) in _MONTHS:
        day = _Day(int(usual[3]), _month(month), int(usual[1]))
        time = (int(usual[4]), int(usual[5]), min(int(usual[6]), 59))
        return _published(day, time, _zone(text, usual.end(), zone))
    compact = _COMPACT.search(text)
    if compact:
        year, number, of_month, hour, minute, second = (int(p or 0) for p in compact.groups())
        clock = (hour, minute, second) if compact[4] else None
        return _published(_Day(year, number, of_month), clock, _zone(text, compact.end(), zone))
    found = _TIME.search(text)
    half = (found[4] or "").lower().replace(".", "") if found else ""
    day_found = _day(text, american=half in ("am", "pm"))
    if isinstance(day_found, Published):
        return day_found
    if day_found is None:
        return None
    if found is None:
        return _published(day_found, None, zone)
    return _published(day_found, _clock(found, half), _zone(text, found.end(), zone))


def _day(text: str, *, american: bool) -> _Day | Published | None:
    if iso := _ISO.search(text):
        if iso[3] is None:
            value = f"{iso[1]}-{int(iso[2]):02}"
            return Published(value, "month") if 1 <= int(iso[2]) <= 12 else None
        return _Day(int(iso[1]), int(iso[2]), int(iso[3]))
    if english := _ENGLISH.search(text):
        return _Day(_full(english[3]), _month(english[2]), int(english[1]))
    if (us := _AMERICAN.search(text)) and (year := _YEAR.search(text, us.end())):
        return _Day(int(year[1]), _month(us[1]), int(us[2]))
    if numbers := _NUMBERS.search(text):
        first, second, last = int(numbers[1]), int(numbers[2]), _full(numbers[3])
        if second > 12 or (american and first <= 12):
            return _Day(last, first, second)
        return _Day(last, second, first)
    for said in find_dates(text):
        if said.day and said.month and said.year:
            return _Day(said.year, said.month, said.day)
    return Published(text, "year") if re.fullmatch(r"[12]\d{3}", text) else None


def _clock(found: re.Match[str], half: str) -> tuple[int, int, int]:
    hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    if half in ("pm", "ch") and hour < 12:
        hour += 12
    elif half in ("am", "sa") and hour == 12:
        hour = 0
    return hour, minute, min(second, 59)  # a leap second is the one before it


def _zone(text: str, at: int, default: timezone) -> timezone:
    """The zone that stands behind a time, in any of its spellings."""
    if offset := _OFFSET.match(text, at):
        minutes = int(offset[2]) * 60 + int(offset[3] or 0)
        known = minutes < 24 * 60
        return _at(minutes if offset[1] == "+" else -minutes) if known else default
    name = _NAME.match(text, at)
    hours = _ZONES.get(name[1].lower()) if name else None
    return default if hours is None else timezone(timedelta(hours=hours))


@lru_cache(maxsize=100)
def _at(minutes: int) -> timezone:
    return timezone(timedelta(minutes=minutes))


def _published(day: _Day, time: tuple[int, int, int] | None, zone: timezone) -> Published | None:
    hour, minute, second = time or (0, 0, 0)
    late, hour = (1, 0) if (hour, minute) == (24, 0) else (0, hour)
    try:
        moment = datetime(*day, hour, minute, second, tzinfo=zone)
        moment = moment + timedelta(days=late) if late else moment
    except (ValueError, OverflowError):
        return None
    if not 1000 <= moment.year <= 2199:
        return None
    if time is None:
        return Published(moment.date().isoformat(), "day")
    return Published(moment.isoformat(), "time")


def _full(year: str) -> int:
    number = int(year)
    return number if len(year) == 4 else number + (2000 if number < 69 else 1900)


def _month(name: str) -> int:
    return _MONTHS.index(name.lower()[:3]) + 1
