"""What the command line prints: JSON documents of a fixed shape, and plain lines.

The shapes are a contract that other programs read; plain lines are for people.
"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict

from reader.language import _, chosen
from reader.model import Added, ArticleEntity, Entity, Image, Published, Reading, Row, Span
from reader.text import OBEYED, clean

Json = str | int | float | bool | None | Sequence["Json"] | Mapping[str, "Json"]


def dumps(document: Json, indent: int | None = 2) -> str:
    """One JSON document; escaped is what UTF-8 can't write and no terminal should get.

    Args:
        indent: columns that each level is set in; None for one line.
    """
    written = json.dumps(document, ensure_ascii=False, indent=indent)
    return OBEYED.sub(lambda found: json.dumps(found[0])[1:-1], written)


def row_json(row: Row) -> dict[str, Json]:
    """A row of `list` and `search`."""
    return {
        "id": row.id,
        "title": row.title,
        "source": row.source,
        "url": row.url,
        "published": row.published.value,
        "published_precision": row.published.precision,
        "published_range": row.published.bounds,
        "added": row.added,
        "read": row.read,
        "bookmarked": row.bookmarked,
        "tags": row.tags,
        "minutes": row.minutes,
        "versions": row.versions,
        "snippet": row.snippet,
    }


def article_json(reading: Reading) -> dict[str, Json]:
    """An article of `show`; offsets are in characters of `text`, those of the title in `title`."""
    article = reading.article
    return {
        **row_json(reading.row),
        "lede": article.lede,
        "body": article.body,
        "byline": article.byline,
        "credit": article.credit,
        "images": [
            {"caption": image.caption, "credit": image.credit, "url": image.url}
            for image in article.images
        ],
        "related": [{"title": link.title, "url": link.url} for link in article.related],
        "text": article.text,
        "entities": [
            _entity_json(entity, entity.mentions) for entity in reading.entities if entity.mentions
        ],
        "title_entities": [
            _entity_json(entity, entity.title_mentions)
            for entity in reading.entities
            if entity.title_mentions
        ],
    }


def entity_json(entity: Entity) -> dict[str, Json]:
    """A row of `entities`."""
    return {
        "id": entity.id,
        "name": entity.name,
        "type": entity.type,
        "aliases": entity.aliases,
        "articles": entity.articles,
        "mentions": entity.mentions,
    }


def added_json(added: Added) -> dict[str, Json]:
    """What became of one source."""
    return asdict(added)


def row_line(row: Row) -> str:
    """A row as one line: id, marks, date, title, source."""
    marks = ("★" if row.bookmarked else " ") + (" " if row.read else "●")
    source = f"  · {clean(row.source)}" if row.source else ""
    return f"{row.id:>6} {marks} {when(row.published):>16}  {clean(row.title)}{source}"


def entity_line(entity: Entity) -> str:
    """An entity as one line: articles, type, name, aliases."""
    aliases = f"  ({', '.join(entity.aliases)})" if entity.aliases else ""
    return f"{entity.articles:>6} {entity.type:<8} {clean(entity.name + aliases)}"


def added_line(added: Added) -> str:
    """What became of one source, as one line."""
    same = "  " + _("(the same story as {id})").format(id=added.same_as) if added.same_as else ""
    return f"{added.status:<9} {added.id or '':>6}  {clean(added.title or '')}{same}"


def when(published: Published) -> str:
    """A date as short as it is known: `2024-08-18`, `2024-08`, `2024`; Vietnamese: `18/8/2024`."""
    if published.bounds:
        return _("before {day}").format(day=_day(published.bounds[1]))
    return _day(published.value[:10]) if published.value else _("undated")


def article_lines(reading: Reading, width: int | None = None) -> Iterable[str]:
    """An article as linear text, every part on lines of its own, in reading order.

    Args:
        width: wrap at this many columns; None leaves each paragraph one line.
    """
    article, row = reading.article, reading.row
    facts = [
        article.byline,
        row.source,
        when(row.published),
        _("{count} min").format(count=row.minutes),
    ]
    parts = [row.title, " · ".join(fact for fact in facts if fact)]
    parts += [_("Note: {text}").format(text=row.note)] if row.note else []
    told = [article.lede, *map(_told, article.flow), article.credit, row.url]
    parts += [part for part in told if part]
    if article.related:
        parts.append(
            _("Related:") + "\n" + "\n".join(f"- {link.title}" for link in article.related)
        )
    for part in parts:
        for line in part.split("\n"):
            yield from textwrap.wrap(clean(line), width or 10**9, break_on_hyphens=False)
        yield ""


def _told(piece: str | Image) -> str:
    """A paragraph, or what is said of a picture, in brackets."""
    if isinstance(piece, str):
        return piece
    said = " — ".join(filter(None, (piece.caption, piece.credit)))
    return f"[{said}]" if said else ""


def _entity_json(entity: ArticleEntity, mentions: Sequence[Span]) -> dict[str, Json]:
    return {
        "id": entity.id,
        "name": entity.name,
        "type": entity.type,
        "title": entity.title,
        "value": entity.value,
        "unit": entity.unit,
        "confidence": entity.confidence,
        "count": len(mentions),
        "mentions": mentions,
    }


def _day(iso: str) -> str:
    """Day first in Vietnamese; in English, where that would be read as the month, as it is."""
    if chosen() == "en":
        return iso
    return "/".join(part.lstrip("0") for part in reversed(iso.split("-")))
