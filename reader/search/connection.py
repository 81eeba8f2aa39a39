"""The connection that the library lends to search, as far as search uses it.

The one rule: what search knows of tables that aren't its own is told here, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol


class Cursor(Protocol):
    """The rows of an answer."""

    def fetchone(self) -> tuple[Any, ...] | None: ...

    def fetchall(self) -> list[tuple[Any, ...]]: ...

    def __iter__(self) -> Iterator[tuple[Any, ...]]: ...


class Connection(Protocol):
    """SQL over the library's file.

    Search owns the tables named in `index`. It reads `article_row` (`sort`, `id`, `mark`,
    `story`, `feed`, `title_key`, `source_key`), `muted` (`sort`), `posting` (`entity`, `sort`),
    `entity_alias` (`folded`, `exact`, `entity`), `entity_count`, and, on a connection for reading,
    the views `mark` (`id`, `tags` as JSON), `marked_read`, `marked_bookmarked` and `marked_note`
    (`id`), and `feed` (`id`, `url`, `title`, `folder`, `own_title`).
    """

    def execute(self, sql: str, parameters: Sequence[Any] = (), /) -> Cursor: ...

    def executemany(self, sql: str, parameters: Iterable[Sequence[Any]], /) -> Cursor: ...
