"""Commands about feeds: subscribe, list, change, fetch, import and export of lists."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from reader import output
from reader.commands.common import (
    DONE,
    MISUSED,
    Define,
    articles_said,
    fail,
    open_library,
    print_lines,
    progress,
)
from reader.language import _, ngettext, number
from reader.library import Library
from reader.library.feeds import typed_address
from reader.model import Feed, ReaderError, Subscription
from reader.text import clean

if TYPE_CHECKING:
    from reader.fetch.frames import Report


def define(command: Define) -> None:
    """Add these commands."""
    for name, run in (("subscribe", subscribe), ("unsubscribe", unsubscribe)):
        following = command(name, run)
        following.add_argument("url", nargs="+", metavar="URL")
    listing = command("feeds", list_feeds)
    changing = command("feed", change_feed)
    changing.add_argument("url", metavar="URL")
    changing.add_argument("--rename", metavar="TITLE", help=_('"" gives it its own name again'))
    changing.add_argument("--move", metavar="FOLDER", help=_('"" takes it out of its folder'))
    changing.add_argument("--full-text", choices=["on", "off"], help=_("fetch its pages, too"))
    fetching = command("fetch", fetch)
    fetching.add_argument("url", nargs="*", metavar="URL", help=_("these feeds, due or not"))
    for parser in (listing, fetching):
        parser.add_argument("--json", action="store_true", help=_("print one JSON document"))


def subscribe(options: argparse.Namespace) -> int:
    """Follow feeds."""
    wanted, code = [], DONE
    for url in options.url:
        try:
            wanted.append(Subscription(typed_address(url)))
        except ReaderError as error:
            code = fail(str(error))
    if wanted:  # an empty library would hide the samples
        with open_library(options, create=True) as library:
            library.feeds.subscribe(wanted)
    return code


def unsubscribe(options: argparse.Namespace) -> int:
    """Stop following feeds; their articles stay."""
    code = DONE
    with open_library(options) as library:
        for url in options.url:
            try:
                library.feeds.unsubscribe(url)
            except ReaderError as error:
                code = fail(str(error))
    return code


def list_feeds(options: argparse.Namespace) -> int:
    """The feeds that are followed."""
    with open_library(options) as library:
        feeds = library.feeds.all()
        if options.json:
            print(output.dumps([_feed_json(feed) for feed in feeds]))
        else:
            print_lines(map(_feed_line, feeds), _("no feeds yet: reader subscribe URL"))
    return DONE


def change_feed(options: argparse.Namespace) -> int:
    """Rename a feed, move it to a folder, or say whether its pages are fetched."""
    if options.rename is None and options.move is None and options.full_text is None:
        fail(_("say what to change: --rename TITLE, --move FOLDER or --full-text on"))
        return MISUSED
    with open_library(options) as library:
        if options.rename is not None:
            library.feeds.rename(options.url, options.rename)
        if options.move is not None:
            library.feeds.move(options.url, options.move)
        if options.full_text is not None:
            library.feeds.fetch_full_text(options.url, options.full_text == "on")
    return DONE


def fetch(options: argparse.Namespace) -> int:
    """Fetch what is new in the feeds that are due."""
    from reader.exchange.full_text import complete
    from reader.fetch import parent
    from reader.settings import load

    settings = load().settings
    with open_library(options) as library:
        urls = [library.feeds.find(url) for url in options.url]
        before = library.feeds.latest()
        done: list[output.Json] = []
        code = total = 0
        for report in parent.refresh(library, urls):
            if report.event == "total":
                total = report.total
                continue
            done.append(_report_json(report))
            progress(_("{done} of {total} feeds").format(done=len(done), total=total))
            if report.status in ("failed", "gone", "skipped"):
                progress("")
                code = fail(f"{report.url}: {report.error or report.status}")
            elif not options.json:
                progress("")
                new = _("{count} new").format(count=f"{report.new:>5}")
                print(f"{report.status:<9} {new}  {clean(report.url)}")
        for report in complete(library, before, everywhere=settings.full_text):
            progress(_("full text of {url}").format(url=clean(report.url)))
        progress("")
        if options.json:
            print(output.dumps(done))
    return code


def import_list(library: Library, path: Path) -> int | None:
    """What `import` does with lists of feeds and newsboat's files; None for other files."""
    from reader.exchange import feed_lists

    found = feed_lists.import_list(library, path)
    if found is None:
        return None
    feeds = ngettext("{count} feed", "{count} feeds", found.feeds)
    came = feeds.format(count=number(found.feeds)), articles_said(found.articles)
    print(_("imported {feeds} and {articles}").format(feeds=came[0], articles=came[1]))
    code = DONE
    for refused in found.refused:
        code = fail(f"{path}: {refused}")
    return code


def export_opml(options: argparse.Namespace) -> int:
    """What `export --format opml` does."""
    from reader.exchange import feed_lists
    from reader.store.backup import whole_file

    with open_library(options) as library:
        written = feed_lists.export_opml(library)
    if options.output is None:
        print(written, end="")
        return DONE
    with whole_file(options.output) as part:
        part.write_text(written, encoding="utf-8")
    return DONE


def _feed_json(feed: Feed) -> output.Json:
    members = asdict(feed)
    del members["full_text"]  # a setting, not what the list of feeds has promised to tell
    return members


def _report_json(report: Report) -> output.Json:
    return {
        "url": report.url,
        "status": report.status,
        "new": report.new,
        "error": report.error,
    }


def _feed_line(feed: Feed) -> str:
    folder = f"{feed.folder} / " if feed.folder else ""
    error = f"  ! {feed.error}" if feed.error else ""
    return clean(f"{feed.unread:>6}  {folder}{feed.title}  {feed.url}{error}")
