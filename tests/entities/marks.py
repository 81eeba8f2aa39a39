"""How the tests of this room write what was recognised."""

from __future__ import annotations

import re

from reader.entities import recognize
from reader.model import Mention

_SIGNS = {
    "PERSON": "P", "ORG": "O", "PLACE": "L", "DATE": "D", "MONEY": "M", "QUANTITY": "Q",
    "DOC": "X", "EVENT": "E",
}  # fmt: skip
_MARK = re.compile(r"\[([^|\]]*)\|[A-Z]\]")


def marked(text: str, *types: str) -> list[str]:
    """`["PLACE Mỹ", "PERSON Donald Trump"]`: the mentions of a text, of these types only."""
    return [f"{one.type} {one.text}" for one in recognize(text) if not types or one.type in types]


def named(text: str, surface: str) -> Mention:
    """The one mention with this surface."""
    (mention,) = {one.entity_id: one for one in recognize(text) if one.text == surface}.values()
    return mention


def in_place(text: str) -> str:
    """The text with its mentions marked in it: `[Tô Lâm|P] đến [Huế|L].`

    P person, O organisation, L place, D date, M money, Q quantity, X document, E event.
    """
    parts, end = [], 0
    for one in recognize(text):
        parts.append(f"{text[end : one.start]}[{one.text}|{_SIGNS[one.type]}]")
        end = one.end
    return "".join(parts) + text[end:]


def unmarked(sentence: str) -> str:
    """A marked sentence as it stood in the text."""
    return _MARK.sub(r"\1", sentence)


def sentences(table: str) -> list[str]:
    """The marked sentences of a table, one a line."""
    return [line for line in table.strip().splitlines() if line and not line.startswith("#")]
