"""What a shell wants to know of the program: completions, and a manual page.

Both are made from the parser of the command line, so they can't tell of anything that isn't there.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable

from reader.commands.common import DONE, Define
from reader.commands.usage import actions

SHELLS = ("bash", "zsh", "fish", "tcsh")
_FILES, _FOLDER = frozenset({"FILE", "SOURCE", "PATH"}), "DIR"


def define(command: Define, parser: Callable[[], argparse.ArgumentParser]) -> None:
    """Add these commands; `parser` makes the parser that they tell of."""
    completing = command("completion", completion)
    completing.add_argument("shell", choices=SHELLS)
    for defined in (completing, command("manual", manual)):
        defined.set_defaults(parser=parser)


def completion(options: argparse.Namespace) -> int:
    """Print a script that completes commands and options in a shell."""
    import shtab

    parser = options.parser()
    for action in actions(parser):
        if action.metavar in _FILES:
            action.complete = shtab.FILE  # type: ignore[attr-defined]  # where shtab looks for it
        elif action.metavar == _FOLDER:
            action.complete = shtab.DIRECTORY  # type: ignore[attr-defined]
    print(shtab.complete(parser, options.shell))
    return DONE


def manual(options: argparse.Namespace) -> int:
    """Print the manual page, for `man -l`."""
    from argparse_manpage.manpage import Manpage

    page = Manpage(options.parser())
    page.manual = "reader"
    page.description = "a terminal news reader for any language with diacritics"
    print(page)
    return DONE
