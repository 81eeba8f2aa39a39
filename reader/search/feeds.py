"""Which subscribed feeds a query means by a name: the user's, the feed's own, a folder's.

The one rule: who writes a whole name or address means that alone, not also the longer ones that
begin with it.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.search.connection import Connection
from reader.search.match import has_phrase, matches
from reader.search.query import Term
from reader.text.words import forms


def feeds_named(connection: Connection, terms: Sequence[Term]) -> list[int]:
    """Numbers of the feeds of this title, folder or address, else of those that have its words."""
    known = [
        (id, [name for name in names if name])
        for id, *names in connection.execute("SELECT id, title, own_title, folder, url FROM feed")
    ]
    return [id for id, names in known if any(_is_whole(terms, name) for name in names)] or [
        id for id, names in known if has_phrase(terms, names)
    ]


def _is_whole(terms: Sequence[Term], name: str) -> bool:
    exacts, foldeds = forms(name)
    return len(exacts) == len(terms) and all(map(matches, terms, exacts, foldeds))
