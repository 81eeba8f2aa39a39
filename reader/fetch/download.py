"""One answer from the web, bounded in size, time, redirects and reach.

The client bounds none of these by itself: it would unpack a bomb and follow a redirect into the
user's own network.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
import zlib
from dataclasses import dataclass
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
from yarl import URL

from reader import __version__
from reader.fetch.addresses import HOP, GuardedResolver, Hop, PrivateAddress, check_literal
from reader.fetch.frames import Limits
from reader.intake.address import web_address
from reader.language import _
from reader.model import ReaderError

CONTACT = "https://pypi.org/project/reader-tui/"
HEADERS = {
    "User-Agent": f"reader/{__version__} (feed reader; +{CONTACT})",
    "Accept": "application/atom+xml, application/rss+xml, application/feed+json,"
    " application/xml;q=0.9, */*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
}
_REDIRECTS = (301, 302, 303, 307, 308)
_PERMANENT = (301, 308)
_CHUNK = 1 << 16
_NO_TLS = ("WRONG_VERSION_NUMBER", "RECORD_LAYER_FAILURE")
"""What the answer of a server that speaks http alone is taken for."""


class Unreachable(ReaderError):
    """No answer, or none that may be read; one line that says why."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sent."""

    status: int
    url: str
    """Where it came from, after redirects."""
    body: bytes
    content_type: str = ""
    cache_control: str = ""
    retry_after: str = ""
    etag: str | None = None
    last_modified: str | None = None
    moved_to: str | None = None
    """Where permanent redirects, and only those, led."""


def open_session() -> aiohttp.ClientSession:
    """A client that keeps no cookies, follows nothing and unpacks nothing by itself."""
    connector = aiohttp.TCPConnector(
        limit=0, resolver=GuardedResolver(), use_dns_cache=False, family=socket.AF_UNSPEC
    )
    return aiohttp.ClientSession(
        connector=connector,
        cookie_jar=aiohttp.DummyCookieJar(),
        headers=HEADERS,
        auto_decompress=False,
        timeout=aiohttp.ClientTimeout(total=None, sock_connect=15),
    )


async def download(
    session: aiohttp.ClientSession,
    url: str,
    limits: Limits,
    headers: dict[str, str],
    *,
    may_be_private: bool = True,
) -> Answer:
    """Get an address, following redirects.

    Args:
        headers: sent beside the usual ones, or in their place.
        may_be_private: whether the address may be in a private network, as the user's own may.

    Raises:
        Unreachable: there is no answer within the limits.
    """
    try:
        async with asyncio.timeout(limits.feed):
            return await _follow(session, url, limits, headers, may_be_private)
    except TimeoutError:
        raise Unreachable(
            _("no whole answer within {seconds} seconds").format(seconds=f"{limits.feed:g}")
        ) from None
    except PrivateAddress as error:
        raise Unreachable(
            _("a public site points into a private network: {error}").format(error=error)
        ) from None
    except aiohttp.ClientConnectorError as error:
        if isinstance(error.os_error, PrivateAddress):
            raise Unreachable(
                _("a public site points into a private network: {error}").format(error=error)
            ) from None
        raise Unreachable(
            _("can't reach {host}: {error}").format(
                host=urlsplit(url).hostname, error=_said(error.os_error)
            )
        ) from None
    except aiohttp.ClientPayloadError:
        raise Unreachable(_("the answer broke off")) from None
    except (aiohttp.ClientError, OSError, ValueError) as error:
        raise Unreachable(_("the connection broke: {error}").format(error=_said(error))) from None


async def _follow(
    session: aiohttp.ClientSession,
    url: str,
    limits: Limits,
    headers: dict[str, str],
    private: bool,
) -> Answer:
    moved_to: str | None = None
    permanent = True
    for _hop in range(limits.redirects + 1):
        hop = Hop(may_be_private=private)
        HOP.set(hop)
        check_literal(urlsplit(url).hostname or "")
        proxy = _proxy(url)
        private = hop.was_private
        if proxy:
            hop.may_be_private = True  # the proxy's own address may be
        async with session.get(
            URL(url), allow_redirects=False, headers=headers, proxy=proxy
        ) as response:
            if response.status not in _REDIRECTS or "Location" not in response.headers:
                return await _read(response, url, limits, moved_to)
            location = response.headers["Location"]
            permanent = permanent and response.status in _PERMANENT
        url = _target(location, url)
        private = private if proxy else hop.was_private
        moved_to = url if permanent else moved_to
    raise Unreachable(_("more than {count} redirects").format(count=limits.redirects))


def _target(location: str, base: str) -> str:
    target = web_address(location, base)
    if target is None:
        raise Unreachable(
            _("redirected to what is no web address: {address}").format(
                address=ascii(location[:100])
            )
        )
    return target


async def _read(
    response: aiohttp.ClientResponse, url: str, limits: Limits, moved_to: str | None
) -> Answer:
    headers = response.headers
    body = b""
    if response.status == 200:
        body = await _body(response, headers.get("Content-Encoding", ""), limits.body)
    return Answer(
        status=response.status,
        url=url,
        body=body,
        content_type=headers.get("Content-Type", ""),
        cache_control=headers.get("Cache-Control", ""),
        retry_after=headers.get("Retry-After", ""),
        etag=_validator(response, b"etag"),
        last_modified=_validator(response, b"last-modified"),
        moved_to=moved_to,
    )


async def _body(response: aiohttp.ClientResponse, coding: str, largest: int) -> bytes:
    unpack = _Unpacked(coding.strip().lower(), largest)
    async for chunk in response.content.iter_chunked(_CHUNK):
        unpack.feed(chunk)
    unpack.finish()
    return b"".join(unpack.pieces)


class _Unpacked:
    """A body being unpacked, which never holds more than it may."""

    def __init__(self, coding: str, largest: int) -> None:
        if coding not in ("", "identity", "gzip", "x-gzip", "deflate"):
            raise Unreachable(f"packed in a way that wasn't asked for: {coding[:40]!a}")
        self.pieces: list[bytes] = []
        self._left = largest
        self._largest = largest
        packed = coding not in ("", "identity")
        self._inflate = zlib.decompressobj(zlib.MAX_WBITS | 32) if packed else None
        self._begun = False

    def feed(self, chunk: bytes) -> None:
        while chunk:
            if self._inflate is None:
                self._keep(chunk)
                return
            self._keep(self._expand(chunk))
            chunk = self._inflate.unconsumed_tail
            if self._inflate.eof:
                chunk = self._inflate.unused_data  # gzip may have several parts
                self._inflate = zlib.decompressobj(zlib.MAX_WBITS | 32)

    def finish(self) -> None:
        """Take what the last bytes still stand for: a few kilobytes at most."""
        if self._inflate is not None:
            self._keep(self._inflate.flush())

    def _expand(self, chunk: bytes) -> bytes:
        assert self._inflate is not None
        try:
            return self._inflate.decompress(chunk, _CHUNK)
        except zlib.error as error:
            if self.pieces or self._begun:
                raise Unreachable(_("can't be unpacked: {error}").format(error=error)) from None
        finally:
            self._begun = True
        self._inflate = zlib.decompressobj(-zlib.MAX_WBITS)  # deflate without its header
        try:
            return self._inflate.decompress(chunk, _CHUNK)
        except zlib.error as error:
            raise Unreachable(_("can't be unpacked: {error}").format(error=error)) from None

    def _keep(self, piece: bytes) -> None:
        self._left -= len(piece)
        if self._left < 0:
            raise Unreachable(_("larger than {size} MB").format(size=f"{self._largest / 1e6:g}"))
        self.pieces.append(piece)


def _validator(response: aiohttp.ClientResponse, name: bytes) -> str | None:
    """A header's value as it was sent; one that isn't ASCII could not be sent back so."""
    for key, value in response.raw_headers:
        if key.lower() == name and value.isascii() and len(value) <= 1000:
            return value.decode("ascii")
    return None


def _proxy(url: str) -> str | None:
    """The proxy that the environment names for an address."""
    parts = urlsplit(url)
    proxies = getproxies()
    proxy = proxies.get(parts.scheme) or proxies.get("all")
    if not proxy or not proxy.startswith(("http://", "https://")) or proxy_bypass(parts.netloc):
        return None
    return proxy


def _said(error: BaseException | None) -> str:
    """What an error says, in one short line."""
    if isinstance(error, ssl.SSLCertVerificationError):
        why = ascii(error.verify_message)[1:-1]
        return _("its certificate can't be trusted ({why})").format(why=why)
    if isinstance(error, ssl.SSLError) and error.reason in _NO_TLS:
        return _("it doesn't speak https")
    text = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return ascii(" ".join(str(text).split())[:200])[1:-1]
