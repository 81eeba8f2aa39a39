"""From a feed's XML elements to what they say, whichever of the dialects they speak.

RSS 0.9x, 1.0 (RDF) and 2.0, Atom 0.3 and 1.0 differ in names and places; an `Entry` doesn't.
Names are compared without case and by namespace, so that `media:title` is no title.
"""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from reader.intake.address import web_address
from reader.intake.encoding import decode
from reader.intake.feed_html import NOTHING, Parts, element_parts, html_parts, plain

MOST_ENTRIES = 20_000
"""Entries of one feed that are read; the longest honest ones have a few thousand."""

_PREFIXES = {
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/terms/": "dcterms:",
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://search.yahoo.com/mrss/": "media:",
    "http://search.yahoo.com/mrss": "media:",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes:",
    "http://purl.org/rss/1.0/modules/syndication/": "sy:",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:",
}
_PLAIN = (
    "http://www.w3.org/2005/atom",
    "http://purl.org/atom/ns#",
    "http://purl.org/net/rss",
    "http://purl.org/rss/1.0/",
    "http://my.netscape.com/",
    "http://channel.netscape.com/",
    "http://backend.userland.com/",
    "http://blogs.law.harvard.edu/",
    "http://cyber.law.harvard.edu/",
    "http://www.w3.org/1999/xhtml",
    "http://example.com/necho",
)
_DATES = (
    "pubdate published issued dc:date dcterms:issued dcterms:created created"
    " updated modified dcterms:modified date lastbuilddate"
).split()
"""Names of an entry's date, the best first."""
_ELSEWHERE = ("self", "enclosure", "edit", "replies", "hub", "next", "first", "last", "license")
_NEVER = 9
_MOST_AUTHORS, _MOST_PICTURES = 10, 20
_RDF_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_IN_BRACKETS = re.compile(r"^\s*\S+@\S+\s*\(([^()]+)\)\s*$")
_ADDRESS = re.compile(r"\s*[<(]?\S+@\S+[>)]?\s*")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says of one article."""

    title: str = ""
    link: str | None = None
    guid: str | None = None
    date: str = ""
    """As printed."""
    content: Parts = NOTHING
    summary: Parts = NOTHING
    authors: tuple[str, ...] = ()
    source: str = ""
    """The source it names, where the feed gathers from others."""
    image: str | None = None
    """Address of a picture beside the text."""


@dataclass(frozen=True, slots=True)
class Channel:
    """What a feed says of itself, and its entries."""

    title: str = ""
    site: str | None = None
    language: str = ""
    ttl: int | None = None
    """Minutes that the feed asks to be left alone."""
    entries: tuple[Entry, ...] = ()


class _Fields:
    """The children of an element by name; the first of a name counts unless it is empty."""

    def __init__(self, element: etree._Element) -> None:
        self.all: dict[str, list[etree._Element]] = {}
        for child in element:
            if name := name_of(child):
                self.all.setdefault(name, []).append(child)

    def first(self, *names: str) -> etree._Element | None:
        found = None
        for name in names:
            for element in self.all.get(name, ()):
                if len(element) or (element.text and not element.text.isspace()):
                    return element
                found = element if found is None else found
        return found

    def text(self, *names: str) -> str:
        element = self.first(*names)
        return "" if element is None else text_of(element)


def name_of(element: etree._Element) -> str:
    """The lower-case name with the usual prefix of its namespace; '' for a foreign one."""
    return _name(element.tag) if isinstance(element.tag, str) else ""


@lru_cache(maxsize=1000)
def _name(tag: str) -> str:
    if tag[0] != "{":
        return tag.lower()
    space, _, local = tag[1:].rpartition("}")
    prefix = _PREFIXES.get(space.lower())
    if prefix is None:
        prefix = "" if space.lower().startswith(_PLAIN) else None
    return "" if prefix is None else prefix + local.lower()


def text_of(element: etree._Element) -> str:
    """All the text inside an element."""
    text = element.text or "" if len(element) == 0 else "".join(map(str, element.itertext()))
    return _from_base64(text) if element.get("mode") == "base64" else text


def _from_base64(text: str) -> str:
    """What Atom 0.3 may write as base64."""
    try:
        return decode(b64decode(text))
    except ValueError:
        return text


def read_channel(root: etree._Element, address: str | None) -> Channel | None:
    """The feed that a document holds, or None if it is something else."""
    kind = name_of(root).rpartition(":")[2]
    if kind not in ("rss", "rdf", "feed", "channel", "item", "entry"):
        return None
    channels = (child for child in root if name_of(child) == "channel")
    head = root if kind in ("feed", "channel") else next(channels, root)
    fields = _Fields(head)
    site = _link(fields, head, address)
    base = site or address
    entries = tuple(_entry(item, base) for item in _items(root))
    return Channel(
        title=_title(fields.first("title", "dc:title")),
        site=site,
        language=fields.text("language", "dc:language") or head.get(_LANG) or "",
        ttl=_ttl(fields),
        entries=entries,
    )


def _items(root: etree._Element) -> Iterator[etree._Element]:
    found = 0
    for element in root.iter():
        if name_of(element) in ("item", "entry") and found < MOST_ENTRIES:
            found += 1
            yield element


def _entry(item: etree._Element, base: str | None) -> Entry:
    fields = _Fields(item)
    link = _link(fields, item, base)
    return Entry(
        title=_title(fields.first("title", "dc:title", "media:title")),
        link=link,
        guid=_guid(fields, item),
        date=_date(fields),
        content=_parts(fields.first("content:encoded", "encoded", "content", "body"), link or base),
        summary=_parts(fields.first("description", "summary", "abstract"), link or base),
        authors=_authors(fields),
        source=_source(fields),
        image=_image(fields, link or base),
    )


def _title(element: etree._Element | None) -> str:
    if element is None:
        return ""
    if len(element):
        parts = element_parts(element)
        said = parts.paragraphs or [link.title for link in parts.links]
        return plain(" ".join(said), html=False)
    kind = (element.get("type") or "html").lower()
    return plain(text_of(element), html=kind not in ("text", "text/plain", "xhtml"))


def _link(fields: _Fields, element: etree._Element, base: str | None) -> str | None:
    """RSS says it as text, Atom as `href`; a guid that is a permanent link stands in for none."""
    base = element.base if _has_base(element) else base
    links = fields.all.get("link", [])
    for link in links:
        if link.text and link.get("href") is None and (url := web_address(link.text, base)):
            return url
    for link in sorted((link for link in links if link.get("href")), key=_likelihood):
        start = link.base if _has_base(link) else base
        if _likelihood(link) < _NEVER and (url := web_address(link.get("href") or "", start)):
            return url
    if href := element.get("href") or element.get("HREF"):
        return web_address(href, base)
    return _permanent(fields) or web_address(element.get(_RDF_ABOUT) or "")


def _likelihood(link: etree._Element) -> int:
    """How far an Atom link is from leading to the article's own page; 0 is nearest."""
    relation, kind = link.get("rel") or "alternate", link.get("type") or "text/html"
    if relation != "alternate":
        return _NEVER if relation in _ELSEWHERE else 2
    return 0 if "html" in kind else 1


def _permanent(fields: _Fields) -> str | None:
    guid = fields.first("guid", "id")
    if guid is None or (guid.get("isPermaLink") or guid.get("ispermalink") or "true") != "true":
        return None
    return web_address(text_of(guid))


def _has_base(element: etree._Element) -> bool:
    """Whether `xml:base` is set on it or around it (asking lxml costs more than looking)."""
    step: etree._Element | None = element
    while step is not None:
        if step.get(_BASE) is not None:
            return True
        step = step.getparent()
    return False


def _guid(fields: _Fields, item: etree._Element) -> str | None:
    said = fields.text("guid", "id", "dc:identifier") or item.get(_RDF_ABOUT) or ""
    return plain(said, html=False)[:1000] or None


def _date(fields: _Fields) -> str:
    return next((said for name in _DATES if (said := fields.text(name).strip())), "")


def _parts(element: etree._Element | None, base: str | None) -> Parts:
    if element is None:
        return NOTHING
    if _has_base(element):
        base = element.base
    kind = (element.get("type") or "html").lower()
    if kind in ("text", "text/plain"):
        lines = (plain(line, html=False) for line in text_of(element).splitlines())
        return Parts(tuple(line for line in lines if line))
    if len(element):
        return element_parts(element, base)
    return html_parts(element.text or "", base)


def _authors(fields: _Fields) -> tuple[str, ...]:
    names: list[str] = []
    authors = (*fields.all.get("author", ()), *fields.all.get("dc:creator", ()))
    for author in authors[:_MOST_AUTHORS]:
        said = _Fields(author).text("name") if len(author) else text_of(author)
        inside = _IN_BRACKETS.match(said[:200])
        name = plain(inside[1] if inside else _ADDRESS.sub(" ", said[:200]))
        if name and name not in names:
            names.append(name)
    return tuple(names)


def _source(fields: _Fields) -> str:
    source = fields.first("source", "dc:source")
    if source is None:
        return ""
    return _title(_Fields(source).first("title")) if len(source) else plain(text_of(source))


def _image(fields: _Fields, base: str | None) -> str | None:
    elements = [
        element
        for name in ("enclosure", "media:content", "media:thumbnail", "image", "itunes:image")
        for element in fields.all.get(name, ())
    ]
    for group in fields.all.get("media:group", ()):
        elements += [child for child in group if name_of(child) == "media:content"]
    for element in elements[:_MOST_PICTURES]:
        kind = element.get("type") or element.get("medium") or ""
        if name_of(element) in ("enclosure", "media:content") and not kind.startswith("image"):
            continue
        if url := web_address(
            element.get("url") or element.get("href") or element.text or "", base
        ):
            return url
    return None


def _ttl(fields: _Fields) -> int | None:
    said = fields.text("ttl").strip()
    if said.isascii() and said.isdigit() and len(said) < 7:
        return int(said)
    period = fields.text("sy:updateperiod").strip().lower()
    minutes = {"hourly": 60, "daily": 1440, "weekly": 10080}.get(period)
    times = fields.text("sy:updatefrequency").strip()
    often = int(times) if times.isascii() and times.isdigit() and len(times) < 5 else 1
    return minutes // max(1, often) if minutes else None
