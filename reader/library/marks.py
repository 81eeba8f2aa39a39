"""What a library does with what the user makes of articles: marks, tags, notes, and taking back.

Every change is on disk when its method returns, and is one level of undo.
"""

from __future__ import annotations

from collections.abc import Iterable

from reader import store
from reader.language import _
from reader.library.base import Base
from reader.model import Added, ReaderError
from reader.text import clean, clean_block


class Marking(Base):
    """The part of `Library` that writes marks."""

    def mark_read(self, ids: Iterable[int], read: bool = True) -> int:
        """Mark articles read or unread in all their versions, durably; how many that changed."""
        at = self._moment() if read else None
        said = _("marked {count} read") if read else _("marked {count} unread")
        with self._marking:
            stories = [head.story for head in self._heads(ids)]
            keys = [head.key for head in self._heads(self._told(stories))]

            def describe(count: int) -> str:  # versions don't count, who marks sees stories
                return said.format(count=min(count, len(stories)))

            return min(self._marks.read(keys, at, describe), len(stories))

    def bookmark(self, ids: Iterable[int], on: bool = True) -> int:
        """Set or take off bookmarks, durably; how many that changed.

        A bookmark carries its article, so that the text is kept whatever becomes of the library.
        """
        at = self._moment() if on else None
        said = _("bookmarked {count}") if on else _("took the bookmark off {count}")
        with self._marking:
            with self._reading:
                articles = dict(store.keyed(self._reader, list(ids)))
            return self._marks.bookmark(articles, at, lambda count: said.format(count=count))

    def tag(self, ids: Iterable[int], tags: Iterable[str], on: bool = True) -> int:
        """Put tags on articles or take them off, durably; how many articles that changed.

        Raises:
            ReaderError: one of the tags has no name.
        """
        named = [tag_name(tag) for tag in tags]
        if not all(named):
            raise ReaderError(_("a tag needs a name"))
        said = _("tagged {count}: {tags}") if on else _("untagged {count}: {tags}")
        with self._marking:
            keys = [head.key for head in self._heads(ids)]
            return self._marks.tag(
                keys, named, on, lambda count: said.format(count=count, tags=", ".join(named))
            )

    def note(self, id: int) -> str:
        """The note on an article, or an empty string.

        Raises:
            NotFound: no such article.
        """
        with self._reading:
            head = self._head(id)
            return store.marks(self._reader, [head.mark]).get(head.mark, store.NO_MARK).note

    def write_note(self, id: int, text: str) -> bool:
        """Write the note on an article, durably; an empty one takes it off; whether it differs.

        A note carries its article like a bookmark, so that the text is kept.

        Raises:
            NotFound: no such article.
            ReaderError: what was written is no text.
        """
        written, text = text.strip(), clean_block(text).strip()
        if written and not text:
            raise ReaderError(_("there is no text in this note"))
        with self._marking:
            with self._reading:
                key = self._head(id).key
                ((_key, article),) = store.keyed(self._reader, [id])
            what = _("wrote a note") if text else _("took a note off")
            return self._marks.note(key, text, article, lambda _count: what)

    def undo(self) -> str | None:
        """Take back the latest change to what the user made, also one of an earlier run.

        Returns what was taken back ("marked 12 read"), or None if there is nothing left.
        """
        with self._marking:
            undone = self._files.history.undo()
        self._follow()
        return undone

    def redo(self) -> str | None:
        """Make again what was last taken back; what it was, or None if there is nothing."""
        with self._marking:
            redone = self._files.history.redo()
        self._follow()
        return redone

    def _follow(self) -> None:
        """Bring what is derived from the state in step, after any of that may have changed."""

    def _carried(self, added: Added) -> Added:
        """What came, read if its story was."""
        if added.status == "added" and added.same_as is not None and added.id is not None:
            self._carry_read(added.id)
        return added

    def _carry_read(self, id: int) -> None:
        """A story that was read in one version is read in the one that has just come, too."""
        with self._marking:
            new = self._head(id)
            others = [head.mark for head in self._heads(self._told([new.story])) if head.id != id]
            with self._reading:
                marks = store.marks(self._reader, others)
            if any(mark.read for mark in marks.values()):
                self._marks.carry_read(new.key, self._moment())


def tag_name(typed: str) -> str:
    """A tag as it is kept: without the sign before it, and the quotes that a query needs."""
    return clean(typed).lstrip("#").replace('"', "").strip()
