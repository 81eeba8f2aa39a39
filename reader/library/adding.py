"""Taking articles in: new ones, files, pages of teasers, and what another library gave out.

The one rule: what is added is written and can be found when a call returns; what takes longer, the
names in it, follows in steps between which others may write.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reader import store
from reader.language import ngettext, number
from reader.library.mutes import Muting
from reader.model import Added, Article


class Taking(Muting):
    """The part of `Library` that takes in."""

    def add(self, articles: Iterable[Article]) -> list[Added]:
        """Take articles in: written and searchable when this returns; entities follow."""
        with self._writing:
            return [self._carried(added) for added in self._ingest.articles(articles)]

    def take_in(self, sources: Iterable[str]) -> Iterator[Added]:
        """Take text files in; what became of each, as it is written."""
        with self._writing:
            yield from map(self._carried, self._ingest.files(sources))

    def attach(self, id: int, page: Article) -> Added:
        """Give an article the text of its page; what its feed gave is kept beside it.

        Returns `duplicate` where the page says no more than is known.

        Raises:
            NotFound: no such article.
        """
        with self._writing:
            return self._ingest.attach(id, page)

    def tag_article(self, id: int) -> None:
        """Recognise the entities of one article now, if that was not done yet."""
        with self._writing:
            self._ingest.tag_these(head.id for head in self._heads([id]))

    def tag_pending(self, limit: int | None = None) -> int:
        """Recognise the entities of articles that have none yet, newest first; how many.

        With a limit, articles that a search can't find yet are indexed first and counted, so
        that calling this until it returns 0 completes a library while it is used.
        """
        if limit is not None and (indexed := self.index_pending(limit)):
            return indexed
        return self._work(self._ingest.tag(), limit)

    def index_pending(self, limit: int | None = None) -> int:
        """Index the articles that a search can't find yet, newest first; how many.

        There are some only after an upgrade changed the index, or a repair.
        """
        self._follow_mutes()
        done = 0
        while (limit is None or done < limit) and self._lacks_index():
            with self._writing:
                done += self._ingest.index(None if limit is None else limit - done)
        return done

    def bring_in(
        self, articles: Iterable[store.Document], marks: Iterable[store.Document]
    ) -> tuple[int, int]:
        """Take in stored articles and marks that aren't here yet; how many of each came in."""
        by_key = {str(document["key"]): document for document in articles}
        with self._writing:
            came = sum(1 for _came in self._ingest.documents(by_key.values()))
        with self._marking:
            marked = self._marks.bring_in(marks, by_key, _imported)
        return came, marked

    # Inside

    def _work(self, steps: Iterator[int], limit: int | None) -> int:
        """Do so many steps, letting others write in between; how many were done."""
        done = 0
        while done != limit:
            with self._writing:
                if next(steps, None) is None:
                    break
            done += 1
        return done

    def _bring_back(self) -> int:
        """Add the articles that bookmarks and notes carry and the library hasn't; how many."""
        return sum(1 for _came in self._ingest.documents(self._marks.kept()))


def _imported(count: int) -> str:
    said = ngettext("imported {count} mark", "imported {count} marks", count)
    return said.format(count=number(count))
