"""One answer from the web, from a server that tries everything."""

from __future__ import annotations

import asyncio
import gzip
import time
import zlib

import pytest

from reader.fetch import addresses
from reader.fetch.download import Answer, Unreachable, download, open_session
from reader.fetch.frames import Limits
from tests.fetch.server import ETAG, LAST_MODIFIED, Server, answer, feed

LIMITS = Limits(feed=1.0, body=300_000)


async def get(url: str, limits: Limits = LIMITS, **conditions: str) -> Answer:
    sent = {name.replace("_", "-"): value for name, value in conditions.items()}
    async with open_session() as session:
        return await download(session, url, limits, sent)


async def test_https_where_only_http_is_spoken_is_told_in_words() -> None:
    async def speak(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        writer.close()

    async with await asyncio.start_server(speak, "127.0.0.1", 0) as http:
        port = http.sockets[0].getsockname()[1]
        with pytest.raises(Unreachable) as failed:
            await get(f"https://127.0.0.1:{port}/")
    assert str(failed.value) == "can't reach 127.0.0.1: it doesn't speak https"


async def test_an_answer_carries_its_validators_as_they_were_sent(server: Server) -> None:
    got = await get(server.url("etag/1"))
    assert (got.status, got.body, got.etag) == (200, feed("etag-1"), ETAG)
    assert got.last_modified == LAST_MODIFIED


async def test_validators_go_back_byte_for_byte(server: Server) -> None:
    got = await get(server.url("etag/1"), If_None_Match=ETAG, If_Modified_Since=LAST_MODIFIED)
    assert got.status == 304
    sent = server.asked[-1].headers
    assert (sent["If-None-Match"], sent["If-Modified-Since"]) == (ETAG, LAST_MODIFIED)


async def test_requests_say_who_asks_and_where_to_complain(server: Server) -> None:
    await get(server.url("good/1"))
    agent = server.asked[0].headers["User-Agent"]
    assert agent.startswith("reader/")
    assert "+https://" in agent


@pytest.mark.parametrize(
    "body",
    [
        gzip.compress(feed("x")),
        gzip.compress(feed("x")[:50]) + gzip.compress(feed("x")[50:]),
        zlib.compress(feed("x")),
        zlib.compress(feed("x"))[2:-4],
    ],
    ids=["gzip", "two parts", "zlib", "raw deflate"],
)
async def test_packed_answers_are_unpacked(server: Server, body: bytes) -> None:
    server.extra["packed"] = lambda _: answer("200 OK", body, Content_Encoding="gzip")
    assert (await get(server.url("packed"))).body == feed("x")


async def test_what_is_packed_is_unpacked_to_the_last_byte(server: Server) -> None:
    body = b"a" * 250_000
    server.extra["packed"] = lambda _: answer(
        "200 OK", gzip.compress(body), Content_Encoding="gzip"
    )
    assert (await get(server.url("packed"))).body == body


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("bomb", "larger than 0.3 MB"),
        ("endless", "larger than 0.3 MB"),
        ("drip", "no whole answer within 1 seconds"),
        ("dripheaders", "no whole answer within 1 seconds"),
        ("hang", "no whole answer within 1 seconds"),
        ("loop", "more than 5 redirects"),
        ("truncated", "broke off"),
    ],
)
async def test_every_attack_ends_in_time_with_its_reason(
    server: Server, path: str, reason: str
) -> None:
    started = time.monotonic()
    with pytest.raises(Unreachable, match=reason):
        await get(server.url(path))
    assert time.monotonic() - started < 30  # the bound is 1 second; machines stall


async def test_nobody_there_is_said_in_one_line() -> None:
    with pytest.raises(Unreachable, match=r"can't reach 127\.0\.0\.1"):
        await get("http://127.0.0.1:9/")


async def test_an_unknown_packing_is_refused(server: Server) -> None:
    server.extra["br"] = lambda _: answer("200 OK", b"x", Content_Encoding="br")
    with pytest.raises(Unreachable, match="wasn't asked for"):
        await get(server.url("br"))


HEADERS = {
    "many": b"X: y\r\n" * 200_000,
    "a thousand": b"".join(b"X-%d: y\r\n" % n for n in range(1000)),
    "a long one": b"X: " + b"y" * 1_000_000 + b"\r\n",
    "a long name": b"X" * 1_000_000 + b": y\r\n",
    "folded without end": b"X: y\r\n" + b" y\r\n" * 200_000,
}


@pytest.mark.parametrize("kind", HEADERS)
async def test_a_crowd_of_headers_is_refused(server: Server, kind: str) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n"
    server.extra["crowd"] = lambda _: head + HEADERS[kind] + b"\r\n"
    with pytest.raises(Unreachable):
        await get(server.url("crowd"), Limits(feed=20.0))


class TestRedirects:
    async def test_permanent_ones_are_told_from_passing_ones(self, server: Server) -> None:
        moved = await get(server.url("moved301/1"))
        passing = await get(server.url("found302/1"))
        assert moved.moved_to == moved.url == server.url("good/moved301-1")
        assert (passing.moved_to, passing.status) == (None, 200)

    @pytest.mark.parametrize(
        "target",
        ["file:///etc/passwd", "ftp://127.0.0.1/x", "javascript:alert(1)", "data:text/xml,<rss/>",
         "gopher://127.0.0.1:1/", "http://"],
    )  # fmt: skip
    async def test_only_web_addresses_are_followed(self, server: Server, target: str) -> None:
        server.extra["away"] = lambda _: answer("302 Found", Location=target)
        with pytest.raises(Unreachable, match=r"no web address|redirects"):
            await get(server.url("away"))

    @pytest.mark.parametrize(
        ("location", "path"),
        [
            ("/good/1%0d%0aX-Evil:%201", "/good/1%0d%0aX-Evil:%201"),
            ("/good/1\x0b\x1cX-Evil: 1", "/good/1%20X-Evil:%201"),
            ("/good/1\tX-Evil: 1", "/good/1%20X-Evil:%201"),
            ("/good/1\u2028X-Evil: 1", "/good/1%20X-Evil:%201"),
        ],
    )
    async def test_line_breaks_in_a_location_make_no_header(
        self, server: Server, location: str, path: str
    ) -> None:
        server.extra["split"] = lambda _: answer("302 Found", Location=location)
        await get(server.url("split"))
        assert [asked.path.lower() for asked in server.asked] == ["/split", path.lower()]
        assert all("X-Evil" not in asked.headers for asked in server.asked)

    @pytest.fixture
    def _second_host_is_public(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Loopback traffic only: one of its addresses stands for the public internet."""
        real = addresses.is_private_address
        monkeypatch.setattr(
            addresses, "is_private_address", lambda ip: ip != "127.0.0.2" and real(ip)
        )

    @pytest.mark.usefixtures("_second_host_is_public")
    @pytest.mark.parametrize(
        "host", ["127.0.0.1", "127.1", "2130706433", "0x7f.1", "localhost", "[::ffff:127.0.0.1]"]
    )
    async def test_a_public_site_can_not_lead_home(self, server: Server, host: str) -> None:
        server.extra["home"] = lambda _: answer(
            "302 Found", Location=f"http://{host}:{server.port}/good/secret"
        )
        with pytest.raises(Unreachable, match="private network"):
            await get(server.url("home", host="127.0.0.2"))
        assert server.paths() == ["/home"]

    @pytest.mark.usefixtures("_second_host_is_public")
    async def test_nor_by_a_name_that_resolves_there(
        self, server: Server, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(addresses, "is_private_name", lambda _: False)
        server.extra["home"] = lambda _: answer(
            "302 Found", Location=f"http://localhost:{server.port}/good/secret"
        )
        hop = addresses.Hop(may_be_private=False)
        addresses.HOP.set(hop)
        with pytest.raises(addresses.PrivateAddress):
            await addresses.GuardedResolver().resolve("localhost", server.port)

    async def test_a_private_site_that_was_typed_may_lead_on(self, server: Server) -> None:
        server.extra["on"] = lambda _: answer(
            "302 Found", Location=server.url("good/1", host="127.0.0.3")
        )
        assert (await get(server.url("on"))).status == 200


async def test_the_environment_s_proxy_is_asked(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", server.url("", host="127.0.0.4"))
    server.extra["http:"] = lambda _: answer("200 OK", b"by proxy")
    got = await get("http://news.example/feed")
    assert (got.body, server.asked[0].host) == (b"by proxy", "127.0.0.4")
