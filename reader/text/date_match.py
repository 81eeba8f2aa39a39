"""What a date found in a text says.

The one rule: a part that neither the text nor its day of publication tells is None, never guessed.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DateMatch:
    """One date in a text, with what it says and what was added to it."""

    start: int
    end: int
    value: str | None
    """ISO or EDTF: `2025-04-14`, `2025-04-14/2025-04-15`, `2024-08`, `2024`, `2024-Q1`, `C20`,
    `2021/2025`; None when the year is missing and nothing tells it."""
    day: int | None = None
    month: int | None = None
    year: int | None = None
    """Day, month and year of the first day meant, as far as they are written or inferred."""
    inferred: bool = False
    """The year isn't in the text."""


def on_day(
    start: int, end: int, day: int, month: int, year: int | None, inferred: bool = False
) -> DateMatch:
    """A match that says a whole day, but for its year perhaps."""
    value = f"{year:04}-{month:02}-{day:02}" if year is not None else None
    return DateMatch(start, end, value, day, month, year, inferred)
