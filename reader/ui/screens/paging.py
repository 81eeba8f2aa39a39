"""Reading on: in the article, from article to article, to what is lit, to links.

Owns the actions; what they move are the panes of the screen.
"""

from __future__ import annotations

from datetime import datetime

from reader.ui.screens.deeds import Deeds
from reader.ui.turning import Turning
from reader.ui.widgets.article_view import ArticleView
from reader.ui.widgets.entity_list import EntityList
from reader.ui.widgets.names_pane import NamesPane
from reader.ui.widgets.reading_pane import ReadingPane


class Paging(Deeds, inherit_bindings=False):
    """A screen with an article and its names.

    Args:
        now: the hour by which ages are told.
    """

    turning: Turning

    def __init__(self, now: datetime) -> None:
        super().__init__()
        self.now = now
        self.article = ArticleView(now, id="article")
        self.reading_pane = ReadingPane(self.article, id="reading")
        self.names = EntityList(id="entities")
        self.names_pane = NamesPane(self.names, id="names")

    def open_article(self, id: int) -> None:
        """Read an article."""
        raise NotImplementedError

    def action_read_on(self) -> None:
        """A page on; at the end, the next unread article."""
        if self.current is not None:
            self.turning.on(self.current.id)

    def action_read_back(self) -> None:
        """A page back."""
        self.article.action_page_up()

    def action_step(self, by: int) -> None:
        """The next article of the list, to be read."""
        self.turning.step(by)

    def action_unread(self, by: int) -> None:
        """The next unread article of the list."""
        self.turning.unread(by)

    def action_match(self, by: int) -> None:
        """The next match or lit mention."""
        self.article.step(by)

    def action_link_number(self) -> None:
        """Open a link by its number."""
        self.panes.go_to("article")
        self.reading_pane.ask_link()

    def action_find(self) -> None:
        """Find in the article."""
        self.panes.go_to("article")
        self.reading_pane.find()

    def action_alone(self) -> None:
        """The article alone, or all panes."""
        self.panes.toggle_alone()

    def action_versions(self) -> None:
        """The versions of the story that is read."""
        from reader.ui.screens.versions import VersionsScreen  # not for the first frame

        reading = self.article.reading
        if reading is not None:
            screen = VersionsScreen(self.librarian.library, self.now, reading)
            self.app.push_screen(screen, self._read_version)

    def _read_version(self, id: int | None) -> None:
        if id is not None:
            self.open_article(id)
