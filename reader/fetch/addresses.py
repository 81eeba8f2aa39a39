"""Which addresses a fetch may go to: from the public network never into a private one.

The rule holds for every hop, after names are resolved, and for the numbers that stand for an
address in any spelling. A private address that the user subscribed to is the user's own wish.
"""

from __future__ import annotations

import socket
from contextvars import ContextVar
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver

from reader.language import _

_TRANSLATED = ip_network("64:ff9b::/96")
_PRIVATE_NAMES = (".localhost", ".local", ".internal", ".lan", ".home.arpa", ".intranet")


@dataclass(slots=True)
class Hop:
    """One step of a fetch: what it may do, and what it turned out to be."""

    may_be_private: bool = False
    was_private: bool = False


HOP: ContextVar[Hop] = ContextVar("hop")
"""Of the request that is being made."""


class PrivateAddress(OSError):
    """A public site pointed into a private network."""


def is_private_address(address: str) -> bool:
    """Whether an IP address isn't one of the public internet's, unwrapped from any other."""
    ip = ip_address(address.partition("%")[0])
    for inner in _wrapped(ip):
        if inner is not None:
            return is_private_address(str(inner))
    return not ip.is_global or ip.is_multicast


def is_private_name(host: str) -> bool:
    """Whether a host names a private place by itself: a number in any spelling, or `localhost`."""
    name = host.strip("[]").rstrip(".").lower()
    try:
        return is_private_address(name)
    except ValueError:
        pass
    try:
        return is_private_address(socket.inet_ntoa(socket.inet_aton(name)))  # 0x7f.1, 2130706433
    except OSError:
        return name == "localhost" or name.endswith(_PRIVATE_NAMES)


class GuardedResolver(AbstractResolver):
    """Resolves names for the current `HOP`, leaving out what it may not reach."""

    def __init__(self) -> None:
        self._resolver = ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Public addresses, or private ones where there are no others and the hop may.

        Raises:
            PrivateAddress: there are only private ones, and the hop may not.
        """
        found = await self._resolver.resolve(host, port, family)
        public = [result for result in found if not is_private_address(result["host"])]
        if public:
            return public
        hop = HOP.get()
        if not hop.may_be_private:
            raise PrivateAddress(_("{host} is in a private network").format(host=host))
        hop.was_private = True
        return found

    async def close(self) -> None:
        await self._resolver.close()


def check_literal(host: str) -> None:
    """Hold a host that needs no resolving to the rule.

    Raises:
        PrivateAddress: it is private, and the current hop may not go there.
    """
    if is_private_name(host):
        hop = HOP.get()
        if not hop.may_be_private:
            raise PrivateAddress(_("{host} is in a private network").format(host=host))
        hop.was_private = True


def _wrapped(ip: IPv4Address | IPv6Address) -> tuple[IPv4Address | None, ...]:
    """The IPv4 addresses inside an IPv6 one."""
    if isinstance(ip, IPv4Address):
        return ()
    translated = IPv4Address(int(ip) & 0xFFFFFFFF) if ip in _TRANSLATED else None
    teredo = ip.teredo[1] if ip.teredo else None
    return ip.ipv4_mapped, ip.sixtofour, teredo, translated
