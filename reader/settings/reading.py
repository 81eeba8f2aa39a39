"""Reading the settings file.

The one rule: a mistake is named in one line and costs only its own setting.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from reader.language import _
from reader.settings import Loaded, Settings
from reader.settings.rules import KEY_RULE, RULES, Rule


class Problem(NamedTuple):
    """Something in the file that isn't as it should be."""

    file: Path
    key: str = ""
    """Empty where the file as a whole can't be read."""
    rule: Rule | None = None
    """What the key may be, if it is one of ours."""
    why: str = ""

    def __str__(self) -> str:
        """One line in the language of the interface, free of control characters."""
        return self._said(str(self.file))

    @property
    def brief(self) -> str:
        """The same with the name of the file alone, for where a path would leave no room."""
        return self._said(self.file.name)

    def _said(self, file: str) -> str:
        if self.rule is not None:
            said = _("expected {what}").format(what=self.rule.expected)
        else:
            said = self.why or _("there is no such setting") + self._meant()
        parts = (file, self.key, said)
        return ": ".join(part if part.isprintable() else repr(part) for part in parts if part)

    def _meant(self) -> str:
        from difflib import get_close_matches  # a mistake is rare

        meant = get_close_matches(self.key, [*RULES, "keys"], 1)
        return "; " + _("did you mean {name}?").format(name=meant[0]) if meant else ""


def read(file: Path) -> Loaded:
    """The settings of a file that exists; where something in it is wrong, the defaults."""
    try:
        found = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        return Loaded(Settings(), (Problem(file, why=str(error.strerror)),))
    except (ValueError, RecursionError) as error:
        why = " ".join(str(error).split())
        return Loaded(Settings(), (Problem(file, why=why),))
    values: dict[str, object] = {}
    problems = tuple(_read(file, found, values))
    make: Callable[..., Settings] = Settings
    return Loaded(make(**values), problems)


def _read(file: Path, found: Mapping[str, object], values: dict[str, object]) -> Iterator[Problem]:
    """Take what is right into `values`, and name the rest."""
    for name, value in found.items():
        rule = RULES.get(name)
        if name == "keys" and isinstance(value, dict):
            keys: dict[str, tuple[str, ...]] = {}
            yield from _read_keys(file, value, keys)
            values["keys"] = keys
        elif rule is None:
            why = _("expected a table of keys") if name == "keys" else ""
            yield Problem(file, name, why=why)
        elif (read := rule.read(value)) is None:
            yield Problem(file, name, rule)
        else:
            values[name] = read


def _read_keys(
    file: Path, found: Mapping[str, object], keys: dict[str, tuple[str, ...]]
) -> Iterator[Problem]:
    for id, value in found.items():
        read = KEY_RULE.read(value)
        if read is None:
            yield Problem(file, f"keys.{id}", KEY_RULE)
        else:
            keys[id] = read
