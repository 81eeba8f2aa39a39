"""Any document as articles: what it is is told by its bytes and, where these say nothing, its name.

The one rule: a document that holds no article is an error of one line, never an exception of a
parser's own.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from reader.intake.encoding import decode
from reader.intake.feeds import parse_feed
from reader.intake.kinds import is_feed, is_json, is_page
from reader.intake.pages import parse_page
from reader.intake.records import read_records
from reader.intake.scraped import parse_scraped
from reader.intake.walk import PAGES, Found
from reader.model import Article

_FEEDS = (".xml", ".rss", ".atom", ".rdf")


def read_document(found: Found, *, today: date) -> Iterable[Article]:
    """The articles of a document. Pages and feeds may hang: run this under a kill timer.

    Raises:
        ReaderError: there is none in it.
    """
    data = found.data
    if found.is_record:
        return list(read_records(data, added=today))
    if is_feed(data) or found.name.lower().endswith(_FEEDS):
        return [article for article in reversed(parse_feed(data).articles) if article.title]
    if is_page(data) or found.name.lower().endswith(PAGES):
        return [parse_page(data)]
    if is_json(data):
        return list(read_records(data, added=today))
    return [parse_scraped(decode(data), added=today)]
