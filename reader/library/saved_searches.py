"""What a library does with saved searches: names for queries, and how much each finds.

Every change is on disk when its method returns, and is one level of undo. Counting has a
connection of its own, so that no search ever waits for it.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from reader import search
from reader.language import _
from reader.library.base import Base
from reader.model import NotFound, ReaderError, SavedSearch
from reader.text import clean


class Saving(Base):
    """The part of `Library` that knows saved searches."""

    def saved_searches(self, *, counted: bool = True) -> list[SavedSearch]:
        """The saved searches, by name, in the order of a dictionary.

        Args:
            counted: find out how much each finds, which takes some ms for each in a large
                library; without, `total` and `unread` are 0.
        """
        with self._marking:
            found = [SavedSearch(name, query) for name, query in self._saved.all().items()]
        return [self._counted(one) for one in found] if counted else found

    def saved_search(self, name: str) -> SavedSearch:
        """The saved search of this name, counted.

        Raises:
            NotFound: there is none.
        """
        name = clean(name)
        with self._marking:
            query = self._saved.query(name)
        if query is None:
            raise NotFound(_("no saved search {name}").format(name=name))
        return self._counted(SavedSearch(name, query))

    def save_search(self, name: str, query: str) -> bool:
        """Save a query under a name, over what the name stood for; whether that is new.

        Raises:
            ReaderError: the name or the query is empty.
        """
        name = _given(name, _("a saved search needs a name"))
        query = _given(query, _("a saved search needs a query"))
        with self._marking:
            return bool(
                self._saved.save(
                    name, query, lambda _count: _("saved the search {name}").format(name=name)
                )
            )

    def rename_search(self, old: str, new: str) -> bool:
        """Give a saved search another name; whether it differs.

        Raises:
            NotFound: there is no saved search of the old name.
            ReaderError: the new one is empty, or stands for another search.
        """
        old, new = clean(old), _given(new, _("a saved search needs a name"))
        with self._marking:
            if self._saved.query(old) is None:
                raise NotFound(_("no saved search {name}").format(name=old))
            if old == new:
                return False
            if self._saved.query(new) is not None:
                raise ReaderError(_("there is a saved search {name} already").format(name=new))
            return bool(
                self._saved.rename(
                    old, new, lambda _count: _("renamed {old} to {new}").format(old=old, new=new)
                )
            )

    def remove_search(self, name: str) -> None:
        """Forget a saved search.

        Raises:
            NotFound: there is none of this name.
        """
        name = clean(name)
        with self._marking:
            if not self._saved.remove(
                name, lambda _count: _("removed the saved search {name}").format(name=name)
            ):
                raise NotFound(_("no saved search {name}").format(name=name))

    def _counted(self, one: SavedSearch) -> SavedSearch:
        parsed = search.parse(one.query, today=self._today())
        with self._counting:
            total = search.count(self._counter, parsed)
            unread = search.count(self._counter, search.narrowed(parsed, "unread")) if total else 0
        return replace(one, total=total, unread=unread)

    @cached_property
    def _counter(self) -> search.Searcher:
        return search.Searcher(self._files.reader())


def _given(text: str, what: str) -> str:
    text = clean(text)
    if not text:
        raise ReaderError(what)
    return text
