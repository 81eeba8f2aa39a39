"""A name that leads into a private network is no way around the rule."""

from __future__ import annotations

import socket
from collections.abc import Iterable

import pytest
from aiohttp.abc import ResolveResult

from reader.fetch.addresses import HOP, GuardedResolver, Hop, PrivateAddress, check_literal

PUBLIC, OTHER, PRIVATE = "93.184.216.34", "2606:4700::1111", "192.168.1.1"


def results(hosts: Iterable[str]) -> list[ResolveResult]:
    return [
        ResolveResult(hostname="x", host=host, port=80, family=socket.AF_INET, proto=0, flags=0)
        for host in hosts
    ]


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """What the network says that names stand for."""
    known: dict[str, list[str]] = {}

    async def resolve(_self: object, host: str, *_: object) -> list[ResolveResult]:
        return results(known[host])

    monkeypatch.setattr("aiohttp.resolver.ThreadedResolver.resolve", resolve)
    return known


async def resolved(host: str) -> list[str]:
    return [result["host"] for result in await GuardedResolver().resolve(host)]


@pytest.mark.parametrize(
    ("hosts", "found"),
    [
        ([PUBLIC], [PUBLIC]),
        ([PUBLIC, OTHER], [PUBLIC, OTHER]),
        ([PRIVATE, PUBLIC], [PUBLIC]),
        (["::ffff:10.0.0.1", OTHER, "127.0.0.1"], [OTHER]),
    ],
)
@pytest.mark.parametrize("may", [True, False])
async def test_public_addresses_are_taken_and_private_ones_beside_them_left(
    names: dict[str, list[str]], hosts: list[str], found: list[str], may: bool
) -> None:
    names["bao.example"] = hosts
    hop = Hop(may_be_private=may)
    HOP.set(hop)
    assert await resolved("bao.example") == found
    assert not hop.was_private


@pytest.mark.parametrize("host", [PRIVATE, "127.0.0.1", "169.254.169.254", "fe80::1%eth0", "::1"])
async def test_a_public_name_of_a_private_place_is_refused(
    names: dict[str, list[str]], host: str
) -> None:
    names["bao.example"] = [host]
    HOP.set(Hop())
    with pytest.raises(PrivateAddress, match=r"bao\.example is in a private network"):
        await resolved("bao.example")


async def test_a_private_place_that_the_user_named_is_reached_and_remembered(
    names: dict[str, list[str]],
) -> None:
    names["nas.lan"] = [PRIVATE]
    hop = Hop(may_be_private=True)
    HOP.set(hop)
    assert await resolved("nas.lan") == [PRIVATE]
    assert hop.was_private, "from there, a hop may go to a private place again"


@pytest.mark.parametrize("host", ["bao.example", PUBLIC, f"[{OTHER}]"])
def test_a_public_host_needs_no_leave(host: str) -> None:
    hop = Hop()
    HOP.set(hop)
    check_literal(host)
    assert not hop.was_private
