"""The names of the article that is read: to them, narrowed, lit in it, to their pages.

The one rule: names that others have changed meanwhile are shown anew when one comes back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from reader.ui.background import Librarian
from reader.ui.deeds.deed import Deed
from reader.ui.deeds.here import Here
from reader.ui.deeds.talk import Talk
from reader.ui.finding import Finding
from reader.ui.naming import Naming
from reader.ui.pane_switch import PaneSwitch
from reader.ui.widgets.names_pane import NamesPane


class Names:
    """Goes to names.

    Args:
        now: the hour by which ages are told.
        open_article: shows an article to be read.
    """

    def __init__(
        self,
        librarian: Librarian,
        here: Here,
        pane: NamesPane,
        naming: Naming,
        finding: Finding,
        panes: PaneSwitch,
        talk: Talk,
        now: datetime,
        open_article: Callable[[int], None],
    ) -> None:
        self._librarian = librarian
        self._here = here
        self._pane = pane
        self._naming = naming
        self._finding = finding
        self._panes = panes
        self._talk = talk
        self._now = now
        self._open_article = open_article

    @property
    def deeds(self) -> Mapping[str, Deed]:
        """Going to names, narrowing them, a name's page."""
        return {
            "go": Deed(self.go, self._can_go),
            "narrow": Deed(self._pane.open, lambda: self._here.focused is self._pane.names),
            "page": Deed(self.page, self._here.has_name),
        }

    def _can_go(self) -> bool:
        return self._here.has_row() or self._here.pane == "entities"

    def go(self) -> None:
        """To the names, and back."""
        self._panes.go_to("article" if self._here.pane == "entities" else "entities")

    def page(self) -> None:
        """The page of the name under the cursor."""
        name = self._here.name
        if name is not None:
            self.open_page(name.id)

    def open_page(self, entity: str) -> None:
        """The page of a name by its entity id."""
        from reader.ui.screens.entity import EntityScreen  # not for the first frame

        page = EntityScreen(self._librarian.library, self._now, entity)
        self._talk.open(page, self._came_back)

    def _came_back(self, article: int | None) -> None:
        self.renew()  # one may have corrected some
        if article is not None:
            self._open_article(article)

    def renew(self) -> None:
        """Show the names that the library has now, and have those it lacks recognised."""
        self._naming.renew()
        self._naming.start()
        if self._finding.narrowing.entities:
            self._finding.renew(None)
