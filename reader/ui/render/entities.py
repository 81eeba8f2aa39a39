"""The sidebar's lines: groups of entities in a fixed order, each with its counts.

Owns grouping and what a line of it says. Entities keep the order of their first mention inside
a group, except that those named more often come first.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reader.language import N_, _
from reader.model import ArticleEntity
from reader.text import fold
from reader.ui.render.cells import cell_len
from reader.ui.render.kinds import GROUPS, SIGNS, STYLES
from reader.ui.render.lines import Layer, Line, fit
from reader.ui.render.row import CURSOR
from reader.ui.render.safe import safe

SURE = 0.6
"""Below this confidence an entity is shown dimmed."""
GUTTER = 3
COUNTS = N_("here  all")
"""Mentions here, articles of the library that name it."""


class Entry(NamedTuple):
    """A line of the sidebar: a heading, an entity, or (neither) a blank line."""

    heading: str = ""
    counts: str = ""
    """What the columns at the right are, said once."""
    entity: ArticleEntity | None = None


def entries_of(entities: Sequence[ArticleEntity]) -> tuple[Entry, ...]:
    """Headings and entities in the sidebar's order."""
    entries: list[Entry] = []
    for heading, types in GROUPS:
        group = [entity for entity in entities if entity.type in types]
        if not group:
            continue
        group.sort(key=lambda entity: -mentioned(entity))
        entries += [Entry()] if entries else []
        entries.append(Entry(heading, "" if entries else COUNTS))
        entries += [Entry(entity=entity) for entity in group]
    return tuple(entries)


def narrowed(entities: Sequence[ArticleEntity], wanted: str) -> Sequence[ArticleEntity]:
    """Those whose name or title has all these words, without regard to accents and case."""
    words = fold(wanted).split()
    if not words:
        return entities
    texts = ((entity, fold(f"{entity.name} {entity.title or ''}")) for entity in entities)
    return [entity for entity, text in texts if all(word in text for word in words)]


def mentioned(entity: ArticleEntity) -> int:
    """How often the article names it, title included."""
    return len(entity.mentions) + len(entity.title_mentions)


def entry_line(entry: Entry, width: int, *, cursor: bool = False) -> Line:
    """The entry at `width` cells."""
    if entry.entity is None:
        return _heading(entry, width)
    return _entity(entry.entity, width, cursor)


def _heading(entry: Entry, width: int) -> Line:
    if not entry.heading:
        return Line("")
    heading, counts = _(entry.heading), _(entry.counts) if entry.counts else ""
    room = width - len(counts) - 1
    text = fit(f" {heading}", width) if room < 0 else ""
    text = text or f"{fit(f' {heading}', room):<{room}}{counts}"
    return Line(text, (Layer(0, len(text), "entity--heading"),))


def _entity(entity: ArticleEntity, width: int, cursor: bool) -> Line:
    counts = _counts(entity)
    room = max(1, width - GUTTER - cell_len(counts) - 1)
    name = fit(safe(entity.name), room)
    title = _title(entity, room - cell_len(name))
    gap = " " * max(0, room - cell_len(name) - cell_len(title))
    start = f"{CURSOR if cursor else ' '}{SIGNS[entity.type]} "
    text = f"{start}{name}{title}{gap}{counts}"
    style = STYLES[entity.type]
    sure = entity.confidence >= SURE
    ends = GUTTER + len(name)
    counted = len(text) - len(counts)
    layers = [
        Layer(0, 1, "entity--bar"),
        Layer(1, 2, style),
        Layer(GUTTER, ends, "entity--name" if sure else "entity--unsure"),
        Layer(ends, ends + len(title), "entity--title"),
        Layer(counted, len(text), "entity--count"),
    ]
    return Line(fit(text, width), tuple(layers))


def _title(entity: ArticleEntity, room: int) -> str:
    """The office that stands with a person, where enough of it fits to be understood."""
    if not entity.title or room < 8:
        return ""
    return "  " + fit(safe(entity.title), room - 2)


def _counts(entity: ArticleEntity) -> str:
    return f"{mentioned(entity):>4} {entity.articles or '':>4}"
