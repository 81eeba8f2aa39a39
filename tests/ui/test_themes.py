"""The themes: readable by contrast, complete, and legible without colour."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual.color import Color
from textual.theme import Theme

from reader.settings import Loaded, Settings
from reader.settings.rules import THEME
from reader.ui.app import ReaderApp
from reader.ui.colours import theme_here
from reader.ui.render.kinds import GROUPS, SIGNS
from reader.ui.themes import THEMES, theme_name, variable_defaults
from tests.terminal.terminal import Terminal
from tests.ui.conftest import MakeApp, settled
from tests.ui.shelf import NOW, Shelf

AA, AAA = 4.5, 7.0
"""WCAG 2.1, for text of normal size."""
TERMINAL = next(theme for theme in THEMES if theme.ansi)
OWN = [theme for theme in THEMES if theme is not TERMINAL]


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


@pytest.mark.parametrize("theme", OWN, ids=lambda theme: theme.name)
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_is_readable_on_every_ground_it_stands_on(theme: Theme, ink: str, ground: str) -> None:
    found = colours(theme)
    assert contrast(found[ink], found[ground]) >= AA


def test_all_themes_set_the_same_variables_and_every_setting_has_one() -> None:
    for theme in THEMES:
        assert set(theme.variables) == set(THEMES[0].variables) >= set(variable_defaults())
    assert [theme_name(word) for word in THEME.words] == [theme.name for theme in THEMES]


def test_high_contrast_is_higher_than_that_of_the_others() -> None:
    found = colours(next(theme for theme in THEMES if theme.name == theme_name("contrast")))
    for ink in (*INKS, *ENTITY_INKS):
        assert contrast(found[ink], found["background"]) >= AAA


def test_in_the_terminals_own_colours_what_is_read_is_in_its_own_ink() -> None:
    """Nobody knows its colours, so only its ink on its ground, or black on yellow, can be read."""
    found = colours(TERMINAL)
    assert all(value.startswith("ansi_") for value in found.values() if value != "bold")
    for name in ("foreground", "background", "panel", "ink-strong", "ink-muted", "cursor"):
        assert found[name] == "ansi_default"
    assert (found["match-ink"], found["match"]) == ("ansi_black", "ansi_yellow")


async def test_in_the_terminals_own_colours_nothing_else_is_sent_and_the_cursor_is_seen() -> None:
    app = ReaderApp(Shelf(), now=lambda: NOW, loaded=Loaded(Settings(theme="terminal")))
    async with app.run_test(size=(120, 24)) as pilot:
        await settled(pilot)
        await pilot.pause()
        styles = {
            segment.style
            for strip in app.screen._compositor.render_strips()
            for segment in strip
            if segment.style is not None
        }
    used = {colour for style in styles for colour in (style.color, style.bgcolor) if colour}
    assert not [colour for colour in used if colour.triplet is not None]
    assert any(style.reverse for style in styles)


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


@pytest.mark.parametrize(
    ("environment", "theme"),
    [
        ({"TERM": "xterm-256color"}, "light"),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, "light"),
        ({"TERM": "xterm"}, "terminal"),
        ({"TERM": "linux", "COLORTERM": ""}, "terminal"),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, "terminal"),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, "light"),
    ],
)
def test_where_there_are_few_colours_they_are_the_terminals_own(
    environment: dict[str, str], theme: str
) -> None:
    assert theme_here("light", environment) == theme


SENT = re.compile(rb"\x1b\[([0-9;]*)m")


def looks(output: bytes) -> set[str]:
    """The numbers of all looks that were sent to a terminal."""
    return {number for run in SENT.findall(output) for number in run.decode().split(";")}


def test_where_no_colour_is_wanted_none_is_sent_and_the_cursor_is_turned_round(
    tmp_path: Path,
) -> None:
    with Terminal("--samples", home=tmp_path, NO_COLOR="1") as terminal:
        terminal.wait_for("Articles", "Names")
        sent = looks(bytes(terminal.output))
    coloured = {*map(str, range(30, 39)), *map(str, range(40, 49)), *map(str, range(90, 108))}
    assert not sent & coloured
    assert "7" in sent


def test_sixteen_colours_are_enough(tmp_path: Path) -> None:
    with Terminal("--samples", home=tmp_path, TERM="xterm", COLORTERM="") as terminal:
        terminal.wait_for("Articles", "Names")
        sent = looks(bytes(terminal.output))
    assert not sent & {"38", "48"}
    assert {"7", "35"} <= sent
