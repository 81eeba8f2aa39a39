"""The lines of an entity's page: who it is, its other names, its titles, its mentions over time.

Pure. Owns how much is said in which room: the chart shrinks before titles are cut, and goes
before the name.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from reader.language import N_, _, ngettext, number
from reader.model import Entity, EntityPage, EntityType, TitleHeld
from reader.ui.render.cells import cell_len
from reader.ui.render.kinds import SIGNS, STYLES
from reader.ui.render.lines import Layer, Line, fit
from reader.ui.render.plot import SMALLEST, plot
from reader.ui.render.row import CURSOR, SEPARATOR
from reader.ui.render.safe import safe
from reader.ui.render.when import month_of_year
from reader.ui.render.wrap import wrap

KINDS: dict[EntityType, str] = {
    "PERSON": N_("Person"),
    "ORG": N_("Organisation"),
    "PLACE": N_("Place"),
    "DATE": N_("Date"),
    "MONEY": N_("Amount"),
    "QUANTITY": N_("Amount"),
    "DOC": N_("Document"),
    "EVENT": N_("Event"),
}
TALLEST_PLOT = 8
PLOT_FRAME = 4
"""Lines of a chart beside its bars, the blank one above it included."""
LISTS = 14
"""Lines that are kept for the lists below."""
MOST_TITLES = 5
ALL = N_("All articles")


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
    entity, count = companion.entity, number(companion.articles)
    sign, name = (SIGNS[entity.type], safe(entity.name)) if entity else ("·", _(ALL))
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
    spare = room - len(head) - PLOT_FRAME
    kept = min(1 + len(page.titles), spare - SMALLEST[1]) if page.titles else 0
    tall = min(TALLEST_PLOT, spare - (kept if kept > 1 else 0))
    chart = [Line(""), *plot(page.mentions, width, tall, _("Mentions"))]
    if len(chart) == 1:
        chart = []
    titles = list(_titles(page, width))[: max(0, room - len(head) - len(chart))]
    return [*head[:room], *titles, *chart]


def _name(entity: Entity, width: int) -> Line:
    name = fit(safe(entity.name), width - 2)
    mentions = ngettext("{count} mention", "{count} mentions", entity.mentions)
    facts = SEPARATOR.join(
        (
            _(KINDS[entity.type]),
            _articles(entity.articles),
            mentions.format(count=number(entity.mentions)),
        )
    )
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


def _articles(count: int) -> str:
    return ngettext("{count} article", "{count} articles", count).format(count=number(count))


def _aliases(entity: Entity, width: int) -> Iterator[Line]:
    """The other names in two lines at most."""
    if not entity.aliases:
        return
    names = SEPARATOR.join(safe(alias) for alias in entity.aliases)
    text = _("also {names}").format(names=names)
    spans = wrap(text, width)
    for index, (start, end) in enumerate(spans[:2]):
        is_cut = index == 1 and len(spans) > 2
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
        said = f"{start}{_when(held)}{SEPARATOR}{_articles(held.articles)}"
        text = said if cell_len(said) <= width else fit(start + _when(held), width)
        yield Line(
            text,
            (Layer(0, len(title), "page--name"), Layer(len(start), len(text), "page--muted")),
        )
    more = len(page.titles) - MOST_TITLES
    told = ngettext("{count} more title", "{count} more titles", more).format(count=number(more))
    notes = [told] if more > 0 else []
    if page.looked_at < page.entity.articles:
        looked_at = number(page.looked_at)
        notes.append(_("read from {count} of the articles").format(count=looked_at))
    if notes:
        text = fit(", ".join(notes), width)
        yield Line(text, (Layer(0, len(text), "page--muted"),))


def _when(held: TitleHeld) -> str:
    first, last = _month(held.first), _month(held.last)
    return first if first == last else f"{first} – {last}"


def _month(day: str) -> str:
    return month_of_year(date.fromisoformat(day))
