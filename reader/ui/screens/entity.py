"""The page of an entity: who it is, when it was in the news, with whom, and in which articles.

The one rule: the articles are those of the row that the cursor of the company is on, so moving
over another entity shows what both have in common.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal

from reader.language import _, number
from reader.library import Library
from reader.model import Correction, Entity, EntityPage
from reader.ui.background import Librarian
from reader.ui.correcting import said, subject_of
from reader.ui.history import History
from reader.ui.keys import bindings, key_for
from reader.ui.render.content import pane_title
from reader.ui.render.entity_page import companions
from reader.ui.render.safe import safe
from reader.ui.screens.closing import Closing
from reader.ui.screens.help import HelpScreen
from reader.ui.widgets.article_list import ArticleList, Position
from reader.ui.widgets.company_list import CompanyList
from reader.ui.widgets.entity_head import EntityHead
from reader.ui.widgets.key_bar import KeyBar


class StoryList(ArticleList, inherit_bindings=False):
    """Articles that lead back to the main screen."""

    BINDINGS = bindings("move", "stories")


class EntityScreen(Closing[int | None], inherit_bindings=False):
    """An entity; gives the id of the article that was chosen."""

    CSS_PATH = "entity.tcss"
    BINDINGS = bindings("page")
    AUTO_FOCUS = "#company"

    def __init__(self, library: Library, now: datetime, entity: str) -> None:
        super().__init__()
        self._way: list[str] = []
        """The entities that led here, this one last."""
        self._first = entity
        self._page: EntityPage | None = None
        self._head = EntityHead(id="head")
        self._company = CompanyList(id="company")
        self._articles = StoryList(now, id="stories")
        self._keys = KeyBar()
        self._librarian = Librarian(self, library, self._tell_error)
        self._history = History(self._librarian, self._renew, self._keys.say)

    def compose(self) -> ComposeResult:
        yield self._head
        yield Horizontal(self._company, self._articles, id="lists")
        yield self._keys

    def on_mount(self) -> None:
        """Ask for the page."""
        self._go_to(self._first)

    def _go_to(self, entity: str) -> None:
        self._librarian.entity_page(entity, self._show)

    def _show(self, page: EntityPage) -> None:
        if self._way[-1:] != [page.entity.id]:
            self._way.append(page.entity.id)
        self._page = page
        self._head.show(page)
        self._company.show(companions(page))
        self._show_articles(page.newest, page.entity.articles)
        self.set_focus(self._company)
        self.refresh_bindings()

    def _show_articles(self, ids: Sequence[int], total: int, other: str = "") -> None:
        count = number(total)
        if total > len(ids):
            count = _("newest {some} of {all}").format(some=number(len(ids)), all=count)
        name = _("Articles with {name}").format(name=safe(other)) if other else _("Articles")
        self._articles.border_title = pane_title(name, count)
        self._articles.show(ids, (), Position(None, 0))

    @on(CompanyList.Rested)
    def show_common(self, event: CompanyList.Rested) -> None:
        """The articles that name both, or all of this entity's."""
        page, other = self._page, event.entity
        if page is None:
            return
        if other is None:
            self._librarian.forget_common()
            self._show_articles(page.newest, page.entity.articles)
            return

        def show(ids: Sequence[int]) -> None:
            if self._company.entity is other:
                self._show_articles(ids, len(ids), other.name)

        self._librarian.common_articles(page.entity.id, other.id, show)

    @on(CompanyList.Followed)
    def follow(self, event: CompanyList.Followed) -> None:
        """To another entity's page; from the entity by itself, to its articles."""
        entity: Entity | None = event.entity
        if entity is None:
            self.set_focus(self._articles)
        else:
            self._go_to(entity.id)

    @on(ArticleList.RowsWanted)
    def fetch_rows(self, event: ArticleList.RowsWanted) -> None:
        """Bring the rows that came into sight."""
        self._librarian.rows(event.ids, (), self._articles.supply)

    @on(ArticleList.Opened)
    async def open_article(self, event: ArticleList.Opened) -> None:
        """Read it on the main screen."""
        await self._leave(event.id)

    # Corrections

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to correct before the page is there."""
        return self._page is not None if action == "correct" else True

    def action_correct(self) -> None:
        """Correct the entity of the page, in every article."""
        from reader.ui.screens.correct import CorrectScreen

        page = self._page
        if page is not None:
            box = CorrectScreen(self._librarian.library, subject_of(page))
            self.app.push_screen(box, lambda made: self._correct(page.entity, made))

    def _correct(self, entity: Entity, correction: Correction | None) -> None:
        if correction is not None:
            library = self._librarian.library
            self._librarian.change(
                lambda: library.correct(correction), lambda _: self._corrected(entity, correction)
            )

    def _corrected(self, entity: Entity, correction: Correction) -> None:
        """Show the entity as it is now; from one that is gone, the way back."""
        self._way.pop()
        became = self._librarian.library.corrected_id(correction)
        if became is None and not self._way:
            self.dismiss(None)
            return
        self._go_to(became or self._way[-1])
        self._keys.say(said(entity.name, correction, key_for("page.undo")))
        self._librarian.tag(lambda: None, self._renew)

    def action_undo(self) -> None:
        """Take back the latest change."""
        self._history.undo()

    def action_redo(self) -> None:
        """Make again what was taken back."""
        self._history.redo()

    def _renew(self) -> None:
        """Show the page as it is now."""
        if self._page is not None:
            self._go_to(self._page.entity.id)

    def _tell_error(self, text: str) -> None:
        self._keys.say(text, "wrong")

    def action_other_list(self) -> None:
        """From one list to the other."""
        lists = (self._company, self._articles)
        self.set_focus(lists[self.focused is self._company])

    async def action_back(self) -> None:
        """To the entity before, then to the main screen."""
        if self.focused is self._articles:
            self.set_focus(self._company)
        elif len(self._way) > 1:
            self._way.pop()
            self._go_to(self._way[-1])
        else:
            await self._leave(None)

    async def _leave(self, article: int | None) -> None:
        """Back, once what was changed here is on disk, so that it is seen there."""
        await self._librarian.finish_writing()
        self.dismiss(article)

    def action_help(self) -> None:
        """All keys."""
        self.app.push_screen(HelpScreen())
