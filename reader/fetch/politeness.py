"""When to come again: what servers ask for, and how failures space visits out. No I/O.

The one rule: a server's wish is kept, but clamped, so that no server can stop a feed for good
except by saying that it is gone.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from reader.language import _
from reader.model import Visit

SHORTEST_HOLD, LONGEST_HOLD = timedelta(minutes=1), timedelta(days=1)
LONGEST_FRESH = timedelta(days=1)
_MISSING_STEP, _FAILING_STEP = timedelta(hours=1), timedelta(minutes=15)
_LONGEST_BACK_OFF = timedelta(days=7)
_PATIENCE = 2
"""Failures in a row that cost nothing: networks fail for a moment."""
_MAX_AGE = re.compile(r"(?:^|[,\s])max-age\s*=\s*\"?(\d{1,9})", re.IGNORECASE)
_NO_STORE = re.compile(r"(?:^|[,\s])no-(?:cache|store)\b", re.IGNORECASE)


def retry_after(value: str, now: datetime) -> datetime:
    """When a `Retry-After` header, in seconds or as a date, lets us come again; clamped."""
    value = value.strip()
    wait = SHORTEST_HOLD
    if value.isascii() and value.isdigit():
        wait = timedelta(seconds=min(int(value[:9]), 10**8))
    elif value:
        try:
            wait = parsedate_to_datetime(value).astimezone(UTC) - now
        except (ValueError, TypeError, OverflowError):
            wait = SHORTEST_HOLD
    return now + min(max(wait, SHORTEST_HOLD), LONGEST_HOLD)


def fresh_until(cache_control: str, ttl: int | None, now: datetime) -> datetime | None:
    """Until when a feed asks to be left alone, by its headers or its own `ttl` in minutes."""
    age = _MAX_AGE.search(cache_control)
    seconds = int(age[1]) if age and not _NO_STORE.search(cache_control) else 0
    wait = timedelta(seconds=max(seconds, 60 * (ttl or 0)))
    return now + min(wait, LONGEST_FRESH) if wait else None


def succeeded(visit: Visit, now: datetime, due: datetime | None) -> Visit:
    """A visit that went well."""
    return replace(
        visit,
        last_success=now.isoformat(),
        next_due=due.isoformat() if due else None,
        held=None,
        error=None,
        failures=0,
        gone=False,
    )


def failed(visit: Visit, now: datetime, error: str, *, missing: bool = False) -> Visit:
    """A visit that failed; `missing` is an address without anything behind it (404).

    A feed that moved and isn't there any more is looked for at its old address again.
    """
    failures = visit.failures + 1
    past = failures if missing else failures - _PATIENCE
    step = _MISSING_STEP if missing else _FAILING_STEP
    wait = min(step * 2 ** min(past - 1, 20), _LONGEST_BACK_OFF) if past > 0 else None
    return replace(
        visit,
        next_due=(now + wait).isoformat() if wait else None,
        held=None,
        error=error,
        failures=failures,
        address=None if missing else visit.address,
    )


def held(visit: Visit, now: datetime, until: datetime, status: int) -> Visit:
    """A visit that the server wants put off: with 429 for all its feeds, else for this one."""
    return replace(
        visit,
        next_due=until.isoformat(),
        held="host" if status == 429 else "feed",
        error=_("the server asks for a pause ({status})").format(status=status),
    )


def gone(visit: Visit, now: datetime) -> Visit:
    """The server said that the feed is gone for good: it isn't visited any more."""
    error = _("gone for good, says the server (410): unsubscribe or give its new address")
    return replace(visit, error=error, gone=True)


def redirected(visit: Visit, target: str | None) -> Visit:
    """What a permanent redirect to `target`, or none, makes of a visit: two sightings move it."""
    if target is None or target == visit.address:
        return replace(visit, sighting=None)
    if visit.sighting == target:
        return replace(visit, sighting=None, address=target)
    return replace(visit, sighting=target)


def waits(visit: Visit, now: datetime) -> bool:
    """Whether a feed isn't due yet."""
    return visit.next_due is not None and datetime.fromisoformat(visit.next_due) > now
