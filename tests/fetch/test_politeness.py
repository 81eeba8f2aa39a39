"""When to come again: servers' wishes, clamped, and failures spaced out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.fetch import politeness
from reader.model import Visit

NOW = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("header", "wait"),
    [
        ("120", timedelta(minutes=2)),
        (" 7200 ", timedelta(hours=2)),
        ("0", politeness.SHORTEST_HOLD),
        ("99999999999999999999", politeness.LONGEST_HOLD),
        ("Sat, 21 Nov 2026 10:00:00 GMT", timedelta(hours=2)),
        ("Sat, 21 Nov 2099 10:00:00 GMT", politeness.LONGEST_HOLD),
        ("Sat, 21 Nov 2020 10:00:00 GMT", politeness.SHORTEST_HOLD),
        ("soon", politeness.SHORTEST_HOLD),
        ("", politeness.SHORTEST_HOLD),
        ("-5", politeness.SHORTEST_HOLD),
        ("\u0665", politeness.SHORTEST_HOLD),
    ],
)
def test_retry_after_is_seconds_or_a_date_and_clamped(header: str, wait: timedelta) -> None:
    assert politeness.retry_after(header, NOW) == NOW + wait


@pytest.mark.parametrize(
    ("cache_control", "ttl", "wait"),
    [
        ("max-age=600", None, timedelta(minutes=10)),
        ('public, MAX-AGE="600"', None, timedelta(minutes=10)),
        ("s-max-age=600", None, None),
        ("max-age=600, no-cache", None, None),
        ("no-store", 30, timedelta(minutes=30)),
        ("max-age=600", 30, timedelta(minutes=30)),
        ("max-age=999999999", None, politeness.LONGEST_FRESH),
        ("", 10**6, politeness.LONGEST_FRESH),
        ("max-age=0", 0, None),
        ("", None, None),
    ],
)
def test_a_feed_is_left_alone_as_long_as_it_asks(
    cache_control: str, ttl: int | None, wait: timedelta | None
) -> None:
    expected = None if wait is None else NOW + wait
    assert politeness.fresh_until(cache_control, ttl, NOW) == expected


@given(st.text(max_size=60))
def test_any_header_is_read_without_an_error(header: str) -> None:
    until = politeness.retry_after(header, NOW)
    assert NOW + politeness.SHORTEST_HOLD <= until <= NOW + politeness.LONGEST_HOLD
    politeness.fresh_until(header, None, NOW)


def test_a_missing_feed_is_visited_less_and_less_and_never_given_up() -> None:
    visit, waits = Visit(), []
    for _ in range(30):
        visit = politeness.failed(visit, NOW, "404", missing=True)
        assert visit.next_due is not None
        waits.append(datetime.fromisoformat(visit.next_due) - NOW)
    assert waits[:3] == [timedelta(hours=1), timedelta(hours=2), timedelta(hours=4)]
    assert max(waits) == timedelta(days=7)


def test_one_failure_costs_nothing_and_many_do() -> None:
    visit = politeness.failed(Visit(), NOW, "500")
    assert (visit.next_due, visit.error) == (None, "500")
    for _ in range(2):
        visit = politeness.failed(visit, NOW, "500")
    assert politeness.waits(visit, NOW)
    assert politeness.succeeded(visit, NOW, None) == Visit(last_success=NOW.isoformat())


class TestMoving:
    def test_two_sightings_in_a_row_move_a_feed(self) -> None:
        once = politeness.redirected(Visit(), "https://b.example")
        twice = politeness.redirected(once, "https://b.example")
        assert (once.address, twice.address, twice.sighting) == (None, "https://b.example", None)

    @pytest.mark.parametrize("between", [None, "https://c.example"])
    def test_a_redirect_that_changes_its_mind_moves_nothing(self, between: str | None) -> None:
        visit = Visit()
        for target in ("https://b.example", between, "https://b.example"):
            visit = politeness.redirected(visit, target)
        assert visit.address is None

    def test_a_feed_that_is_missing_where_it_moved_is_looked_for_where_it_was(self) -> None:
        visit = politeness.failed(Visit(address="https://b.example"), NOW, "404", missing=True)
        assert visit.address is None
