"""The chart of mentions: to scale, labelled, with nothing left out and nothing made up."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.ui.render.plot import gathered, plot


def text_of(counts: list[tuple[str, int]], width: int = 60, height: int = 4) -> list[str]:
    return [line.text for line in plot(counts, width, height, "Mentions")]


MONTHS = [("2024-11", 2), ("2025-01", 8), ("2025-02", 4)]


def test_bars_are_to_scale_from_zero_and_gaps_stay_empty() -> None:
    heading, *bars, floor, labels = text_of(MONTHS)
    assert heading == "Mentions per month"
    columns = ["".join(line[3 + 4 * at] if len(line) > 3 + 4 * at else " " for line in bars)
               for at in range(4)]  # fmt: skip
    assert columns == ["   █", "    ", "████", "  ██"]
    assert bars[0].startswith("8 ┤")
    assert floor.startswith("0 └─")
    assert "Nov 2024" in labels


def test_a_single_mention_among_thousands_is_still_seen() -> None:
    *_, lowest, _, _ = text_of([("2025-01", 5000), ("2025-02", 1)], height=3)
    assert "▁" in lowest


def test_axes_name_the_first_and_the_last_period_and_the_years_between() -> None:
    years = [(f"{year}-{month:02}", 1) for year in range(2020, 2026) for month in range(1, 13)]
    labels = text_of(years, width=100)[-1]
    assert labels.lstrip().startswith("Jan 2020")
    assert labels.rstrip().endswith("Dec 2025")
    assert "Jan 2023" in labels


def test_days_are_named_by_day_and_months_begin_in_sight() -> None:
    first = date(2025, 3, 20)
    days = [((first + timedelta(n)).isoformat(), n % 3) for n in range(30)]
    chart = text_of(days, width=100)
    assert chart[0] == "Mentions per day"
    assert "20 Mar 2025" in chart[-1]
    assert "18 Apr 2025" in chart[-1]
    assert "1 Apr 2025" in chart[-1]


def test_what_doesnt_fit_is_summed_and_the_heading_says_so() -> None:
    days = [((date(2025, 1, 1) + timedelta(n)).isoformat(), 1) for n in range(90)]
    chart = text_of(days, width=35)
    assert chart[0] == "Mentions per 3 days"
    assert chart[1].startswith("3 ┤")


def test_one_period_is_one_bar() -> None:
    assert "█" in text_of([("2025-04-14", 3)])[1]


@pytest.mark.parametrize(("width", "height"), [(10, 5), (80, 2), (0, 0), (-3, 4)])
def test_no_chart_is_better_than_one_that_cant_be_read(width: int, height: int) -> None:
    assert text_of(MONTHS, width, height) == []


def test_nothing_counted_is_nothing_drawn() -> None:
    assert text_of([]) == []


counted = st.dictionaries(
    st.dates(date(2019, 1, 1), date(2026, 12, 31)).map(lambda day: day.isoformat()[:7]),
    st.integers(1, 100_000),
    min_size=1,
).map(lambda found: sorted(found.items()))


@given(counted, st.integers(16, 160), st.integers(3, 10))
def test_every_line_fits_and_every_mention_is_counted(
    counts: list[tuple[str, int]], width: int, height: int
) -> None:
    chart = text_of(counts, width, height)
    assert len(chart) == height + 3
    assert all(cell_len(line) <= width for line in chart)
    _, columns = gathered(counts, width - 8)
    assert sum(column.total for column in columns) == sum(count for _, count in counts)
