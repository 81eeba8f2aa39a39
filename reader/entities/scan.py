"""One reading of a page from left to right, that drafts every mention it is sure enough of.

The one rule: what is structured goes first (documents, events, dates, amounts); then, word by
word, titles wait for their person while known names, organisations and places are taken.
"""

from __future__ import annotations

from datetime import date

from reader.entities.documents import document_at
from reader.entities.events import LOWER_FIRST, event_at, with_number
from reader.entities.gazetteer import known_at
from reader.entities.lone import lone_at
from reader.entities.names import foreign_person_at, person_at
from reader.entities.organisations import organisation_at, team_at
from reader.entities.page import Draft, Page
from reader.entities.places import bracketed_at, neighbour_at, place_at
from reader.entities.runs import run_end
from reader.entities.titles import Pending, title_at
from reader.text.dates import find_dates
from reader.text.numbers import find_amounts

_AT = frozenset(["tại", "ở"])
_ADDRESSES = frozenset(["ông", "bà", "cô", "thầy", "ngài", "cụ", "đồng chí", "mr", "mrs", "ms"])
"""Forms of address that may carry a capital within a sentence."""


def scan(page: Page, published: date | None, guess: date | None = None) -> None:
    """Drafts the mentions of a page.

    `guess` stands in for an unknown `published`, for dates that say day or month.
    """
    if not page.foreign:
        _draft_documents(page)
    _draft_dates(page, published, guess)
    _draft_amounts(page)
    _draft_names(page)


def _draft_documents(page: Page) -> None:
    at = 0
    while at < len(page):
        draft = None
        if page.tokens[at].cap or page.keys[at] in LOWER_FIRST:
            draft = document_at(page, at) or event_at(page, at)
        added = page.add(draft) if draft is not None else None
        at = added.last if added is not None else at + 1


def _draft_dates(page: Page, published: date | None, guess: date | None) -> None:
    found = find_dates(page.text, reference=published)
    if guess is not None:
        # A reference also decides where a date ends, so the two readings need not agree.
        guessed = {(one.start, one.end): one for one in find_dates(page.text, reference=guess)}
        found = [guessed.get((old.start, old.end), old) if old.month else old for old in found]
    for one in found:
        first, last = page.token_span(one.start, one.end)
        confidence = 0.95 if not one.inferred else 0.8 if published else 0.6
        page.add(Draft(first, last, "DATE", confidence, value=one.value))


def _draft_amounts(page: Page) -> None:
    for found in find_amounts(page.text):
        first, last = page.token_span(found.start, found.end)
        page.add(Draft(first, last, found.kind, 0.95, value=found.value, unit=found.unit))


def _draft_names(page: Page) -> None:
    pending: Pending | None = None
    at = 0
    while at < len(page):
        taken = page.draft_at(at)
        if taken is not None:
            pending = _past(pending, taken)
            at = taken.last
            continue
        if not page.tokens[at].word:
            at += 1
            continue
        title = _title(page, at, pending)
        if title is not None:
            pending, at = title, title.end
            continue
        if _stands_at(page, at, pending):
            assert pending is not None
            at = pending.end = at + 1
            continue
        draft = _best(page, at, pending)
        if draft is None or page.add(draft) is None:
            at += 1
            continue
        if draft.type == "EVENT":
            _grow(page, draft)
        neighbour = neighbour_at(page, draft) if draft.type == "PLACE" else None
        while neighbour is not None and page.add(neighbour) is not None:
            neighbour = neighbour_at(page, draft, neighbour.last)
        pending = _past(pending, draft)
        at = draft.last


def _past(pending: Pending | None, draft: Draft) -> Pending | None:
    """A title waits on behind a place or an organisation, and is used up by anything else."""
    if pending is None or pending.end != draft.first or draft.type not in ("PLACE", "ORG"):
        return None
    pending.end = draft.last
    return pending


def _title(page: Page, at: int, pending: Pending | None) -> Pending | None:
    title = None if page.foreign else title_at(page, at, pending)
    if title is None:
        return None
    token = page.tokens[at]
    if token.cap and page.match("honorifics", at) == title.end:
        if not token.opens and page.phrase(at, title.end) not in _ADDRESSES:
            return None
        if title.end >= len(page) or not page.tokens[title.end].cap:
            return None
    longer = page.names_at(at)[0] > title.end
    # "Anh Sơn" is a district, but without its head hardly ever one.
    return None if longer and page.sections_at(at) != {"districts"} else title


def _stands_at(page: Page, at: int, pending: Pending | None) -> bool:
    """`Đại sứ Việt Nam | tại | Trung Quốc Phạm Sao Mai`."""
    waits = pending is not None and pending.end == at and pending.kind == "office"
    return waits and page.keys[at] in _AT and at + 1 < len(page) and page.tokens[at + 1].cap


def _best(page: Page, at: int, pending: Pending | None) -> Draft | None:
    """The longest of what may start here; a known name wins a tie, a titled person over a place."""
    known = known_at(page, at, pending)
    if page.foreign:
        return known or foreign_person_at(page, at)
    initials = pending is not None and pending.end == at and page.key(at + 1) == "."
    place = None if initials else place_at(page, at) or bracketed_at(page, at)
    others = (organisation_at(page, at), team_at(page, at), place)
    best = known
    for draft in others:
        if draft is not None and (best is None or draft.last > best.last):
            best = draft
    if best is None and page.tokens[at].cap:
        return person_at(page, at, pending) or lone_at(page, at)
    if best is None:
        return None
    if best is known and known.type == "PERSON":
        return _longer_person(page, at, pending, known)
    return best


def _longer_person(page: Page, at: int, pending: Pending | None, known: Draft) -> Draft:
    """`Trump` is known, but here stands `Trump Jr`."""
    person = person_at(page, at, pending) if run_end(page, at) > known.last else None
    return person if person is not None and person.last > known.last else known


def _grow(page: Page, draft: Draft) -> None:
    """Lets a known event take its number in."""
    first, last = draft.first, draft.last
    page.drop(draft)
    with_number(page, draft)
    if page.add(draft) is None:
        draft.first, draft.last = first, last
        page.add(draft)
