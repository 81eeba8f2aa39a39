"""Commands that look after a library, and take it elsewhere: doctor, backup, export and back."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict
from pathlib import Path

from reader import output, settings
from reader.commands import feeds
from reader.commands.common import (
    DONE,
    MISUSED,
    NOT_ALL,
    Define,
    articles_said,
    directory,
    fail,
    open_library,
    recognize_for,
    whole_number,
)
from reader.language import _, ngettext, number
from reader.library import default_directory

FORMS = ["md", "html", "epub", "jsonl", "tinydb", "opml"]
"""What can be exported; those of `exchange.articles`, which the other commands don't need."""
OLDEST = 36_500
"""Days, at most, that `prune` may ask for: a hundred years."""


def define(command: Define) -> None:
    """Add these commands."""
    examining = command("doctor", doctor)
    examining.add_argument("--repair", action="store_true", help=_("repair what is wrong"))
    examining.add_argument("--json", action="store_true", help=_("print one JSON document"))
    for name, run in (("backup", backup), ("restore", restore)):
        keeping = command(name, run)
        keeping.add_argument("file", type=Path, metavar="FILE")

    pruning = command("prune", prune)
    days = whole_number(1, OLDEST)
    pruning.add_argument("--days", type=days, metavar="N", help=_("older than so many days"))
    pruning.add_argument("--yes", action="store_true", help=_("remove them"))
    pruning.add_argument("--json", action="store_true", help=_("print one JSON document"))

    exporting = command("export", export)
    exporting.add_argument("--format", choices=FORMS, required=True)
    exporting.add_argument("-o", "--output", type=Path, metavar="PATH", help=_("default: print it"))
    exporting.add_argument("query", nargs="*", metavar="QUERY")
    importing = command("import", import_file)
    importing.add_argument("file", type=Path, metavar="FILE")


def doctor(options: argparse.Namespace) -> int:
    """Check that a library is whole and agrees with itself."""
    from reader.library import upkeep  # as below: only these commands need it

    report = upkeep.examine(_folder(options), repair=options.repair)
    if options.json:
        print(output.dumps(asdict(report)))
    else:
        for line in report.done:
            print(line)
        if options.repair or not report.found:
            print(_counts(report.articles, report.bookmarks, report.library))
    settings_wrong = _look_at_settings(quietly=options.json)
    if options.repair:
        return NOT_ALL if any(line.startswith("still wrong") for line in report.done) else DONE
    for line in report.found:
        fail(line)
    if report.found:
        return fail(_("repair it with `reader doctor --repair`"))
    return NOT_ALL if settings_wrong else DONE


def _look_at_settings(*, quietly: bool) -> bool:
    """Say what is wrong in the settings file, and where it is; whether something is."""
    found, problems = settings.load()
    if found.keys:
        from reader.ui.rebinding import rebound  # brings Textual along

        problems += rebound(found.keys)[1]
    for problem in problems:
        fail(str(problem))
    if not quietly:
        print(_("settings: {file}").format(file=settings.settings_file()))
    return bool(problems)


def backup(options: argparse.Namespace) -> int:
    """Write the whole library into one file."""
    from reader.library import upkeep

    upkeep.back_up(_folder(options), options.file)
    print(_("wrote {file}").format(file=options.file))
    return DONE


def restore(options: argparse.Namespace) -> int:
    """Put a backup in the place of the library."""
    from reader.library import upkeep

    before = upkeep.restore(options.file, _folder(options))
    print(_("restored {file}").format(file=options.file))
    if before:
        print(_("what was there before is kept in {file}").format(file=before))
    return DONE


def prune(options: argparse.Namespace) -> int:
    """Say which old articles would go, or let them go; kept ones stay."""
    days = options.days or options.loaded.settings.retention_days
    if not days:
        fail(_("say how old: --days N, or retention_days in the settings"))
        return MISUSED
    with open_library(options) as library:
        count = len(library.expired(days))
        removed = max(library.remove_expired(days), default=0) if options.yes else 0
    if options.json:
        print(output.dumps({"days": days, "articles": count, "removed": removed}))
    else:
        print(_pruned(removed) if options.yes else _prunable(days, count))
    return DONE


def _pruned(count: int) -> str:
    said = ngettext("removed {count} article", "removed {count} articles", count)
    return said.format(count=number(count))


def _prunable(days: int, count: int) -> str:
    said = ngettext(
        "{count} article came over {days} days ago and has no bookmark, note or tag",
        "{count} articles came over {days} days ago and have no bookmark, note or tag",
        count,
    ).format(count=number(count), days=number(days))
    return said + (_("; remove with --yes") if count else "")


def export(options: argparse.Namespace) -> int:
    """Write articles, or those that a query finds, in a form that other programs read."""
    from reader.exchange import articles

    if options.format == "opml":
        return feeds.export_opml(options)
    query = " ".join(options.query)
    with open_library(options) as library:
        recognize_for(library, query)
        if query and not library.find(query, limit=1).total:
            return fail(_("nothing found for {query}").format(query=query))
        written = articles.export(library, options.format, query, options.output, sys.stdout)
    if options.output:
        said = ngettext(
            "wrote {count} article to {file}", "wrote {count} articles to {file}", written
        )
        print(said.format(count=number(written), file=options.output))
    return DONE


def import_file(options: argparse.Namespace) -> int:
    """Take in a list of feeds, newsboat's files, or what `export --format tinydb` wrote."""
    from reader.exchange import articles

    if not options.file.exists():  # an empty library would hide the samples
        return fail(_("no file {path}").format(path=options.file))
    with open_library(options, create=True) as library:
        if (code := feeds.import_list(library, options.file)) is not None:
            return code
        came, marks = articles.take_back(library, options.file)
        library.tag_pending()
    said = ngettext("{count} mark", "{count} marks", marks).format(count=number(marks))
    print(_("imported {articles} and {marks}").format(articles=articles_said(came), marks=said))
    return DONE


def _counts(articles: int, bookmarks: int, folder: str) -> str:
    kept = ngettext("{count} bookmark", "{count} bookmarks", bookmarks)
    return _("{articles} and {bookmarks} in {folder}").format(
        articles=articles_said(articles),
        bookmarks=kept.format(count=number(bookmarks)),
        folder=folder,
    )


def damage(options: argparse.Namespace) -> str | None:
    """What to say of an error that nobody foresaw, if it is the library that is damaged."""
    from reader.library import upkeep

    return upkeep.damage(_folder(options)) if hasattr(options, "library") else None


def _folder(options: argparse.Namespace) -> Path:
    folder = directory(options) or default_directory()
    return folder / "samples" if options.samples else folder
