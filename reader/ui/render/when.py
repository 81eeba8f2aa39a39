"""When something happened, said as briefly as is true: "5 min", "yesterday", "14 Apr 2025".

Owns the wording of dates on the screen. The one rule: never more exact than what is known, and
the present comes from the caller's clock. Words come from a table, one per language.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from reader.language import chosen
from reader.model import Published

MINUTE, HOUR, DAY = 60, 3600, 86400


@dataclass(frozen=True, slots=True)
class DateWords:
    """How a language says when; `{}` stands for what is filled in."""

    now: str
    minutes: str
    hours: str
    today: str
    yesterday: str
    weekdays: tuple[str, ...]
    """Monday first."""
    months: tuple[str, ...]
    day: str
    """Filled with `day`, `month` (a name or number)."""
    day_of_year: str
    month_of_year: str
    full_day: str
    """Filled with a weekday and `day_of_year`."""
    between: str
    about: str
    unknown: str


ENGLISH = DateWords(
    now="just now",
    minutes="{} min ago",
    hours="{} h ago",
    today="today",
    yesterday="yesterday",
    weekdays=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    months=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    day="{day} {month}",
    day_of_year="{day} {month} {year}",
    month_of_year="{month} {year}",
    full_day="{weekday} {day}",
    between="{} – {}",
    about="about {}",
    unknown="undated",
)
VIETNAMESE = DateWords(
    now="vừa xong",
    minutes="{} phút trước",
    hours="{} giờ trước",
    today="hôm nay",
    yesterday="hôm qua",
    weekdays=("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật"),
    months=tuple(str(month) for month in range(1, 13)),
    day="{day}/{month}",
    day_of_year="{day}/{month}/{year}",
    month_of_year="{month}/{year}",
    full_day="{weekday}, {day}",
    between="{} – {}",
    about="khoảng {}",
    unknown="không rõ ngày",
)


def when(published: Published, now: datetime) -> str:
    """Briefly, for a row: relative while it is fresh, then the day, then day and year."""
    words = _words()
    if published.precision == "time" and published.value:
        moment = datetime.fromisoformat(published.value).astimezone(now.tzinfo)
        said = _fresh(moment, now, words) or _day(moment.date(), now.date(), words)
    else:
        said = _known(published, now.date(), words)
    return words.about.format(said) if published.about and said != words.unknown else said


def when_exactly(published: Published, now: datetime) -> str:
    """In full, for the head of an article: "Mon 14 Apr 2025, 08:30"."""
    words = _words()
    if published.precision == "time" and published.value:
        moment = datetime.fromisoformat(published.value).astimezone(now.tzinfo)
        said = f"{_full_day(moment.date(), words)}, {moment:%H:%M}"
    elif published.precision == "day" and published.value:
        said = _full_day(date.fromisoformat(published.value), words)
    else:
        said = _known(published, now.date(), words)
    return words.about.format(said) if published.about and said != words.unknown else said


def day_of_year(day: date) -> str:
    """A day with its year."""
    return _dated(day, _words())


def month_of_year(day: date) -> str:
    """The month that a day is in, with its year."""
    words = _words()
    return words.month_of_year.format(month=words.months[day.month - 1], year=day.year)


def in_words(value: str) -> str | None:
    """A day, month, year or range of them, written as in ISO 8601; None for anything else."""
    parts = value.split("/")
    said = [_part_in_words(part) for part in parts]
    known = [part for part in said if part is not None]
    if len(known) < len(parts) or len(parts) > 2:
        return None
    return known[0] if len(known) == 1 else _words().between.format(*known)


def _part_in_words(part: str) -> str | None:
    try:
        match len(part):
            case 4:
                return str(int(part))
            case 7:
                return month_of_year(date.fromisoformat(f"{part}-01"))
            case 10:
                return day_of_year(date.fromisoformat(part))
    except ValueError:
        return None
    return None


def _words() -> DateWords:
    return VIETNAMESE if chosen() == "vi" else ENGLISH


def _fresh(moment: datetime, now: datetime, words: DateWords) -> str | None:
    seconds = (now - moment).total_seconds()
    if not 0 <= seconds < DAY / 2:
        return None
    if seconds < MINUTE:
        return words.now
    if seconds < HOUR:
        return words.minutes.format(int(seconds // MINUTE))
    return words.hours.format(int(seconds // HOUR))


def _known(published: Published, today: date, words: DateWords) -> str:
    """What precision `day`, `month`, `year` and `range` let one say."""
    if published.bounds is not None:
        first, last = (date.fromisoformat(bound) for bound in published.bounds)
        return words.between.format(_dated(first, words), _dated(last, words))
    if published.value is None:
        return words.unknown
    if published.precision == "month":
        return month_of_year(date.fromisoformat(f"{published.value[:7]}-01"))
    if published.precision == "year":
        return published.value
    return _day(date.fromisoformat(published.value[:10]), today, words)


def _day(day: date, today: date, words: DateWords) -> str:
    ago = (today - day).days
    if ago == 0:
        return words.today
    if ago == 1:
        return words.yesterday
    if 1 < ago < 7:
        return words.weekdays[day.weekday()]
    if day.year == today.year:
        return words.day.format(day=day.day, month=words.months[day.month - 1])
    return _dated(day, words)


def _full_day(day: date, words: DateWords) -> str:
    return words.full_day.format(weekday=words.weekdays[day.weekday()], day=_dated(day, words))


def _dated(day: date, words: DateWords) -> str:
    return words.day_of_year.format(day=day.day, month=words.months[day.month - 1], year=day.year)
