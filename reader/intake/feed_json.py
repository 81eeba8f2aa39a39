"""JSON Feed 1.0 and 1.1, as the same entries that XML feeds give.

The one rule: a member of the wrong type counts as missing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from reader.intake.address import web_address
from reader.intake.encoding import decode
from reader.intake.feed_html import Parts, html_parts, plain
from reader.intake.feed_walk import MOST_ENTRIES, Channel, Entry

Json: TypeAlias = "Mapping[str, Json] | Sequence[Json] | str | float | bool | None"


def read_json(data: bytes, address: str | None) -> Channel | None:
    """The feed in a JSON document, or None if it is something else."""
    try:
        document: Json = json.loads(decode(data), parse_constant=lambda _: None)
    except (ValueError, RecursionError):
        return None
    if not isinstance(document, Mapping) or not isinstance(document.get("items"), Sequence):
        return None
    if "version" not in document and "title" not in document:
        return None
    site = web_address(_text(document, "home_page_url"), address)
    return Channel(
        title=plain(_text(document, "title"), html=False),
        site=site,
        language=_text(document, "language"),
        entries=tuple(_entry(item, site or address) for item in _items(document)[:MOST_ENTRIES]),
    )


def _items(document: Mapping[str, Json], name: str = "items") -> list[Mapping[str, Json]]:
    items = document.get(name)
    if not isinstance(items, Sequence) or isinstance(items, str):
        return []
    return [item for item in items if isinstance(item, Mapping)]


def _entry(item: Mapping[str, Json], base: str | None) -> Entry:
    link = web_address(_text(item, "url"), base) or web_address(_text(item, "external_url"), base)
    lines = (plain(line, html=False) for line in _text(item, "content_text").splitlines())
    html = _text(item, "content_html")
    content = html_parts(html, link or base) if html else Parts(tuple(filter(None, lines)))
    summary = plain(_text(item, "summary"), html=False)
    author = item.get("author")
    authors = [*_items(item, "authors"), *([author] if isinstance(author, Mapping) else [])]
    image = web_address(_text(item, "image"), base)
    return Entry(
        title=plain(_text(item, "title"), html=False),
        link=link,
        guid=plain(_text(item, "id"), html=False)[:1000] or None,
        date=_text(item, "date_published") or _text(item, "date_modified"),
        content=content,
        summary=Parts((summary,) if summary else ()),
        authors=tuple(name for author in authors[:10] if (name := plain(_text(author, "name")))),
        image=image,
    )


def _text(members: Mapping[str, Json], name: str) -> str:
    value = members.get(name)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) else ""
