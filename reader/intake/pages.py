"""Web pages: a saved or fetched article as an Article.

Owns the steps from bytes to an article. The one rule: nothing outside the bytes is read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC
from urllib.parse import urlsplit

from lxml import etree

from reader.intake.address import host_of, web_address
from reader.intake.encoding import VIETNAMESE_ONLY
from reader.intake.feed_html import (
    Parts,
    element_parts,
    html_parts,
    parse_html,
    without_crowds,
)
from reader.intake.feed_links import find_feeds
from reader.intake.feed_xml import xml_text
from reader.intake.page_facts import read_facts, shown_time
from reader.intake.page_layout import lay_out
from reader.intake.page_text import main_text
from reader.language import _
from reader.model import Article, Image, Link, ReaderError
from reader.text.moments import NEWS_ZONE

LARGEST = 5_000_000
"""Bytes of a page; the largest of news sites have a tenth of that."""

_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:-]{1,40})""", re.I)
_VIETNAMESE_LETTERS = 20
"""From so many on a page is Vietnamese, whatever it says of its language."""
_SAVED = re.compile(r"<!-- saved from url=\(\d{4,5}\)(\S{1,2000}) -->")
_NUMBERED = re.compile(r"\d{4}|[?&][^=]*=")
_LONG = 4
"""Hyphens in the name and folders before it, from which on an address is an article's."""
_LINKED = 4
"""How much more a page of headlines says in links than beside them."""


class NoArticle(ReaderError):
    """The page holds no article."""


def parse_page(data: bytes, content_type: str = "", url: str | None = None) -> Article:
    """Read a page. It may take long on hostile pages: run it under a kill timer.

    Args:
        content_type: the HTTP header it came with.
        url: where it came from.

    Raises:
        NoArticle: there is no article in it.
    """
    if len(data) > LARGEST:
        raise NoArticle(_("a page larger than {size} MB").format(size=LARGEST // 1_000_000))
    text = without_crowds(_decoded(data, content_type).replace("\0", ""))
    root = parse_html(text)
    if root is None:
        raise NoArticle(_("nothing in it"))
    url = url or _saved_from(text)
    zone = NEWS_ZONE if _is_vietnamese(root, text) else UTC
    facts = read_facts(root, url, zone)
    shown = element_parts(root, url)
    if not facts.is_article and _is_section(facts.url):
        _check_headlines(shown, find_feeds(data, facts.url or ""))
    published = facts.published if facts.published.value else shown_time(root, zone)
    body = main_text(text)
    said = html_parts(facts.text, url) if body is None else element_parts(body, url)
    laid_out = lay_out(facts, shown, said.paragraphs)
    if not facts.title or not (laid_out.lede or laid_out.body):
        raise NoArticle(_("no article in it"))
    site = host_of(facts.url or "") or facts.site
    return Article(
        title=facts.title,
        lede=laid_out.lede,
        body=laid_out.body,
        byline=", ".join(facts.authors) or None,
        credit=laid_out.credit,
        source=laid_out.credited or site,
        site=site,
        url=facts.url,
        section=facts.section,
        images=laid_out.images or ((Image(url=facts.image),) if facts.image else ()),
        published=published,
    )


def _saved_from(text: str) -> str | None:
    """The address that a browser wrote into a page which it saved."""
    found = _SAVED.search(text[:4096])
    return web_address(found[1]) if found else None


def _is_section(url: str | None) -> bool:
    """Whether an address is short as those of front pages are: no number, no headline."""
    if url is None:
        return False
    parts = urlsplit(url)
    path = parts.path.strip("/")
    if _NUMBERED.search(f"{path}?{parts.query}"):
        return False
    return path.rpartition("/")[2].count("-") + path.count("/") < _LONG


def _check_headlines(shown: Parts, feeds: Sequence[Link]) -> None:
    """Refuse a page that only leads to articles."""
    linked = sum(len(link.title) for link in shown.links)
    if feeds:
        raise NoArticle(
            _("a page of headlines, not an article; it has a feed: {url}").format(url=feeds[0].url)
        )
    if linked > _LINKED * sum(map(len, shown.paragraphs)):
        raise NoArticle(_("a page of headlines, not an article"))


def _decoded(data: bytes, content_type: str) -> str:
    if "charset" not in content_type.lower() and (found := _META_CHARSET.search(data[:4096])):
        content_type = f"charset={found[1].decode('ascii')}"
    return xml_text(data, content_type)


def _is_vietnamese(root: etree._Element, text: str) -> bool:
    """Whether a time that names no zone is Vietnamese time."""
    language = (root.get("lang") or "").lower()
    if language[:2] not in ("", "en"):  # English is what templates say that nobody changed
        return language.startswith("vi")
    return len(VIETNAMESE_ONLY.findall(text)) >= _VIETNAMESE_LETTERS
