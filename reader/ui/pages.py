"""The first page of a list, and where the cursor begins in it.

It is asked for first, so that it is painted before all is known.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.library import Library
from reader.model import Listing, Row, Sort

Page = tuple[Listing, Sequence[Row]]
"""A list and those of its rows that are seen first."""

FIRST_IDS = 200
FIRST_ROWS = 32
"""As many as are seen on most screens."""


def page(
    library: Library,
    query: str,
    limit: int | None,
    *,
    sort: Sort = "rank",
    typing: bool = False,
) -> Page:
    """The articles that a query finds, at most so many, with the rows that fit a screen."""
    listing = library.find(query, sort=sort, limit=limit, typing=typing)
    return listing, library.rows(listing.ids[:FIRST_ROWS], listing.words)


def first_page(
    library: Library, query: str = "", *, sort: Sort = "rank", typing: bool = False
) -> Page:
    """The first articles that a query finds."""
    return page(library, query, FIRST_IDS, sort=sort, typing=typing)


def begins_at(page: Page, last: int | None) -> int | None:
    """The article where the cursor begins: the one that was left last, if its row is there.

    Further down nobody would see why the list doesn't begin at its first article.
    """
    ids = [row.id for row in page[1]]
    return last if last in ids else next(iter(ids), None)
