"""Many articles at once: marked row by row, then read, bookmarked or tagged together.

The one rule: what keys do to the article that one is on, they do to all that are marked while
there are such, in one step that can be undone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from reader.language import _, number
from reader.library import Library
from reader.ui.background import Librarian
from reader.ui.deeds.deed import Deed
from reader.ui.deeds.talk import Talk
from reader.ui.finding import Finding
from reader.ui.keys import key_for
from reader.ui.pane_switch import PaneSwitch
from reader.ui.renewal import Renewal
from reader.ui.widgets.article_list import ArticleList

Change = Callable[[Library, Sequence[int]], tuple[int, str]]
"""Changes articles; how many that changed, and what was done to each of them."""


class Selecting:
    """Chooses many articles.

    Args:
        told: called when there is something else to tell of the list.
    """

    def __init__(
        self,
        librarian: Librarian,
        finding: Finding,
        articles: ArticleList,
        panes: PaneSwitch,
        renewal: Renewal,
        talk: Talk,
        told: Callable[[], None],
    ) -> None:
        self._librarian = librarian
        self._finding = finding
        self._articles = articles
        self._panes = panes
        self._renewal = renewal
        self._talk = talk
        self._told = told

    @property
    def deeds(self) -> Mapping[str, Deed]:
        """Choosing, where there is something to choose from."""
        return {
            "start": Deed(self.start, self._has_rows),
            "all": Deed(self.all, self._has_rows),
        }

    def _has_rows(self) -> bool:
        return self._articles.row_count > 0

    @property
    def is_on(self) -> bool:
        """Whether articles are being chosen."""
        return self._articles.chosen is not None

    @property
    def is_marking(self) -> bool:
        """Whether one is where rows are marked."""
        return self.is_on and self._panes.current == "list"

    @property
    def ids(self) -> Sequence[int]:
        """The articles that are chosen."""
        return self._articles.chosen_ids

    def start(self) -> None:
        """Begin to choose, or leave off."""
        if self.is_on:
            self.leave()
            return
        self._choose([])

    def all(self) -> None:
        """Choose the whole list."""
        if self._finding.listing.is_whole:
            self._choose(self._articles.ids)
        else:
            self._talk.tell(_("The list is still being read; once more, please."))

    def leave(self) -> None:
        """Choose no more."""
        self._articles.choose_many(None)
        self._told()

    def _choose(self, ids: Sequence[int]) -> None:
        self._panes.go_to("list")
        self._articles.choose_many(ids)
        self._told()

    def mark_row(self) -> bool:
        """Choose the row that one is on, or no more; whether that is what one does now."""
        if self.is_marking:
            self._articles.toggle_chosen()
            return True
        return False

    def do(self, change: Change, then: Callable[[], None] = lambda: None) -> bool:
        """Do this to all chosen articles, and say how many it changed; whether there are any."""
        ids, library = self.ids, self._librarian.library

        def done(changed: tuple[int, str]) -> None:
            count, said = changed
            self._talk.tell(said.format(count=number(count), key=key_for("undo")))
            self._renewal.marks()
            then()

        if ids:
            self._librarian.change(lambda: change(library, ids), done)
        return bool(ids)
