"""What suits the user: the measure, the panes' widths, the settings and their box.

The one rule: what keys change here is a setting, and the screen goes by settings alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reader.language import _
from reader.settings import Settings, Value
from reader.ui.deeds.deed import Deed
from reader.ui.deeds.here import Here
from reader.ui.deeds.outward import Outward
from reader.ui.deeds.talk import Talk
from reader.ui.finding import Finding
from reader.ui.keys import key_for
from reader.ui.pane_switch import PaneSwitch
from reader.ui.pane_widths import PaneWidths, Side
from reader.ui.widgets.article_view import ArticleView

Prefer = Callable[[str, Value], None]
"""Takes another value of a setting into use and keeps it."""


class Suiting:
    """Goes by the settings.

    Args:
        columns: of the window.
        speak: says everything anew, in another language.
    """

    def __init__(
        self,
        settings: Settings,
        prefer: Prefer,
        here: Here,
        article: ArticleView,
        panes: PaneSwitch,
        widths: PaneWidths,
        outward: Outward,
        finding: Finding,
        talk: Talk,
        columns: Callable[[], int],
        speak: Callable[[], None],
    ) -> None:
        self.settings = settings
        self._prefer = prefer
        self._here = here
        self._article = article
        self._panes = panes
        self._widths = widths
        self._outward = outward
        self._finding = finding
        self._talk = talk
        self._columns = columns
        self._speak = speak

    @property
    def deeds(self) -> Mapping[str, Deed]:
        """Settings that have keys of their own, and all of them."""
        return {
            "measure": Deed(self.measure),
            "widen": Deed(self.widen),
            "even": Deed(self.even),
            "names": Deed(self.names),
            "settings": Deed(self.open_settings),
        }

    def take(self, settings: Settings, name: str = "") -> None:
        """Go by these settings, of which one has changed or (empty) any."""
        self.settings = settings
        self._article.measure = settings.measure
        self._outward.browser = settings.browser
        self._panes.keeps_names = settings.show_names
        self._panes.arrange(self._columns())
        self._widths.take(settings)
        self._widths.arrange(self._columns())
        if settings.sort != self._finding.sort:
            self._finding.order(settings.sort)
        if name == "language":
            self._speak()

    def measure(self, by: int) -> None:
        """Longer or shorter lines in the article."""
        from reader.settings.rules import MEASURE  # until a key is pressed nobody asks

        self._prefer("measure", MEASURE.stepped(self.settings.measure, by))
        self._talk.tell(_("Lines of {count} columns.").format(count=self.settings.measure))

    def widen(self, by: int) -> None:
        """Make the pane that one is in wider or narrower."""
        if not self._widths.step(self._here.pane, by, self._columns()):
            self._talk.tell(_("There is only one pane here; it has all the room."))

    def widen_to(self, side: Side, x: int, *, keep: bool) -> None:
        """Put the border between two panes at a column of the screen."""
        columns = self._columns()
        width = x if side == "list" else columns - x - 1
        self._widths.set(side, width, columns, keep=keep)

    def even(self) -> None:
        """Panes as wide as the window suggests."""
        self._prefer("list_width", 0)
        self._prefer("names_width", 0)

    def names(self) -> None:
        """The names beside the article, or only while one is in them."""
        self._prefer("show_names", not self.settings.show_names)
        if self.settings.show_names:
            return
        if self._here.pane == "entities":
            self._panes.go_to("article")
        self._talk.tell(
            _("The names are hidden; {key} shows them.").format(key=key_for("entities"))
        )

    def open_settings(self) -> None:
        """Show the settings."""
        from reader.ui.screens.settings import SettingsScreen  # not for the first frame

        self._talk.open(SettingsScreen(self.settings, self._prefer), lambda _closed: None)
