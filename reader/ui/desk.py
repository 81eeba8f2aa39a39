"""All who act on the main screen, put together: each is given what it needs, and no more.

The one rule: things are made here and nothing is done; who needs whom can be read off line by line.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from textual.screen import Screen
from textual.widgets import Static

from reader.library import Library
from reader.settings import Settings
from reader.ui.background import Librarian
from reader.ui.deeds.corrections import Corrections
from reader.ui.deeds.deed import Deed, deeds_of
from reader.ui.deeds.filtering import Filtering
from reader.ui.deeds.here import Here
from reader.ui.deeds.marking import Marking
from reader.ui.deeds.muting import Muting
from reader.ui.deeds.names import Names
from reader.ui.deeds.outward import Outward
from reader.ui.deeds.paging import Paging
from reader.ui.deeds.pruning import Pruning
from reader.ui.deeds.searches import Searches
from reader.ui.deeds.selecting import Selecting
from reader.ui.deeds.sorting import Sorting
from reader.ui.deeds.suiting import Prefer, Suiting
from reader.ui.deeds.tagging import Tagging
from reader.ui.deeds.talk import Talk
from reader.ui.finding import Finding
from reader.ui.history import History
from reader.ui.marks import Marks
from reader.ui.naming import Naming
from reader.ui.opening import Opening
from reader.ui.pane_switch import PaneSwitch
from reader.ui.pane_widths import PaneWidths
from reader.ui.renewal import Renewal
from reader.ui.showing import Showing
from reader.ui.turning import Turning
from reader.ui.watching import Watching
from reader.ui.widgets.article_list import ArticleList
from reader.ui.widgets.filter_input import FilterLine
from reader.ui.widgets.names_pane import NamesPane
from reader.ui.widgets.reading_pane import ReadingPane


class Widgets(NamedTuple):
    """What is acted on."""

    articles: ArticleList
    reading: ReadingPane
    names: NamesPane
    line: FilterLine
    samples: Static
    """Says of samples that they are some."""


class Desk:
    """Who finds, shows and opens articles, and who does what can be done with them."""

    def __init__(
        self,
        screen: Screen[None],
        widgets: Widgets,
        panes: PaneSwitch,
        talk: Talk,
        library: Library,
        now: datetime,
        settings: Settings,
        prefer: Prefer,
    ) -> None:
        self.talk = talk
        self.librarian = Librarian(
            screen,
            library,
            talk.tell_error,
            {
                "search": widgets.articles.tell_why_empty,
                "reading": lambda why: self.opening.tell_why_none(why),
            },
        )
        self._make_finding(widgets, settings, panes, screen)
        self._make_opening(widgets, panes, screen)
        self.deeds = self._deeds(screen, widgets, panes, now, settings, prefer)
        """By `owner.verb`, as the key table names them."""

    def _make_finding(
        self, widgets: Widgets, settings: Settings, panes: PaneSwitch, screen: Screen[None]
    ) -> None:
        articles, article = widgets.articles, widgets.reading.article
        self.here = Here(articles, article, widgets.names.names, panes, lambda: screen.focused)
        self.finding = Finding(
            self.librarian,
            lambda listing, rows, position: self.showing.show(listing, rows, position),
            lambda: self.showing.extend(),
            lambda: articles.position,
            lambda suggestion: self.showing.tell_offer(suggestion),
        )
        self.finding.sort = settings.sort
        self.renewal = Renewal(
            self.librarian,
            articles,
            article,
            lambda: self.finding.listing.words,
            lambda row: self.showing.show_row(row),
        )
        self.watching = Watching(
            self.librarian, self.finding, self.renewal, lambda: self.showing.tell_news()
        )
        self.selecting = Selecting(
            self.librarian, self.finding, articles, panes, self.renewal, self.talk,
            lambda: self.showing.tell_news(),
        )  # fmt: skip
        self.showing = Showing(
            self.librarian, articles, widgets.line, widgets.reading, widgets.samples,
            self.finding, self.watching, self.selecting, screen.refresh_bindings,
        )  # fmt: skip

    def _make_opening(self, widgets: Widgets, panes: PaneSwitch, screen: Screen[None]) -> None:
        self.marks = Marks(self.librarian, self.here.row_of, self.showing.show_row)
        self.opening = Opening(
            self.librarian, widgets.articles, widgets.reading, widgets.names, panes, self.finding,
            self.marks, lambda: self.suiting.settings.mark_read == "pass", screen.refresh_bindings,
        )  # fmt: skip
        self.naming = Naming(
            self.librarian, widgets.reading.article, widgets.names.names, self.opening.show
        )

    def _deeds(
        self,
        screen: Screen[None],
        widgets: Widgets,
        panes: PaneSwitch,
        now: datetime,
        settings: Settings,
        prefer: Prefer,
    ) -> Mapping[str, Deed]:
        librarian, here, finding, talk = self.librarian, self.here, self.finding, self.talk
        articles, article, selecting = widgets.articles, widgets.reading.article, self.selecting
        open_article = self.opening.open

        def relist() -> None:
            finding.renew_near(articles.ids, articles.cursor)

        def renew() -> None:
            self.renewal.marks()
            self.names.renew()

        def speak() -> None:
            self.showing.speak()
            self.opening.show(article.reading)

        turning = Turning(articles, article, self.marks, librarian, talk.tell)
        history = History(librarian, renew, talk.tell, relist)
        self.names = Names(
            librarian, here, widgets.names, self.naming, finding, panes, talk, now, open_article
        )
        self.outward = Outward(here, talk)
        self.widths = PaneWidths({"list": articles, "entities": widgets.names}, settings, prefer)
        self.suiting = Suiting(
            settings, prefer, here, article, panes, self.widths, self.outward, finding, talk,
            lambda: screen.size.width, speak,
        )  # fmt: skip
        self.filtering = Filtering(librarian, here, widgets.line, finding, panes, talk)
        self.searches = Searches(librarian, finding, self.filtering, talk)
        self.tagging = Tagging(librarian, here, self.marks, selecting, panes, talk)
        self.pruning = Pruning(librarian, finding, talk)
        return deeds_of(
            paging=Paging(
                librarian, here, turning, widgets.reading, panes, selecting, talk, now, open_article
            ),
            marking=Marking(here, self.marks, selecting, history, finding, talk),
            tagging=self.tagging,
            outward=self.outward,
            names=self.names,
            corrections=Corrections(
                librarian, here, widgets.names.names, self.names, finding, talk
            ),
            filtering=self.filtering,
            searches=self.searches,
            sorting=Sorting(finding, prefer, panes, talk),
            selecting=selecting,
            muting=Muting(librarian, here, finding, self.filtering, selecting, talk, relist),
            pruning=self.pruning,
            suiting=self.suiting,
        )
