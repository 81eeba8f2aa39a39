"""Commands that put the library in order: saved searches, mute rules."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import asdict

from reader import output
from reader.commands.common import DONE, MISUSED, Define, fail, open_library, print_lines
from reader.language import _
from reader.model import MuteKind, MuteRule, SavedSearch
from reader.text import clean


def define(command: Define) -> None:
    """Add these commands."""
    saving = command("saved", saved)
    saving.add_argument("name", nargs="?", metavar="NAME")
    saving.add_argument("query", nargs="*", metavar="QUERY", help=_("what NAME is to stand for"))
    saving.add_argument("--remove", metavar="NAME", help=_("remove a saved search"))
    saving.add_argument("--json", action="store_true", help=_("print one JSON document"))
    muting = command("mute", mute)
    muting.add_argument(
        "words", nargs="*", metavar="WORDS", help=_("hide the articles that this query finds")
    )
    muting.add_argument("--source", metavar="NAME", help=_("hide the articles of a source"))
    muting.add_argument(
        "--name", metavar="NAME", help=_("hide the articles that name a person, a place …")
    )
    muting.add_argument("--off", action="store_true", help=_("show it again"))
    muting.add_argument("--json", action="store_true", help=_("print one JSON document"))


def saved(options: argparse.Namespace) -> int:
    """List the saved searches, show one, or save a query under a name."""
    if options.remove is not None and options.name is not None:
        fail(_("either save a search or --remove one"))
        return MISUSED
    with open_library(options) as library:
        if options.remove is not None:
            library.remove_search(options.remove)
            return DONE
        if options.query:
            library.save_search(options.name, " ".join(options.query))
        if options.name is None:
            return _print_saved(library.saved_searches(), json=options.json)
        return _print_saved([library.saved_search(options.name)], json=options.json)


def mute(options: argparse.Namespace) -> int:
    """Hide articles about words, from a source, or that name someone; or list what is hidden."""
    given: list[tuple[MuteKind, str]] = [("words", " ".join(options.words))]
    given += [("source", options.source or ""), ("name", options.name or "")]
    wanted = [(kind, value) for kind, value in given if value]
    if len(wanted) > 1 or (options.off and not wanted):
        fail(_("one rule at a time") if wanted else _("say what to unmute"))
        return MISUSED
    with open_library(options) as library:
        for kind, value in wanted:
            if options.off:
                library.unmute(kind, value)
            else:
                library.tag_pending()
                library.mute(kind, value)
        if not wanted or options.json:
            _print_rules(library.mute_rules(counted=True), json=options.json)
    return DONE


def _print_rules(rules: Sequence[MuteRule], *, json: bool) -> None:
    if json:
        print(output.dumps([asdict(rule) for rule in rules]))
    else:
        lines = (f"{rule.articles:>6}  {rule.kind:<6}  {clean(rule.name)}" for rule in rules)
        print_lines(lines, _("nothing is muted"))


def _print_saved(searches: Sequence[SavedSearch], *, json: bool) -> int:
    if json:
        print(output.dumps([asdict(one) for one in searches]))
    else:
        print_lines(map(_saved_line, searches), _("nothing saved yet: reader saved NAME QUERY"))
    return DONE


def _saved_line(one: SavedSearch) -> str:
    return f"{one.unread:>6} / {one.total:<6} {clean(one.name)}  {clean(one.query)}"
