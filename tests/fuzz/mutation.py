"""Changing bytes at random, so that the same seed always gives the same input."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from time import monotonic

LARGEST = 200_000
"""Bytes of an input; what is longer is cut."""
_HARMFUL = (
    *(b"\x00", b"\xff\xfe", b"\x1b]52;c;aGk=\x07", b"\x1b[2J", b"\xc2\x9b31m", b"\xed\xa0\x80"),
    *("\u202e".encode(), "\u200d\ufe0f".encode(), "e\u0301\u0323\u0302".encode() * 9, b"\r", b"\n"),
    *(b"-1", b"0", b"1e999", b"99999999999999999999", b"NaN", b"null", b"[]", b"{}", b'"', b"'"),
    *(b"<", b">", b"&", b"&#0;", b"&#x1b;", b"&lt;", b"]]>", b"<![CDATA[", b"<!--", b"-->"),
    *(b"../../etc/passwd", b"javascript:1", b"file:///", b"http://[", b"%00", b"\\u001b", b"\\"),
    *(b"0000-00-00", b"9999-12-31T23:59:59-23:59", b"31/02/2025", b"+99:99", b"(" * 50, b"[" * 50),
)
"""What has broken many a reader of files."""

Change = Callable[[Random, bytearray, Sequence[bytes]], None]


def mutated(
    chance: Random,
    seeds: Sequence[bytes],
    words: Sequence[bytes] = (),
    structure: Change | None = None,
) -> bytes:
    """One of the seeds, changed in some places.

    Args:
        words: what the format is made of: put in as often as what is harmful everywhere.
        structure: changes the format's own parts: half of the inputs are changed by it alone.
    """
    data = bytearray(chance.choice(seeds)[:LARGEST])
    if structure and chance.random() < 0.5:
        for _ in range(chance.choice((1, 1, 2, 4))):
            structure(chance, data, chance.choice((words, _HARMFUL)) or _HARMFUL)
        return bytes(data[:LARGEST])
    for _ in range(chance.choice((1, 1, 2, 3, 5, 8, 20))):
        change = chance.choice(_CHANGES)
        change(chance, data, chance.choice((words, _HARMFUL)) or _HARMFUL)
    if chance.random() < 0.1:
        other = chance.choice(seeds)
        data[chance.randint(0, len(data)) :] = other[chance.randint(0, len(other)) :]
    return bytes(data[:LARGEST])


def _flip(chance: Random, data: bytearray, _: Sequence[bytes]) -> None:
    if data:
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _overwrite(chance: Random, data: bytearray, _: Sequence[bytes]) -> None:
    start, end = _part(chance, data, 16)
    data[start:end] = chance.randbytes(end - start)


def _remove(chance: Random, data: bytearray, _: Sequence[bytes]) -> None:
    start, end = _part(chance, data, chance.choice((1, 20, 2000)))
    del data[start:end]


def _repeat(chance: Random, data: bytearray, _: Sequence[bytes]) -> None:
    start, end = _part(chance, data, chance.choice((4, 60, 600)))
    times = min(chance.choice((1, 3, 50, 2000)), LARGEST // max(1, end - start))
    data[start:start] = bytes(data[start:end]) * times


def _insert(chance: Random, data: bytearray, words: Sequence[bytes]) -> None:
    place = chance.randint(0, len(data))
    data[place:place] = chance.choice(words) * chance.choice((1, 1, 1, 2, 300))


def _replace(chance: Random, data: bytearray, words: Sequence[bytes]) -> None:
    start, end = _part(chance, data, 12)
    data[start:end] = chance.choice(words)


def _move(chance: Random, data: bytearray, _: Sequence[bytes]) -> None:
    start, end = _part(chance, data, 200)
    part = bytes(data[start:end])
    del data[start:end]
    place = chance.randint(0, len(data))
    data[place:place] = part


def _cut(chance: Random, data: bytearray, _: Sequence[bytes]) -> None:
    if chance.random() < 0.2:
        del data[chance.randint(0, len(data)) :]


_CHANGES: tuple[Change, ...] = (
    _flip, _overwrite, _remove, _repeat, _insert, _insert, _replace, _replace, _move, _cut
)  # fmt: skip


def _part(chance: Random, data: bytearray, most: int) -> tuple[int, int]:
    start = chance.randint(0, len(data))
    return start, min(len(data), start + chance.randint(1, most))


def shrunk(data: bytes, fails: Callable[[bytes], bool], seconds: float = 60.0) -> bytes:
    """A smaller input that still fails: parts are left out, from halves down to single bytes."""
    size, end = len(data) // 2, monotonic() + seconds
    while size and monotonic() < end:
        start = 0
        while start < len(data) and monotonic() < end:
            less = data[:start] + data[start + size :]
            if fails(less):
                data = less
            else:
                start += size
        size //= 2
    return data
