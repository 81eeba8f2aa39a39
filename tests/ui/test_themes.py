"""The two themes: readable by contrast, complete, and legible without colour."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import Theme

from reader.ui.render.kinds import GROUPS, SIGNS
from reader.ui.themes import THEMES, variable_defaults
from tests.ui.conftest import MakeApp, settled

AA = 4.5
"""WCAG 2.1, level AA, for text of normal size."""


def luminance(color: Color) -> float:
    """Relative luminance as WCAG 2.1 defines it."""
    parts = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
             for part in color.normalized)  # fmt: skip
    red, green, blue = parts
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted(map(luminance, map(Color.parse, (one, other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_computed_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def colours(theme: Theme) -> dict[str, str]:
    named = {"foreground": theme.foreground, "accent": theme.accent, "error": theme.error}
    grounds = {"background": theme.background, "panel": theme.panel}
    return {key: str(value) for key, value in {**named, **grounds, **theme.variables}.items()}


INKS = ("foreground", "accent", "ink-strong", "ink-muted")
ENTITY_INKS = tuple(name for name in variable_defaults() if name.startswith("entity-"))
PAIRS = [
    *((ink, ground) for ink in INKS for ground in ("background", "panel", "cursor", "cursor-idle")),
    *((ink, ground) for ink in ENTITY_INKS for ground in ("background", "cursor", "cursor-idle")),
    ("match-ink", "match"),
    ("ink-strong", "match"),
    ("background", "accent"),
    ("error", "panel"),
    *(("background", ink) for ink in ENTITY_INKS),
]


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_is_readable_on_every_ground_it_stands_on(theme: Theme, ink: str, ground: str) -> None:
    found = colours(theme)
    assert contrast(found[ink], found[ground]) >= AA


def test_both_themes_set_the_same_variables() -> None:
    dark, light = THEMES
    assert set(dark.variables) == set(light.variables) >= set(variable_defaults())


def test_every_group_of_names_has_signs_of_its_own() -> None:
    signs = [{SIGNS[kind] for kind in kinds} for _, kinds in GROUPS]
    assert sum(map(len, signs)) == len(set().union(*signs))


async def test_every_theme_can_be_chosen_while_reading(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 24)) as pilot:
        for name in [theme.name for theme in THEMES] + ["textual-dark", "nord"]:
            app.theme = name
            await pilot.pause()
            assert app.current_theme.name == name


async def test_without_colour_the_cursor_is_still_seen(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = make_app()
    async with app.run_test(size=(120, 24)) as pilot:
        await settled(pilot)
        await pilot.pause()
        strips = app.screen._compositor.render_strips()
        assert any(strip.text.startswith("▌") for strip in strips)
        assert app.no_color
