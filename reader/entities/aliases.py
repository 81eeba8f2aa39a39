"""The names of shipped entities by id, for finding an article by any of them."""

from __future__ import annotations

from functools import cache

from reader.entities.lexicon import lexicon
from reader.entities.link import entity_id, name_key


@cache
def shipped_names() -> dict[str, tuple[str, ...]]:
    """Entity id -> its names, the canonical one first."""
    return {
        entity_id(known.type, name_key(known.name)): (known.name, *known.aliases)
        for known in lexicon().known
    }
