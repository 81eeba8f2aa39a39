"""Feeds that others wrote: real Vietnamese quirks, and the test data of four feed libraries.

feedparser is the oracle: the most lenient library there is. Where it and we differ on purpose, the
difference is listed below with its reason; nothing else may differ.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree

from reader.intake import address_key
from reader.intake.feed_html import plain
from reader.intake.feeds import NotAFeed, parse_feed
from reader.model import Article

BASE = "http://base.test/feed"
COLLECTIONS = ("feedparser", "gofeed", "w3c_feedvalidator", "miniflux")

TITLES_APART = {
    "base64": "Atom 1.0 knows no base64: it is shown as written",
    "escaped_markup": "markup that was escaped twice is text, shown with its signs",
    "inline_markup": "as above, in XHTML",
    "is_inline": "as above, in XHTML",
    "title_inline_base": "a title that is a relative link and nothing else has no address",
    "item_category_image": "feedparser takes a picture's title for the item's",
    "entry_title_crazy": "a whole page as a title, cleaned differently",
    "issue_217": "feedparser takes the title inside an enclosure for the item's",
}
"""Part of a file's name: why its title differs from feedparser's."""


def _well_formed(data: bytes) -> bool:
    try:
        etree.fromstring(data, etree.XMLParser(no_network=True, resolve_entities=False))
    except (etree.XMLSyntaxError, ValueError):
        return False
    return True


def _words(text: str | None) -> str:
    return re.sub(r"\W+", "", plain(text or "")).lower()


def _files(corpora: Path) -> list[Path]:
    files = (
        path for name in COLLECTIONS for path in sorted((corpora / "intake" / name).rglob("*"))
    )
    kinds = (".xml", ".rss", ".atom", ".rdf", ".json", ".html", "")
    return [path for path in files if path.is_file() and path.suffix in kinds]


def _parse(data: bytes) -> tuple[Article, ...]:
    try:
        return parse_feed(data, "", BASE).articles
    except NotAFeed:
        return ()


def test_vietnamese_quirks_are_all_read_right(corpora: Path) -> None:
    folder = corpora / "intake" / "vi_feed_quirks"
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    assert len(gold) == 22
    for name, expected in gold.items():
        data = (folder / f"{name}.xml").read_bytes()
        article = parse_feed(data, "", f"https://{name}.test/feed").articles[0]
        value = article.published.value
        utc = value and datetime.fromisoformat(value).astimezone(UTC).replace(tzinfo=None)
        assert article.title == expected["title"], name
        assert (utc.isoformat() if utc else None) == expected["utc"], name
        assert address_key(article.url or "") == address_key(expected["link"]), name
        assert article.text == expected.get("summary", article.text), name


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_items_titles_and_links_are_those_of_feedparser(corpora: Path) -> None:
    feedparser = pytest.importorskip("feedparser", reason="feedparser, the oracle, isn't installed")
    seen: Counter[str] = Counter()
    apart: list[str] = []
    for path in _files(corpora):
        data = path.read_bytes()
        articles = _parse(data)
        if not _well_formed(data):
            continue
        theirs = feedparser.parse(data, response_headers={"content-location": BASE}).entries
        assert len(articles) == len(theirs), path
        seen["items"] += len(articles)
        for article, entry in zip(articles, theirs, strict=True):
            if _words(entry.get("title")):
                seen["titles"] += 1
                if _words(article.title) != _words(entry.title):
                    apart.append(path.name)
            link = entry.get("link") or ""
            if link.startswith("http") and link.encode() in data.replace(b"&amp;", b"&"):
                seen["links"] += 1
                same = address_key(article.url or "") == address_key(link)
                seen["links apart"] += not same
    unexplained = [name for name in apart if not any(why in name for why in TITLES_APART)]
    assert unexplained == []
    assert seen["items"] > 2000
    assert len(apart) <= 0.02 * seen["titles"]
    assert seen["links apart"] <= 0.02 * seen["links"], seen
