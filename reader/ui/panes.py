"""Which panes are seen, at any width: three side by side, two, or one at a time.

Pure. The one rule: the pane in focus is always seen.
"""

from __future__ import annotations

from typing import Literal

Pane = Literal["list", "article", "entities"]
PANES: tuple[Pane, ...] = ("list", "article", "entities")

TWO_PANES, THREE_PANES = 80, 120
"""Columns from which so many panes stand side by side."""
HIGH = 12
"""Lines from which there is room for more than what one came for: remarks, titles, margins."""


def visible_panes(
    width: int, focused: Pane, *, alone: bool = False, names: bool = True
) -> tuple[Pane, ...]:
    """The panes to show.

    Args:
        alone: give the whole width to the article while it has the focus.
        names: show the names wherever there is room, not only while one is in them.
    """
    if alone and focused == "article":
        return ("article",)
    if width >= THREE_PANES and (names or focused == "entities"):
        return PANES
    if width >= TWO_PANES:
        return ("article", "entities") if focused == "entities" else ("list", "article")
    return (focused,)


def pane_after(pane: Pane, by: int) -> Pane:
    """The pane so many steps to the right, round the end."""
    return PANES[(PANES.index(pane) + by) % len(PANES)]


def fitting_width(chosen: int, columns: int) -> int:
    """The columns that a pane beside the article gets of those chosen."""
    least = 29
    return max(least, min(chosen, (columns - least) // (2 if columns >= THREE_PANES else 1)))


def list_width(columns: int, *, names: bool = True) -> int:
    """Columns of the list while it has the focus, as the style sheet shares them out."""
    if columns >= THREE_PANES:  # 2 parts, the article 3, the names 1 but at least 29 columns
        room = columns - 2
        return min(72, 2 * (6 * room - (max(6 * 29, room) if names else 0)) // 30)
    if columns >= TWO_PANES:  # 2 parts, and the article 3
        return 2 * (columns - 1) // 5
    return columns
