"""Libraries for tests: opened at a fixed time, and compared by all that a user sees."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from reader.library import Library

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def open_library(folder: Path) -> Library:
    return Library.open(folder, create=True, now=lambda: NOW)


def everything(folder: Path) -> object:
    """All that a user can see of a library."""
    with open_library(folder) as library:
        library.index_pending()
        library.tag_pending()
        ids = library.find().ids
        readings = [library.reading(id) for id in ids]
        notes = [library.note(id) for id in ids]
        found = [library.find(words).ids for words in ("dien bien", "việt nam", "is:bookmarked")]
        return readings, notes, found, library.entities()
