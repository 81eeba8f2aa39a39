"""The main screen: articles, the one being read, and who is in it.

The only coordinator: it puts widgets and those who act on them together, and passes on what it is
told. The one rule: whoever does something is given what it needs, and knows no screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from textual import events, on
from textual.app import ComposeResult
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Input, Static

from reader.library import Library
from reader.model import Reading, Row
from reader.settings import DEFAULTS, Settings
from reader.ui.deeds.suiting import Prefer
from reader.ui.deeds.talk import Talk
from reader.ui.desk import Desk, Widgets
from reader.ui.keys import bindings
from reader.ui.narrowing import ALL
from reader.ui.pages import Page
from reader.ui.pane_switch import PaneSwitch, Place
from reader.ui.screens.help import HelpScreen
from reader.ui.showing import samples_line
from reader.ui.watching import SECONDS
from reader.ui.widgets.article_list import ArticleList
from reader.ui.widgets.article_view import ArticleView
from reader.ui.widgets.entity_list import EntityList
from reader.ui.widgets.filter_input import FilterInput, FilterLine
from reader.ui.widgets.key_bar import KeyBar
from reader.ui.widgets.names_pane import NamesPane
from reader.ui.widgets.panes import Panes
from reader.ui.widgets.question_line import QuestionLine
from reader.ui.widgets.reading_pane import ReadingPane


class Home(Screen[None], inherit_bindings=False):
    """List, reading pane and entities."""

    BINDINGS = bindings("home")
    AUTO_FOCUS = "#list"

    @dataclass
    class OwnWanted(Message):
        """The samples are to make room for the user's own library."""

        home: Home

    def __init__(
        self,
        library: Library,
        now: datetime,
        first: Page | None = None,
        reading: Reading | None = None,
        settings: Settings = DEFAULTS.settings,
        prefer: Prefer = lambda name, value: None,
    ) -> None:
        super().__init__()
        self._first, self._reading = first, reading
        self._watch: Timer | None = None
        self.articles = ArticleList(now, id="list")
        self.article = ArticleView(now, id="article")
        self.reading_pane = ReadingPane(self.article, id="reading")
        self.names = EntityList(id="entities")
        self.names_pane = NamesPane(self.names, id="names")
        self.filter = FilterLine()
        self._samples = Static(samples_line(False), id="samples", markup=False)
        self._keys = KeyBar(marking=lambda: self.desk.selecting.is_marking)
        self.panes = PaneSwitch(
            {
                "list": Place(self.articles, self.articles),
                "article": Place(self.reading_pane, self.article),
                "entities": Place(self.names_pane, self.names),
            }
        )
        self.ask_line = QuestionLine(self.panes.come_back, id="ask")
        talk = Talk(self, self._keys, self.ask_line)
        parts = self.articles, self.reading_pane, self.names_pane, self.filter, self._samples
        self.desk = Desk(self, Widgets(*parts), self.panes, talk, library, now, settings, prefer)

    def compose(self) -> ComposeResult:
        yield self.filter
        panes = (self.articles, self.reading_pane, self.names_pane)
        yield Panes(*panes, edge_at=self.desk.widths.edge_at, id="panes")
        if self.desk.librarian.library.is_samples:
            yield self._samples
        yield self.desk.tagging.line
        yield self.ask_line
        yield self._keys

    def on_mount(self) -> None:
        """Show or ask for the first list, and have names recognised meanwhile."""
        self.desk.suiting.take(self.desk.suiting.settings)
        if self._first is not None:
            self.desk.finding.start(*self._first)
            if self._reading is not None:
                self.desk.opening.begin(self._reading)
        else:
            self.desk.finding.narrow(self.desk.finding.narrowing)
        self.call_after_refresh(self.desk.naming.start)
        self._watch = self.set_interval(SECONDS, self.desk.watching.look)

    # What changes around

    def on_screen_suspend(self) -> None:
        """Look for no news beneath another screen, which Textual would repaint at every look."""
        if self._watch is not None:
            self._watch.pause()

    def on_screen_resume(self) -> None:
        """Look for news again."""
        if self._watch is not None:
            self._watch.resume()

    def on_resize(self, event: events.Resize) -> None:
        """Show as many panes as there is room for."""
        self.panes.arrange(event.size.width)
        self.desk.widths.arrange(event.size.width)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Note which pane one is in, and whether one filters."""
        self.panes.focus_came(event.widget)
        if self.focused is not None:
            self.desk.filtering.focus_came(self.focused)

    @on(Panes.Dragged)
    def _widen(self, event: Panes.Dragged) -> None:
        self.desk.suiting.widen_to(event.side, event.x, keep=event.is_over)

    @on(ArticleList.Chosen)
    def _tell_news(self) -> None:
        self.desk.showing.tell_news()

    # What widgets tell

    @on(ArticleList.RowsWanted)
    def _fetch_rows(self, event: ArticleList.RowsWanted) -> None:
        self.desk.librarian.rows(event.ids, self.desk.finding.listing.words, self._supply)

    def _supply(self, rows: Sequence[Row]) -> None:
        could_act = self.desk.here.has_row()
        self.articles.supply(rows)
        if self.desk.here.has_row() != could_act:
            self.refresh_bindings()

    @on(ArticleList.CursorMoved)
    def _preview(self, event: ArticleList.CursorMoved) -> None:
        self.desk.opening.preview(event.id)

    @on(ArticleList.Opened)
    def _open_shown(self) -> None:
        def open_shown() -> None:  # what the cursor is on then
            if (id := self.articles.cursor_id) is not None:
                self.desk.opening.open_shown(id)

        self.desk.finding.when_answered(open_shown)

    @on(ArticleList.EmptyOpened)
    def _accept_offer(self) -> None:
        self.desk.finding.accept_offer()

    @on(ArticleView.Finished)
    def _finish(self, event: ArticleView.Finished) -> None:
        self.desk.opening.finish(event.id)

    @on(ArticleView.StoryChosen)
    def _open_story(self, event: ArticleView.StoryChosen) -> None:
        self.desk.opening.open(event.id)

    @on(ArticleView.AddressChosen)
    def _open_link(self, event: ArticleView.AddressChosen) -> None:
        self.desk.outward.open(event.url)

    @on(EntityList.Lit)
    def _light(self, event: EntityList.Lit) -> None:
        self.article.light(self.names.entity if event.id else None)

    @on(EntityList.Chosen)
    def _filter_by_name(self, event: EntityList.Chosen) -> None:
        self.desk.filtering.add_name(event.name)

    @on(Input.Changed, "FilterInput")
    def _filter_as_typed(self, event: Input.Changed) -> None:
        self.desk.filtering.narrow_as_typed(event.value)

    @on(FilterInput.Completed)
    def _complete(self, event: FilterInput.Completed) -> None:
        self.desk.filtering.complete(event)

    @on(FilterInput.Kept)
    def _keep_filter(self) -> None:
        self.desk.filtering.keep()

    @on(FilterInput.Left)
    def _leave_filter(self) -> None:
        self.desk.filtering.leave()

    @on(FilterInput.ChipRemoved)
    def _remove_chip(self) -> None:
        self.desk.filtering.remove_name()

    @on(FilterLine.ViewClicked)
    def _show_view(self, event: FilterLine.ViewClicked) -> None:
        self.desk.filtering.view(event.view)

    @on(FilterLine.ChipClicked)
    def _take_off(self, event: FilterLine.ChipClicked) -> None:
        finding = self.desk.finding
        finding.narrow(finding.narrowing.without_entity(event.name))

    # Actions

    @property
    def current(self) -> Row | None:
        """The article that keys act on."""
        return self.desk.here.row

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action makes sense now; what doesn't isn't offered."""
        match action:
            case "deed":
                return self.desk.deeds[str(parameters[0])].can()
            case "show_new":
                return bool(self.desk.watching.new or self.desk.watching.has_own)
            case "leave":
                is_away = self.desk.here.pane != "list" or self.desk.selecting.is_on
                return is_away or self.desk.finding.narrowing != ALL or self.desk.finding.is_due
            case _:
                return super().check_action(action, parameters)

    def can(self, action: str) -> bool:
        """Whether an action, as the key table writes it, makes sense now."""
        name = action.partition("(")[0]
        deed = self.desk.deeds.get(name)
        return deed.can() if deed else bool(self.check_action(name, ()))

    def action_deed(self, name: str, *arguments: object) -> None:
        """Have it done by who does it."""
        self.desk.deeds[name].do(*arguments)

    def action_pane(self, by: int) -> None:
        """To a neighbouring pane."""
        self.panes.step(by)

    def action_show_new(self) -> None:
        """What came meanwhile; from the samples, over to one's own library."""
        if self.desk.watching.has_own:
            self.post_message(self.OwnWanted(self))
        self.panes.go_to("list")
        self.desk.watching.show_new()
        self.desk.naming.start()

    def action_leave(self) -> None:
        """Back to the list, then to all of it; narrowed names are all shown first."""
        if self.desk.finding.is_due:  # such as an article that will be opened
            self.desk.finding.when_answered(self.action_leave)
        elif self.desk.here.pane == "entities" and self.names.is_narrowed:
            self.names_pane.show_all()
        elif self.desk.here.pane != "list":
            self.panes.go_to("list")
        elif self.desk.selecting.is_on:
            self.desk.selecting.leave()
        elif self.desk.finding.narrowing.is_filtered:
            self.desk.finding.unfilter()
        else:
            self.desk.finding.narrow(ALL)

    def action_help(self) -> None:
        """All keys."""
        self.app.push_screen(HelpScreen())
