"""Feeds: RSS, RDF, Atom and JSON Feed, as articles.

A pure function of bytes: nothing is fetched, nothing is stored. What the feed gives twice or
claims falsely is settled here, so that an article's guid is its own within the feed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, timezone
from functools import lru_cache

from reader.intake.address import address_key, host_of
from reader.intake.encoding import VIETNAMESE_ONLY
from reader.intake.feed_dates import read_date
from reader.intake.feed_html import Parts
from reader.intake.feed_json import read_json
from reader.intake.feed_walk import Channel, Entry, read_channel
from reader.intake.feed_xml import parse_xml
from reader.model import Article, Image, Published, ReaderError
from reader.text import fold
from reader.text.moments import NEWS_ZONE

_TITLE_LENGTH = 120
"""Characters of a title that is made of the text's first words."""
_LONGEST_TITLE = 1000


class NotAFeed(ReaderError):
    """The bytes are no feed of any kind."""


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """A feed with its articles, in the feed's order.

    An entry that says nothing at all is an article without a title: not to be taken in.
    """

    title: str
    site: str | None
    """Address of the site's own page."""
    articles: tuple[Article, ...] = ()
    ttl: int | None = None
    """Minutes that the feed asks to be left alone after a visit."""


def parse_feed(data: bytes, content_type: str = "", url: str | None = None) -> ParsedFeed:
    """Read a feed.

    Args:
        data: the document, whatever its encoding.
        content_type: the HTTP header it came with.
        url: its address: what relative links start from, and the articles' `feed`.

    Raises:
        NotAFeed: it is something else, such as a web page.
    """
    channel = _channel(data, content_type, url)
    zone = NEWS_ZONE if _is_vietnamese(channel, url) else UTC
    repeated = _shared_guids(channel.entries)
    articles = (_article(entry, url, zone, repeated) for entry in channel.entries)
    return ParsedFeed(
        title=channel.title[:_LONGEST_TITLE],
        site=channel.site,
        articles=tuple(articles),
        ttl=channel.ttl,
    )


def _channel(data: bytes, content_type: str, url: str | None) -> Channel:
    start = data[:1024].lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n")
    if start.startswith((b"{", b"[")):
        channel = read_json(data, url)
    else:
        root = parse_xml(data, content_type, url)
        channel = None if root is None else read_channel(root, url)
    if channel is not None:
        return channel
    if not start:
        raise NotAFeed("empty: neither a feed nor anything else")
    is_page = b"<html" in data[:4096].lower() or b"<!doctype html" in start[:64].lower()
    raise NotAFeed("a web page, not a feed" if is_page else "not a feed")


def _is_vietnamese(channel: Channel, url: str | None) -> bool:
    """Whether a time that names no zone is Vietnamese time."""
    if channel.language:
        return channel.language.strip().lower().startswith("vi")
    site = host_of(channel.site or url or "") or ""
    titles = (entry.title for entry in channel.entries[:20])
    return site.endswith(".vn") or any(map(VIETNAMESE_ONLY.search, (channel.title, *titles)))


def _shared_guids(entries: tuple[Entry, ...]) -> set[str]:
    """Guids that stand for several addresses, and so for none."""
    counts = Counter(entry.guid for entry in entries if entry.guid)
    pages: dict[str, set[str]] = {}
    for entry in entries:
        if entry.guid and counts[entry.guid] > 1:
            pages.setdefault(entry.guid, set()).add(address_key(entry.link or ""))
    return {guid for guid, keys in pages.items() if len(keys) > 1}


def _article(entry: Entry, feed: str | None, zone: timezone, repeated: set[str]) -> Article:
    lede, content = _laid_out(entry)
    title = entry.title[:_LONGEST_TITLE] or _first_words(lede, content) or _address_of(entry)
    host = _host("/".join((entry.link or feed or "").split("/", 3)[:3]))
    return Article(
        title=title,
        lede=lede,
        body=content.paragraphs,
        byline=", ".join(entry.authors) or None,
        source=entry.source or host,
        site=host,
        url=entry.link,
        guid=None if entry.guid in repeated else entry.guid,
        feed=feed,
        images=tuple(_images(entry, content, title)),
        related=content.links,
        published=(read_date(entry.date, zone) if entry.date else None) or Published(),
    )


@lru_cache(maxsize=100)
def _host(site: str) -> str | None:
    """`host_of`, which the articles of a feed ask again and again."""
    return host_of(site)


def _laid_out(entry: Entry) -> tuple[str, Parts]:
    """The lede, and the parts that follow it."""
    whole, summary = entry.content, entry.summary
    if not whole.paragraphs and not whole.images:
        whole, summary = summary, Parts(links=whole.links)
    if not whole.paragraphs:
        return "", whole
    teaser = summary.paragraphs[0] if summary.paragraphs else ""
    if teaser and not _begins(whole.paragraphs, teaser):
        return teaser, whole
    images = (replace(image, before=max(0, image.before - 1)) for image in whole.images)
    return whole.paragraphs[0], Parts(whole.paragraphs[1:], tuple(images), whole.links)


def _begins(paragraphs: tuple[str, ...], teaser: str) -> bool:
    """Whether a summary is only the beginning of the text, cut somewhere."""
    words = fold(teaser).rstrip(" .…[]").split()
    said = fold(" ".join(paragraphs)[: 2 * len(teaser) + 100]).split()
    enough = max(1, int(len(words) * 0.8))
    return words[:enough] == said[:enough]


def _first_words(lede: str, content: Parts) -> str:
    """A title for what has none: the text's first words, else those of a link or a caption."""
    links = (link.title for link in content.links)
    captions = (image.caption for image in content.images)
    text = lede or next((said for said in (*content.paragraphs, *links, *captions) if said), "")
    if len(text) <= _TITLE_LENGTH:
        return text
    return text[:_TITLE_LENGTH].rpartition(" ")[0] + "…"


def _address_of(entry: Entry) -> str:
    """What an entry is called that says nothing in words."""
    return (entry.link or entry.guid or entry.image or "")[:_LONGEST_TITLE]


def _images(entry: Entry, content: Parts, title: str) -> Iterator[Image]:
    """The text's pictures, else the one beside it; a caption that repeats the title is none."""
    beside = (Image(url=entry.image),) if entry.image else ()
    last = len(content.paragraphs)
    for image in content.images or entry.summary.images or beside:
        if image.before > last:
            image = replace(image, before=last)
        yield replace(image, caption="") if image.caption == title else image
