"""The one façade that the command line and the interface use.

A `Library` is two files in one folder: what came from outside, and what the user made of it. Its
methods may be called from any thread; those that search or read never wait for those that write.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Self

from reader import search, store
from reader.language import _
from reader.library.adding import Taking
from reader.library.feeds import Following
from reader.library.retention import Retaining
from reader.library.samples import sample_files
from reader.library.saved_searches import Saving
from reader.model import ArticleEntity, NotFound, Reading, Row
from reader.text import moments

RELATED = 5
"""Stories of the library that are offered at the end of an article."""


def default_directory() -> Path:
    """`READER_LIBRARY`, else where the platform keeps a program's data."""
    if named := os.environ.get("READER_LIBRARY"):
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("reader", appauthor=False)


class Library(Taking, Retaining, Saving):
    """Open with `Library.open`, close when done (or use as a context manager)."""

    def __init__(self, directory: Path, now: Callable[[], datetime], is_samples: bool) -> None:
        super().__init__(directory, now)
        self.is_samples = is_samples
        self.feeds = Following(self._files, now, self._marking, self._reading, lambda: self._reader)
        self._versions = self._files.versions()
        with self._writing:
            if self._derived.index_version() != search.INDEX_VERSION:
                self._ingest.prepare()
        if self._files.library_is_new:  # what was bookmarked in an earlier one comes back
            self._bring_back()

    @classmethod
    def open(
        cls,
        directory: Path | None = None,
        *,
        samples: bool = False,
        create: bool = False,
        now: Callable[[], datetime] = moments.now,
    ) -> Self:
        """The library in `directory`, or the samples while the user has none.

        Args:
            directory: the folder of the library's files (default: `default_directory()`).
            samples: open the built-in sample library in any case.
            create: make the user's library if there is none yet.
            now: the clock.

        Raises:
            LibraryError: the folder or its files can't be opened.
        """
        directory = directory or default_directory()
        if not samples and (create or store.Files.exist(directory)):
            return cls(directory, now, is_samples=False)
        library = cls(directory / "samples", now, is_samples=True)
        if not library.find(limit=1).ids:
            for _added in library.take_in(sample_files()):
                pass
        return library

    @staticmethod
    def exists(directory: Path) -> bool:
        """Whether the user has a library in this folder; one that nothing came into is none."""
        return store.Files.exist(directory)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Reading

    def rows(
        self, ids: Sequence[int], words: Sequence[str] = (), *, snippets: bool = False
    ) -> list[Row]:
        """The rows of these articles in this order, those that are gone left out.

        Args:
            words: `Listing.words`; the spans of the title show where they match.
            snippets: cut the snippet around the best match instead of at the lede's start.
        """
        with self._reading:
            heads = self._heads(ids)
            marks = store.marks(self._reader, [head.mark for head in heads])
            return [
                self._row(head, marks.get(head.mark, store.NO_MARK), words, snippets)
                for head in heads
            ]

    def reading(self, id: int) -> Reading:
        """An article with its entities and related stories.

        Raises:
            NotFound: no such article.
        """
        with self._reading:
            rows = self.rows([id])
            if not rows:
                raise NotFound(_("no article {id}").format(id=id))
            stored = store.get(self._reader, id)
            entities = store.article_entities(self._reader, id)
            return Reading(
                rows[0],
                stored.article,
                entities or (),
                is_tagged=entities is not None,
                related=self._related(stored, entities or ()),
                left_at=store.spot(self._reader, stored.key),
            )

    def versions(self, id: int) -> list[Row]:
        """All articles that tell the story of one in nearly the same words, the newest first.

        Raises:
            NotFound: no such article.
        """
        rows = self.rows(self._told([self._head(id).story]))
        return sorted(rows, key=lambda row: row.published.value or row.added, reverse=True)

    def leave_at(self, id: int, block: int, character: int) -> None:
        """Keep how far an article was read, so that it opens there again.

        Raises:
            NotFound: no such article.
        """
        with self._marking:
            self._places.keep(self._head(id).key, (block, character), self._moment())

    def last_left(self) -> int | None:
        """The article that was left last, if its place was kept."""
        with self._reading:
            return store.last_left(self._reader)

    # What is there

    def changed(self) -> bool:
        """Whether another process has changed anything since this was last asked; takes some µs."""
        before, self._versions = self._versions, self._files.versions()
        return before != self._versions

    def documents(self, id: int) -> tuple[store.Document, store.Document]:
        """The article as it is stored, and what the user made of it (empty if nothing).

        Raises:
            NotFound: no such article.
        """
        with self._marking, self._reading:
            key = self._head(id).key
            return store.document(self._reader, id), self._marks.get(key)

    # Inside

    def _row(self, head: store.Head, mark: store.Mark, words: Sequence[str], snippets: bool) -> Row:
        snippet = head.excerpt
        if snippets and words:
            article = store.get(self._reader, head.id).article
            snippet = search.snippet((article.lede, *article.body), words)
        return Row(
            id=head.id,
            key=head.key,
            title=head.title,
            source=head.source,
            url=head.url,
            published=head.published,
            added=head.added,
            read=mark.read,
            bookmarked=mark.bookmarked,
            tags=mark.tags,
            note=mark.note,
            minutes=head.minutes,
            versions=store.versions(self._reader, head.story),
            snippet=snippet,
            title_spans=tuple(search.spans(head.title, words)) if words else (),
        )

    def _related(
        self, stored: store.Stored, entities: tuple[ArticleEntity, ...]
    ) -> tuple[Row, ...]:
        sorts = store.related(self._reader, stored.sort, entities, RELATED)
        return tuple(self.rows([moments.sequence(sort) for sort in sorts]))
