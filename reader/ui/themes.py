"""The themes as Textual takes them, from our colours; and its own variables in their terms."""

from __future__ import annotations

from textual.theme import Theme

from reader.ui.colours import DARK, PALETTES, TERMINAL, Palette, palette


def _theme(colours: Palette) -> Theme:
    own, accent, ground = colours.own, colours.accent, colours.ground
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
        "ansi-background": ground,
        "ansi-foreground": colours.ink,
        "border-blurred": own["rule"],
    }
    return Theme(
        name=colours.name,
        dark=colours.is_dark,
        ansi=colours is TERMINAL,
        primary=accent,
        accent=accent,
        warning=accent,
        success=own["entity-place"],
        error=colours.error,
        foreground=colours.ink,
        background=ground,
        surface=ground,
        panel=colours.panel,
        variables={**own, **textual},
    )


THEMES = tuple(map(_theme, PALETTES))


def theme_name(chosen: str) -> str:
    """Textual's name of the theme that the settings call `chosen`."""
    return palette(chosen).name


def variable_defaults() -> dict[str, str]:
    """Our own variables, for themes that aren't ours."""
    return dict(DARK.own)
