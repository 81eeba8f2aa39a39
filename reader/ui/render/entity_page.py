"""The lines of an entity's page: who it is, its other names, its titles, its mentions over time.

Pure. Owns how much is said in which room: titles are cut before the chart, the chart before the
name.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from reader.model import Entity, EntityPage, EntityType, TitleHeld
from reader.ui.render.cells import cell_len
from reader.ui.render.kinds import SIGNS, STYLES
from reader.ui.render.lines import Layer, Line, fit
from reader.ui.render.plot import plot
from reader.ui.render.row import CURSOR, SEPARATOR
from reader.ui.render.safe import safe
from reader.ui.render.when import ENGLISH
from reader.ui.render.wrap import wrap

KINDS: dict[EntityType, str] = {
    "PERSON": "Person",
    "ORG": "Organisation",
    "PLACE": "Place",
    "DATE": "Date",
    "MONEY": "Amount",
    "QUANTITY": "Amount",
    "DOC": "Document",
    "EVENT": "Event",
}
TALLEST_PLOT = 8
LISTS = 14
"""Lines that are kept for the lists below."""
MOST_TITLES = 5
ALL = "All articles"


class Companion(NamedTuple):
    """A row of the company: another entity, or (None) the page's own by itself."""

    entity: Entity | None
    articles: int


def companions(page: EntityPage) -> tuple[Companion, ...]:
    """All articles first, then what the entity appears with."""
    shared = (Companion(entity, entity.articles) for entity in page.together)
    return (Companion(None, page.entity.articles), *shared)


def companion_line(companion: Companion, width: int, *, cursor: bool) -> Line:
    """A row of the company."""
    entity, count = companion.entity, f"{companion.articles:,}"
    sign, name = (SIGNS[entity.type], safe(entity.name)) if entity else ("·", ALL)
    room = max(1, width - 4 - len(count))
    name = fit(name, room)
    start = f"{CURSOR if cursor else ' '}{sign} "
    text = f"{start}{name}{' ' * (room - cell_len(name))} {count}"
    style = STYLES[entity.type] if entity else "page--muted"
    return Line(
        fit(text, width),
        (
            Layer(0, 1, "entity--bar"),
            Layer(1, 2, style),
            Layer(3, 3 + len(name), "page--name"),
            Layer(len(text) - len(count), len(text), "page--muted"),
        ),
    )


def page_lines(page: EntityPage, width: int, height: int) -> list[Line]:
    """What stands above the lists, on a screen of `height` lines."""
    room = max(1, height - LISTS)
    head = [_name(page.entity, width), *_aliases(page.entity, width)]
    tall = min(TALLEST_PLOT, room - len(head) - 4)
    chart = [Line(""), *plot(page.mentions, width, tall, "Mentions")]
    if len(chart) == 1:
        chart = []
    titles = list(_titles(page, width))[: max(0, room - len(head) - len(chart))]
    return [*head[:room], *titles, *chart]


def _name(entity: Entity, width: int) -> Line:
    name = fit(safe(entity.name), width - 2)
    facts = f"{KINDS[entity.type]}{SEPARATOR}{_counted(entity.articles, 'article')}"
    facts += f"{SEPARATOR}{_counted(entity.mentions, 'mention')}"
    start = f"{SIGNS[entity.type]} {name}"
    text = fit(f"{start}   {facts}", width)
    return Line(
        text,
        (
            Layer(0, 1, STYLES[entity.type]),
            Layer(2, len(start), "page--title"),
            Layer(len(start), len(text), "page--muted"),
        ),
    )


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _aliases(entity: Entity, width: int) -> Iterator[Line]:
    """The other names in two lines at most."""
    if not entity.aliases:
        return
    text = "also " + SEPARATOR.join(safe(alias) for alias in entity.aliases)
    spans = wrap(text, width)
    for number, (start, end) in enumerate(spans[:2]):
        is_cut = number == 1 and len(spans) > 2
        line = fit(text[start:], width) if is_cut else text[start:end]
        yield Line(line, (Layer(0, len(line), "page--muted"),))


def _titles(page: EntityPage, width: int) -> Iterator[Line]:
    if not page.titles:
        return
    longest = max(cell_len(safe(held.title)) for held in page.titles[:MOST_TITLES])
    yield Line("")
    for held in page.titles[:MOST_TITLES]:
        title = safe(held.title)
        start = title + " " * (longest - cell_len(title) + 2)
        said = f"{start}{_when(held)}{SEPARATOR}{_counted(held.articles, 'article')}"
        text = said if cell_len(said) <= width else fit(start + _when(held), width)
        yield Line(
            text,
            (Layer(0, len(title), "page--name"), Layer(len(start), len(text), "page--muted")),
        )
    more = len(page.titles) - MOST_TITLES
    notes = [f"{more} more titles"] if more > 0 else []
    if page.looked_at < page.entity.articles:
        notes.append(f"read from {page.looked_at:,} of the articles")
    if notes:
        text = fit(", ".join(notes), width)
        yield Line(text, (Layer(0, len(text), "page--muted"),))


def _when(held: TitleHeld) -> str:
    first, last = _month(held.first), _month(held.last)
    return first if first == last else f"{first} – {last}"


def _month(day: str) -> str:
    on = date.fromisoformat(day)
    return f"{ENGLISH.months[on.month - 1]} {on.year}"
