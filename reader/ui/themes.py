"""The two themes: ink on paper and paper on ink, with one accent.

Every colour of the app is written here and nowhere else. The one rule: text on the grounds it can
stand on reaches a contrast of 4.5 (a test computes it).
"""

from __future__ import annotations

from textual.theme import Theme

_DARK = {
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
}
_LIGHT = {
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
}


def _theme(
    name: str, own: dict[str, str], *, accent: str, ink: str, ground: str, panel: str, error: str
) -> Theme:
    """A theme of ours: `own` colours, and Textual's own variables in their terms."""
    textual = {
        "block-cursor-background": own["cursor"],
        "block-cursor-foreground": own["ink-strong"],
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": own["cursor"],
        "block-cursor-blurred-foreground": own["ink-strong"],
        "input-cursor-background": accent,
        "input-cursor-foreground": ground,
        "input-selection-background": own["match"],
        "input-selection-foreground": own["match-ink"],
        "screen-selection-background": own["match"],
        "screen-selection-foreground": own["match-ink"],
        "scrollbar": own["rule"],
        "scrollbar-hover": own["ink-muted"],
        "scrollbar-active": accent,
        "scrollbar-background": ground,
        "scrollbar-background-hover": ground,
        "scrollbar-background-active": ground,
        "scrollbar-corner-color": ground,
    }
    return Theme(
        name=name,
        dark=own is _DARK,
        primary=accent,
        accent=accent,
        warning=accent,
        success=own["entity-place"],
        error=error,
        foreground=ink,
        background=ground,
        surface=ground,
        panel=panel,
        variables={**own, **textual},
    )


DARK = _theme(
    "reader-dark", _DARK, accent="#e3a857", ink="#dedad2", ground="#16171a", panel="#1f2125",
    error="#f09a8d",
)  # fmt: skip
LIGHT = _theme(
    "reader-light", _LIGHT, accent="#9a4410", ink="#2b2925", ground="#faf8f3", panel="#f0ece2",
    error="#a8251c",
)  # fmt: skip
THEMES = (DARK, LIGHT)


def theme_name(chosen: str) -> str:
    """Textual's name of the theme that the settings call `chosen`; the dark one if it is new."""
    name = f"reader-{chosen}"
    return name if name in {theme.name for theme in THEMES} else DARK.name


def variable_defaults() -> dict[str, str]:
    """Our own variables, for themes that aren't ours."""
    return dict(_DARK)
