"""Full text for feeds that give only a teaser, right after they were fetched.

The one rule: a page is asked for once, when its article comes; one that fails is left to the user.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.library import Library

if TYPE_CHECKING:
    from reader.fetch.frames import Report
    from reader.fetch.parent import Stop


def complete(
    library: Library, before: int, *, everywhere: bool = False, stop: Stop | None = None
) -> Iterator[Report]:
    """Fetch the text of articles that came after the article `before`; a report for each.

    Args:
        before: `library.feeds.latest()` as it was before the feeds were fetched.
        everywhere: for all feeds, not only for those that are set so.
    """
    from reader.fetch import parent

    ids = library.feeds.brought_since(before, everywhere=everywhere)
    if ids:
        yield from parent.full_texts(library, ids, stop=stop)
