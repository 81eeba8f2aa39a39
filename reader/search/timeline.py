"""Where each article stands in time, as a position from 0; and which of them tell one story.

Positions grow with the sortable key, but for articles that came in, or were written anew, since
the timeline or the order it is made from was made: those stand at its end in the order of their
arrival. When there are many of them a new timeline is due.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from bisect import bisect_left
from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from heapq import merge

from reader.search.bits import descending, together
from reader.search.connection import Connection
from reader.search.sets import KeptSets
from reader.text.moments import sequence

LATE = 2000
"""So many late articles make a new timeline cheaper."""
HIGHEST, SPARSE = 1 << 24, 64
"""With an id above the first, and less than one id of so many in use, positions aren't a list."""


class _Sparse(dict[int, int]):
    """Positions by id; -1 stands for none."""

    def __missing__(self, id: int) -> int:
        return -1


class Timeline:
    """The articles of a library as they were when it was made or last asked to follow."""

    def __init__(
        self,
        connection: Connection,
        ids: Sequence[int] | None = None,
        kept: KeptSets | None = None,
    ) -> None:
        """The timeline of all articles, or of those of some ids only.

        Args:
            kept: has the order in which most of them stand.

        Raises:
            sqlite3.DatabaseError: what the file has for sortable keys are none.
        """
        self._connection = connection
        self.gone = 0
        """The positions at which no article stands any more."""
        late: Sequence[int] = ()
        if kept is None:
            self.sorts = array("q", sorted(self._all(ids)))
            """Sortable keys by position."""
            self.last = max(map(sequence, self.sorts), default=0)
            """The highest id."""
        else:
            self.sorts, self.last = kept.sorts[:], kept.last
            late = self._moved(kept)
        self._ordered = len(self.sorts)
        self._positions: array[int] | _Sparse = array("i")
        self._make_room()
        for position, sort in enumerate(self.sorts):
            self._positions[sequence(sort)] = position
        for position in descending(self.gone):
            self._positions[sequence(self.sorts[position])] = -1
        self._marks = array("q")
        for sort in late:
            self._append(sort)
        self.is_due = not self.follow()
        """Whether so many articles stand at the end that another one is due."""

    def _moved(self, kept: KeptSets) -> list[int]:
        """The articles of an order that stand elsewhere now; notes where they and others stood."""
        rewritten = kept.rewritten
        (count,) = self._connection.execute(
            "SELECT count(*) FROM article_row WHERE id <= ?", (self.last,)
        ).fetchone() or (0,)
        if not rewritten and count == len(self.sorts):  # only rewritten ones come up to this id
            return []
        now = {sort for sort in self._all(None) if sequence(sort) <= self.last}
        vacated = [
            position
            for position, sort in enumerate(self.sorts)
            if sort not in now or sequence(sort) in rewritten
        ]
        self.gone = together(vacated, len(self.sorts))
        return sorted(sort for sort in now if sequence(sort) in rewritten)

    def _make_room(self) -> None:
        """Have positions for all ids up to the last."""
        if isinstance(self._positions, _Sparse):
            return
        if self.last > max(HIGHEST, SPARSE * len(self.sorts)):
            known = enumerate(self._positions)
            self._positions = _Sparse({id: at for id, at in known if at >= 0})
        else:
            self._positions.extend(array("i", [-1]) * (self.last + 1 - len(self._positions)))

    def _append(self, sort: int) -> None:
        self._positions[sequence(sort)] = len(self.sorts)
        self.sorts.append(sort)

    def _all(self, ids: Sequence[int] | None) -> Iterator[int]:
        among = " WHERE id IN (SELECT value FROM json_each(?))" if ids is not None else ""
        rows = self._connection.execute(
            f"SELECT sort FROM article_row{among}", (json.dumps(ids),) if among else ()
        )
        return (sort for (sort,) in rows)

    def __len__(self) -> int:
        return len(self.sorts)

    @property
    def everything(self) -> int:
        """All articles."""
        return (1 << len(self.sorts)) - 1 & ~self.gone

    @property
    def late(self) -> list[int]:
        """The sortable keys of the articles that stand at the end."""
        return self.sorts[self._ordered :].tolist()

    def follow(self) -> bool:
        """Take in articles with higher ids than the last; False if a new timeline is due."""
        rows = self._connection.execute(
            "SELECT sort FROM article_row WHERE id > ? ORDER BY id", (self.last,)
        )
        for (sort,) in rows:
            self.last = sequence(sort)
            self._make_room()
            self._append(sort)
        self._read_stories()
        return len(self.sorts) - self._ordered <= LATE

    def of_ids(self, ids: Collection[int]) -> int:
        """The set of these articles; ids of others are passed over.

        Raises:
            sqlite3.DatabaseError: what the file has for ids are none.
        """
        try:
            if max(ids, default=0) > self.last:
                ids = [id for id in ids if id <= self.last]
            return together(list(map(self._positions.__getitem__, ids)), len(self.sorts))
        except (TypeError, IndexError) as error:
            raise sqlite3.DatabaseError("malformed list of articles") from error

    def marked(self, marks: Container[int]) -> int:
        """The articles that have one of these marks."""
        if len(self._marks) != len(self.sorts):
            self._marks = array("q", bytes(8 * len(self.sorts)))
            rows = self._connection.execute(
                "SELECT sort & 0x3fffffff, mark FROM article_row WHERE sort & 0x3fffffff <= ?",
                (self.last,),
            )
            for id, mark in rows:  # one by one: all at once they take megabytes that stay taken
                if (position := self._positions[id]) >= 0:
                    self._marks[position] = mark
        having = [position for position, mark in enumerate(self._marks) if mark in marks]
        return together(having, len(self.sorts)) & ~self.gone

    def between(self, start: int | None, end: int | None) -> int:
        """The articles from one sortable key to another, which is not included."""
        first = 0 if start is None else bisect_left(self.sorts, start, hi=self._ordered)
        stop = self._ordered
        if end is not None:
            stop = bisect_left(self.sorts, end, hi=self._ordered)
        late = [
            position
            for position in range(self._ordered, len(self.sorts))
            if (start is None or start <= self.sorts[position])
            and (end is None or self.sorts[position] < end)
        ]
        ordered = (1 << stop) - (1 << first) if first < stop else 0
        return (ordered | together(late, len(self.sorts))) & ~self.gone

    def has(self, articles: int, sort: int) -> bool:
        """Whether the article of a sortable key is one of these."""
        id = sequence(sort)
        position = self._positions[id] if id <= self.last else -1
        return position >= 0 and bool(articles >> position & 1)

    def newest(self, articles: int) -> Iterator[int]:
        """The sortable keys of these articles, the newest first."""
        late = articles >> self._ordered
        keys = (self.sorts[at] for at in descending(articles & ((1 << self._ordered) - 1)))
        if not late:
            return keys
        lately = sorted((self.sorts[self._ordered + at] for at in descending(late)), reverse=True)
        return merge(keys, lately, reverse=True)

    def of_stories(self, keys: Iterable[int]) -> Iterator[int]:
        """The first of these sortable keys of each story."""
        if not self._stories:
            yield from keys
            return
        told: set[int] = set()
        for key in keys:
            story = self._stories.get(sequence(key))
            if story is None:
                yield key
            elif story not in told:
                told.add(story)
                yield key

    def count(self, articles: int) -> int:
        """How many stories these articles tell."""
        several = articles & self._told_often
        alone = articles.bit_count() - several.bit_count()
        return alone + sum(1 for _ in self.of_stories(self.newest(several)))

    def _read_stories(self) -> None:
        rows = self._connection.execute("SELECT id, story FROM article_row WHERE story <> id")
        self._stories: dict[int, int] = dict(rows.fetchall())
        """The stories that several articles tell, by the ids of all of these."""
        self._stories |= {story: story for story in self._stories.values()}
        self._told_often = self.of_ids(self._stories)
