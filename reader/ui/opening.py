"""Which article is shown to be read: the one the list's cursor rests on, or another of the library.

The one rule: an article is shown with its names and where it was left, and becomes read when it is
opened or read to its end, not by being shown (unless the user wants that).
"""

from __future__ import annotations

from collections.abc import Callable

from reader.model import Reading
from reader.ui.background import Librarian
from reader.ui.finding import Finding
from reader.ui.marks import Marks
from reader.ui.pane_switch import PaneSwitch
from reader.ui.widgets.article_list import ArticleList
from reader.ui.widgets.names_pane import NamesPane
from reader.ui.widgets.reading_pane import ReadingPane


class Opening:
    """Opens articles.

    Args:
        marks_shown: whether what is merely shown is read.
        told: called when another article is shown.
    """

    def __init__(
        self,
        librarian: Librarian,
        articles: ArticleList,
        reading_pane: ReadingPane,
        names_pane: NamesPane,
        panes: PaneSwitch,
        finding: Finding,
        marks: Marks,
        marks_shown: Callable[[], bool],
        told: Callable[[], object],
    ) -> None:
        self._librarian = librarian
        self._articles = articles
        self._reading_pane = reading_pane
        self._article = reading_pane.article
        self._names_pane = names_pane
        self._panes = panes
        self._finding = finding
        self._marks = marks
        self._marks_shown = marks_shown
        self._told = told

    def begin(self, reading: Reading) -> None:
        """Begin at an article of the list that was read before the screen was there."""
        self._articles.go_to(reading.row.id)
        self._show_passed(reading)

    def preview(self, id: int | None) -> None:
        """Show the article that the cursor rests on, if on any."""
        shown = self._article.reading
        if id is None:
            self._librarian.forget_reading()
            self.show(None)
        elif shown is not None and shown.row.id == id:
            self._librarian.forget_reading()
        else:
            self._librarian.glance(id, self._show_passed)

    def _show_passed(self, reading: Reading) -> None:
        self.show(reading)
        if self._marks_shown():
            self._marks.read(reading.row.id)

    def show(self, reading: Reading | None) -> None:
        """Show an article and its names."""
        self.keep_place()
        self._reading_pane.show(reading, self._finding.listing.words)
        self._names_pane.show(reading)
        self._told()

    def tell_why_none(self, why: str) -> None:
        """Show no article, and why."""
        self.show(None)
        self._article.empty = (why,)

    def keep_place(self) -> None:
        """Keep how far the article was read that is shown, so that it opens there again."""
        if moved := self._article.moved_to:
            id, place = moved
            library = self._librarian.library
            self._librarian.change(
                lambda: library.leave_at(id, place.block, place.start), lambda _: None
            )

    def open_shown(self, id: int) -> None:
        """Go to the article that is shown, to read it."""
        self._marks.read(id)
        self._panes.go_to("article")

    def finish(self, id: int) -> None:
        """An article scrolled to its end while one is in it is read."""
        if self._panes.current == "article":
            self._marks.read(id)

    def open(self, id: int) -> None:
        """Read an article, wherever it is; the list follows if it is in it."""
        if id in self._articles.ids:
            self._articles.go_to(id)
            self._marks.read(id)
            self._librarian.reading(id, self.show)
        else:
            self._librarian.reading(id, self._show_and_mark)
        self._panes.go_to("article")

    def _show_and_mark(self, reading: Reading) -> None:
        self.show(reading)
        self._marks.read(reading.row.id)
