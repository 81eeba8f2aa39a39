"""Files, folders and standard input as sources of articles.

A source that can't be read is an error beside its name, never an exception: the others go on.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from reader.intake.encoding import decode
from reader.intake.scraped import parse_scraped
from reader.model import Article, ReaderError

LARGEST = 20_000_000
"""Bytes of one file; an article of a hundredth of that would be a book."""

_SUFFIXES = (".txt", ".md", ".text")


class Taken(NamedTuple):
    """What one source gave: an article, or an error."""

    source: str
    article: Article | None = None
    error: str | None = None


def take(sources: Iterable[str], *, today: date) -> Iterator[Taken]:
    """The articles of files, folders (recursively) and `-` (standard input)."""
    for source in sources:
        if source == "-":
            yield _parse(source, sys.stdin.buffer.read(LARGEST), today)
        elif "://" in source:
            yield Taken(source, error="addresses can't be taken in yet: save the page's text")
        elif Path(source).is_dir():
            yield from _folder(Path(source), today)
        else:
            yield _file(Path(source), today)


def _folder(folder: Path, today: date) -> Iterator[Taken]:
    found = False
    for parent, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            if name.lower().endswith(_SUFFIXES) and name.upper() != "README.MD":
                found = True
                yield _file(Path(parent, name), today)
    if not found:
        yield Taken(str(folder), error="no .txt or .md files in it")


def _file(path: Path, today: date) -> Taken:
    try:
        with path.open("rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                return Taken(str(path), error="not a regular file")
            data = file.read(LARGEST + 1)
    except OSError as error:
        return Taken(str(path), error=(error.strerror or str(error)).lower())
    if len(data) > LARGEST:
        return Taken(str(path), error=f"larger than {LARGEST // 1_000_000} MB")
    return _parse(str(path), data, today)


def _parse(source: str, data: bytes, today: date) -> Taken:
    try:
        return Taken(source, parse_scraped(decode(data), added=today, name=source))
    except ReaderError as error:
        return Taken(source, error=str(error).removeprefix(f"{source}: "))
