"""Where the words of a query stand in the blocks of an article.

Owns the step from a text's match spans to places that the reading pane can light and step to.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader import search
from reader.ui.render.article import Place
from reader.ui.render.blocks import Block, Kind

_SEARCHED: frozenset[Kind] = frozenset({"title", "lede", "body", "caption"})


def matches_of(blocks: Sequence[Block], words: Sequence[str]) -> list[Place]:
    """Every match in the article itself (not in what it is related to), in reading order."""
    if not words:
        return []
    return [
        Place(index, start, end)
        for index, block in enumerate(blocks)
        if block.kind in _SEARCHED
        for start, end in search.spans(block.text, words)
    ]
