"""The names of shipped entities by id, for finding an article by any of them."""

from __future__ import annotations

from functools import cache

from reader.entities.lexicon import lexicon
from reader.entities.link import entity_id
from reader.text import exact


@cache
def shipped_names() -> dict[str, tuple[str, ...]]:
    """Entity id -> its names, the canonical one first."""
    return {
        entity_id(known.type, " ".join(exact(known.name).split())): (known.name, *known.aliases)
        for known in lexicon().known
    }
