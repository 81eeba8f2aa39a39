"""The filter line of a screen: what is typed there becomes the list.

Owns what its keys do. The one rule: every letter asks again, and nothing waits for an answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from textual import on
from textual.widgets import Input

from reader.language import _
from reader.ui.completing import Completing, is_completable, last_word
from reader.ui.keys import key_for
from reader.ui.narrowing import View
from reader.ui.screens.names import Names
from reader.ui.widgets.article_list import ArticleList
from reader.ui.widgets.entity_list import EntityList
from reader.ui.widgets.filter_input import FilterInput, FilterLine


class Filtering(Names, inherit_bindings=False):
    """A screen whose list is narrowed as one types."""

    def __init__(self, now: datetime) -> None:
        super().__init__(now)
        self.filter = FilterLine()
        self._queries = Completing()

    @on(Input.Changed, "FilterInput")
    def narrow_as_typed(self, event: Input.Changed) -> None:
        """Ask again on every key."""
        text = event.value
        self.finding.narrow(self.finding.narrowing.with_text(text), typing=True)
        if text == self._queries.taken:
            return
        self._queries.taken = None
        self.filter.tell_completions(())
        if is_completable(text):
            self.librarian.complete(text, len(text), self._show_completions)

    def _show_completions(self, offered: Sequence[str]) -> None:
        self.filter.tell_completions([text[last_word(text) :] for text in offered])

    @on(FilterInput.Completed)
    def complete(self, event: FilterInput.Completed) -> None:
        """The first completion, then the next ones; without any, Tab goes to the list."""
        text, rest = event.text[: event.cursor], event.text[event.cursor :]

        def take(offered: Sequence[str]) -> None:
            if offered:
                self.filter.type(self._queries.begin(offered), rest)
            elif event.by_tab:
                self.keep_filter()

        if text == self._queries.taken:
            self.filter.type(self._queries.next(), rest)
        else:
            self.librarian.complete(text, event.cursor, take)

    @on(FilterInput.Kept)
    def keep_filter(self) -> None:
        """Leave the filter line for the list."""
        self.finding.keep()
        self.panes.go_to("list")

    @on(FilterInput.Left)
    def leave_filter(self) -> None:
        """Back to the list as it was."""
        self.finding.go_back()
        self.panes.go_to("list")

    @on(FilterInput.ChipRemoved)
    def remove_chip(self) -> None:
        """One name less."""
        if self.finding.narrowing.entities:
            self.finding.narrow(self.finding.narrowing.without_last_entity(), typing=True)

    @on(ArticleList.EmptyOpened)
    def accept_offer(self) -> None:
        """Where nothing was found, Enter takes what is offered instead."""
        self.finding.accept_offer()

    @on(EntityList.Chosen)
    def filter_by_entity(self, event: EntityList.Chosen) -> None:
        """One name more; what was typed stays, so that is said."""
        self.finding.narrow(self.finding.narrowing.with_entity(event.name))
        self.panes.go_to("list")
        if words := self.finding.narrowing.text.strip():
            said = _("Narrowed by “{words}”, too; {key} shows all about the name.")
            self.tell(said.format(words=words, key=key_for("entity.page")))

    def action_filter(self) -> None:
        """Start to filter, with the list in sight."""
        self.finding.begin()
        if not self.panes.shows("list"):
            self.panes.go_to("list")
        self.filter.open()

    def action_view(self, view: View) -> None:
        """Another view, with the same filter."""
        self.finding.narrow(self.finding.narrowing.with_view(view))
