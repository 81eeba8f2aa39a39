"""What is said to one who types a command that there is not.

The one rule: one line that names the command that was meant, not a list of all of them.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from reader.commands.common import MISUSED, fail
from reader.language import _


def as_meant(given: Sequence[str]) -> list[str]:
    """The arguments, with `help` and `help COMMAND` as the option that they stand for."""
    return [*given[1:2], "--help"] if given[:1] == ["help"] else [*given]


def no_command(given: Sequence[str], commands: Collection[str]) -> int:
    """Say that the command isn't there, and what it looks like; the exit code."""
    from difflib import get_close_matches  # who types well needs no such help

    typed = _typed(given, commands)
    near = get_close_matches(typed.casefold(), commands, n=1)
    every = _("`reader help` lists them all")
    hint = _("did you mean {query}?").format(query=near[0]) if near else every
    fail("; ".join((_("there is no command {name}").format(name=typed), hint)))
    return MISUSED


def _typed(given: Sequence[str], commands: Collection[str]) -> str:
    """The word that stands where a command should."""
    before = ["", *given]
    words = (
        word
        for previous, word in zip(before, given, strict=False)
        if not word.startswith("-") and previous != "--library"
    )
    return next((word for word in words if word not in commands), "")
