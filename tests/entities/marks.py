"""How the tests of this room write what was recognised."""

from __future__ import annotations

from reader.entities import recognize
from reader.model import Mention


def marked(text: str, *types: str) -> list[str]:
    """`["PLACE Mỹ", "PERSON Donald Trump"]`: the mentions of a text, of these types only."""
    return [f"{one.type} {one.text}" for one in recognize(text) if not types or one.type in types]


def named(text: str, surface: str) -> Mention:
    """The one mention with this surface."""
    (mention,) = {one.entity_id: one for one in recognize(text) if one.text == surface}.values()
    return mention
