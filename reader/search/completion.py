"""Completing what stands before the cursor: field names and states, entities, tags, sources.

Words are not completed: the last one is a prefix anyway while it is being typed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from reader.search.connection import Connection
from reader.search.searcher import Searcher
from reader.text.words import forms

OFFERED = 10
"""Completions at most."""

_FIELDS = (
    *("title:", "body:", "source:", "tag:", "feed:", "is:unread", "is:read", "is:bookmarked"),
    *("is:muted", "has:note", "after:", "before:", "date:today", "date:7d", "date:"),
)
_UNFINISHED = re.compile(r'(?:^|[\s(])-?((?:@|tag:|source:)"[^"]*|[^\s()"-][^\s()"]*)$')
_LAST = "\U0010ffff"


def complete(searcher: Searcher, text: str, cursor: int) -> list[str]:
    """What the text before the cursor may become, likeliest first; empty if nothing is known.

    Args:
        cursor: a position in `text`; what follows it is left out of the answer.
    """
    match = _UNFINISHED.search(text[:cursor])
    if match is None:
        return []
    head, word = text[: match.start(1)], match[1]
    offered = dict.fromkeys(_completions(searcher, word))
    return [head + completion for completion in list(offered)[:OFFERED] if completion != word]


def _completions(searcher: Searcher, word: str) -> Iterable[str]:
    if word.startswith("@"):
        return (f"@{_quoted(name)}" for name in _entities(searcher.connection, _folded(word[1:])))
    field, colon, value = word.partition(":")
    if colon and field.lower() in ("tag", "source"):
        known = _tags(searcher.connection) if field.lower() == "tag" else _sources(searcher)
        wanted = _folded(value)
        return (f"{field}:{_quoted(name)}" for name in known if _folded(name).startswith(wanted))
    return (name for name in _FIELDS if name.startswith(word.lower()))


def _entities(connection: Connection, folded: str) -> Iterator[str]:
    rows = connection.execute(
        "SELECT exact FROM entity_alias JOIN entity_count USING (entity)"
        " WHERE folded BETWEEN ? AND ? AND articles > 0 ORDER BY articles DESC LIMIT ?",
        (folded, folded + _LAST, OFFERED),
    )
    return (exact for (exact,) in rows)


def _tags(connection: Connection) -> list[str]:
    rows = connection.execute("SELECT DISTINCT tags FROM mark WHERE tags IS NOT NULL")
    return sorted({tag for (tags,) in rows for tag in json.loads(tags)})


def _sources(searcher: Searcher) -> Iterator[str]:
    """The words of sources' names."""
    return (token.removeprefix(":s=") for token in searcher.tokens_from(":s=", 200))


def _folded(text: str) -> str:
    return " ".join(forms(text)[1])


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name
