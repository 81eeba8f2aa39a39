"""Reading on: in the article, from article to article, to what is lit, to links and names.

Owns the actions; what they move are the panes of the screen.
"""

from __future__ import annotations

from datetime import datetime

from textual import on

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

    @on(EntityList.Lit)
    def light_mentions(self, event: EntityList.Lit) -> None:
        """Light in the article what the cursor is on."""
        self.article.light(self.names.entity if event.id else None)

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

    def action_narrow(self) -> None:
        """Narrow the names of the article."""
        self.names_pane.open()

    def action_entities(self) -> None:
        """To the entities, and back."""
        self.panes.go_to("article" if self.panes.current == "entities" else "entities")

    def action_entity_page(self) -> None:
        """The page of the name under the cursor."""
        from reader.ui.screens.entity import EntityScreen  # not for the first frame

        entity = self.names.entity
        if entity is not None:
            page = EntityScreen(self.librarian.library, self.now, entity.id)
            self.app.push_screen(page, self._read_chosen)

    def _read_chosen(self, article: int | None) -> None:
        if article is not None:
            self.open_article(article)
