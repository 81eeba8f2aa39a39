"""Reading on: in the article, from article to article, to what is lit, to links, to versions.

The one rule: it only moves; what is moved are the panes, and what counts as read says `Turning`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from reader.model import Mention
from reader.ui.background import Librarian
from reader.ui.deeds.deed import Deed
from reader.ui.deeds.here import Here
from reader.ui.deeds.selecting import Selecting
from reader.ui.deeds.talk import Talk
from reader.ui.pane_switch import PaneSwitch
from reader.ui.turning import Turning
from reader.ui.widgets.prompt_line import PromptInput
from reader.ui.widgets.reading_pane import ReadingPane


class Paging:
    """Moves in and between articles.

    Args:
        now: the hour by which ages are told.
        open_article: shows an article to be read.
    """

    def __init__(
        self,
        librarian: Librarian,
        here: Here,
        turning: Turning,
        reading_pane: ReadingPane,
        panes: PaneSwitch,
        selecting: Selecting,
        talk: Talk,
        now: datetime,
        open_article: Callable[[int], None],
    ) -> None:
        self._librarian = librarian
        self._here = here
        self._turning = turning
        self._pane = reading_pane
        self._article = reading_pane.article
        self._panes = panes
        self._selecting = selecting
        self._talk = talk
        self._now = now
        self._open_article = open_article

    @property
    def deeds(self) -> Mapping[str, Deed]:
        """All ways to go on; inside an input most keys are letters like any other."""
        here, article = self._here, self._article
        return {
            "on": Deed(self.on, here.has_row),
            "back": Deed(article.action_page_up, here.has_row),
            "step": Deed(self._turning.step),
            "unread": Deed(self._turning.unread),
            "match": Deed(article.step, lambda: article.steps.places != []),
            "link": Deed(self.link, lambda: len(article.links) > 0 and not here.is_typing),
            "find": Deed(
                self.find, lambda: here.has_row() and not isinstance(here.focused, PromptInput)
            ),
            "alone": Deed(self._panes.toggle_alone, here.has_row),
            "versions": Deed(self.versions, self._has_versions),
            "timeline": Deed(self.timeline, lambda: here.reading is not None),
        }

    def on(self) -> None:
        """A page on; at the end, the next unread article. While one chooses, mark the row."""
        row = self._here.row
        if not self._selecting.mark_row() and row is not None:
            self._turning.on(row.id)

    def link(self) -> None:
        """Open a link by its number."""
        self._panes.go_to("article")
        self._pane.ask_link()

    def find(self) -> None:
        """Find in the article."""
        self._panes.go_to("article")
        self._pane.find()

    def _has_versions(self) -> bool:
        reading = self._here.reading
        return reading is not None and reading.row.versions > 1

    def versions(self) -> None:
        """The versions of the story that is read."""
        from reader.ui.screens.versions import VersionsScreen  # not for the first frame

        def read(id: int | None) -> None:
            if id is not None:
                self._open_article(id)

        reading = self._here.reading
        if reading is not None:
            self._talk.open(VersionsScreen(self._librarian.library, self._now, reading), read)

    def timeline(self) -> None:
        """The dates and amounts of the article, to go to one of them."""
        from reader.ui.screens.timeline import TimelineScreen  # not for the first frame

        reading = self._here.reading
        if reading is not None:
            self._talk.open(TimelineScreen(self._librarian.library, reading), self._go_to)

    def _go_to(self, mention: Mention | None) -> None:
        if mention is not None:
            self._panes.go_to("article")
            self._article.go_to((mention.start, mention.end))
