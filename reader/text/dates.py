"""Dates as Vietnamese news writes them: day first, often without a year.

Owns the finding of dates in running text and the choice of a year for those that carry none.
The one rule: a number is a date only where something beside it says so (a cue word, a slash
with a possible day and month, a full year); everything else is left to amounts and scores.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from reader.text import date_words as words
from reader.text.date_match import DateMatch, on_day
from reader.text.relative_dates import SPAN_SHIFT, first_months, with_relative

__all__ = ["DateMatch", "find_dates", "resolve_year"]

FIRST_YEAR, LAST_YEAR = 1000, 2199
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_WINDOW = 40
"""Characters looked at before a number: longer than any cue."""

_ROMAN = {"I": 1, "V": 5, "X": 10}


def resolve_year(day: int, month: int, reference: date) -> int:
    """The year that puts this day nearest to `reference` (so within six months either way)."""

    def distance(year: int) -> int:
        return abs((_clamped(year, month, day) - reference).days)

    return min((reference.year, reference.year - 1, reference.year + 1), key=distance)


def find_dates(text: str, *, reference: date | None = None) -> list[DateMatch]:
    """All dates of `text`, in order, none overlapping.

    `reference` is the day the text was published: dates without a year take the year nearest
    to it, "hôm qua" and the like are counted from it. Without it their `value` is None.
    """
    found: list[DateMatch] = []
    end = 0
    for number in words.NUMBER.finditer(text):
        at = number.start()
        if at < end:
            continue
        match = _at(text, at, end, reference)
        if match is not None:
            found.append(match)
            end = match.end
    return with_relative(text, found, reference)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a number stands: what the patterns need to know of its surroundings."""

    text: str
    at: int
    floor: int
    """End of the match before: a cue may not reach into it."""
    reference: date | None

    def cue(self, pattern: re.Pattern[str]) -> int | None:
        """Start of the cue words that end at the number, or None."""
        found = pattern.search(self.text, max(self.floor, self.at - _WINDOW), self.at)
        if found is None:
            return None
        return found.start(1) if pattern.groups else found.start()

    def pinned(self, pattern: re.Pattern[str]) -> bool:
        return self.cue(pattern) is not None

    def measured(self, end: int) -> bool:
        """A unit follows: the number counts something."""
        return words.UNIT_AFTER.match(self.text, end) is not None


def _at(text: str, at: int, floor: int, reference: date | None) -> DateMatch | None:
    place = _Place(text, at, floor, reference)
    for read in _READERS:
        match = read(place)
        if match is not None:
            return match
    return None


def _read_iso(place: _Place) -> DateMatch | None:
    found = words.ISO.match(place.text, place.at)
    if found is None:
        return None
    year, month, day = (int(part) for part in found.groups())
    if not _possible(day, month, year):
        return None
    return on_day(place.at, found.end(), day, month, year)


def _read_days(place: _Place) -> DateMatch | None:
    """`14 - 15/4`, `ngày 14 và 15/4`: two days that share their month."""
    first = words.FROM_DAY.match(place.text, place.at)
    if first is None:
        return None
    found = words.DAY_MONTH.match(place.text, first.end())
    if found is None or (found[2] == "-" and first[2] == "-"):
        return None
    cue = place.cue(words.DAY_CUE)
    listed = first[2] in {"và", "Và", ","}
    if cue is None and (listed or found[2] != "/" or place.pinned(words.COUNT)):
        return None
    last = _day_of(place, found)
    opening = int(first[1])
    if last is None or last.day is None or last.month is None or not 0 < opening < last.day:
        return None
    value = last.value and f"{last.value[:8]}{opening:02}/{last.value}"
    start = place.at if cue is None else cue
    return replace(last, start=start, value=value, day=opening)


def _read_day(place: _Place) -> DateMatch | None:
    """`18/8`, `18-1-1950`, `ngày 26.6`, `ngày 18 tháng 8 năm 2024`."""
    found = words.DAY_MONTH.match(place.text, place.at)
    if found is None:
        return None
    match = _day_of(place, found)
    if match is None:
        return None
    cue = place.cue(words.DAY_CUE)
    if cue is not None:
        return replace(match, start=cue)
    if found[5]:
        return match if found[6] else None
    if found[4] and len(found[4]) == 4:
        return match
    return match if found[2] == "/" and _plain_slash(place, found) else None


def _plain_slash(place: _Place, found: re.Match[str]) -> bool:
    """Whether `d/m` without a day cue is a date and not a fraction, a score or "24/7"."""
    day, month = int(found[1]), int(found[3])
    if place.pinned(words.SOFT_CUE):
        return not place.measured(found.end())
    if (day, month) == (24, 7) or place.pinned(words.COUNT) or place.measured(found.end()):
        return False
    return day > month or words.DATE_AFTER.match(place.text, found.end()) is not None


def _day_of(place: _Place, found: re.Match[str]) -> DateMatch | None:
    """The day that a match of `words.DAY_MONTH` says, with its year found or inferred."""
    day, month = int(found[1]), int(found[3] or found[5])
    if not _possible(day, month):
        return None
    year, inferred = _year_said(found[4] or found[6], place.reference)
    if year is None and place.reference is not None:
        year, inferred = resolve_year(day, month, place.reference), True
    if year is not None and not _possible(day, month, year):
        return None
    return on_day(found.start(), found.end(), day, month, year, inferred)


def _read_month(place: _Place) -> DateMatch | None:
    """`tháng 8/2024`, `đầu tháng 5`, `tháng 12 năm ngoái`; bare `12/2023`."""
    cue = place.cue(words.MONTH_CUE)
    found = words.MONTH.match(place.text, place.at) if cue is not None else None
    if found is None:
        return _read_month_year(place)
    if place.pinned(words.PER) or place.measured(found.end()) or not 1 <= int(found[1]) <= 12:
        return None
    month = int(found[1])
    year, inferred = _year_said(found[2] or found[3], place.reference)
    reference = place.reference
    if year is None and reference is not None:
        inferred = True
        year = (
            reference.year
            if words.SAME_YEAR.match(place.text, found.end())
            else resolve_year(15, month, reference)
        )
    value = f"{year:04}-{month:02}" if year is not None else None
    start = place.at if cue is None else cue
    return DateMatch(start, found.end(), value, None, month, year, inferred)


def _read_month_year(place: _Place) -> DateMatch | None:
    found = words.MONTH_YEAR.match(place.text, place.at)
    if found is None or place.pinned(words.COUNT):
        return None
    month, year = int(found[1]), int(found[2])
    if not (1 <= month <= 12 and FIRST_YEAR <= year <= LAST_YEAR):
        return None
    return DateMatch(place.at, found.end(), f"{year}-{month:02}", None, month, year)


def _read_quarter(place: _Place) -> DateMatch | None:
    return _read_ordinal(
        place, words.QUARTER_CUE, 4, lambda n, year: f"{year}-Q{n}" if year else None
    )


def _read_century(place: _Place) -> DateMatch | None:
    return _read_ordinal(place, words.CENTURY_CUE, 22, lambda n, _: f"C{n}")


def _read_ordinal(
    place: _Place,
    cue_words: re.Pattern[str],
    largest: int,
    value_of: Callable[[int, int | None], str | None],
) -> DateMatch | None:
    cue = place.cue(cue_words)
    found = words.ORDINAL.match(place.text, place.at) if cue is not None else None
    if cue is None or found is None:
        return None
    number = int(found[1]) if found[1].isdigit() else _roman(found[1])
    if not 1 <= number <= largest:
        return None
    year, inferred = _year_said(found[2] or found[3], place.reference)
    if year is None and place.reference is not None and largest == 4:
        year, inferred = place.reference.year, True
    return DateMatch(cue, found.end(), value_of(number, year), None, None, year, inferred)


def _read_decade(place: _Place) -> DateMatch | None:
    cue = place.cue(words.DECADE_CUE)
    found = words.DECADE.match(place.text, place.at) if cue is not None else None
    if cue is None or found is None:
        return None
    year = int(found[1]) if len(found[1]) == 4 else 1900 + int(found[1])
    return DateMatch(cue, found.end(), f"{year}/{year + 9}", None, None, year)


def _read_years(place: _Place) -> DateMatch | None:
    """`2021-2025`, `2025 - 2030`, `mùa giải 2016/17`."""
    found = words.YEARS.match(place.text, place.at)
    if found is None and place.pinned(words.BIRTH_CUE):
        found = words.SEASON.match(place.text, place.at)
    if found is None or place.measured(found.end()):
        return None
    first, last = int(found[1]), int(found[2])
    last = first // 100 * 100 + last if last < 100 else last
    if not FIRST_YEAR <= first < last <= LAST_YEAR or last - first > 200:
        return None
    cue = place.cue(words.YEAR_CUE)
    start = place.at if cue is None else cue
    return DateMatch(start, found.end(), f"{first}/{last}", None, None, first)


def _read_year(place: _Place) -> DateMatch | None:
    """`năm 2024`, `mùa hè 2017`; a bare year only after a cue, in brackets or in a list."""
    found = words.YEAR.match(place.text, place.at)
    if found is None or not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
        return None
    cue = place.cue(words.YEAR_CUE)
    if cue is None and not _bare_year(place, found):
        return None
    if place.pinned(words.PER) or place.measured(found.end()):
        return None
    start = place.at if cue is None else cue
    year = int(found[1])
    months = first_months(place.text[start : place.at], year)
    return DateMatch(start, found.end(), months or found[1], None, None, year)


def _bare_year(place: _Place, found: re.Match[str]) -> bool:
    before, after = place.text[max(0, place.at - 1) : place.at], place.text[found.end() :][:1]
    if place.pinned(words.BIRTH_CUE) or (before == "(" and after == ")"):
        return True
    between = place.text[place.floor : place.at]
    return place.floor > 0 and between in {", ", " và ", " đến ", " - ", " \u2013 "}


_READERS: tuple[Callable[[_Place], DateMatch | None], ...] = (
    _read_iso, _read_days, _read_day, _read_month, _read_quarter, _read_century, _read_decade,
    _read_years, _read_year,
)  # fmt: skip


def _possible(day: int, month: int, year: int | None = None) -> bool:
    if not (1 <= month <= 12 and 1 <= day <= _DAYS[month - 1]):
        return False
    if year is None:
        return True
    return FIRST_YEAR <= year <= LAST_YEAR and _clamped(year, month, day).day == day


def _clamped(year: int, month: int, day: int) -> date:
    """That day, or 28 February where the year has no 29th."""
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month, 28)


def _year_said(said: str | None, reference: date | None) -> tuple[int | None, bool]:
    """The year that follows a day or month, and whether it had to be worked out."""
    if not said:
        return None, False
    if said.isdigit():
        year = int(said)
        return (year if year > 99 else year + (2000 if year < 50 else 1900)), False
    if reference is None:
        return None, True
    return reference.year + SPAN_SHIFT[said.lower()], True


def _roman(letters: str) -> int:
    values = [_ROMAN[letter] for letter in letters]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )
