"""The colours of the themes, as data: what is drawn before Textual is there needs them too.

Every colour of the app is written here and nowhere else. The one rule: text on the grounds it can
stand on reaches a contrast of 4.5 (a test computes it).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from reader.settings import Theme


class Palette(NamedTuple):
    """A theme's colours, as `#rrggbb` or, of the terminal's own, as Textual names them."""

    name: str
    is_dark: bool
    accent: str
    ink: str
    ground: str
    panel: str
    error: str
    own: dict[str, str]
    """By the names that the style sheets use."""


DARK = Palette(
    "reader-dark",
    is_dark=True,
    accent="#e3a857",
    ink="#dedad2",
    ground="#16171a",
    panel="#1f2125",
    error="#f09a8d",
    own={
        "ink-strong": "#f6f3ec",
        "ink-muted": "#a09b92",
        "rule": "#3a3c42",
        "cursor": "#2b2d33",
        "cursor-idle": "#202226",
        "match": "#57431c",
        "match-ink": "#ffe4ad",
        "entity-person": "#efa9a4",
        "entity-organisation": "#96bfe8",
        "entity-place": "#9bcb97",
        "entity-date": "#c4b2e6",
        "entity-amount": "#d9c98c",
        "entity-document": "#87cdc8",
    },
)
LIGHT = Palette(
    "reader-light",
    is_dark=False,
    accent="#9a4410",
    ink="#2b2925",
    ground="#faf8f3",
    panel="#f0ece2",
    error="#a8251c",
    own={
        "ink-strong": "#12110f",
        "ink-muted": "#69645a",
        "rule": "#d2ccbe",
        "cursor": "#e9e3d5",
        "cursor-idle": "#f1ede3",
        "match": "#ffe3a1",
        "match-ink": "#3d2a00",
        "entity-person": "#a3283f",
        "entity-organisation": "#1c5a99",
        "entity-place": "#2a6a31",
        "entity-date": "#6a3b9c",
        "entity-amount": "#765300",
        "entity-document": "#0c6767",
    },
)
CONTRAST = Palette(
    "reader-contrast",
    is_dark=True,
    accent="#ffd75f",
    ink="#ffffff",
    ground="#000000",
    panel="#000000",
    error="#ff9d8f",
    own={
        "ink-strong": "#ffffff",
        "ink-muted": "#d6d6d6",
        "rule": "#9e9e9e",
        "cursor": "#26406b",
        "cursor-idle": "#1c1c1c",
        "match": "#5a4600",
        "match-ink": "#fff3c4",
        "entity-person": "#ffb3ad",
        "entity-organisation": "#a5d2ff",
        "entity-place": "#9df09a",
        "entity-date": "#dcc8ff",
        "entity-amount": "#ffe58a",
        "entity-document": "#8df0ea",
    },
)
TERMINAL = Palette(
    "reader-terminal",
    is_dark=True,
    accent="ansi_magenta",
    ink="ansi_default",
    ground="ansi_default",
    panel="ansi_default",
    error="ansi_red",
    own={
        "ink-strong": "ansi_default",
        "ink-muted": "ansi_default",
        "rule": "ansi_default",
        "cursor": "ansi_default",
        "cursor-idle": "ansi_default",
        "match": "ansi_yellow",
        "match-ink": "ansi_black",
        "entity-person": "ansi_red",
        "entity-organisation": "ansi_bright_blue",
        "entity-place": "ansi_green",
        "entity-date": "ansi_bright_magenta",
        "entity-amount": "ansi_default",
        "entity-document": "ansi_cyan",
    },
)
"""The sixteen colours that the terminal's user chose; which they are nobody knows, so what must
be read is in its own ink, and the cursor's row is that ink turned round."""
PALETTES = (DARK, LIGHT, CONTRAST, TERMINAL)


def theme_here(chosen: Theme, environment: Mapping[str, str]) -> Theme:
    """The theme to begin with: the terminal's own where it has few colours, or none are wanted.

    Ours would come out of sixteen colours as white on grey, whatever they tell apart.
    """
    return chosen if has_many_colours(environment) else "terminal"


def has_many_colours(environment: Mapping[str, str]) -> bool:
    """Whether the terminal has more than sixteen colours, and any are wanted."""
    many = environment.get("COLORTERM", "").strip().lower() in {"truecolor", "24bit"}
    many = many or environment.get("TERM", "").endswith(("256color", "kitty", "direct"))
    return many and not environment.get("NO_COLOR")


def palette(chosen: str) -> Palette:
    """The colours of the theme that the settings call `chosen`; the dark ones if it is new."""
    return next((each for each in PALETTES if each.name == f"reader-{chosen}"), DARK)
