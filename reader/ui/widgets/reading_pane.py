"""The article and, at its foot, a line to find in it.

Owns which words are lit: those found in the article while one finds, else those of the search.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.containers import Vertical
from textual.widgets import Input

from reader.model import Reading
from reader.ui.widgets.article_view import ArticleView
from reader.ui.widgets.prompt_line import PromptInput, PromptLine


class ReadingPane(Vertical):
    """An article with find."""

    def __init__(self, article: ArticleView, *, id: str | None = None) -> None:
        self.article = article
        self._line = PromptLine("Find:")
        self._words: Sequence[str] = ()
        super().__init__(article, self._line, id=id)

    def show(self, reading: Reading | None, words: Sequence[str]) -> None:
        """Show an article with the words of the search lit."""
        self._words = words
        self._line.close()
        self.article.show(reading, words)

    def highlight(self, words: Sequence[str]) -> None:
        """Light the words of another search."""
        if words != self._words:
            self._words = words
            self.article.highlight(words)

    def find(self) -> None:
        """Start to find in the article."""
        self._line.open()

    @on(Input.Changed, "PromptInput")
    def find_as_typed(self, event: Input.Changed) -> None:
        """Light what is found; the last word is still being typed."""
        event.stop()
        words = event.value.split()
        self.article.highlight((*words[:-1], f"{words[-1]}*") if words else ())
        self.article.step(1)

    @on(PromptInput.Kept)
    def keep(self, event: PromptInput.Kept) -> None:
        """Back to reading, with what was found lit."""
        event.stop()
        self.screen.set_focus(self.article)
        self._line.display = False

    @on(PromptInput.Left)
    def leave(self, event: PromptInput.Left) -> None:
        """Back to reading, with the words of the search lit."""
        event.stop()
        self.screen.set_focus(self.article)
        self._line.close()
        self.article.highlight(self._words)
