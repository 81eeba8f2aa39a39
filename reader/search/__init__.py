"""From a query to ranked articles: the language, the index, the order, the highlights.

Works on a connection that the library lends it; knows no TinyDB and no interface.
"""

from reader.search.complete import complete
from reader.search.highlight import snippet, spans
from reader.search.index import INDEX_VERSION, TABLES, add, create, remove
from reader.search.plan import prepare
from reader.search.query import Query, parse, without_accents
from reader.search.rank import Answer, answer
from reader.search.suggest import suggest

__all__ = [
    "INDEX_VERSION",
    "TABLES",
    "Answer",
    "Query",
    "add",
    "answer",
    "complete",
    "create",
    "parse",
    "prepare",
    "remove",
    "snippet",
    "spans",
    "suggest",
    "without_accents",
]
