"""Where one is on the main screen: the article and the name that keys act on.

The one rule: it only looks; nothing is changed from here.
"""

from __future__ import annotations

from collections.abc import Callable

from textual.widget import Widget
from textual.widgets import Input

from reader.model import ArticleEntity, Reading, Row
from reader.ui.pane_switch import PaneSwitch
from reader.ui.panes import Pane
from reader.ui.widgets.article_list import ArticleList
from reader.ui.widgets.article_view import ArticleView
from reader.ui.widgets.entity_list import EntityList


class Here:
    """Knows what is current.

    Args:
        focused: what has the focus.
    """

    def __init__(
        self,
        articles: ArticleList,
        article: ArticleView,
        names: EntityList,
        panes: PaneSwitch,
        focused: Callable[[], Widget | None],
    ) -> None:
        self._articles = articles
        self._article = article
        self._names = names
        self._panes = panes
        self._focused = focused

    @property
    def row(self) -> Row | None:
        """The article that keys act on: the one in the pane that one is in."""
        reading = self.reading
        if self.pane == "list" or reading is None:
            return self._articles.cursor_row
        return self.row_of(reading.row.id)

    def row_of(self, id: int) -> Row | None:
        """What is known of an article."""
        reading = self.reading
        return self._articles.row(id) or (reading.row if reading and reading.row.id == id else None)

    @property
    def reading(self) -> Reading | None:
        """The article that is shown to be read."""
        return self._article.reading

    @property
    def name(self) -> ArticleEntity | None:
        """The name of it that the cursor is on."""
        return self._names.entity

    @property
    def pane(self) -> Pane:
        """The pane that one is in."""
        return self._panes.current

    @property
    def focused(self) -> Widget | None:
        """What has the focus."""
        return self._focused()

    @property
    def is_typing(self) -> bool:
        """Whether one types, so that the key of a letter is that letter."""
        return isinstance(self.focused, Input)

    def has_row(self) -> bool:
        """Whether there is an article to act on."""
        return self.row is not None

    def has_name(self) -> bool:
        """Whether there is a name to act on."""
        return self.name is not None
