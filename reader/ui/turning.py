"""Going on: page by page through an article, and from article to article.

Owns what "next" means. The one rule: an article becomes read when one goes on in it or to it,
never because the cursor passed over it.
"""

from __future__ import annotations

from collections.abc import Callable

from reader.language import _
from reader.ui.background import Librarian
from reader.ui.marks import Marks
from reader.ui.widgets.article_list import ArticleList
from reader.ui.widgets.article_view import ArticleView


class Turning:
    """Turns pages and articles."""

    def __init__(
        self,
        articles: ArticleList,
        article: ArticleView,
        marks: Marks,
        librarian: Librarian,
        tell: Callable[[str], None],
    ) -> None:
        self._articles = articles
        self._article = article
        self._marks = marks
        self._librarian = librarian
        self._tell = tell

    def on(self, id: int) -> None:
        """A page on in article `id`; at its end, the next unread article."""
        self._marks.read(id)
        if self._article.at_end:
            self.unread(1, read=True)
        else:
            self._article.action_page_down()

    def step(self, by: int) -> None:
        """The next or previous article of the list, to be read."""
        self._articles.move(by)
        if self._articles.cursor_id is not None:
            self._marks.read(self._articles.cursor_id)

    def unread(self, by: int, *, read: bool = False) -> None:
        """The next or previous unread article of the list; `read` if it is to be read now."""
        at, ids = self._articles.cursor, self._articles.ids
        ahead = ids[at + 1 :] if by > 0 else ids[: max(at, 0)][::-1]

        def found(id: int | None) -> None:
            if id is None:
                self._tell(_("No more unread articles this way."))
                return
            self._articles.go_to(id)
            if read:
                self._marks.read(id)

        self._librarian.unread_after(ahead, found)
