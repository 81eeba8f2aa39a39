"""Library calls away from the screen's thread, answers brought back to it.

Owns every worker of the app. The one rule: a newer question of the same group makes the older
answer void, an error becomes one line, and nothing is waited for.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping, Sequence
from typing import TypeVar

from textual.widget import Widget
from textual.worker import Worker

from reader.language import _
from reader.library import Library
from reader.model import (
    Entity,
    EntityPage,
    Interrupted,
    Listing,
    Mention,
    NotFound,
    ReaderError,
    Reading,
    Row,
    Sort,
)
from reader.ui.pages import first_page, page

T = TypeVar("T")
Answered = Callable[[Listing, Sequence[Row]], None]

TAGGED_AT_ONCE = 4
"""Articles; few, because recognising keeps the processor from drawing."""
PAUSE, TYPING_PAUSE = 0.3, 1.0
"""Seconds until the other ids are asked for, which only scrolling needs: longer than between two
letters that one types, so that the next answer doesn't wait for them."""
BREATH = 0.02
"""Seconds that are left to whatever else there is to do, while nothing is asked for."""
THREADS = 3
"""For tagging, searching and the rest; each keeps memory of its own."""


class Librarian:
    """Asks the library on behalf of a screen."""

    def __init__(
        self,
        screen: Widget,
        library: Library,
        failed: Callable[[str], None],
        instead: Mapping[str, Callable[[str], None]] = {},
    ) -> None:
        """One who asks.

        Args:
            failed: is told why something couldn't be answered.
            instead: are told so, too, where the answer would be shown; by group.
        """
        self._screen = screen
        self.library = library
        self._failed = failed
        self._instead = instead
        self._writing = asyncio.Lock()
        self._unwritten = self._written = 0
        """Changes that are on their way to the disk, and that have been made."""

    def find(
        self,
        query: str,
        *,
        sort: Sort = "rank",
        typing: bool,
        then: Answered,
        rest: Answered | None = None,
    ) -> None:
        """The articles that a query finds: the first of them at once, the rest of them later."""
        self.library.interrupt()

        async def search() -> None:
            written = self._written
            listing, rows = await asyncio.to_thread(
                first_page, self.library, query, sort=sort, typing=typing
            )
            if self._unwritten or self._written != written:  # they may be older than the changes
                rows = await self._rows_after_changes([row.id for row in rows], listing.words)
            then(listing, rows)
            if not listing.is_whole:
                await self._rest(query, sort, typing, rest or then)

        self._run(search, "search")

    def find_rest(self, query: str, sort: Sort, then: Answered) -> None:
        """All articles that a query finds, of which the first are known."""
        self._run(lambda: self._rest(query, sort, False, then), "search")

    async def _rest(self, query: str, sort: Sort, typing: bool, then: Answered) -> None:
        await asyncio.sleep(TYPING_PAUSE if typing else PAUSE)
        then(*await asyncio.to_thread(page, self.library, query, None, sort=sort, typing=typing))
        while await asyncio.to_thread(self.library.prepare_search):  # until the next question
            await asyncio.sleep(BREATH)

    def suggest(self, text: str, then: Callable[[str | None], None]) -> None:
        """What a query that found nothing may have meant."""
        self.ask("suggest", lambda: self.library.suggest(text), then)

    def complete(self, text: str, cursor: int, then: Callable[[Sequence[str]], None]) -> None:
        """What the text before the cursor may become."""
        self.ask("complete", lambda: self.library.complete(text, cursor), then)

    def forget_search(self) -> None:
        """The answer to what was asked last isn't wanted any more."""
        self.library.interrupt()
        self._screen.workers.cancel_group(self._screen, "search")

    def rows(
        self, ids: Sequence[int], words: Sequence[str], then: Callable[[Sequence[Row]], None]
    ) -> None:
        """Rows by id."""
        self.ask("rows", lambda: self.library.rows(ids, words), then)

    def reading(self, id: int, then: Callable[[Reading], None]) -> None:
        """An article to read."""
        self.ask("reading", lambda: self.library.reading(id), then)

    def glance(self, id: int, then: Callable[[Reading], None]) -> None:
        """An article that the cursor rests on; nothing is said if it has just been removed."""
        self._ask_for("reading", id, then)

    def names(self, id: int, then: Callable[[Reading], None]) -> None:
        """An article again, for the names it has now; doesn't get in the way of `reading`."""
        self._ask_for("names", id, then)

    def changed(self, then: Callable[[bool], None]) -> None:
        """Whether another process has changed anything since this was last asked."""
        self.ask("changed", self.library.changed, then)

    def lacking(
        self, query: str, ids: Sequence[int], then: Callable[[tuple[int, ...]], None]
    ) -> None:
        """The articles that a query finds beside these, in its order."""

        def look() -> tuple[int, ...]:
            found = self.library.find(query).ids
            if found == ids:  # nearly always, and a set of all takes megabytes
                return ()
            known = set(ids)
            return tuple(id for id in found if id not in known)

        self.ask("new", look, then)

    def is_busy(self, group: str) -> bool:
        """Whether something of a group is still being asked."""
        return any(worker.group == group and not worker.is_finished for worker in self._workers)

    def entity_page(self, id: str, then: Callable[[EntityPage], None]) -> None:
        """One entity through all articles."""
        self.ask("entity", lambda: self.library.entity_page(id), then)

    def name_like(self, text: str, then: Callable[[Sequence[Entity]], None]) -> None:
        """Entities with a name that begins or goes on as typed."""
        self.ask("names like", lambda: self.library.entities_like(text), then)

    def timeline(self, id: int, then: Callable[[Sequence[Mention]], None]) -> None:
        """The dates and amounts of an article."""
        self.ask("timeline", lambda: self.library.timeline(id), then)

    def common_articles(self, one: str, other: str, then: Callable[[Sequence[int]], None]) -> None:
        """The newest articles that name both entities."""
        self.ask("common", lambda: self.library.common_articles(one, other), then)

    def forget_common(self) -> None:
        """What two entities have in common isn't wanted any more."""
        self._screen.workers.cancel_group(self._screen, "common")

    def forget_reading(self) -> None:
        """No article is wanted any more."""
        self._screen.workers.cancel_group(self._screen, "reading")

    def unread_after(
        self, ids: Sequence[int], then: Callable[[int | None], None], chunk: int = 200
    ) -> None:
        """The first of these articles that is unread, or None."""

        def look() -> int | None:
            for start in range(0, len(ids), chunk):
                for row in self.library.rows(ids[start : start + chunk]):
                    if not row.read:
                        return row.id
            return None

        self.ask("unread", look, then)

    def tag(self, some: Callable[[], None], all_done: Callable[[], None]) -> None:
        """Have the names of articles that have none yet recognised, a few at a time.

        Args:
            some: called when there are names for some more articles.
            all_done: called at the end, if there were any.
        """

        async def tag() -> None:
            tagged = 0
            while count := await asyncio.to_thread(self.library.tag_pending, TAGGED_AT_ONCE):
                tagged += count
                some()
            if tagged:
                all_done()

        self._run(tag, "tag")

    def mark_read(self, id: int, read: bool, undo: Callable[[], None]) -> None:
        """Make it so on disk; `undo` what the screen shows if that fails."""
        self._write(lambda: self.library.mark_read([id], read), undo)

    def bookmark(self, id: int, on: bool, undo: Callable[[], None]) -> None:
        """Make it so on disk; `undo` what the screen shows if that fails."""
        self._write(lambda: self.library.bookmark([id], on), undo)

    def set_tags(
        self, id: int, before: Sequence[str], after: Sequence[str], undo: Callable[[], None]
    ) -> None:
        """Make it so on disk; `undo` what the screen shows if that fails."""
        gone = [tag for tag in before if tag not in after]
        new = [tag for tag in after if tag not in before]

        def write() -> int:
            taken = self.library.tag([id], gone, on=False) if gone else 0
            return taken + (self.library.tag([id], new) if new else 0)

        self._write(write, undo)

    def write_note(self, id: int, text: str, undo: Callable[[], None]) -> None:
        """Make it so on disk; `undo` what the screen shows if that fails."""
        self._write(lambda: self.library.write_note(id, text), undo)

    def change(self, call: Callable[[], T], then: Callable[[T], None]) -> None:
        """Make a change after those before it, and tell what became of it."""

        async def write() -> None:
            then(await self._in_turn(call))

        self._run(write, "state", exclusive=False)

    def renew(
        self, ids: Sequence[int], words: Sequence[str], then: Callable[[Sequence[Row]], None]
    ) -> None:
        """Rows as they are once every change that was made is on disk."""

        async def read() -> None:
            then(await self._rows_after_changes(ids, words))

        self._run(read, "renew")

    async def _rows_after_changes(self, ids: Sequence[int], words: Sequence[str]) -> Sequence[Row]:
        rows = await self._in_turn(lambda: self.library.rows(ids, words))
        while self._unwritten:
            rows = await self._in_turn(lambda: self.library.rows(ids, words))
        return rows

    async def finish_writing(self) -> None:
        """Wait until everything that was changed is on disk."""
        for worker in self._workers:
            if worker.group == "state" and not worker.is_finished:
                await worker.wait()

    def _ask_for(self, group: str, id: int, then: Callable[[Reading], None]) -> None:
        def came(reading: Reading | None) -> None:
            if reading is not None:
                then(reading)

        self.ask(group, lambda: self._there(id), came)

    def _there(self, id: int) -> Reading | None:
        try:
            return self.library.reading(id)
        except NotFound:
            return None

    def ask(self, group: str, call: Callable[[], T], then: Callable[[T], None]) -> None:
        """Answer a question of the library; a newer one of its group takes its place."""

        async def answer() -> None:
            then(await asyncio.to_thread(call))

        self._run(answer, group)

    # How

    @property
    def _workers(self) -> list[Worker[object]]:
        return [worker for worker in self._screen.workers if worker.node is self._screen]

    def _write(self, call: Callable[[], object], undo: Callable[[], None]) -> None:
        async def write() -> None:
            try:
                await self._in_turn(call)
            except Exception:
                undo()
                raise
            finally:
                self._unwritten -= 1
                self._written += 1

        self._unwritten += 1
        self._run(write, "state", exclusive=False)

    async def _in_turn(self, call: Callable[[], T]) -> T:
        """Make a call after all that were asked for earlier."""
        async with self._writing:
            return await asyncio.to_thread(call)

    def _run(
        self,
        work: Callable[[], Coroutine[None, None, None]],
        group: str,
        *,
        exclusive: bool = True,
    ) -> None:
        async def guarded() -> None:
            try:
                await work()
            except (Interrupted, asyncio.CancelledError):
                return  # a worker that keeps the error keeps what was found, until a collection
            except ReaderError as error:
                self._failed(str(error))
                if group in self._instead:
                    self._instead[group](str(error))
            except Exception as error:  # a bug must not take the app down with what one reads
                self._screen.log.error(error)
                what = f"{type(error).__name__}: {error}"
                self._failed(_("Something went wrong: {what}").format(what=what))

        _worker: Worker[None] = self._screen.run_worker(
            guarded, group=group, exclusive=exclusive, exit_on_error=False, name=group
        )
