"""How the list came to what it shows, and the way back.

Owns the narrowing, the listing that answers it, and where the list was before it was narrowed.
The one rule: going back shows the list as it was, without asking again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from reader.model import Listing, Row, Sort
from reader.ui.background import Answered, Librarian
from reader.ui.narrowing import ALL, Narrowing
from reader.ui.widgets.article_list import Position

Shown = Callable[[Listing, Sequence[Row], "Position | None"], None]
PATIENCE = 0.5
"""Seconds that a key waits for the list that it is meant for."""
NOTHING = Listing("", (), 0)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A list that one can come back to."""

    narrowing: Narrowing
    listing: Listing
    position: Position
    is_answered: bool
    """Whether the listing is what the narrowing finds, and not still that of an earlier one."""


class Finding:
    """Narrows the list, and goes back.

    Args:
        show: shows a list.
        extend: shows that the list goes on, with the articles of `listing`.
        position: where the list is.
        offer: tells what may have been meant where nothing was found.
    """

    def __init__(
        self,
        librarian: Librarian,
        show: Shown,
        extend: Callable[[], None],
        position: Callable[[], Position],
        offer: Callable[[str], None],
    ) -> None:
        self.narrowing = ALL
        self.listing = NOTHING
        self.sort: Sort = "rank"
        self._librarian = librarian
        self._show = show
        self._extend = extend
        self._position = position
        self._offer = offer
        self._suggestion: str | None = None
        self._awaits_answer = False
        self._due: list[Callable[[], None]] = []
        """What is to be done when the answer is there."""
        self._came = asyncio.Event()
        """The list that was asked for last is there."""
        self._opened: Snapshot | None = None
        self._unfiltered: Snapshot | None = None

    def start(self, listing: Listing, rows: Sequence[Row]) -> None:
        """Show the list that was read before the screen was there."""
        self._found(listing, rows)
        if not listing.is_whole:
            self._librarian.find_rest(listing.query, self.sort, self._rest)

    def begin(self) -> None:
        """The filter line was opened: this is where Esc leads back to."""
        self._opened = self._snapshot()

    @property
    def is_begun(self) -> bool:
        """Whether one filters: Esc leads back."""
        return self._opened is not None

    def narrow(self, narrowing: Narrowing, *, typing: bool = False) -> None:
        """Show what another narrowing finds."""
        if narrowing.view != self.narrowing.view:
            self._unfiltered = None
        elif narrowing.is_filtered and not self.narrowing.is_filtered:
            self._unfiltered = self._snapshot()
        self.narrowing = narrowing
        self._ask(narrowing.query, self._found, self._rest, typing=typing)

    def order(self, sort: Sort) -> None:
        """Show the list in another order; the lists in the old one are no more to go back to."""
        self.sort = sort
        self._opened = self._unfiltered = None
        self.narrow(self.narrowing)

    def _ask(
        self, query: str, then: Answered, rest: Answered | None = None, *, typing: bool = False
    ) -> None:
        self._awaits_answer, self._due = True, []
        self._came.clear()

        def answered(listing: Listing, rows: Sequence[Row]) -> None:
            self._awaits_answer = False
            then(listing, rows)
            if self._awaits_answer:  # for it has asked otherwise
                return
            self._came.set()
            due, self._due = self._due, []
            for wanted in due:
                wanted()

        self._librarian.find(query, sort=self.sort, typing=typing, then=answered, rest=rest or then)

    def when_answered(self, then: Callable[[], None]) -> None:
        """Do something with the list that was asked for last: now, or when it is there."""
        if self._awaits_answer and self._librarian.is_busy("search"):
            self._due.append(then)
        else:
            then()

    async def answered(self) -> None:
        """Wait for another list than the one that is shown, if it is on its way; not for long."""
        is_other = self.narrowing.query != self.listing.query
        if is_other and self._awaits_answer and self._librarian.is_busy("search"):
            with suppress(TimeoutError):
                await asyncio.wait_for(self._came.wait(), PATIENCE)

    @property
    def is_due(self) -> bool:
        """Whether something is to be done with the list that was asked for last."""
        return bool(self._due) and self._awaits_answer and self._librarian.is_busy("search")

    def renew(self, position: Position | None) -> None:
        """Show what is found now, at a position or where the list is."""
        query = self.narrowing.query

        def found(listing: Listing, rows: Sequence[Row]) -> None:
            self.listing = listing
            self._show(listing, rows, position if listing.is_whole else None)

        self._ask(query, found)

    def renew_near(self, ids: Sequence[int], cursor: int) -> None:
        """Show what is found now, at the first of these articles from `cursor` on that is left.

        Args:
            ids: the list as it was, and `cursor` where one is in it.
        """
        scroll = self._position().scroll
        here = max(0, cursor)

        def found(listing: Listing, rows: Sequence[Row]) -> None:
            self.listing = listing
            left = set(listing.ids)
            near = (id for id in (*ids[here:], *reversed(ids[:here])) if id in left)
            self._show(listing, rows, Position(next(near, None), scroll))

        self._ask(self.narrowing.query, found)

    def keep(self) -> None:
        """What was typed is complete: its last word is a whole word from now on.

        A list that would vanish by that stays as it is; where nothing was found, what is offered
        instead is taken.
        """
        if self.accept_offer():
            self._opened = None
        else:
            self.end()

    def end(self) -> None:
        """What was typed is complete, but nothing that is offered is taken."""
        self._opened = None
        is_typed_ahead = self._awaits_answer
        had_some = self.listing.total > 0 and not is_typed_ahead
        wanted = self.narrowing

        def kept(listing: Listing, rows: Sequence[Row]) -> None:
            if wanted != self.narrowing:
                return
            if listing.total or not (had_some or is_typed_ahead):
                self._found(listing, rows)
            elif is_typed_ahead:  # what the letters find, which one would have seen
                due = self._due
                self._ask(wanted.query, self._found, self._rest, typing=True)
                self._due = due

        self._ask(wanted.query, kept)

    def accept_offer(self) -> bool:
        """Narrow by what is offered instead of a list without articles; whether there was any."""
        if self.listing.total:
            return False
        if self.listing.without_accents:
            self.narrow(self.narrowing.without_accents())
        elif self._suggestion is not None:
            self.narrow(self.narrowing.with_text(self._suggestion))
        else:
            return False
        return True

    def go_back(self) -> None:
        """From the filter line: to the list as it was when that was opened."""
        self._restore(self._opened)
        self._opened = None

    def unfilter(self) -> None:
        """From the list: to the list before it was filtered."""
        if self._unfiltered is not None:
            self._restore(self._unfiltered)
        else:
            self.narrow(Narrowing(view=self.narrowing.view))

    def _found(self, listing: Listing, rows: Sequence[Row]) -> None:
        self.listing, self._suggestion = listing, None
        self._show(listing, rows, None)
        if not listing.total and not listing.without_accents and self.narrowing.is_only_words:
            text = self.narrowing.text
            self._librarian.suggest(text, lambda suggestion: self._suggested(text, suggestion))

    def _rest(self, listing: Listing, rows: Sequence[Row]) -> None:
        """All of the articles, where the first of them are shown."""
        first, self.listing = self.listing, listing
        if listing.ids[: len(first.ids)] == first.ids:
            self._extend()
        else:
            self._found(listing, rows)

    def _suggested(self, text: str, suggestion: str | None) -> None:
        if suggestion is not None and text == self.narrowing.text and not self.listing.total:
            self._suggestion = suggestion
            self._offer(suggestion)

    def _snapshot(self) -> Snapshot:
        return Snapshot(self.narrowing, self.listing, self._position(), not self._awaits_answer)

    def _restore(self, snapshot: Snapshot | None) -> None:
        if snapshot is None:
            return
        self._librarian.forget_search()
        self._awaits_answer, self._due = False, []
        self._came.set()
        self.narrowing = snapshot.narrowing
        if not snapshot.is_answered:
            self.renew(snapshot.position)
            return
        self.listing = snapshot.listing
        self._show(self.listing, (), snapshot.position)
        if not self.listing.is_whole:
            self._librarian.find_rest(self.narrowing.query, self.sort, self._rest)
