"""Keys of the user's own: what the settings say, read as Textual names keys, conflicts found.

Pure. The one rule: what can't be done is named and left as it was; the rest holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from textual.keys import Keys, _character_to_key, key_to_character

from reader.language import _
from reader.settings import settings_file
from reader.settings.reading import Problem
from reader.ui.key_names import NAMES, shown
from reader.ui.keys import KEYS, Key, Scope, names_in

Rebound = dict[str, str]
"""Keys as Textual names them, comma-separated, by the id of what they do."""

_PLACES: tuple[frozenset[Scope], ...] = (
    frozenset({"list", "move", "home", "app"}),
    frozenset({"article", "move", "home", "app"}),
    frozenset({"entities", "move", "home", "app"}),
    frozenset({"company", "move", "page", "app"}),
    frozenset({"stories", "move", "page", "app"}),
    frozenset({"feed_list", "move", "feeds", "app"}),
    frozenset({"offers", "move", "add", "app"}),
    frozenset({"settings", "move", "settings_box", "app"}),
)
"""Scopes whose keys work at the same time."""
_WRITTEN = {name.casefold(): key for key, name in NAMES.items()}
_MODIFIERS = ("ctrl+", "shift+", "alt+", "super+")
_NAMED = frozenset(key.value for key in Keys)


def rebound(wanted: Mapping[str, tuple[str, ...]]) -> tuple[Rebound, tuple[Problem, ...]]:
    """The keys to use instead of the table's, and what of `wanted` can't be."""
    file, ids = settings_file(), {key.id: key for key in KEYS}
    problems: list[Problem] = []
    chosen: Rebound = {}
    for id, written in wanted.items():
        names = [named(text) for text in written]
        if id not in ids:
            problems.append(Problem(file, f"keys.{id}", why=_unknown(id)))
        elif None in names:
            key = written[names.index(None)]
            why = _("there is no key {key}").format(key=repr(key))
            problems.append(Problem(file, f"keys.{id}", why=why))
        else:
            chosen[id] = ",".join(filter(None, names))
    while clash := next(_clashes(chosen), None):
        problems.append(_conflict(file, *clash))
        del chosen[clash[0].id]
    return chosen, tuple(problems)


def named(written: str) -> str | None:
    """Textual's name of a key that someone wrote as `?`, `^D`, `ctrl+d`, `PgDn` or `f5`."""
    if written.casefold() in _WRITTEN:
        return _WRITTEN[written.casefold()]
    if len(written) == 2 and written.startswith("^"):
        written = f"ctrl+{written[1].lower()}"
    base = written
    for modifier in _MODIFIERS:
        base = base.removeprefix(modifier)
    before = written[: len(written) - len(base)]
    if len(base) == 1:
        return before + _character_to_key(base) if base.isprintable() else None
    base = base.lower()
    known = base in _NAMED or key_to_character(base) is not None
    return before + base if known else None


def _clashes(chosen: Rebound) -> Iterator[tuple[Key, Key, str]]:
    """What was given a key that already does something else in the same place."""
    for id in reversed(chosen):
        one = next(key for key in KEYS if key.id == id)
        for other in KEYS:
            if other.id != id and _meet(one.scope, other.scope):
                both = {*names_in(chosen[id])} & {*names_in(chosen.get(other.id, other.keys))}
                new = both - {*one.names} & {*other.names}
                if new:
                    yield one, other, min(new)


def _meet(one: Scope, other: Scope) -> bool:
    return (
        one == other
        or "app" in (one, other)
        or any(one in place and other in place for place in _PLACES)
    )


def _conflict(file: Path, one: Key, other: Key, key: str) -> Problem:
    why = _("{key} is taken: {what}").format(key=shown(key), what=_(other.help))
    return Problem(file, f"keys.{one.id}", why=why)


def _unknown(id: str) -> str:
    from difflib import get_close_matches  # a mistake is rare

    meant = get_close_matches(id, [key.id for key in KEYS], 1)
    hint = "; " + _("did you mean {name}?").format(name=meant[0]) if meant else ""
    return _("nothing has this name") + hint
