"""The shared vectors of dates, amounts, linking and splits: which are missed.

Each function takes the vectors of its kind and gives what it missed, by its text; the tests and
the benchmark of this room both read them here.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import cast

from reader.entities import recognize
from reader.text.dates import find_dates
from reader.text.numbers import find_amounts

_NAMED = ("PERSON", "ORG", "PLACE")
SPRING = date(2025, 4, 11)
Cases = list[list[object]]


def vectors(corpora: Path) -> dict[str, dict[str, Cases]]:
    """The vectors of a folder of real data."""
    path = corpora / "entities/testvectors.json"
    return cast("dict[str, dict[str, Cases]]", json.loads(path.read_text("utf8")))


def missed_dates(given: dict[str, Cases]) -> list[str]:
    """Texts whose dates say something else, or that have some and should have none."""
    missed = []
    for text, reference, value in given["cases"]:
        day = date.fromisoformat(str(reference))
        found = [one.value for one in find_dates(str(text), reference=day)]
        if found != (value if isinstance(value, list) else [value]):
            missed.append(str(text))
    none = (str(text) for text in given["not_dates"])
    return missed + [text for text in none if find_dates(text, reference=SPRING)]


def missed_amounts(given: dict[str, Cases]) -> list[str]:
    """Texts whose one amount has another value or unit."""
    missed = []
    for text, value, unit in given["cases"]:
        wanted = tuple(value) if isinstance(value, list) else value
        if [(one.value, one.unit) for one in find_amounts(str(text))] != [(wanted, unit)]:
            missed.append(str(text))
    return missed


def missed_links(given: dict[str, Cases]) -> list[str]:
    """Names that don't share their entity with the first of their row."""
    missed = []
    for names in given["same"]:
        found = {frozenset(_entities(text)) for text in _in_context([str(one) for one in names])}
        if len(found) != 1:
            missed.append(", ".join(map(str, names)))
    return missed


def _in_context(names: list[str]) -> list[str]:
    """A name marked "(same …)" is one only in an article that has said the first."""
    full = names[0]
    return [
        f"{full} đến. Lát sau {name.split(' (same')[0]} về." if "(same" in name else name
        for name in names
    ]


def _entities(text: str) -> set[str]:
    return {one.entity_id for one in recognize(text) if one.type in _NAMED}


def missed_splits(given: dict[str, Cases]) -> list[str]:
    """Texts that aren't split into title, place and person."""
    missed = []
    for text, parts in given["cases"]:
        mentions = recognize(str(text))
        said = [one.text for one in mentions]
        titles = ", ".join(one.title or "" for one in mentions)
        if any(part not in said and part not in titles for part in cast("list[str]", parts)):
            missed.append(str(text))
    return missed


KINDS: dict[str, Callable[[dict[str, Cases]], list[str]]] = {
    "dates": missed_dates,
    "amounts": missed_amounts,
    "linking": missed_links,
    "splits": missed_splits,
}
