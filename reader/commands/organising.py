"""Commands that put the library in order: saved searches, mute rules."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Sequence
from dataclasses import asdict

from reader import output
from reader.commands.common import DONE, MISUSED, Define, fail, open_library, print_lines
from reader.language import _
from reader.model import MuteKind, MuteRule, SavedSearch
from reader.text import clean

_KINDS = {"words": "", "source": "--source ", "name": "--name "}
"""What says of what kind a rule is, by the kind."""


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
        before = library.mute_rules()
        for kind, value in wanted:
            if options.off:
                library.unmute(kind, value)
            else:
                library.tag_pending()
                library.mute(kind, value)
        rules = library.mute_rules(counted=True)
    if options.json:
        print(output.dumps([asdict(rule) for rule in rules]))
    elif not wanted:
        print_lines(map(_rule_line, rules), _("nothing is muted"))
    elif not options.off:
        known = {(rule.kind, rule.value) for rule in before}
        made = [rule for rule in rules if (rule.kind, rule.value) not in known]
        print_lines(map(_rule_line, made), _("that is muted already"))
    _tell_kind(options)
    return DONE


def _tell_kind(options: argparse.Namespace) -> None:
    """Say that what was typed are words, where they begin as if they were of another kind."""
    first, *others = options.words or ("",)
    if others and first in _KINDS and not options.off:
        meant = f"reader mute {_KINDS[first]}{shlex.quote(' '.join(others))}"
        fail(_("those words are muted; did you mean {command}?").format(command=meant))


def _rule_line(rule: MuteRule) -> str:
    hides = _("{count} hidden").format(count=f"{rule.articles:>6}")
    return f"{hides}  {rule.kind:<6}  {clean(rule.name)}"


def _print_saved(searches: Sequence[SavedSearch], *, json: bool) -> int:
    if json:
        print(output.dumps([asdict(one) for one in searches]))
    else:
        print_lines(map(_saved_line, searches), _("nothing saved yet: reader saved NAME QUERY"))
    return DONE


def _saved_line(one: SavedSearch) -> str:
    counts = _("{unread} unread of {total}")
    counts = counts.format(unread=f"{one.unread:>6}", total=f"{one.total:<6}")
    return f"{counts}  {clean(one.name)}  {clean(one.query)}"
