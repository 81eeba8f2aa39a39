"""The help: every key of the table, by group, or those that a search finds."""

from __future__ import annotations

from textual.content import Content

from reader.language import N_, _
from reader.text import fold
from reader.ui.keys import GROUPS, KEYS, Key, Scope, all_shown
from reader.ui.render.safe import safe

WHERE: dict[Scope, str] = {
    "list": N_("in the list"),
    "article": N_("in the article"),
    "entities": N_("in the names"),
    "filter": N_("in the filter"),
    "prompt": N_("in a line at the foot of a pane"),
    "page": N_("on a name's page"),
    "company": N_("on a name's page"),
    "stories": N_("on a name's page"),
    "note": N_("in a note"),
    "picker": N_("in a box to pick from"),
    "settings": N_("in the settings"),
    "settings_box": N_("in the settings"),
    "pictures": N_("with a picture"),
    "add": N_("when adding"),
    "offers": N_("when adding"),
    "help": N_("here"),
    "feeds": N_("among the feeds"),
    "feed_list": N_("among the feeds"),
}
IN_PALETTE = N_("^P, by name")
"""Stands for the keys of what has none."""
COLUMN = 20
"""Cells of the keys' column."""
LEAST = 12
"""Cells of a description from which it has a column of its own."""


def help_content(query: str = "", *, names: bool = False, width: int = 0) -> Content:
    """The keys whose words contain all words of `query`, without regard to accents and case.

    Args:
        names: say what the settings file calls each, instead of where it works.
        width: cells of a line; what is longer goes on under its description. 0: as long as it is.
    """
    wanted = fold(query).split()
    groups = ((group, _found(group, wanted)) for group in GROUPS)
    parts = [_group(group, keys, names, width) for group, keys in groups if keys]
    if not parts:
        return Content.styled(_("No key for “{query}”.").format(query=safe(query)), "$ink-muted")
    return Content("\n\n").join(parts)


def _found(group: str, wanted: list[str]) -> list[Key]:
    return [
        key for key in KEYS if key.group == group and all(word in _words(key) for word in wanted)
    ]


def _words(key: Key) -> str:
    said = (key.group, key.help, key.label, WHERE.get(key.scope, ""))
    return fold(" ".join((all_shown(key), *(_(text) for text in said if text))))


def _group(group: str, keys: list[Key], names: bool, width: int) -> Content:
    lines = [Content.styled(_(group), "bold $accent"), *(_line(key, names, width) for key in keys)]
    return Content("\n").join(lines)


def _line(key: Key, names: bool, width: int) -> Content:
    where = _(WHERE[key.scope]) if key.scope in WHERE else ""
    note = key.id if names else where
    said = Content.assemble(
        (_(key.help), "$foreground"), (f"  {note}" if note else "", "$ink-muted")
    )
    lines = said.wrap(width - COLUMN) if width > COLUMN + LEAST else [said]
    keys = Content.styled(f"{all_shown(key) or _(IN_PALETTE):<{COLUMN}}", "$ink-strong")
    return keys + Content(f"\n{' ' * COLUMN}").join(lines)
