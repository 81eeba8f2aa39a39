"""Who, what, where and when a text names: recognition by rules, linked to entities with ids.

Importing this package loads no rules and no data; the first call does.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from reader.model import Correction, Mention

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.entities.corrections import Corrections

__all__ = ["LEXICON_VERSION", "aliases_of", "correcting", "recognize", "recognize_article"]

LEXICON_VERSION = 11
"""Raised whenever data or rules change what is recognised, so that articles are tagged again."""


def recognize(text: str, *, published: date | None = None) -> list[Mention]:
    """The mentions of a text, sorted, none overlapping; `text[m.start:m.end] == m.text`.

    `published` is the day the text appeared: dates without a year are resolved by it.
    """
    from reader.entities.recognition import recognise

    return recognise([text], published)[0]


def recognize_article(
    title: str, text: str, *, published: date | None = None
) -> tuple[list[Mention], list[Mention]]:
    """The mentions of an article's title and of its text, each with its own offsets.

    Both are read as one document: a short name in one links to the full name in the other.
    """
    from reader.entities.recognition import recognise

    in_title, in_text = recognise([title, text], published)
    return in_title, in_text


def aliases_of(entity_id: str) -> tuple[str, ...]:
    """The names, the canonical one first, of an entity that ships with the program; else none."""
    from reader.entities.aliases import shipped_names

    return shipped_names().get(entity_id, ())


def correcting(made: Iterable[Correction]) -> Corrections:
    """What the user corrected, in the order made, ready to be applied to mentions."""
    from reader.entities.corrections import Corrections

    return Corrections(made)
