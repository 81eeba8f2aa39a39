"""The help: every key of the table, by group, or those that a search finds."""

from __future__ import annotations

from textual.content import Content

from reader.text import fold
from reader.ui.keys import GROUPS, KEYS, Key, Scope, all_shown
from reader.ui.render.safe import safe

_WHERE: dict[Scope, str] = {
    "list": "in the list",
    "article": "in the article",
    "entities": "in the names",
    "filter": "in the filter",
    "prompt": "in a line at the foot of a pane",
    "page": "on a name's page",
    "company": "on a name's page",
    "stories": "on a name's page",
    "note": "in a note",
    "help": "here",
}
IN_PALETTE = "^P, by name"
"""Stands for the keys of what has none."""
COLUMN = 20
"""Cells of the keys' column."""


def help_content(query: str = "") -> Content:
    """The keys whose words contain all words of `query`, without regard to accents and case."""
    wanted = fold(query).split()
    groups = ((group, _found(group, wanted)) for group in GROUPS)
    parts = [_group(group, keys) for group, keys in groups if keys]
    if not parts:
        return Content.styled(f"No key for “{safe(query)}”.", "$ink-muted")
    return Content("\n\n").join(parts)


def _found(group: str, wanted: list[str]) -> list[Key]:
    return [
        key for key in KEYS if key.group == group and all(word in _words(key) for word in wanted)
    ]


def _words(key: Key) -> str:
    where = _WHERE.get(key.scope, "")
    return fold(f"{all_shown(key)} {key.group} {key.help} {key.label} {where}")


def _group(group: str, keys: list[Key]) -> Content:
    lines = [Content.styled(group, "bold $accent"), *(_line(key) for key in keys)]
    return Content("\n").join(lines)


def _line(key: Key) -> Content:
    where = _WHERE.get(key.scope)
    return Content.assemble(
        (f"{all_shown(key) or IN_PALETTE:<{COLUMN}}", "$ink-strong"),
        (key.help, "$foreground"),
        (f"  {where}" if where else "", "$ink-muted"),
    )
