"""Whatever one adds: files, folders, addresses, lists of feeds; each to who can take it in.

Owns telling them apart. The one rule: what comes from outside and is not plain text is parsed by
the worker, under its kill timer.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import NamedTemporaryFile

from reader.exchange import feed_lists
from reader.fetch import parent
from reader.fetch.frames import Report
from reader.intake.files import LARGEST
from reader.intake.kinds import SNIFFED, is_feed, is_json, is_page
from reader.intake.walk import holds_documents
from reader.language import ngettext
from reader.library import Library
from reader.model import Added


def is_address(source: str) -> bool:
    """Whether a source is an address of the web."""
    return source.lower().startswith(("http://", "https://"))


def is_there(source: str) -> bool:
    """Whether a source is a file or folder that exists, or may yet bring something."""
    try:
        return bool(source) and (source == "-" or is_address(source) or Path(source).exists())
    except (OSError, ValueError):  # too long, a NUL
        return False


def take_in(
    library: Library, sources: Iterable[str], stop: parent.Stop | None = None
) -> Iterator[Added]:
    """Take sources in: lists of feeds subscribe; feeds, pages and texts are taken once.

    Ends early where `stop` is set; taking the same in again goes on from there.
    """
    with _standing_in(list(sources)) as (names, file):
        for added in _take_in(library, names, stop):
            yield replace(added, source="-") if added.source == file else added


def _take_in(library: Library, sources: Iterable[str], stop: parent.Stop | None) -> Iterator[Added]:
    texts: list[str] = []
    documents: list[str] = []
    addresses: list[str] = []
    for source in sources:
        start = _start(source)
        if is_address(source):
            addresses.append(source)
        elif feed_lists.is_list(start):
            found = feed_lists.import_list(library, Path(source))
            count = found.feeds if found else 0
            yield Added(
                source,
                "added" if count else "duplicate",
                title=ngettext("{count} feed", "{count} feeds", count).format(count=count),
            )
        elif holds_documents(source) or is_feed(start) or is_page(start) or is_json(start):
            documents.append(source)
        else:
            texts.append(source)
    if texts:
        yield from library.take_in(texts)
    yield from _reported(parent.walk(library, documents, stop=stop))
    yield from _reported(parent.take(library, addresses, stop=stop))


def _reported(reports: Iterable[Report]) -> Iterator[Added]:
    for report in reports:
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
            return file.read(SNIFFED)
    except (OSError, ValueError):
        return b""


@contextmanager
def _standing_in(sources: list[str]) -> Iterator[tuple[list[str], str]]:
    """The sources with a file in place of standard input, and that file's name."""
    if "-" not in sources:
        yield sources, "-"
        return
    with NamedTemporaryFile(prefix="reader-") as file:
        file.write(sys.stdin.buffer.read(LARGEST + 1))
        file.flush()
        yield [file.name if source == "-" else source for source in sources], file.name
