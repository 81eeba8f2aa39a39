"""Commands that read: rows of articles, one article, the entities that articles name."""

from __future__ import annotations

import argparse
import shlex
import shutil
import sys
from collections.abc import Sequence

from reader import output
from reader.commands import correcting
from reader.commands.common import (
    DONE,
    Define,
    fail,
    open_library,
    print_lines,
    recognize_for,
    whole_number,
)
from reader.language import _, number
from reader.library import Library


def define(command: Define) -> None:
    """Add these commands."""
    listing = command("list", list_articles)
    finding = command("search", search)
    wanted = _(
        'words, "a phrase", -without, title:, source:, tag:, @name, is:unread, after:2025-04-01'
    )
    finding.add_argument("query", nargs="+", metavar="QUERY", help=wanted)
    showing = command("show", show)
    showing.add_argument("id", type=whole_number(), metavar="ID")
    showing.add_argument("--plain", action="store_true", help=_("linear text, nothing wrapped"))
    naming = command("entities", entities)
    naming.add_argument("query", nargs="*", metavar="QUERY", help=wanted)
    correcting.define(naming)
    for parser in (listing, finding, showing, naming):
        parser.add_argument("--json", action="store_true", help=_("print one JSON document"))
    for parser, sorts in ((listing, []), (finding, ["rank"])):
        limit = whole_number(0)
        parser.add_argument("--limit", type=limit, metavar="N", help=_("at most N articles"))
        parser.add_argument("--sort", choices=[*sorts, "date", "title", "source"])


def list_articles(options: argparse.Namespace) -> int:
    """All articles, newest first or as sorted."""
    with open_library(options) as library:
        found = library.find(sort=options.sort, limit=options.limit)
        nothing = _("all of it is muted: reader mute") if found.muted else no_articles(library)
        return print_rows(library, found.ids, json=options.json, nothing=nothing)


def search(options: argparse.Namespace) -> int:
    """The articles that a query finds."""
    query = " ".join(options.query)
    with open_library(options) as library:
        recognize_for(library, query)
        found = library.find(query, sort=options.sort, limit=options.limit)
        for note in found.notes:
            fail(_("read as plain words: {words}").format(words=note))
        print_rows(library, found.ids, found.words, json=options.json)
        if found.total:
            return DONE
        if found.without_accents:
            hint = _("{count} without its accents").format(count=number(found.without_accents))
        else:
            meant = library.suggest(query) or ""
            if '"' in meant:  # which a shell would take away
                meant = shlex.quote(meant)
            hint = _("did you mean {query}?").format(query=meant) if meant else ""
        nothing = _("nothing found for {query}").format(query=query)
        return fail("; ".join(filter(None, (nothing, hint))))


def show(options: argparse.Namespace) -> int:
    """One article."""
    with open_library(options) as library:
        library.tag_article(options.id)
        reading = library.reading(options.id)
        if options.json:
            print(output.dumps(output.article_json(reading)))
            return DONE
        wraps = sys.stdout.isatty() and not options.plain
        width = min(shutil.get_terminal_size().columns, 80) if wraps else None
        print("\n".join(output.article_lines(reading, width)).rstrip())
        return DONE


def entities(options: argparse.Namespace) -> int:
    """The names (entities) of the library, or of the articles that a query finds."""
    with open_library(options) as library:
        if options.corrections:
            return correcting.export(library)
        if options.correct:
            return correcting.bring_in(library, options.correct)
        library.tag_pending()
        found = library.entities(" ".join(options.query))
        if options.json:
            print(output.dumps([output.entity_json(entity) for entity in found]))
        else:
            print_lines(map(output.entity_line, found), _("no names found"))
        return DONE


def no_articles(library: Library) -> str:
    """What is said beside an empty list."""
    if library.feeds.addresses():
        return _("no articles yet: reader fetch")
    return _("no articles yet: reader add FILE…")


def print_rows(
    library: Library,
    ids: Sequence[int],
    words: Sequence[str] = (),
    *,
    json: bool = False,
    nothing: str = "",
) -> int:
    """Print these articles, as lines or one JSON document; returns the exit code.

    Args:
        words: `Listing.words`, around which snippets are cut.
        nothing: what is said beside the output where there is no line.
    """
    rows = library.rows(ids, words, snippets=json)
    if json:
        print(output.dumps([output.row_json(row) for row in rows]))
    else:
        print_lines(map(output.row_line, rows), nothing)
    return DONE
