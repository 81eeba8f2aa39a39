"""What a web page says of itself: title, lede, authors, time, section, site, address, picture.

Owns where such facts stand. The one rule is their order: JSON-LD, which is made for machines, then
`og:` and `article:`, then the other `meta`; what a page shows to people comes last.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timezone

from lxml import etree

from reader.intake.address import host_of, web_address
from reader.intake.feed_dates import read_date
from reader.intake.feed_html import plain
from reader.intake.markup import letters_of
from reader.model import Published
from reader.text import fold

_ARTICLE = re.compile(r"(?:\w{0,30}Article|BlogPosting|\w{0,20}Report|LiveBlogPosting)\Z")
_MOST_SCRIPTS, _MOST_NODES = 30, 5_000
_LONGEST_SCRIPT = 1_000_000
_LONGEST_NAME, _MOST_AUTHORS = 100, 10
_LONGEST_TITLE = 1000
_COMMENT = re.compile(r"\A\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*\Z")
_CUT = re.compile(r"\s*(?:…|\.\.\.)\Z")
_BETWEEN = re.compile(r"\s+[-–—|»:]\s+")

_META = {
    "title": ("og:title", "twitter:title", "dc.title", "headline", "title"),
    "description": ("og:description", "twitter:description", "description", "dc.description"),
    "author": ("article:author", "author", "dc.creator", "byl", "parsely-author"),
    "time": (
        "article:published_time", "og:article:published_time", "og:published_time", "pubdate",
        "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.created", "publish-date",
        "publishdate", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
    ),
    "section": ("article:section", "og:article:section", "section", "parsely-section"),
    "site": ("og:site_name", "application-name"),
    "url": ("og:url",),
    "image": ("og:image", "twitter:image"),
}  # fmt: skip


_UNKNOWN = Published()


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page says of itself, cleaned; what it doesn't say is empty."""

    title: str = ""
    descriptions: tuple[str, ...] = ()
    """What it tells machines that it is about, in several wordings."""
    authors: tuple[str, ...] = ()
    published: Published = _UNKNOWN
    section: str | None = None
    site: str | None = None
    """The site's name in its own words."""
    url: str | None = None
    """The canonical address."""
    image: str | None = None
    text: str = ""
    """The whole text in one piece, where a page hands it to machines."""
    is_article: bool = False
    """It says that it is one, or when it was published."""


@dataclass(slots=True)
class _Found:
    """Candidates for each fact, the best first."""

    said: dict[str, list[str]] = field(default_factory=dict)
    authors: list[str] = field(default_factory=list)
    is_article: bool = False

    def add(self, name: str, value: object) -> None:
        if isinstance(value, str) and value.strip():
            self.said.setdefault(name, []).append(value)

    def all(self, name: str, most: int = _LONGEST_TITLE) -> Iterator[str]:
        said = (plain(value[: 4 * most])[:most] for value in self.said.get(name, ()))
        return filter(None, said)

    def first(self, name: str, most: int = _LONGEST_TITLE) -> str:
        return next(self.all(name, most), "")


def read_facts(root: etree._Element, url: str | None, zone: timezone) -> Facts:
    """The facts of a page.

    Args:
        url: where it came from; its canonical address may differ.
        zone: that of a time which names none.
    """
    found = _Found()
    for node in _articles(root):
        _read_node(found, node)
    _read_metas(found, root)
    published = _published(found.said.get("time", ()), zone)
    address = _canonical(found, root, url)
    site = found.first("site", _LONGEST_NAME)
    told = [plain(name[:1000]) for name in (*found.authors, *found.said.get("author", ()))]
    return Facts(
        title=_title(found, root, site),
        descriptions=tuple(dict.fromkeys(found.all("description", 2000))),
        authors=_authors(told, (site, host_of(address or "") or "")),
        published=published,
        section=found.first("section", _LONGEST_NAME) or None,
        site=site or None,
        url=address,
        image=web_address(found.first("image", 2000), url) if found.said.get("image") else None,
        text=next(iter(found.said.get("text", ())), ""),
        is_article=found.is_article or published.value is not None,
    )


def shown_time(root: etree._Element, zone: timezone) -> Published:
    """The first time that the page shows to people and marks as one."""
    times = (element.get("datetime") or "" for element in root.iter("time"))
    return _published([next(filter(None, times), "")], zone)


def _articles(root: etree._Element) -> Iterator[dict[str, object]]:
    """The JSON-LD objects that are articles."""
    scripts = (
        "".join(script.itertext())
        for script in root.iter("script")
        if "ld+json" in (script.get("type") or "").lower()
    )
    for _, text in zip(range(_MOST_SCRIPTS), scripts, strict=False):
        yield from (node for node in _nodes(_json(text)) if _is_article(node))


def _json(text: str) -> object:
    if len(text) > _LONGEST_SCRIPT:
        return None
    try:
        return json.loads(_COMMENT.sub("", text), strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(data: object) -> Iterator[dict[str, object]]:
    """The objects of a list, a graph, or a page that names what it is about."""
    left, seen = [data], 0
    while left and seen < _MOST_NODES:
        seen += 1
        node = left.pop()
        if isinstance(node, list):
            left += reversed(node[:_MOST_NODES])
        elif isinstance(node, dict):
            yield node
            left += (node[name] for name in ("mainEntity", "@graph") if name in node)


def _is_article(node: dict[str, object]) -> bool:
    return any(_ARTICLE.match(kind) for kind in _texts(node.get("@type")))


def _read_node(found: _Found, node: dict[str, object]) -> None:
    found.is_article = True
    for name, members in (
        ("title", ("headline", "name")),
        ("description", ("description",)),
        ("time", ("datePublished", "dateCreated")),
        ("text", ("articleBody",)),
    ):
        for member in members:
            found.add(name, node.get(member))
    for section in _texts(node.get("articleSection"))[:1]:
        found.add("section", section)
    for author in _listed(node.get("author"))[:_MOST_AUTHORS]:
        if isinstance(author, dict):
            if "Organization" not in " ".join(_texts(author.get("@type"))):
                found.authors += _texts(author.get("name"))
        else:
            found.authors += _texts(author)
    publisher = node.get("publisher")
    if isinstance(publisher, dict):
        found.add("site", publisher.get("name"))


def _read_metas(found: _Found, root: etree._Element) -> None:
    metas: dict[str, str] = {}
    for meta in root.iter("meta"):
        content = meta.get("content") or ""
        for name in (meta.get("property"), meta.get("name"), meta.get("itemprop")):
            if name and content:
                metas.setdefault(name.strip().lower(), content)
    for fact, names in _META.items():
        for name in names:
            found.add(fact, metas.get(name))


def _published(said: Iterable[str], zone: timezone) -> Published:
    """The first that tells the time of day, else the first that tells anything."""
    read = [date for text in said if text and (date := read_date(plain(text[:200]), zone))]
    timed = (date for date in read if date.precision == "time")
    return next(timed, read[0] if read else _UNKNOWN)


def _canonical(found: _Found, root: etree._Element, url: str | None) -> str | None:
    links = (
        link.get("href") or ""
        for link in root.iter("link")
        if "canonical" in (link.get("rel") or "").lower().split()
    )
    for said in (*filter(None, links), *found.said.get("url", ())):
        address = web_address(said, url)
        # That of a front page is a mistake of many sites' templates.
        if address and len(address.split("/", 3)[-1]) > 1 and address.count("/") > 2:
            return address
    return url


def _title(found: _Found, root: etree._Element, site: str) -> str:
    """The stated title, whole where that was cut; else the heading, else the window's title."""
    headings = [plain("".join(heading.itertext())[:4000]) for heading in _some(root, "h1")]
    title = found.first("title")
    if title:
        cut = fold(_CUT.sub("", title))
        whole = (one for one in headings if len(one) > len(title) and fold(one).startswith(cut))
        return next(whole, _without_site(title, site))[:_LONGEST_TITLE]
    windows = (plain("".join(element.itertext())[:4000]) for element in _some(root, "title"))
    window = next(filter(None, windows), "")
    shown = (one for one in headings if one and fold(one) in fold(window))
    return next(shown, _without_site(window, site) or next(iter(headings), ""))[:_LONGEST_TITLE]


def _some(root: etree._Element, tag: str) -> Iterator[etree._Element]:
    return (element for _, element in zip(range(10), root.iter(tag), strict=False))


def _without_site(title: str, site: str) -> str:
    """A title without the site's name behind it (`Giá vàng giảm - Báo Dân Trí`)."""
    *parts, last = _BETWEEN.split(title)
    key = letters_of(last)
    if parts and site and key and (key in letters_of(site) or letters_of(site) in key):
        return title[: len(title) - len(last)].rstrip(" -–—|»:")
    return title


def _authors(said: Iterable[str], sites: tuple[str, ...]) -> tuple[str, ...]:
    """Names of people: no addresses, and not the site's own name."""
    known = [letters_of(site) for site in sites if site]
    names: dict[str, str] = {}
    for name in said:
        key = letters_of(name)
        is_site = any(key in site or site in key for site in known)
        if key and not is_site and "://" not in name and len(name) <= _LONGEST_NAME:
            if " " not in name and ("." in name or name.isdigit()):
                continue  # a host, a handle, a number
            names.setdefault(key, name.removeprefix("By ").strip())
    return tuple(names.values())[:_MOST_AUTHORS]


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _texts(value: object) -> list[str]:
    return [one for one in _listed(value) if isinstance(one, str)]
