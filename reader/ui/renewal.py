"""Bringing what is in sight up to date when something else than a key on it changed it.

The one rule: only marks change; no row moves, and neither cursor nor scroll does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reader.model import Row
from reader.ui.background import Librarian
from reader.ui.widgets.article_list import ArticleList
from reader.ui.widgets.article_view import ArticleView


class Renewal:
    """Fetches the rows in sight again.

    Args:
        words: what to light in them.
        show: shows another state of a row.
    """

    def __init__(
        self,
        librarian: Librarian,
        articles: ArticleList,
        article: ArticleView,
        words: Callable[[], Sequence[str]],
        show: Callable[[Row], None],
    ) -> None:
        self._librarian = librarian
        self._articles = articles
        self._article = article
        self._words = words
        self._show = show

    def marks(self) -> None:
        """Show what is stored of the articles in sight; the others are forgotten."""
        self._articles.forget_unseen()
        ids = dict.fromkeys(self._articles.seen_ids)
        if self._article.reading is not None:
            ids[self._article.reading.row.id] = None
        self._librarian.renew(tuple(ids), self._words(), self._came)

    def _came(self, rows: Sequence[Row]) -> None:
        for row in rows:
            self._show(row)
        self._articles.want_rows()
