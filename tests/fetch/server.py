"""A web server on the loopback interface that behaves as badly as it is told to.

The first part of a path is the behaviour, the rest tells feeds apart: `/good/1`. Each address of
127.0.0.0/8 is a host of its own. It remembers what it was asked.
"""

from __future__ import annotations

import asyncio
import gzip
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

ETAG = 'W/"1 2",x'
HOSTS = 8
"""Addresses from 127.0.0.1 on that it listens at."""
LAST_MODIFIED = "sat, 21 nov 2026 08:00:00 gmt"
"""Not as any library would write it: it must come back as it is."""


@dataclass
class Asked:
    """A request."""

    host: str
    path: str
    headers: dict[str, str]
    at: float


def feed(name: str, items: int = 2) -> bytes:
    """A small feed whose articles are its own."""
    entries = "".join(
        f"<item><title>Bài {n} của {name}</title><guid>{name}-{n}</guid>"
        f"<link>https://bao.example/{name}/{n}</link>"
        f"<description>Đoạn mở đầu {n} của bản tin {name}.</description></item>"
        for n in range(items)
    )
    return f"<rss><channel><title>Báo {name}</title>{entries}</channel></rss>".encode()


def answer(status: str, body: bytes = b"", **headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


@dataclass
class Server:
    """The running server."""

    port: int = 0
    asked: list[Asked] = field(default_factory=list)
    most_at_once: dict[str, int] = field(default_factory=dict)
    extra: dict[str, Callable[[Asked], bytes]] = field(default_factory=dict)
    """Behaviours of a test's own."""
    _now: dict[str, int] = field(default_factory=dict)

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}/{path}"

    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        host = writer.get_extra_info("sockname")[0]
        try:
            asked = await self._read(reader, host)
            self._now[host] = self._now.get(host, 0) + 1
            self.most_at_once[host] = max(self.most_at_once.get(host, 0), self._now[host])
            self.asked.append(asked)
            kind = asked.path.strip("/").partition("/")[0]
            behaving = asyncio.create_task(self._behave(kind, asked, writer))
            leaving = asyncio.create_task(reader.read(1))  # nothing but the end comes now
            await asyncio.wait((behaving, leaving), return_when=asyncio.FIRST_COMPLETED)
            for task in (behaving, leaving):
                task.cancel()
            await asyncio.gather(behaving, leaving, return_exceptions=True)
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass  # the client left, or the test is over
        finally:
            writer.close()

    async def _read(self, reader: asyncio.StreamReader, host: str) -> Asked:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        first, *lines = head.strip().split("\r\n")
        headers = dict(line.split(": ", 1) for line in lines)
        return Asked(host, first.split()[1], headers, asyncio.get_running_loop().time())

    async def _behave(self, kind: str, asked: Asked, writer: asyncio.StreamWriter) -> None:
        try:
            if kind in self.extra:
                writer.write(self.extra[kind](asked))
            elif kind in _AWKWARD:
                await _AWKWARD[kind](asked, writer)
            else:
                writer.write(_plain(kind, asked))
        finally:
            self._now[asked.host] -= 1  # answered, before anyone can know
        await writer.drain()


def _plain(kind: str, asked: Asked) -> bytes:
    name = asked.path.strip("/").replace("/", "-")
    soon = format_datetime(datetime.now(UTC) + timedelta(hours=2), usegmt=True)
    match kind:
        case "good":
            return answer("200 OK", feed(name), Content_Type="application/rss+xml")
        case "etag":
            if asked.headers.get("If-None-Match") == ETAG:
                return answer("304 Not Modified")
            return answer("200 OK", feed(name), ETag=ETAG, Last_Modified=LAST_MODIFIED)
        case "moved301" | "moved308" | "found302":
            target = "/good/" + asked.path.strip("/").replace("/", "-")
            return answer(f"{kind[-3:]} Moved", Location=target)
        case "missing":
            return answer("404 Not Found")
        case "gone":
            return answer("410 Gone")
        case "busy":
            return answer("429 Too Many Requests", Retry_After="7200")
        case "busydate":
            return answer("429 Too Many Requests", Retry_After=soon)
        case "error":
            return answer("500 Internal Server Error", b"oops")
        case "gzip":
            return answer("200 OK", gzip.compress(feed(name)), Content_Encoding="gzip")
        case "bomb":
            return answer("200 OK", _BOMB, Content_Encoding="gzip")
        case "truncated":
            return answer("200 OK", feed(name))[:-60]
        case "loop":
            return answer("302 Found", Location=asked.path)
        case "page":
            return answer("200 OK", b"<!doctype html><html><body>xin ch\xc3\xa0o</body></html>")
        case "discover":
            link = f"<link rel=alternate type=application/rss+xml href=/good/{name}>"
            return answer("200 OK", f"<!doctype html><html><head>{link}".encode())
    return answer("404 Not Found")


_BOMB = gzip.compress(b"<rss>" + bytes(200_000_000), 1)


async def _slow(asked: Asked, writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(0.4)
    writer.write(_plain("good", asked))


async def _hang(asked: Asked, writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(60)


async def _drip(asked: Asked, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\n\r\n<rss>")
    while True:
        writer.write(b" ")
        await writer.drain()
        await asyncio.sleep(0.05)


async def _drip_headers(asked: Asked, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(10**6):
        writer.write(b"X-%d: x\r\n" % number)
        await writer.drain()
        await asyncio.sleep(0.05)


async def _endless(asked: Asked, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\n\r\n<rss>")
    while True:
        writer.write(b"x" * 65_536)
        await writer.drain()


_AWKWARD: dict[str, Callable[[Asked, asyncio.StreamWriter], Awaitable[None]]] = {
    "slow": _slow,
    "hang": _hang,
    "drip": _drip,
    "dripheaders": _drip_headers,
    "endless": _endless,
}


@contextmanager
def serving() -> Iterator[Server]:
    """Run a server on some loopback addresses, at one port of its own."""
    server = Server()
    loop = asyncio.new_event_loop()
    started, stop = threading.Event(), asyncio.Event()

    async def run() -> None:
        listeners = [await asyncio.start_server(server.handle, "127.0.0.1", 0, backlog=500)]
        server.port = listeners[0].sockets[0].getsockname()[1]
        for number in range(2, HOSTS + 1):
            host = f"127.0.0.{number}"
            listeners.append(await asyncio.start_server(server.handle, host, server.port))
        started.set()
        await stop.wait()
        for listener in listeners:
            listener.close()
        left = asyncio.all_tasks() - {asyncio.current_task()}
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    thread = threading.Thread(target=loop.run_until_complete, args=(run(),), daemon=True)
    thread.start()
    assert started.wait(5)
    try:
        yield server
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(10)
        loop.close()
