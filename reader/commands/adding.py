"""The command that takes in whatever one names."""

from __future__ import annotations

import argparse
import signal
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader import output
from reader.commands.common import DONE, NOT_ALL, Define, fail, open_library, progress
from reader.language import _, number
from reader.library import Library
from reader.model import Added

if TYPE_CHECKING:
    from reader.fetch.parent import Stop

STOPPED = 130
"""Exit code of what Ctrl-C ended."""
_AT_ONCE = 50
"""Articles whose entities are found between two signs of life."""


def define(command: Define) -> None:
    """Add this command."""
    adding = command("add", add)
    adding.add_argument(
        "source",
        nargs="+",
        metavar="SOURCE",
        help=_("a file, a folder, an archive, the address of a page or feed, or -"),
    )
    adding.add_argument("--json", action="store_true", help=_("print one JSON document"))


def add(options: argparse.Namespace) -> int:
    """Add articles, pages, feeds and lists to the library."""
    from reader.exchange import sources  # with the parsers, which no other command needs

    done: list[Added] = []
    if not any(map(sources.is_there, options.source)):  # an empty library would hide the samples
        for source in options.source:
            done.append(Added(source, "failed", error=_("no such file or directory")))
            fail(f"{source or repr(source)}: {done[-1].error}")
    else:
        with open_library(options, create=True) as library, _stopping() as stop:
            _take(sources.take_in(library, options.source, stop), done, stop, quiet=options.json)
            _name(library, stop)
            if stop.is_set:
                progress("")
                count = number(sum(not added.error for added in done))
                fail(_("stopped after {count}; the same command goes on").format(count=count))
                return STOPPED
    if options.json:
        print(output.dumps([output.added_json(added) for added in done]))
    return NOT_ALL if any(added.error for added in done) else DONE


@contextmanager
def _stopping() -> Iterator[Stop]:
    """What the first Ctrl-C sets; an exception, as of the second, may come where it is lost."""
    from reader.fetch.parent import Stop

    stop, before = Stop(), signal.getsignal(signal.SIGINT)

    def stopped(_number: int, _frame: object) -> None:
        signal.signal(signal.SIGINT, before)
        stop.set()

    signal.signal(signal.SIGINT, stopped)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


def _take(taken: Iterable[Added], done: list[Added], stop: Stop, *, quiet: bool) -> None:
    """Say what becomes of each source as it is known, until stopped."""
    for added in taken:
        done.append(added)
        progress("")
        if added.error:
            fail(f"{added.source}: {added.error}")
        elif not quiet:
            print(output.added_line(added))
        progress(_("{count} added so far").format(count=number(len(done))))
        if stop.is_set:
            break
    progress("")


def _name(library: Library, stop: Stop) -> None:
    """Find the entities of what was taken in, until stopped."""
    named = 0
    while not stop.is_set and (count := library.tag_pending(_AT_ONCE)):
        named += count
        progress(_("names found in {count}").format(count=number(named)))
    progress("")
