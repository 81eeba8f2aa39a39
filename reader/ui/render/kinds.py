"""The kinds of entities as the screen tells them apart: a sign, a group, a style name.

The one rule: a kind is never told by its colour alone; its sign and its group say it too.
"""

from __future__ import annotations

from reader.language import N_
from reader.model import EntityType

GROUPS: tuple[tuple[str, tuple[EntityType, ...]], ...] = (
    (N_("People"), ("PERSON",)),
    (N_("Organisations"), ("ORG",)),
    (N_("Places"), ("PLACE",)),
    (N_("Dates"), ("DATE",)),
    (N_("Amounts"), ("MONEY", "QUANTITY")),
    (N_("Documents & events"), ("DOC", "EVENT")),
)
"""The sidebar's groups in their order."""

SIGNS: dict[EntityType, str] = {
    "PERSON": "◆",
    "ORG": "■",
    "PLACE": "▲",
    "DATE": "◇",
    "MONEY": "#",
    "QUANTITY": "#",
    "DOC": "§",
    "EVENT": "*",
}

STYLES: dict[EntityType, str] = {
    "PERSON": "entity--person",
    "ORG": "entity--organisation",
    "PLACE": "entity--place",
    "DATE": "entity--date",
    "MONEY": "entity--amount",
    "QUANTITY": "entity--amount",
    "DOC": "entity--document",
    "EVENT": "entity--document",
}
"""Component classes that the reading pane and the sidebar share."""

ENTITY_CLASSES = frozenset(STYLES.values())
