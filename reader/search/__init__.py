"""From a query to ranked articles: the language, the index, the order, the highlights.

Works on a connection that the library lends it; knows no TinyDB and no interface. Each part is
loaded when it is first asked for: the app paints its first list before it needs any of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.search.completion import complete
    from reader.search.highlight import snippet, spans
    from reader.search.index import (
        INDEX_VERSION,
        TABLES,
        TEXTS,
        add,
        begin_anew,
        create,
        discard,
        is_whole,
        remove,
        renew,
    )
    from reader.search.preparation import keep, prepare
    from reader.search.query import Query, is_lasting, narrowed, parse, without_accents
    from reader.search.rank import Answer, answer, count, which
    from reader.search.searcher import Searcher
    from reader.search.sets import forget_names, unreadable
    from reader.search.suggestion import suggest

__all__ = [
    "INDEX_VERSION",
    "TABLES",
    "TEXTS",
    "Answer",
    "Query",
    "Searcher",
    "add",
    "answer",
    "begin_anew",
    "complete",
    "count",
    "create",
    "discard",
    "forget_names",
    "is_lasting",
    "is_whole",
    "keep",
    "narrowed",
    "parse",
    "prepare",
    "remove",
    "renew",
    "snippet",
    "spans",
    "suggest",
    "unreadable",
    "which",
    "without_accents",
]

_PARTS = {
    "completion": ("complete",),
    "highlight": ("snippet", "spans"),
    "index": (
        *("INDEX_VERSION", "TABLES", "TEXTS", "add", "begin_anew", "create", "discard"),
        *("is_whole", "remove", "renew"),
    ),
    "preparation": ("keep", "prepare"),
    "query": ("Query", "is_lasting", "narrowed", "parse", "without_accents"),
    "rank": ("Answer", "answer", "count", "which"),
    "searcher": ("Searcher",),
    "sets": ("forget_names", "unreadable"),
    "suggestion": ("suggest",),
}


def __getattr__(name: str) -> object:
    for part, names in _PARTS.items():
        if name in names:
            value: object = getattr(import_module(f"{__name__}.{part}"), name)
            globals()[name] = value
            return value
    raise AttributeError(name)
