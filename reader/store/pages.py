"""Documents from the raw pages of a damaged file, where SQLite itself can't find its way.

Reads what the file format says of a leaf of a table: its cells, and the chains of pages that long
ones overflow into. Whatever doesn't parse to a document is passed over; nothing is written.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from reader.store.documents import Document

_DEFAULT_SIZE = 4096
_SIZES = [2**power for power in range(9, 16)]
_LEAF = 0x0D
_HEADER = 100
_FRAME = 24
_TEXT = 13


class Cell(NamedTuple):
    """One row of a table of documents."""

    id: int
    document: Document


def documents(file: bytes, log: bytes) -> Iterator[Cell]:
    """The documents in every leaf of a database file, with what its write-ahead log holds."""
    size = int.from_bytes(file[16:18])
    size = size if size in _SIZES else _DEFAULT_SIZE
    pages = {n + 1: file[n * size : (n + 1) * size] for n in range(len(file) // size)}
    pages.update(_logged(log, size))
    for number, page in pages.items():
        start = _HEADER if number == 1 else 0
        if len(page) == size and page[start] == _LEAF:
            yield from _cells(page, start, pages, size)


def read(path: Path) -> tuple[bytes, bytes]:
    """A database file and its write-ahead log, which may be missing."""
    log = path.with_name(f"{path.name}-wal")
    return path.read_bytes(), log.read_bytes() if log.exists() else b""


def _logged(log: bytes, size: int) -> dict[int, bytes]:
    """The pages of all transactions that the log holds whole."""
    salts = log[16:24]
    committed: dict[int, bytes] = {}
    pending: dict[int, bytes] = {}
    for at in range(32, len(log) - _FRAME - size + 1, _FRAME + size):
        if log[at + 8 : at + 16] != salts:
            break  # a frame of an earlier round, not overwritten yet
        pending[int.from_bytes(log[at : at + 4])] = log[at + _FRAME : at + _FRAME + size]
        if any(log[at + 4 : at + 8]):
            committed |= pending
            pending = {}
    return committed


def _cells(page: bytes, start: int, pages: dict[int, bytes], size: int) -> Iterator[Cell]:
    count = int.from_bytes(page[start + 3 : start + 5])
    for pointer in range(start + 8, min(start + 8 + 2 * count, size - 1), 2):
        try:
            length, at = _varint(page, int.from_bytes(page[pointer : pointer + 2]))
            id, at = _varint(page, at)
            document = _document(_payload(page, at, length, pages, size))
        except (IndexError, KeyError, ValueError, RecursionError):
            continue
        yield Cell(id - 2**64 if id >= 2**63 else id, document)


def _payload(page: bytes, at: int, length: int, pages: dict[int, bytes], size: int) -> bytes:
    """A record: what of it is in the page, then what is in the chain of pages it overflows into."""
    largest, least = size - 35, (size - 12) * 32 // 255 - 23
    local = length
    if length > largest:
        local = least + (length - least) % (size - 4)
        local = local if local <= largest else least
    parts = [page[at : at + local]]
    left, following = length - local, page[at + local : at + local + 4]
    while left > 0:
        page = pages[int.from_bytes(following)]
        parts.append(page[4 : 4 + min(left, size - 4)])
        left, following = left - (size - 4), page[:4]
        if len(parts) > len(pages):
            raise ValueError("a chain of pages that runs in a circle")
    return b"".join(parts)


def _document(record: bytes) -> Document:
    """The document in a record of two columns: the id, which is stored as NULL, and the text."""
    length, at = _varint(record, 0)
    first, at = _varint(record, at)
    second, at = _varint(record, at)
    if at != length or first != 0 or second < _TEXT or second % 2 == 0:
        raise ValueError("not a row of documents")
    text = record[length : length + (second - _TEXT) // 2]
    document = json.loads(text.decode("utf-8"))
    if not isinstance(document, dict):
        raise ValueError("not a document")
    return document


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """An integer of SQLite's variable length, and where it ends."""
    value = 0
    for place in range(8):
        byte = data[at + place]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + place + 1
    return value << 8 | data[at + 8], at + 9
