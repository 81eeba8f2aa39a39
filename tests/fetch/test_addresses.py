"""No public site leads into a private network, however it spells the way."""

from __future__ import annotations

import pytest

from reader.fetch.addresses import (
    HOP,
    Hop,
    PrivateAddress,
    check_literal,
    is_private_address,
    is_private_name,
)

PRIVATE = [
    "127.0.0.1", "127.1", "0.0.0.0", "0", "10.0.0.1", "172.16.0.1", "192.168.1.1",
    "169.254.169.254", "100.64.0.1", "2130706433", "0x7f000001", "0x7f.1", "017700000001",
    "0177.0.0.1", "::1", "[::1]", "::", "fe80::1", "fc00::1", "::ffff:127.0.0.1",
    "::ffff:a9fe:a9fe", "2002:7f00:1::", "64:ff9b::7f00:1", "224.0.0.1", "255.255.255.255",
    "localhost", "LOCALHOST.", "a.localhost", "printer.local", "nas.lan",
    "metadata.google.internal",
]  # fmt: skip


@pytest.mark.parametrize("host", PRIVATE)
def test_every_spelling_of_a_private_place_is_known(host: str) -> None:
    assert is_private_name(host)


@pytest.mark.parametrize(
    "host", ["8.8.8.8", "2606:4700::1111", "vnexpress.net", "a.example", "1e100.net"]
)
def test_public_places_are_not(host: str) -> None:
    assert not is_private_name(host)


def test_a_scope_does_not_hide_a_link_local_address() -> None:
    assert is_private_address("fe80::1%eth0")


def test_only_a_hop_that_may_goes_to_a_private_place() -> None:
    HOP.set(Hop(may_be_private=False))
    with pytest.raises(PrivateAddress):
        check_literal("127.0.0.1")
    hop = Hop(may_be_private=True)
    HOP.set(hop)
    check_literal("127.0.0.1")
    assert hop.was_private
