"""What kind of thing some bytes are, told by how they begin."""

from __future__ import annotations

import re

_PAGE = re.compile(rb"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_FEED = re.compile(rb"<(?:rss|feed|rdf:rdf|channel)[\s>]|jsonfeed\.org/version", re.IGNORECASE)
SNIFFED = 4096
"""Bytes at the beginning that are enough."""


def is_page(data: bytes) -> bool:
    """Whether bytes are those of a web page, not of a text that speaks of one."""
    start = _start(data)
    page = _PAGE.search(start)
    return page is not None and start.startswith(b"<") and not _precedes(_FEED, page, start)


def is_feed(data: bytes) -> bool:
    """Whether bytes are those of a feed."""
    start = _start(data)
    feed = _FEED.search(start)
    return feed is not None and start[:1] in (b"<", b"{") and not _precedes(_PAGE, feed, start)


def is_json(data: bytes) -> bool:
    """Whether bytes are those of a JSON object or list, and of no text in brackets."""
    return bool(re.match(rb'\{\s*["}]|\[\s*[\]{]', _start(data)))


def _precedes(pattern: re.Pattern[bytes], found: re.Match[bytes], start: bytes) -> bool:
    return pattern.search(start, 0, found.start()) is not None


def _start(data: bytes) -> bytes:
    return data[:SNIFFED].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
