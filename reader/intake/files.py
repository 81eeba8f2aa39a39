"""Text files as sources of articles, read in the asking process.

A source that can't be read is an error beside its name, never an exception: the others go on.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from datetime import date
from io import BufferedReader
from typing import NamedTuple

from reader.intake.encoding import decode
from reader.intake.scraped import parse_scraped
from reader.model import Article, ReaderError

LARGEST = 20_000_000
"""Bytes of one document; an article of a hundredth of that would be a book."""


class Taken(NamedTuple):
    """What one source gave: an article, or an error."""

    source: str
    article: Article | None = None
    error: str | None = None


def take(sources: Iterable[str], *, today: date) -> Iterator[Taken]:
    """The articles of text files."""
    for source in sources:
        if "://" in source:
            yield Taken(source, error="no address of the web")
        else:
            yield _file(source, today)


def open_regular(path: str) -> BufferedReader:
    """Open a file for reading, and nothing else: no folder, pipe or device.

    Raises:
        OSError, ValueError: it can't be opened.
    """
    # Without O_NONBLOCK, opening a named pipe would wait for a writer for ever.
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    if stat.S_ISREG(os.fstat(handle).st_mode):
        return os.fdopen(handle, "rb")
    os.close(handle)
    raise OSError("not a regular file")


def _file(path: str, today: date) -> Taken:
    try:
        with open_regular(path) as file:
            data = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        return Taken(path, error=(getattr(error, "strerror", None) or str(error)).lower())
    if len(data) > LARGEST:
        return Taken(path, error=f"larger than {LARGEST // 1_000_000} MB")
    return _parse(path, data, today)


def _parse(source: str, data: bytes, today: date) -> Taken:
    try:
        return Taken(source, parse_scraped(decode(data), added=today, name=source))
    except ReaderError as error:
        return Taken(source, error=str(error).removeprefix(f"{source}: "))
