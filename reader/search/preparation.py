"""What an app does for the searches to come while nothing is asked of it.

The rule: reading and writing are apart, so that nobody who searches waits for the disk.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reader.search import pieces, sets
from reader.search.connection import Connection
from reader.search.searcher import Searcher
from reader.search.sets import SMALL, Progress, frequent


@dataclass(frozen=True, slots=True)
class Step:
    """What is to be written next."""

    kind: Literal["merge", "begin", "sets"]
    progress: Progress | None = None
    """How far the sets get with these."""
    sets: Sequence[tuple[str, int]] = ()


def prepare(searcher: Searcher) -> Step | None:
    """What is to be written with `keep`, after which there may be more; None if nothing is left.

    First the pieces of the index are merged, which makes it faster to read for the sets, too.
    """
    searcher.refresh()
    size, there = len(searcher.timeline), searcher.progress
    if size < SMALL or (there and there.is_done):
        searcher.in_state("read")
        return None
    if there is None:
        return Step("merge" if pieces.are_many(searcher.connection) else "begin")
    table, tokens, then = frequent(searcher.connection, there, size)
    return Step("sets", then, [(token, searcher.as_kept(token, table)) for token in tokens])


def keep(connection: Connection, step: Step) -> None:
    """Write what a step has made, in the caller's transaction."""
    if step.kind == "merge":
        pieces.merge(connection)
    elif step.progress is None:
        sets.begin(connection)
    else:
        sets.write(connection, step.progress, step.sets)
