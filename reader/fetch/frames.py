"""What passes between the worker and its parent: frames of a length and JSON.

The one rule: a frame that is longer than `LONGEST`, or is no JSON object, ends the conversation.
"""

from __future__ import annotations

import json
import struct
from base64 import b64decode, b64encode
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from typing import BinaryIO, Literal, cast

from reader.model import Added

LONGEST = 16 << 20
_LENGTH = struct.Struct(">I")

Status = Literal["fetched", "unchanged", "held", "gone", "skipped", "failed"]
Event = Literal["total", "parsing", "article", "offer", "done", "end"]


class BrokenConversation(Exception):
    """The other side sent what is no frame, or stopped in the middle of one."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of a run; seconds and bytes."""

    feed: float = 20.0
    """For one feed, redirects and all."""
    run: float = 900.0
    """For all of them; what isn't reached by then waits for the next run."""
    body: int = 10_000_000
    """Of one answer, unpacked."""
    parse: float = 10.0
    """Processor time for one document; then the worker is killed."""
    connections: int = 24
    per_host: int = 2
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Wanted:
    """A picture to fetch."""

    url: str
    width: int
    height: int
    """Pixels that it may have at most; a larger one is made smaller."""
    may_be_private: bool = False
    """Whether its address may be in a private network."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is drawn, whatever file it came in."""

    width: int
    height: int
    pixels: bytes
    """Red, green and blue of each, row by row from the top."""


@dataclass(frozen=True, slots=True)
class Job:
    """What a worker is started for."""

    library: str
    """The library's folder."""
    urls: tuple[str, ...] = ()
    """The feeds to visit; none means all that are due."""
    files: tuple[str, ...] = ()
    """Addresses of feeds and pages to take once, instead."""
    articles: tuple[int, ...] = ()
    """The articles of the library whose full text is at these; none if they are not."""
    walk: tuple[str, ...] = ()
    """Files, folders and archives of which to take in all that they hold, instead."""
    past: int = 0
    """How many documents of the walk are done with."""
    look: str = ""
    """An address of which to find out, instead, which feeds are there."""
    picture: Wanted | None = None
    """A picture to fetch, instead."""
    skip: tuple[str, ...] = ()
    """Feeds and files that are done with."""
    limits: Limits = Limits()


@dataclass(frozen=True, slots=True)
class Report:
    """How a visit to a feed went, or where the work stands."""

    event: Event
    url: str = ""
    status: Status = "skipped"
    new: int = 0
    """Articles that weren't in the library."""
    error: str | None = None
    total: int = 0
    """Feeds of this run (event `total`)."""
    added: Added | None = None
    """What became of one article that is taken once (event `article`), or of its full text."""
    title: str = ""
    """Of a feed that may be followed (event `offer`)."""
    picture: Picture | None = None
    """That was asked for (event `done`)."""


def write_job(stream: BinaryIO, job: Job) -> None:
    """Send a job."""
    _write(stream, asdict(job))


def read_job(stream: BinaryIO) -> Job:
    """Receive a job.

    Raises:
        BrokenConversation: it isn't one.
    """
    head = stream.read(_LENGTH.size)
    members = _parse(stream.read(_size(head))) if len(head) == _LENGTH.size else {}
    try:
        return Job(
            library=str(members["library"]),
            urls=_texts(members["urls"]),
            files=_texts(members["files"]),
            walk=_texts(members["walk"]),
            past=int(str(members["past"])),
            look=str(members["look"]),
            articles=tuple(map(int, _texts(members["articles"]))),
            picture=_wanted(members["picture"]),
            skip=_texts(members["skip"]),
            limits=Limits(**cast("dict[str, int]", members["limits"])),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise BrokenConversation(f"no job: {error}") from error


def write_report(stream: BinaryIO, report: Report) -> None:
    """Send a report."""
    _write(stream, asdict(report))


class Reports:
    """Takes a stream of bytes apart into reports, however it was cut."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, data: bytes) -> Iterator[Report]:
        """The reports that are whole now.

        Raises:
            BrokenConversation: what came is no report.
        """
        self._rest += data
        while len(self._rest) >= _LENGTH.size:
            end = _LENGTH.size + _size(self._rest[: _LENGTH.size])
            if len(self._rest) < end:
                return
            body, self._rest = self._rest[_LENGTH.size : end], self._rest[end:]
            try:
                yield _report(_parse(body))
            except TypeError as error:
                raise BrokenConversation(f"no report: {error}") from error


def _report(members: dict[str, object]) -> Report:
    added, picture = members.pop("added", None), members.pop("picture", None)
    report = Report(**members)  # type: ignore[arg-type]  # checked by the call
    if isinstance(added, dict):
        report = replace(report, added=Added(**cast("dict[str, str]", added)))  # type: ignore[arg-type]  # as above
    if isinstance(picture, dict):
        report = replace(report, picture=_picture(**picture))
    return report


def _wanted(members: object) -> Wanted | None:
    return Wanted(**members) if isinstance(members, dict) else None


def _picture(width: int, height: int, pixels: str) -> Picture:
    return Picture(width, height, b64decode(pixels))


def _bytes(value: object) -> str:
    """Bytes, which JSON knows no form of."""
    assert isinstance(value, bytes)
    return b64encode(value).decode()


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()


def _write(stream: BinaryIO, members: dict[str, object]) -> None:
    body = json.dumps(members, default=_bytes).encode()
    stream.write(_LENGTH.pack(len(body)) + body)
    stream.flush()


def _size(head: bytes) -> int:
    (size,) = _LENGTH.unpack(head)
    if size > LONGEST:
        raise BrokenConversation(f"a frame of {size} bytes")
    return int(size)


def _parse(body: bytes) -> dict[str, object]:
    try:
        members = json.loads(body)
    except ValueError as error:
        raise BrokenConversation("a frame that is no JSON") from error
    if not isinstance(members, dict):
        raise BrokenConversation("a frame that is no object")
    return members
