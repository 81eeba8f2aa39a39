"""From dates as precise as they happen to be, to instants and to the order of a list.

An article is as new as the last moment at which it can have been published, but never newer than
the moment it was taken in: a date in the future can't hold the top of the list.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta, timezone

from reader.model import Published

NEWS_ZONE = timezone(timedelta(hours=7))
"""Where a day begins for an article that doesn't name its zone: Việt Nam."""

_SEQUENCES = 1 << 30
_FARTHEST = 2**33 - 1
_PARTIAL = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def now() -> datetime:
    """The present, in UTC, to the second; tests pass their own."""
    return datetime.now(UTC).replace(microsecond=0)


def last_moment(published: Published, added: datetime) -> int:
    """Seconds since 1970 of the last moment an article can have been published, at most `added`."""
    latest = int(added.timestamp())
    stated = published.bounds[1] if published.bounds else published.value
    end = None if stated is None else _end(stated)
    return latest if end is None else min(latest, end)


def day(published: Published) -> date | None:
    """The day of publication, as nearly as it is known: of a range the last one."""
    stated = published.bounds[1] if published.bounds else published.value
    end = None if stated is None else _end(stated)
    return None if end is None else datetime.fromtimestamp(end, NEWS_ZONE).date()


def sortable(moment: int, sequence: int) -> int:
    """One integer that orders articles by moment, then by arrival; fits SQLite's 64 bits.

    Args:
        moment: seconds since 1970; what lies over 270 years from it counts as that far.
        sequence: a positive number below 2**30, unique for each article.
    """
    return max(-_FARTHEST, min(moment, _FARTHEST)) * _SEQUENCES + sequence


def sequence(sortable: int) -> int:
    """The sequence number inside a sortable key."""
    return sortable % _SEQUENCES


def period(text: str) -> tuple[int, int] | None:
    """First and one-past-last second of an ISO day, month or year; None if it isn't one."""
    match = _PARTIAL.fullmatch(text)
    if match is None:
        return None
    year, month, day = match.groups()
    try:
        first = date(int(year), int(month or 1), int(day or 1))
        end_month = int(month or 12)
        last = date(first.year, end_month, int(day or monthrange(first.year, end_month)[1]))
    except ValueError:
        return None
    return _midnight(first), _midnight(last) + 24 * 3600


def _end(stated: str) -> int | None:
    """The last second of what an ISO date or time states."""
    whole = period(stated)
    if whole is not None:
        return whole[1] - 1
    try:
        moment = datetime.fromisoformat(stated)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=NEWS_ZONE)
    return int(moment.timestamp())


def _midnight(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=NEWS_ZONE).timestamp())
