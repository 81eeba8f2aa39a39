"""The lines of the settings: what each is about, what it is now, and what it may be.

Pure. The one rule: a value is told in words, and in the file by its name, so both are shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reader.language import N_, _, ngettext, number
from reader.settings import Settings, Value
from reader.settings.rules import RULES, Choice, Switch, Words
from reader.ui.render.cells import cell_len
from reader.ui.render.lines import Layer, Line, fit
from reader.ui.render.row import CURSOR
from reader.ui.render.safe import safe

_SECTIONS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        N_("Look"),
        (
            ("theme", N_("Theme")),
            ("language", N_("Language")),
            ("measure", N_("Length of a line")),
            ("sort", N_("Order of the list")),
            ("list_width", N_("Width of the list")),
            ("show_names", N_("Names beside the article")),
            ("names_width", N_("Width of the names")),
        ),
    ),
    (
        N_("Reading"),
        (
            ("mark_read", N_("An article is read")),
            ("browser", N_("Browser")),
            ("pictures", N_("Pictures")),
            ("confirm", N_("Ask before old articles go")),
        ),
    ),
    (
        N_("News"),
        (
            ("refresh_on_start", N_("Fetch on start")),
            ("refresh_minutes", N_("Fetch again")),
            ("full_text", N_("Full text of teasers")),
            ("retention_days", N_("Keep articles")),
        ),
    ),
)
_WORDS: dict[tuple[str, object], str] = {
    ("theme", "dark"): N_("dark"),
    ("theme", "light"): N_("light"),
    ("theme", "contrast"): N_("high contrast"),
    ("theme", "terminal"): N_("the terminal's own colours"),
    ("language", "auto"): N_("as the system"),
    ("language", "en"): N_("English"),
    ("language", "vi"): N_("Tiếng Việt"),
    ("sort", "rank"): N_("best match, then newest"),
    ("sort", "date"): N_("newest"),
    ("sort", "title"): N_("title"),
    ("sort", "source"): N_("source"),
    ("mark_read", "open"): N_("when it is opened"),
    ("mark_read", "pass"): N_("when the cursor rests on it"),
    ("refresh_minutes", 0): N_("only by key"),
    ("retention_days", 0): N_("for good"),
    ("list_width", 0): N_("by the window"),
    ("show_names", True): N_("where there is room"),
    ("show_names", False): N_("when asked for"),
    ("names_width", 0): N_("by the window"),
    ("pictures", "auto"): N_("as the terminal can"),
    ("pictures", "blocks"): N_("coloured blocks"),
    ("pictures", "sixel"): N_("Sixel"),
    ("pictures", "kitty"): N_("Kitty's protocol"),
    ("browser", ()): N_("the system's own"),
}
LABEL = 26
"""Cells of the labels' column, where values keep as many."""


class Entry(NamedTuple):
    """A line of the list: a heading, a setting, or (neither) a blank line."""

    heading: str = ""
    name: str = ""
    label: str = ""


def entries() -> Iterator[Entry]:
    """All lines."""
    for place, (heading, settings) in enumerate(_SECTIONS):
        if place:
            yield Entry()
        yield Entry(heading)
        yield from (Entry(name=name, label=label) for name, label in settings)


def said(name: str, value: Value) -> str:
    """A value in words."""
    if (words := _WORDS.get((name, value))) is not None:
        return _(words)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, tuple):
        return safe(" ".join(value))
    if name == "refresh_minutes":
        told = ngettext("every minute", "every {count} minutes", int(value))
        return told.format(count=number(int(value)))
    if name == "retention_days":
        told = ngettext("{count} day", "{count} days", int(value))
        return told.format(count=number(int(value)))
    if isinstance(value, int):
        return _("{count} columns").format(count=value)
    return value


def entry_line(entry: Entry, settings: Settings, width: int, *, cursor: bool = False) -> Line:
    """A line at `width` cells."""
    if not entry.name:
        text = fit(f" {_(entry.heading)}", width) if entry.heading else ""
        return Line(text, (Layer(0, len(text), "settings--heading"),))
    column = max(1, min(LABEL, (width - 4) // 2))
    label = fit(_(entry.label), column)
    start = f"{CURSOR if cursor else ' '}  {label}{' ' * (column - cell_len(label) + 1)}"
    value = said(entry.name, getattr(settings, entry.name))
    sides = ("‹ ", " ›") if cursor and not isinstance(RULES[entry.name], Words) else ("  ", "")
    shown = f"{start}{sides[0]}{value}{sides[1]}"
    room = width - cell_len(shown) - cell_len(entry.name) - 2
    text = f"{shown}{' ' * (room + 1)}{entry.name} " if room > 1 else fit(shown, width)
    ends = len(start) + len(sides[0]) + len(value) + len(sides[1])
    return Line(
        text,
        (
            Layer(0, 1, "settings--bar"),
            Layer(1, len(start), "settings--label"),
            Layer(len(start), ends, "settings--value"),
            Layer(ends, len(text), "settings--name"),
        ),
    )


def stepped(name: str, value: Value, by: int) -> Value | None:
    """The next or previous value of a setting; None where it has to be typed."""
    rule = RULES[name]
    if isinstance(rule, Choice):
        at = rule.words.index(str(value))
        return rule.words[(at + by) % len(rule.words)]
    if isinstance(rule, Switch):
        return not value
    if isinstance(rule, Words) or not isinstance(value, int):
        return None
    return rule.stepped(value, by)
