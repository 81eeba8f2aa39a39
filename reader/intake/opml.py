"""Lists of feeds: OPML 1 and 2, in and out.

The one rule: only http and https addresses pass; `exec:`, `file:` and the like are not feeds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.sax.saxutils import quoteattr

from lxml import etree

from reader.intake.address import web_address
from reader.intake.feed_html import plain
from reader.intake.feed_xml import parse_xml, xml_text
from reader.model import ReaderError, Subscription

_ADDRESS = re.compile(r"""\bxmlUrl\s*=\s*["']\s*([^"'<>\s]{1,2048})\s*["']""", re.IGNORECASE)
_TITLE = re.compile(r"""\b(?:title|text)\s*=\s*["']([^"'<>]{1,300})["']""", re.IGNORECASE)
_START = re.compile(rb"<opml[\s>]", re.IGNORECASE)
_DEEPEST = 20
_INDENT = "  "


def is_opml(data: bytes) -> bool:
    """Whether a document is a list of feeds."""
    return _START.search(data[:4096].replace(b"\0", b"")) is not None


def read_opml(data: bytes) -> list[Subscription]:
    """The feeds of a list, each address once; folders become one path.

    Addresses that are lost with broken markup around them follow, read out of the text.

    Raises:
        ReaderError: no list of feeds.
    """
    root = parse_xml(data)
    if root is None or not is_opml(data):
        raise ReaderError("not a list of feeds (OPML)")
    found: dict[str, Subscription] = {}
    for said in (*_walk(root), *_scan(xml_text(data))):
        url = web_address(said.url)
        if url is not None:
            found.setdefault(url, Subscription(url, said.title, said.folder))
    return list(found.values())


def write_opml(feeds: Iterable[Subscription], title: str = "Feeds") -> str:
    """An OPML 2.0 document, with folders as outlines."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        f"{_INDENT}<head><title>{quoteattr(title)[1:-1]}</title></head>",
        f"{_INDENT}<body>",
    ]
    for folder, some in groupby(sorted(feeds, key=lambda feed: feed.folder), lambda f: f.folder):
        indent = _INDENT * (3 if folder else 2)
        entries = [f"{indent}{_outline(feed)}" for feed in some]
        if folder:
            name = quoteattr(folder)
            entries = [f"{_INDENT * 2}<outline text={name} title={name}>", *entries]
            entries.append(f"{_INDENT * 2}</outline>")
        lines += entries
    return "\n".join([*lines, f"{_INDENT}</body>", "</opml>", ""])


def _outline(feed: Subscription) -> str:
    name = quoteattr(feed.title or feed.url)
    return f'<outline type="rss" text={name} title={name} xmlUrl={quoteattr(feed.url)}/>'


def _walk(root: etree._Element) -> Iterator[Subscription]:
    """Outlines with an address are feeds; those without one are the folders around them."""
    folders: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if not isinstance(element.tag, str) or element.tag.lower() != "outline":
            continue
        said = {str(name).lower(): str(value) for name, value in element.attrib.items()}
        url = said.get("xmlurl", "")
        title = plain(said.get("title") or said.get("text") or "")
        if url:
            if event == "start":
                path = " / ".join(filter(None, folders[:_DEEPEST]))
                yield Subscription(url, "" if title == url else title, path)
        elif event == "start":
            folders.append(title)
        else:
            folders.pop()


def _scan(text: str) -> Iterator[Subscription]:
    """Addresses of outlines, whatever stands around them."""
    for part in text.split("<outline")[1:]:
        if found := _ADDRESS.search(part):
            title = _TITLE.search(part)
            yield Subscription(plain(found[1]), plain(title[1]) if title else "")
