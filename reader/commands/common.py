"""What every command shares: exit codes, the library that is meant, one line for what failed."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import NoReturn, TypeAlias

from reader.language import _, ngettext, number
from reader.library import Library
from reader.text import clean

DONE, NOT_ALL, MISUSED = 0, 1, 2
"""Exit codes: all done; nothing found or some inputs failed; wrong usage."""

Run: TypeAlias = Callable[[argparse.Namespace], int]
"""A command; its docstring is its help."""

Define: TypeAlias = Callable[[str, Run], argparse.ArgumentParser]
"""Makes the parser of a command, with the options that all commands have."""


class Parser(argparse.ArgumentParser):
    """A parser that says in one line what is wrong, and where to read on."""

    def error(self, message: str) -> NoReturn:
        """Say it and end the program."""
        name, *command = self.prog.split()
        help = " ".join([name, "help", *command])
        fail(_("{what}; see `{help}`").format(what=message, help=help))
        raise SystemExit(MISUSED)


def articles_said(count: int) -> str:
    """So many articles, in words."""
    return ngettext("{count} article", "{count} articles", count).format(count=number(count))


def whole_number(lowest: int | None = None, highest: int | None = None) -> Callable[[str], int]:
    """What reads a whole number between these bounds, both included, from an argument.

    Where there is only a lowest, more than a machine can count is as much as it can.
    """
    if lowest is None:
        what = _("a whole number")
    elif highest is None:
        what = _("a whole number, {lowest} or more").format(lowest=lowest)
    else:
        what = _("a whole number from {lowest} to {highest}").format(lowest=lowest, highest=highest)

    def read(text: str) -> int:
        with suppress(ValueError):
            given = int(text)
            if lowest is None:
                return given
            if lowest <= given and (highest is None or given <= highest):
                return min(given, sys.maxsize)
        raise argparse.ArgumentTypeError(_("expected {what}").format(what=what))

    return read


def open_library(
    options: argparse.Namespace, *, create: bool = False, index: bool = True
) -> Library:
    """The library that the options name.

    Args:
        create: make it if there is none yet.
        index: wait until a search finds every article, where an upgrade changed the index.
    """
    library = Library.open(directory(options), samples=options.samples, create=create)
    if index:
        library.index_pending()
    return library


def recognize_for(library: Library, query: str) -> None:
    """Recognise names that no one has asked for yet, where a query asks for some."""
    if "@" in query:
        library.tag_pending()


def directory(options: argparse.Namespace) -> Path | None:
    """The folder that the options name, if they name one."""
    return Path(options.library) if options.library else None


def described(run: Run) -> str:
    """What a command does, in English, as its help says it."""
    return (run.__doc__ or "").rstrip(".")


def print_lines(lines: Iterable[str], nothing: str = "") -> None:
    """Print as they come, so that a long list begins at once.

    Args:
        nothing: what is said beside the output where there is no line.
    """
    printed = False
    for line in lines:
        print(line)
        printed = True
    if nothing and not printed:
        fail(nothing)


def fail(message: str) -> int:
    """Say on standard error what went wrong; returns the exit code."""
    print(f"reader: {clean(message)}", file=sys.stderr)
    return NOT_ALL


def progress(text: str) -> None:
    """Show where the work stands on a terminal; an empty text takes it away."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)
