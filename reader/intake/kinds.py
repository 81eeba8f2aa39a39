"""What kind of thing some bytes are, told by how they begin."""

from __future__ import annotations

import re

_PAGE = re.compile(rb"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_FEED = re.compile(rb"<(?:rss|feed|rdf:rdf|opml)[\s>]", re.IGNORECASE)
_BEGINNING = 4096


def is_page(data: bytes) -> bool:
    """Whether bytes are those of a web page, not of a feed or a text that speaks of one."""
    start = data[:_BEGINNING].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    page = _PAGE.search(start)
    if page is None or not start.startswith(b"<"):
        return False
    feed = _FEED.search(start, 0, page.start())
    return feed is None
