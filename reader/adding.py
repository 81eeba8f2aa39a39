"""Whatever one adds: files, folders, addresses, lists of feeds; each to who can take it in.

Owns telling them apart. The one rule: what comes from outside and is not plain text is parsed by
the worker, under its kill timer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from reader import feed_lists
from reader.fetch import parent
from reader.intake.kinds import is_page
from reader.library import Library
from reader.model import Added

_SNIFFED = 4096
_FEED_SIGNS = (b"<rss", b"<feed", b"<rdf:rdf", b"jsonfeed.org/version")


def is_address(source: str) -> bool:
    """Whether a source is an address of the web."""
    return source.lower().startswith(("http://", "https://"))


def take_in(library: Library, sources: Iterable[str]) -> Iterator[Added]:
    """Take sources in: lists of feeds subscribe; feeds, pages and texts are taken once."""
    others: list[str] = []
    feeds: list[str] = []
    for source in sources:
        start = _start(source)
        if is_address(source) or _is_feed(start) or is_page(start):
            feeds.append(source)
        elif feed_lists.is_list(start):
            found = feed_lists.import_list(library, Path(source))
            count = found.feeds if found else 0
            yield Added(source, "added" if count else "duplicate", title=f"{count} feeds")
        else:
            others.append(source)
    if others:
        yield from library.take_in(others)
    for report in parent.take(library, feeds):
        if report.added is not None:
            yield report.added
        elif report.error is not None:
            yield Added(report.url, "failed", error=report.error)


def _start(source: str) -> bytes:
    """The beginning of a regular file."""
    try:
        if not Path(source).is_file():
            return b""
        with open(source, "rb") as file:
            return file.read(_SNIFFED)
    except (OSError, ValueError):
        return b""


def _is_feed(start: bytes) -> bool:
    head = start.replace(b"\0", b"").lower()
    return any(sign in head for sign in _FEED_SIGNS) and b"<html" not in head
