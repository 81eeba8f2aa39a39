"""The filter line: what is typed there becomes the list.

The one rule: every letter asks again, and nothing waits for an answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.widget import Widget
from textual.widgets import Input

from reader.language import _
from reader.ui.background import Librarian
from reader.ui.completing import Completing, is_completable, last_word
from reader.ui.deeds.deed import Deed
from reader.ui.deeds.here import Here
from reader.ui.deeds.talk import Talk
from reader.ui.finding import Finding
from reader.ui.keys import key_for
from reader.ui.narrowing import Narrowing, View
from reader.ui.pane_switch import PaneSwitch
from reader.ui.widgets.entity_list import EntityList
from reader.ui.widgets.filter_input import FilterInput, FilterLine


class Filtering:
    """Narrows the list as one types."""

    def __init__(
        self,
        librarian: Librarian,
        here: Here,
        line: FilterLine,
        finding: Finding,
        panes: PaneSwitch,
        talk: Talk,
    ) -> None:
        self._librarian = librarian
        self._here = here
        self._line = line
        self._finding = finding
        self._panes = panes
        self._talk = talk
        self._queries = Completing()

    @property
    def deeds(self) -> Mapping[str, Deed]:
        """Filtering and views; inside an input the key is a letter like any other."""
        return {
            "open": Deed(self.open, lambda: not isinstance(self._here.focused, Input | EntityList)),
            "view": Deed(self.view),
        }

    def open(self) -> None:
        """Start to filter, with the list in sight."""
        self._finding.begin()
        if not self._panes.shows("list"):
            self._panes.go_to("list")
        self._line.open()

    def focus_came(self, widget: Widget) -> None:
        """The filter line has the focus now, by a click perhaps, or something else has it."""
        is_in_line = isinstance(widget, FilterInput)
        if is_in_line and not self._finding.is_begun:
            self._finding.begin()
        elif not is_in_line and self._finding.is_begun:
            self._finding.end()

    def view(self, view: View) -> None:
        """Another view, with the same filter."""
        self._finding.narrow(self._finding.narrowing.with_view(view))

    def show(self, query: str) -> None:
        """Show what a query finds, in the list; it stands in the line then, to be changed."""
        self._finding.narrow(Narrowing(text=query))
        self._panes.go_to("list")

    def narrow_as_typed(self, text: str) -> None:
        """Ask again on every key."""
        self._finding.narrow(self._finding.narrowing.with_text(text), typing=True)
        if text == self._queries.taken:
            return
        self._queries.taken = None
        if is_completable(text):
            self._librarian.complete(text, len(text), self._show_completions)
        else:
            self._show_completions(())

    def _show_completions(self, offered: Sequence[str]) -> None:
        """Once the list is painted, which is what one waits for: room for them takes a layout."""
        words = [text[last_word(text) :] for text in offered]

        def tell() -> None:
            self._line.call_after_refresh(self._line.tell_completions, words)

        self._finding.when_answered(tell)

    def complete(self, event: FilterInput.Completed) -> None:
        """The first completion, then the next ones; without any, Tab goes to the list."""
        text, rest = event.text[: event.cursor], event.text[event.cursor :]

        def take(offered: Sequence[str]) -> None:
            if offered:
                self._line.type(self._queries.begin(offered), rest)
            elif event.by_tab:
                self.keep()

        if text == self._queries.taken:
            self._line.type(self._queries.next(), rest)
        else:
            self._librarian.complete(text, event.cursor, take)

    def keep(self) -> None:
        """Leave the filter line for the list."""
        self._finding.keep()
        self._panes.go_to("list")

    def leave(self) -> None:
        """Back to the list as it was."""
        self._finding.go_back()
        self._panes.go_to("list")

    def add_name(self, name: str) -> None:
        """One name more; what was typed stays, so that is said."""
        self._finding.narrow(self._finding.narrowing.with_entity(name))
        self._panes.go_to("list")
        if words := self._finding.narrowing.text.strip():
            said = _("Narrowed by “{words}”, too; {key} shows all about the name.")
            self._talk.tell(said.format(words=words, key=key_for("entity.page")))

    def remove_name(self) -> None:
        """One name less."""
        if self._finding.narrowing.entities:
            self._finding.narrow(self._finding.narrowing.without_last_entity(), typing=True)
