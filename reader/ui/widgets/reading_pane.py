"""The article and, at its foot, a line to find in it, or to name a link by its number.

Owns which words are lit: those found in the article while one finds, else those of the search.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual import on
from textual.containers import Vertical
from textual.widgets import Input

from reader.language import N_
from reader.model import Reading, Row
from reader.ui.widgets.article_view import ArticleView
from reader.ui.widgets.prompt_line import PromptInput, PromptLine


class ReadingPane(Vertical):
    """An article with find."""

    def __init__(self, article: ArticleView, *, id: str | None = None) -> None:
        self.article = article
        self._line = PromptLine(N_("Find:"), self._back, stays=True, id="find")
        self._number = PromptLine(N_("Open link number:"), self._back, id="link-number")
        self._words: Sequence[str] = ()
        super().__init__(article, self._line, self._number, id=id)

    def show(self, reading: Reading | None, words: Sequence[str]) -> None:
        """Show an article with the words of the search lit, or those that one types just now."""
        self._words = words
        self.article.show(reading, words)
        if reading is not None and self._line.is_typed_into:
            self._find(self._line.text)
        else:
            self._line.close()
        if not self.article.links:
            self._number.close()

    def show_row(self, row: Row) -> None:
        """Take note of another state of the article; tags and note are part of what is shown."""
        reading = self.article.reading
        if reading is None or reading.row.id != row.id:
            return
        if (reading.row.tags, reading.row.note) != (row.tags, row.note):
            self.show(replace(reading, row=row), self._words)
        else:
            self.article.show_row(row)

    def highlight(self, words: Sequence[str]) -> None:
        """Light the words of another search."""
        if words != self._words:
            self._words = words
            self.article.highlight(words)

    def _back(self) -> None:
        self.screen.set_focus(self.article)

    def find(self) -> None:
        """Start to find in the article; what was found last is kept or typed over."""
        self._line.open(selected=True)

    @on(Input.Changed, "#find PromptInput")
    def find_as_typed(self, event: Input.Changed) -> None:
        """Light what is found; the last word is still being typed."""
        event.stop()
        self._find(event.value)

    def _find(self, text: str) -> None:
        words = text.split()
        self.article.find((*words[:-1], f"{words[-1]}*") if words else ())

    @on(PromptInput.Kept, "#find PromptInput")
    def keep(self, event: PromptInput.Kept) -> None:
        """Back to reading, with what was found lit."""
        event.stop()
        self._line.leave()
        self._line.display = False

    @on(PromptInput.Left, "#find PromptInput")
    def leave(self, event: PromptInput.Left) -> None:
        """Back to reading, with the words of the search lit."""
        event.stop()
        self._line.close()
        self.article.highlight(self._words)

    def ask_link(self) -> None:
        """Ask for the number of a link."""
        self._number.open("")

    @on(Input.Changed, "#link-number PromptInput")
    def open_when_clear(self, event: Input.Changed) -> None:
        """Open a link as soon as no other number begins like this."""
        event.stop()
        if event.value.isdecimal() and 10 * int(event.value) > len(self.article.links):
            self._open_link(event.value)

    @on(PromptInput.Kept, "#link-number PromptInput")
    def open_kept(self, event: PromptInput.Kept) -> None:
        """Open the link of the number that was typed."""
        event.stop()
        self._open_link(self._number.text)

    @on(PromptInput.Left, "#link-number PromptInput")
    def open_none(self, event: PromptInput.Left) -> None:
        """Back to reading."""
        event.stop()
        self._open_link("")

    def _open_link(self, number: str) -> None:
        self._number.close()
        target = self.article.links.numbered(int(number)) if number.isdecimal() else None
        if target is not None:  # posted from here: a child's message would end at its parent
            self.post_message(self.article.choice(target))
