"""Folders, archives and tables, taken apart into the documents that they hold.

Owns the reading of them. The one rule: nothing is written, nothing leads out of what was named, and
nothing is unpacked beyond bounds; what can't be read is an error beside its name.
"""

from __future__ import annotations

import bz2
import csv
import gzip
import json
import lzma
import os
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import IO, NamedTuple, cast

from reader.intake.encoding import decode
from reader.intake.files import LARGEST, open_regular
from reader.language import _
from reader.text import clean

UNPACKED = 2_000_000_000
"""Bytes that one archive may hold, archives inside it and all."""
_NESTED = 3
_LARGEST_NESTED = 200_000_000
_CHUNK = 1 << 16

PAGES = (".html", ".htm", ".xhtml")
_TEXTS = (".txt", ".md", ".text")
_DOCUMENTS = (*_TEXTS, *PAGES, ".xml", ".rss", ".atom", ".rdf", ".opml", ".json")
_LINES, _TABLES = (".jsonl", ".ndjson"), (".csv", ".tsv")
_PACKED = (".gz", ".bz2", ".xz")
_SHORT = {".tgz": ".tar.gz", ".tbz2": ".tar.bz2", ".tbz": ".tar.bz2", ".txz": ".tar.xz"}
_ARCHIVES = (".zip", ".tar")
_WANTED = (*_DOCUMENTS, *_LINES, *_TABLES, *_ARCHIVES, *_PACKED, *_SHORT)
_FURNITURE = ("readme.md", "readme.txt", "license.txt", "license.md")
_UNREADABLE = (
    OSError, EOFError, ValueError, RuntimeError, NotImplementedError, MemoryError, OverflowError,
    zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, csv.Error,
)  # fmt: skip


class Found(NamedTuple):
    """One document, or why there is none."""

    name: str
    """As someone finds it again: `archive.zip/folder/page.html`, `table.csv:17`."""
    data: bytes = b""
    error: str | None = None
    is_record: bool = False
    """It is one JSON record, of a table or a file of lines."""


class TooMuch(Exception):
    """An archive holds more than is ever unpacked."""


class _Budget:
    """What may still be unpacked."""

    def __init__(self) -> None:
        self._left = UNPACKED

    def take(self, size: int) -> None:
        self._left -= size
        if self._left < 0:
            raise TooMuch(_("it unpacks to more than {size} GB").format(size=f"{UNPACKED / 1e9:g}"))


def holds_documents(source: str) -> bool:
    """Whether a source is a folder, an archive, a table or a page, by its name."""
    kinds = (*_LINES, *_TABLES, *_ARCHIVES, *_PACKED, *PAGES)
    return Path(source).is_dir() or _suffixed(source, kinds)


def walk(sources: Iterable[str]) -> Iterator[Found]:
    """The documents of files, folders and archives, always in the same order."""
    for source in sources:
        if not Path(source).is_dir():
            yield from _file(source)
            continue
        found = None
        for path in _below(source):
            for found in _file(path):
                yield found
        if found is None:
            yield Found(source, error=_("nothing in it that can be taken in"))


def _below(folder: str) -> Iterator[str]:
    """The files below a folder; links to other folders aren't followed."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (os.path.join(parent, name) for name in sorted(names) if _is_wanted(name))


def _is_wanted(path: str) -> bool:
    name = PurePosixPath(path).name.lower()
    hidden = name.startswith(".") or "__macosx/" in path.lower()
    return _suffixed(name, _WANTED) and name not in _FURNITURE and not hidden


def _suffixed(name: str, suffixes: Iterable[str]) -> bool:
    whole = name.lower()
    for short, long in _SHORT.items():
        whole = whole.removesuffix(short) + long if whole.endswith(short) else whole
    return whole.endswith(tuple(suffixes))


def _file(path: str) -> Iterator[Found]:
    try:
        with open_regular(path) as file:
            yield from _open(path, file, _Budget(), 0)
    except (OSError, ValueError) as error:
        yield Found(path, error=_said(error))


def _open(name: str, stream: IO[bytes], budget: _Budget, depth: int) -> Iterator[Found]:
    """What a stream of this name holds, one layer after the other taken off."""
    inner, suffix = _parted(name)
    try:
        if depth > _NESTED:
            yield Found(name, error=_("archives in archives in archives"))
        elif suffix in _PACKED:
            yield from _open(inner, _unpacked(suffix, stream), budget, depth + 1)
        elif suffix == ".zip":
            yield from _zip(name, stream, budget, depth)
        elif suffix == ".tar":
            yield from _tar(name, stream, budget, depth)
        elif suffix in _LINES:
            yield from _records(name, _lines(stream, budget))
        elif suffix in _TABLES:
            yield from _rows(name, _lines(stream, budget))
        else:
            yield Found(name, _whole(stream, budget, LARGEST))
    except TooMuch as error:
        yield Found(name, error=str(error))
    except _UNREADABLE as error:
        yield Found(name, error=_said(error))


def _unpacked(suffix: str, stream: IO[bytes]) -> IO[bytes]:
    if suffix == ".gz":
        return cast(IO[bytes], gzip.GzipFile(fileobj=stream))
    return cast(IO[bytes], bz2.BZ2File(stream) if suffix == ".bz2" else lzma.LZMAFile(stream))


def _parted(name: str) -> tuple[str, str]:
    """A name without its last suffix, and that suffix in full and in small letters."""
    lower = name.lower()
    for short, long in _SHORT.items():
        if lower.endswith(short):
            name = name[: -len(short)] + long
    stem, dot, suffix = name.rpartition(".")
    return stem, (dot + suffix).lower()


def _zip(name: str, stream: IO[bytes], budget: _Budget, depth: int) -> Iterator[Found]:
    if depth or not stream.seekable():
        stream = BytesIO(_whole(stream, budget, _LARGEST_NESTED))
    empty = True
    with zipfile.ZipFile(stream) as archive:
        for member in archive.infolist():
            kind = stat.S_IFMT(member.external_attr >> 16)
            if member.is_dir() or kind not in (0, stat.S_IFREG) or not _is_wanted(member.filename):
                continue
            empty = False
            inside = f"{name}/{clean(member.filename)}"
            if member.flag_bits & 1:
                yield Found(inside, error=_("it needs a password"))
                continue
            try:
                with archive.open(member) as unpacked:
                    yield from _open(inside, unpacked, budget, depth + 1)
            except _UNREADABLE as error:
                yield Found(inside, error=_said(error))
    if empty:
        yield Found(name, error=_("nothing in it that can be taken in"))


def _tar(name: str, stream: IO[bytes], budget: _Budget, depth: int) -> Iterator[Found]:
    empty = True
    with tarfile.open(fileobj=stream, mode="r|") as archive:
        for member in archive:
            budget.take(member.size)
            if not member.isreg() or not _is_wanted(member.name):
                continue  # links, devices and pipes are no documents
            empty = False
            unpacked = archive.extractfile(member)
            if unpacked is not None:
                inside = f"{name}/{clean(member.name)}"
                yield from _open(inside, unpacked, budget, depth + 1)
            archive.members.clear()  # type: ignore[attr-defined]  # else it keeps them all
    if empty:
        yield Found(name, error=_("nothing in it that can be taken in"))


def _whole(stream: IO[bytes], budget: _Budget, most: int) -> bytes:
    pieces: list[bytes] = []
    size = 0
    while chunk := stream.read(_CHUNK):
        budget.take(len(chunk))
        size += len(chunk)
        if size > most:
            raise TooMuch(_("larger than {size} MB").format(size=most // 1_000_000))
        pieces.append(chunk)
    return b"".join(pieces)


def _lines(stream: IO[bytes], budget: _Budget) -> Iterator[bytes]:
    """The lines of a stream, of which none may be longer than a document."""
    rest = b""
    while chunk := stream.read(_CHUNK):
        budget.take(len(chunk))
        if b"\n" not in chunk and len(rest) + len(chunk) > LARGEST:
            raise TooMuch(_("a line longer than {size} MB").format(size=LARGEST // 1_000_000))
        *lines, rest = (rest + chunk).split(b"\n")
        yield from lines
    if rest:
        yield rest


def _records(name: str, lines: Iterable[bytes]) -> Iterator[Found]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield Found(f"{name}:{number}", line, is_record=True)


def _rows(name: str, lines: Iterable[bytes]) -> Iterator[Found]:
    """The rows of a table as records; its first row names the columns."""
    csv.field_size_limit(LARGEST)
    texts = (decode(line) + "\n" for line in lines)
    head = next(texts, "")
    separator = max(",;\t|", key=head.count)
    columns = next(csv.reader([head], delimiter=separator), [])
    for number, row in enumerate(csv.reader(texts, delimiter=separator), 2):
        if any(row):
            record = dict(zip(columns, row, strict=False))
            yield Found(f"{name}:{number}", json.dumps(record).encode(), is_record=True)


def _said(error: BaseException) -> str:
    """What an error says, in one short line."""
    if isinstance(error, MemoryError):
        return _("it takes too much memory to unpack")
    text = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return clean(text)[:200].lower()
