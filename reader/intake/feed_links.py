"""Autodiscovery: the feeds that a web page says it has."""

from __future__ import annotations

from lxml import etree

from reader.intake.address import web_address
from reader.intake.encoding import decode
from reader.intake.feed_html import parse_html, plain
from reader.model import Link

_KINDS = (
    "application/rss+xml",
    "application/atom+xml",
    "application/feed+json",
    "application/rdf+xml",
    "application/json",
)
_MOST = 50
_READ = 1_000_000
"""Bytes of a page that are looked at; the links stand in its head."""


def find_feeds(page: bytes, url: str) -> list[Link]:
    """Titles and addresses of the feeds that a page names, the page's favourite first.

    Args:
        url: the page's address, which relative links start from.
    """
    root = parse_html(decode(page[:_READ]))
    found: dict[str, Link] = {}
    base = url
    for element in () if root is None else root.iter("base", "link"):
        address = web_address(element.get("href") or "", base)
        if address is None:
            continue
        if element.tag == "base":
            base = address
        elif _is_feed(element) and len(found) < _MOST:
            found.setdefault(address, Link(plain(element.get("title") or ""), address))
    return sorted(found.values(), key=lambda link: "comment" in link.title.lower())


def _is_feed(link: etree._Element) -> bool:
    relations = (link.get("rel") or "").lower().split()
    kind = (link.get("type") or "").partition(";")[0].strip().lower()
    if kind == "application/json" and "feed" not in (link.get("href") or ""):
        return False
    return "feed" in relations or ("alternate" in relations and kind in _KINDS)
