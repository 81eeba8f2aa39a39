"""The library on disk: TinyDB over SQLite rows, and what is derived beside the documents.

Nothing else in the program touches the library's files.
"""

from reader.store.articles import (
    Articles,
    Head,
    Stored,
    document,
    get,
    heads,
    keyed,
    told,
    total,
    unpack,
    versions,
)
from reader.store.connection import Guard, explained
from reader.store.corrections import AppliedCorrections, CorrectionList
from reader.store.derived import Derived
from reader.store.documents import Document
from reader.store.entity_finding import entities_like
from reader.store.entity_pages import common, entity, entity_named, entity_page, timeline
from reader.store.feeds import Feeds, brought, latest, unread
from reader.store.files import Files
from reader.store.history import Describe
from reader.store.marks import NO_MARK, Mark, Marks, marks
from reader.store.mutes import Muted, MuteRules
from reader.store.newest import newest
from reader.store.places import Places, Spot, last_left, spot
from reader.store.related import related
from reader.store.retention import Gone, expired, is_kept
from reader.store.saved import Saved
from reader.store.stories import Stories
from reader.store.tags import Tagging, Tags, article_entities, entities

__all__ = [
    "NO_MARK",
    "AppliedCorrections",
    "Articles",
    "CorrectionList",
    "Derived",
    "Describe",
    "Document",
    "Feeds",
    "Files",
    "Gone",
    "Guard",
    "Head",
    "Mark",
    "Marks",
    "MuteRules",
    "Muted",
    "Places",
    "Saved",
    "Spot",
    "Stored",
    "Stories",
    "Tagging",
    "Tags",
    "article_entities",
    "brought",
    "common",
    "document",
    "entities",
    "entities_like",
    "entity",
    "entity_named",
    "entity_page",
    "expired",
    "explained",
    "get",
    "heads",
    "is_kept",
    "keyed",
    "last_left",
    "latest",
    "marks",
    "newest",
    "related",
    "spot",
    "timeline",
    "told",
    "total",
    "unpack",
    "unread",
    "versions",
]
