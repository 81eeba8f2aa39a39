"""A screen that goes by the settings: its measure, its panes, its browser, its language.

Owns what the keys for measure and panes do; what is changed by them is also a setting.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from textual import on
from textual.widget import Widget
from textual.widgets import Input

from reader.language import _
from reader.model import Reading
from reader.settings import Settings, Value
from reader.ui.pane_widths import PaneWidths, Side
from reader.ui.render.empty import empty_list, offer_of
from reader.ui.screens.pruning import Pruning
from reader.ui.widgets.article_list import ArticleList
from reader.ui.widgets.panes import Panes

Prefer = Callable[[str, Value], None]
"""Takes another value of a setting into use and keeps it."""


class Suited(Pruning, inherit_bindings=False):
    """A screen that suits its user."""

    def __init__(self, now: datetime, settings: Settings, prefer: Prefer) -> None:
        super().__init__(now)
        self.settings = settings
        self.prefer = prefer
        self.articles = ArticleList(now, id="list")
        sides: dict[Side, Widget] = {"list": self.articles, "entities": self.names_pane}
        self.widths = PaneWidths(sides, settings, prefer)

    def take_settings(self, settings: Settings, name: str = "") -> None:
        """Go by these settings, of which one has changed or (empty) any."""
        self.settings = settings
        self.article.measure = settings.measure
        self.outward.browser = settings.browser
        self.widths.take(settings)
        self.widths.arrange(self.size.width)
        if settings.sort != self.finding.sort:
            self.finding.order(settings.sort)
        if name == "language":
            self._speak()

    def _speak(self) -> None:
        """Say everything in the language that was chosen now."""
        listing = self.finding.listing
        self.articles.empty = empty_list(self.finding.narrowing, listing)
        self.articles.refresh()
        self.filter.query_one(Input).placeholder = _("Filter")
        self.filter.show(self.finding.narrowing, listing.notes, offer_of(listing))
        self.show_reading(self.article.reading)
        self.show_news()

    def show_reading(self, reading: Reading | None) -> None:
        """Show an article and its names."""
        raise NotImplementedError

    def show_news(self) -> None:
        """Say how many articles there are, or how many came meanwhile."""
        raise NotImplementedError

    def action_measure(self, by: int) -> None:
        """Longer or shorter lines in the article."""
        from reader.settings.rules import MEASURE  # until a key is pressed nobody asks

        self.prefer("measure", MEASURE.stepped(self.settings.measure, by))
        self.tell(_("Lines of {count} columns.").format(count=self.settings.measure))

    def action_widen(self, by: int) -> None:
        """Make the pane that one is in wider or narrower."""
        if not self.widths.step(self.panes.current, by, self.size.width):
            self.tell(_("There is only one pane here; it has all the room."))

    def action_even(self) -> None:
        """Panes as wide as the window suggests."""
        self.prefer("list_width", 0)
        self.prefer("names_width", 0)

    def action_settings(self) -> None:
        """Show the settings."""
        from reader.ui.screens.settings import SettingsScreen

        self.app.push_screen(SettingsScreen(self.settings, self.prefer))

    @on(Panes.Dragged)
    def widen_to(self, event: Panes.Dragged) -> None:
        """Put the border between two panes where the mouse has it."""
        columns = self.size.width
        width = event.x if event.side == "list" else columns - event.x - 1
        self.widths.set(event.side, width, columns, keep=event.is_over)
