"""When a scraped article was published: as its dateline states, or as its text betrays.

Owns the inference. The rule: what is stated is exact; what is inferred is marked `about`, and
where the text gives only bounds, bounds are all that is given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from reader.intake.markup import key_of
from reader.model import Published
from reader.text.dates import DateMatch, find_dates, resolve_year

_TIME = re.compile(r"(?<![\d/.-])([01]?\d|2[0-3])\s?[:hg]\s?([0-5]\d)(?!\d)(?::[0-5]\d(?!\d))?")
_HALF = re.compile(r"\s*([ap])\.?m\b", re.I)
_ZONE = re.compile(r"(?:GMT|UTC)?\s?([+-])(\d{1,2})(?::?([0-5]\d))?(?![\d/.-])|(?<=\d)Z\b", re.I)
_YEAR_WRITTEN = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SEPARATOR = re.compile(r"[,|:;()•·]| [-–—] ")
_DATELINE_LENGTH = 100
_DATELINE_WORDS = 5
"""Words beside those of dates that a dateline may hold: a section's name, an author."""
_DATE_WORDS = frozenset(
    """
    thu hai ba tu nam sau bay chu nhat cn ngay dang luc cap xuat ban date published updated update
    posted on at gio phut am pm gmt utc t z tin moi lan cuoi le publie a mis jour publikovano
    aktualizovano opublikowano yayin tarihi monday tuesday wednesday thursday friday saturday sunday
    mon tue wed thu fri sat sun
    """.split()
)
_LONGEST, _LEDE = 8_000, 2_000
"""Characters of a text and of its lede that dates are looked for in."""
_AHEAD = re.compile(r"\b(?:se|sap|du kien|chuan bi|hieu luc|han chot|truoc ngay|ke tu|cho den)\b")
_REPORTED = re.compile(r"\b(?:sang|trua|chieu|toi|dem|khuya|hom|thu (?:hai|ba|tu|nam|sau|bay))\b")
"""Words right before a day that make it the day of what is reported."""
_WINDOW = 90
"""Characters before a date, in its sentence, that say whether it is to come."""
_STAMP = re.compile(r"20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?=(?:\d{6})?(?!\d))")
_SHORT_STAMP = re.compile(r"(?<=[?=])\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?=\d{6}(?!\d))")
_PATH_STAMP = re.compile(r"/(20\d\d)/(1[0-2]|0?[1-9])/(3[01]|[12]\d|0?[1-9])/")
_SOON = timedelta(days=45)
_YEAR = timedelta(days=366)


def is_dateline(text: str) -> bool:
    """Whether a line states a date (of day, month and year) and hardly anything else."""
    if len(text) > _DATELINE_LENGTH or not _YEAR_WRITTEN.search(text):
        return False
    found = _full_date(text)
    if found is None or text.endswith((";", ":", ".")):
        return False
    before, after = text[: found.start], text[found.end :]
    timed = _TIME.search(before) or _TIME.search(after)
    joined = _SEPARATOR.split(before)[-1]  # words that run on into the date
    if not timed and len(_others(joined)) > 1:
        return False
    return len(_others(_ZONE.sub(" ", _TIME.sub(" ", f"{before} {after}")))) <= _DATELINE_WORDS


def _others(text: str) -> list[str]:
    return [word for word in key_of(text).split() if word not in _DATE_WORDS]


def is_time(text: str) -> bool:
    """Whether a line is a time of day and nothing else."""
    return bool(_TIME.fullmatch(text))


def stated(text: str, *, vietnamese: bool) -> Published:
    """What a dateline states: to the minute, if it names a time whose zone it or the text tells."""
    found = _full_date(text)
    if found is None or found.value is None:
        return Published()
    rest = text[: found.start] + " " * (found.end - found.start) + text[found.end :]
    time = _TIME.search(rest)
    if time is None:
        return Published(value=found.value, precision="day")
    hour, minute = int(time[1]), int(time[2])
    half = _HALF.match(rest, time.end())
    if half and hour <= 12:
        hour = hour % 12 + (12 if half[1].lower() == "p" else 0)
    zone = _zone(rest, time.end()) or ("+07:00" if vietnamese else None)
    if zone is None:
        return Published(value=found.value, precision="day")
    return Published(value=f"{found.value}T{hour:02}:{minute:02}:00{zone}", precision="time")


def inferred(lede: str, body: Iterable[str], tail: str, pictures: str, added: date) -> Published:
    """The day or the bounds that the text itself gives.

    Args:
        tail: what the site printed after the article, which is as new as the day it was scraped.
        pictures: addresses of the tail's pictures, which often hold a date.
    """
    text = "\n".join((lede, *body))[:_LONGEST]
    told = [last for match in find_dates(text) if (last := _told(text, match)) and last <= added]
    lower = max(told, default=None)
    scraped = _newest(tail[:_LONGEST], pictures[:_LONGEST], added)
    upper = scraped or added
    if lower is not None and lower > upper:
        upper = added
    for match in find_dates(lede[:_LEDE]):
        if match.day is None or match.month is None:
            continue
        if _is_ahead(lede, match.start):
            if lower is not None and match.year is None:
                return _before(match, lede, lower, upper)
        elif _is_reported(lede, match) and (day := _latest(match, lede, lower, upper)):
            return Published(value=day.isoformat(), precision="day", about=True)
    if lower is not None and scraped is not None and timedelta() <= scraped - lower <= _YEAR:
        return _between(lower, scraped)
    return Published()


def _between(first: date, last: date) -> Published:
    bounds = (first.isoformat(), last.isoformat())
    return Published(precision="range", bounds=bounds, about=True)


def _before(match: DateMatch, text: str, lower: date, upper: date) -> Published:
    """An event to come bounds the article from above: its first such day after what is told."""
    for year in (lower.year, lower.year + 1):
        last = _in_year(match, text, year)
        if last is not None and last >= lower:
            return _between(lower, min(last, upper) if upper >= lower else last)
    return Published()


def _latest(match: DateMatch, text: str, lower: date | None, upper: date) -> date | None:
    """The latest such day inside the bounds; a day with its year only if it is the newest told."""
    if match.year is not None:
        on = _last_day(match.value)
        return on if on is not None and on == lower else None
    for year in range(upper.year, upper.year - 5, -1):  # a 29 February is at most four years ago
        on = _in_year(match, text, year)
        if on is not None and on <= upper:
            return on if lower is None or on >= lower else None
    return None


def _in_year(match: DateMatch, text: str, year: int) -> date | None:
    """The last day that a date without a year means in this one."""
    on = _date(year, match.month, match.day)
    if on is None:
        return None
    with_year = find_dates(text[match.start : match.end], reference=on)
    return (_last_day(with_year[0].value) if with_year else None) or on


def _told(text: str, match: DateMatch) -> date | None:
    """The day (or first day of the month) with its year that the text tells of as past."""
    if match.year is None or match.month is None or _is_ahead(text, match.start):
        return None
    return _last_day(match.value) or _date(match.year, match.month, 1)


def _is_reported(text: str, match: DateMatch) -> bool:
    """Whether a day is when something happened, not a day of every year (`Ngày 9/11 là ngày …`)."""
    if match.year is not None or text[match.end : match.end + 1] in (",", ")"):
        return True
    return bool(_REPORTED.search(key_of(text[max(0, match.start - 12) : match.end])))


def _is_ahead(text: str, start: int) -> bool:
    sentence = text[max(0, start - _WINDOW) : start]
    sentence = sentence[max(sentence.rfind(". "), sentence.rfind("\n")) + 1 :]
    return bool(_AHEAD.search(key_of(sentence)))


def _newest(tail: str, pictures: str, added: date) -> date | None:
    """The newest day that the tail names, its pictures' stamps included."""
    days = [_last_day(match.value) for match in find_dates(tail) if match.year is not None]
    days += [_compact(stamp[0]) for stamp in _STAMP.finditer(pictures)]
    days += [_compact("20" + stamp[0]) for stamp in _SHORT_STAMP.finditer(pictures)]
    days += [_date(*map(int, stamp.groups())) for stamp in _PATH_STAMP.finditer(pictures)]
    newest = max((day for day in days if day is not None and day <= added), default=None)
    if newest is None:
        return None
    for match in find_dates(tail):
        if match.year is None and match.day is not None and match.month is not None:
            day = _date(resolve_year(match.day, match.month, newest), match.month, match.day)
            if day is not None and newest < day <= min(newest + _SOON, added):
                newest = day
    return newest


def _full_date(text: str) -> DateMatch | None:
    for match in find_dates(text):
        if match.value is not None and match.day is not None and match.year is not None:
            return match
    return None


def _zone(text: str, start: int) -> str | None:
    found = _ZONE.search(text, start)
    if found is None:
        return None
    if found[1] is None:
        return "+00:00"
    return f"{found[1]}{int(found[2]):02}:{found[3] or '00'}"


def _last_day(value: str | None) -> date | None:
    """The last day of an ISO day or of a range of days."""
    return _compact((value or "").rpartition("/")[2].replace("-", ""))


def _compact(digits: str) -> date | None:
    if len(digits) != 8 or not digits.isdigit():
        return None
    return _date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))


def _date(year: int, month: int | None, day: int | None) -> date | None:
    try:
        return date(year, month or 1, day or 1)
    except ValueError:
        return None
