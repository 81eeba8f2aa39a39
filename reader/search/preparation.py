"""What an app does for the searches to come while nothing is asked of it.

The rule: reading and writing are apart, so that nobody who searches waits for the disk.
"""

from __future__ import annotations

from reader.search.searcher import Searcher
from reader.search.sets import SMALL, Step, frequent


def prepare(searcher: Searcher) -> Step | None:
    """Sets to be written with `keep`, after which there may be more; None if nothing is left."""
    searcher.refresh()
    size, there = len(searcher.timeline), searcher.progress
    if size < SMALL or (there and there.is_whole):
        searcher.in_state("read")
        return None
    if there is None:
        return Step()
    table, tokens, then = frequent(searcher.connection, there, size)
    return Step(then, [(token, searcher.as_kept(token, table)) for token in tokens])
