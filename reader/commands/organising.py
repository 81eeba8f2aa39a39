"""Commands that put the library in order: saved searches."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import asdict

from reader import output
from reader.commands.common import DONE, MISUSED, Define, fail, open_library, print_lines
from reader.language import _
from reader.model import SavedSearch
from reader.text import clean


def define(command: Define) -> None:
    """Add these commands."""
    saving = command("saved", saved)
    saving.add_argument("name", nargs="?", metavar="NAME")
    saving.add_argument("query", nargs="*", metavar="QUERY", help=_("what NAME is to stand for"))
    saving.add_argument("--remove", metavar="NAME", help=_("forget a saved search"))
    saving.add_argument("--json", action="store_true", help=_("print one JSON document"))


def saved(options: argparse.Namespace) -> int:
    """List the saved searches, show one, or save a query under a name."""
    if options.remove is not None and options.name is not None:
        fail(_("either save a search or --remove one"))
        return MISUSED
    with open_library(options, create=bool(options.query)) as library:
        if options.remove is not None:
            library.remove_search(options.remove)
            return DONE
        if options.query:
            library.save_search(options.name, " ".join(options.query))
        if options.name is None:
            return _print_saved(library.saved_searches(), json=options.json)
        return _print_saved([library.saved_search(options.name)], json=options.json)


def _print_saved(searches: Sequence[SavedSearch], *, json: bool) -> int:
    if json:
        print(output.dumps([asdict(one) for one in searches]))
    else:
        print_lines(map(_saved_line, searches))
    return DONE


def _saved_line(one: SavedSearch) -> str:
    return f"{one.unread:>6} / {one.total:<6} {clean(one.name)}  {clean(one.query)}"
