"""Names that become known while one reads: recognised in the background, shown when they come.

The one rule: what comes late is shown only if its article is still the one that is read, and
never moves a list that one is in.
"""

from __future__ import annotations

from collections.abc import Callable

from reader.model import Reading
from reader.ui.background import Librarian
from reader.ui.widgets.article_view import ArticleView
from reader.ui.widgets.entity_list import EntityList


class Naming:
    """Has names recognised, and shows those of the article that is read."""

    def __init__(
        self,
        librarian: Librarian,
        article: ArticleView,
        entities: EntityList,
        show: Callable[[Reading], None],
    ) -> None:
        self._librarian = librarian
        self._article = article
        self._entities = entities
        self._show = show

    def start(self) -> None:
        """Recognise what isn't recognised yet."""
        self._librarian.tag(self._some_came, self._all_came)

    def renew(self) -> None:
        """Show the names as they are now, also those that one is in: one changed them oneself."""
        if self._article.reading is not None:
            self._librarian.names(self._article.reading.row.id, self._show_renewed)

    def _some_came(self) -> None:
        reading = self._article.reading
        if reading is not None and not reading.entities:
            self._librarian.names(reading.row.id, self._show_names)

    def _all_came(self) -> None:
        if self._article.reading is not None:
            self._librarian.names(self._article.reading.row.id, self._show_counts)

    def _is_read(self, reading: Reading) -> bool:
        return self._article.reading is not None and self._article.reading.row.id == reading.row.id

    def _show_names(self, reading: Reading) -> None:
        if self._is_read(reading) and reading.entities:
            self._show(reading)

    def _show_renewed(self, reading: Reading) -> None:
        before = self._article.reading
        if before and self._is_read(reading) and reading.entities != before.entities:
            self._show(reading)

    def _show_counts(self, reading: Reading) -> None:
        """In how many articles of the library each is named has changed meanwhile."""
        if self._is_read(reading) and not self._entities.has_focus:
            self._entities.show(reading.entities)
