"""The main screen: articles, the one being read, and who is in it.

The only coordinator: widgets tell it what was done, it asks the library and shows the answers.
The one rule: what it asks carries an id or a query, and an answer to an older one is dropped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from textual import events, on
from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Input, Static

from reader.language import N_, _, number
from reader.library import Library
from reader.model import Listing, Reading, Row
from reader.settings import DEFAULTS, Settings
from reader.ui.background import Librarian
from reader.ui.finding import Finding
from reader.ui.history import History
from reader.ui.keys import bindings, key_for
from reader.ui.marks import Marks
from reader.ui.naming import Naming
from reader.ui.outward import Outward
from reader.ui.pages import FIRST_ROWS, Page
from reader.ui.pane_switch import PaneSwitch, Place
from reader.ui.panes import HIGH, THREE_PANES, TWO_PANES
from reader.ui.render.content import pane_title
from reader.ui.render.counts import counts_said
from reader.ui.render.empty import empty_list, offer_of
from reader.ui.renewal import Renewal
from reader.ui.screens.help import HelpScreen
from reader.ui.screens.suited import Prefer, Suited
from reader.ui.turning import Turning
from reader.ui.watching import SECONDS, Watching
from reader.ui.widgets.article_list import ArticleList, Position
from reader.ui.widgets.article_view import ArticleView
from reader.ui.widgets.entity_list import EntityList
from reader.ui.widgets.key_bar import KeyBar
from reader.ui.widgets.panes import Panes
from reader.ui.widgets.prompt_line import PromptInput

SAMPLES = N_("These are sample articles. Your own:  {key}, or  reader add FILE…")
OWN = N_("You have articles of your own now:  press {key} to read them.")


class Home(Suited, inherit_bindings=False):
    """List, reading pane and entities."""

    BINDINGS = bindings("home")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (TWO_PANES, "-medium"), (THREE_PANES, "-wide")]  # noqa: RUF012 - not a ClassVar in Textual
    VERTICAL_BREAKPOINTS = [(0, "-low"), (HIGH, "-high")]  # noqa: RUF012
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
        settings: Settings = DEFAULTS.settings,
        prefer: Prefer = lambda name, value: None,
        last: int | None = None,
    ) -> None:
        super().__init__(now, settings, prefer)
        self._first, self._last = first, last
        self._list = self.articles
        self._keys = KeyBar()
        self.panes = PaneSwitch(
            {
                "list": Place(self._list, self._list),
                "article": Place(self.reading_pane, self.article),
                "entities": Place(self.names_pane, self.names),
            }
        )
        self.librarian = Librarian(self, library, self.tell_error)
        self.marks = Marks(self.librarian, self._row_of, self._show_row)
        self.naming = Naming(self.librarian, self.article, self.names, self.show_reading)
        self.outward = Outward(self.tell, self.tell_error)
        self.turning = Turning(self._list, self.article, self.marks, self.librarian, self.tell)
        self.renewal = Renewal(
            self.librarian, self._list, self.article, lambda: self.finding.listing.words,
            self._show_row,
        )  # fmt: skip
        self.history = History(self.librarian, self._renew, self.tell, self.relist)
        self.finding = Finding(
            self.librarian,
            self._show_listing,
            self._show_rest,
            lambda: self._list.position,
            self._show_offer,
        )
        self.finding.sort = self.settings.sort
        self.watching = Watching(self.librarian, self.finding, self.renewal, self.show_news)

    def compose(self) -> ComposeResult:
        yield self.filter
        panes = (self._list, self.reading_pane, self.names_pane)
        yield Panes(*panes, edge_at=self.widths.edge_at, id="panes")
        if self.librarian.library.is_samples:
            yield Static(_samples_line(False), id="samples", markup=False)
        yield self.tag_line
        yield self.ask_line
        yield self._keys

    def on_mount(self) -> None:
        """Show or ask for the first list, and have names recognised meanwhile."""
        self.take_settings(self.settings)
        if self._first is not None:
            self.finding.start(*self._first)
            if self._last in self._first[0].ids[:FIRST_ROWS]:  # further down nobody would see why
                self._list.go_to(self._last)
        else:
            self.finding.narrow(self.finding.narrowing)
        self.call_after_refresh(self.naming.start)
        self.set_interval(SECONDS, self.watching.look)

    def on_resize(self, event: events.Resize) -> None:
        """Show as many panes as there is room for."""
        self.panes.arrange(event.size.width)
        self.widths.arrange(event.size.width)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Note which pane one is in."""
        self.panes.focus_came(event.widget)

    def _renew(self) -> None:
        """Show what is stored now: marks, and names that a correction may have changed."""
        self.renewal.marks()
        self.renew_names()

    # The list

    def _show_listing(
        self, listing: Listing, rows: Sequence[Row], position: Position | None
    ) -> None:
        narrowing = self.finding.narrowing
        self._list.empty = empty_list(narrowing, listing)
        self._list.offers = bool(listing.without_accents)
        self._list.show(listing.ids, rows, position, total=listing.total)
        self.watching.listing_came(is_old=position is not None)
        self.show_news()
        self.filter.show(narrowing, listing.notes, offer_of(listing))
        if position is not None or not self.filter.has_focus_within:
            # While one types, the input is ahead of every answer.
            self.filter.put(narrowing.text)
        reading = self.article.reading
        if reading is not None and reading.row.id == self._list.cursor_id:
            self.reading_pane.highlight(listing.words)  # another one comes with its words lit

    def _show_rest(self) -> None:
        self._list.extend(self.finding.listing.ids)
        self.show_news()

    def _show_offer(self, suggestion: str) -> None:
        """Say what else could be meant where nothing was found."""
        self._list.empty = empty_list(self.finding.narrowing, self.finding.listing, suggestion)
        self._list.offers = True
        self.filter.tell_offer(_("did you mean {query}?").format(query=suggestion))

    def show_news(self) -> None:
        """Say how many articles there are, or how many came meanwhile."""
        new, listing = len(self.watching.new), self.finding.listing
        news = _("{count} new, press {key}") if new else ""
        news = news.format(count=number(new), key=key_for("view.new"))
        if self.is_selecting:
            news = _("{count} marked").format(count=number(len(self.articles.chosen_ids)))
        self._list.border_title = pane_title(_("Articles"), counts_said(listing), news)
        if self.librarian.library.is_samples:
            self.query_one("#samples", Static).update(_samples_line(self.watching.has_own))
        self.refresh_bindings()

    @on(ArticleList.RowsWanted)
    def fetch_rows(self, event: ArticleList.RowsWanted) -> None:
        """Bring the rows that came into sight."""
        self.librarian.rows(event.ids, self.finding.listing.words, self._list.supply)

    @on(ArticleList.CursorMoved)
    def preview(self, event: ArticleList.CursorMoved) -> None:
        """Show the article that the cursor rests on, without marking it read."""
        if event.id is None:
            self.librarian.forget_reading()
            self.show_reading(None)
        else:
            self.librarian.reading(event.id, self._show_passed)

    def _show_passed(self, reading: Reading) -> None:
        self.show_reading(reading)
        if self.settings.mark_read == "pass":
            self.marks.read(reading.row.id)

    def show_reading(self, reading: Reading | None) -> None:
        """Show an article and its names."""
        self.keep_place()
        self.reading_pane.show(reading, self.finding.listing.words)
        self.names_pane.show(reading)
        self.refresh_bindings()

    def keep_place(self) -> None:
        """Keep how far the article was read that is shown, so that it opens there again."""
        if moved := self.article.moved_to:
            id, place = moved
            library = self.librarian.library
            self.librarian.change(
                lambda: library.leave_at(id, place.block, place.start), lambda _: None
            )

    @on(ArticleList.Opened)
    def read(self, event: ArticleList.Opened) -> None:
        """Mark it read and go to the reading pane."""
        self.marks.read(event.id)
        self.panes.go_to("article")

    @on(ArticleView.Finished)
    def finish(self, event: ArticleView.Finished) -> None:
        """An article scrolled to its end while one is in it is read."""
        if self.panes.current == "article":
            self.marks.read(event.id)

    @on(ArticleView.StoryChosen)
    def open_story(self, event: ArticleView.StoryChosen) -> None:
        """Read another article of the library, wherever it is."""
        self.open_article(event.id)

    def open_article(self, id: int) -> None:
        """Read an article; the list follows if it is in it."""
        if id in self._list.ids:
            self._list.go_to(id)
            self.marks.read(id)
            self.librarian.reading(id, self.show_reading)
        else:
            self.librarian.reading(id, self._show_and_mark)
        self.panes.go_to("article")

    def _show_and_mark(self, reading: Reading) -> None:
        self.show_reading(reading)
        self.marks.read(reading.row.id)

    @on(ArticleView.AddressChosen)
    def open_link(self, event: ArticleView.AddressChosen) -> None:
        """Open a link that was clicked."""
        self.outward.browse(event.url)

    # The current article

    def _row_of(self, id: int) -> Row | None:
        reading = self.article.reading
        return self._list.row(id) or (reading.row if reading and reading.row.id == id else None)

    def _show_row(self, row: Row) -> None:
        self._list.supply([row])
        self.reading_pane.show_row(row)
        self.refresh_bindings()

    @property
    def current(self) -> Row | None:
        """The article that keys act on: the one in the pane that one is in."""
        reading = self.article.reading
        if self.panes.current == "list" or reading is None:
            return self._list.cursor_row
        return self._row_of(reading.row.id)

    @property
    def shown(self) -> Listing:
        """What the list shows."""
        return self.finding.listing

    def tell(self, text: str) -> None:
        """Say something in the last line."""
        self._keys.say(text)

    def tell_error(self, text: str) -> None:
        """Say what went wrong in the last line."""
        self._keys.say(text, "wrong")

    # Actions

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action makes sense now; what doesn't isn't offered."""
        match action:
            case "find":
                return self.current is not None and not isinstance(self.focused, PromptInput)
            case "bookmark" | "note" | "toggle_read" | "copy" | "read_on" | "read_back" | "alone":
                return self.current is not None
            case "browse":
                return self.current is not None and self.current.url is not None
            case "filter":  # inside an input the key is a letter like any other
                return not isinstance(self.focused, Input | EntityList)
            case "entities":
                return self.article.reading is not None or self.panes.current == "entities"
            case "entity_page":
                return self.names.entity is not None
            case "correct":
                return self.panes.current == "entities" and self.names.entity is not None
            case "versions":
                return self.article.reading is not None and self.article.reading.row.versions > 1
            case "timeline":
                return self.article.reading is not None
            case "tags":
                return self.current is not None and not isinstance(self.focused, Input)
            case "link_number":
                return len(self.article.links) > 0 and not isinstance(self.focused, Input)
            case "narrow":
                return self.focused is self.names
            case "all_read":
                return self._list.row_count > 0
            case "show_new":
                return bool(self.watching.new or self.watching.has_own)
            case "match":
                return self.article.steps.places != []
            case "leave":
                is_away = self.panes.current != "list" or self.is_selecting
                return is_away or self.finding.narrowing.is_filtered
            case _:
                return super().check_action(action, parameters)

    def can(self, action: str) -> bool:
        """Whether an action, as the key table writes it, makes sense now."""
        return bool(self.check_action(action.partition("(")[0], ()))

    def action_pane(self, by: int) -> None:
        """To a neighbouring pane."""
        self.panes.step(by)

    def action_show_new(self) -> None:
        """What came meanwhile; from the samples, over to one's own library."""
        if self.watching.has_own:
            self.post_message(self.OwnWanted(self))
        self.panes.go_to("list")
        self.watching.show_new()
        self.naming.start()

    def action_leave(self) -> None:
        """Back to the list, then to all of it."""
        if self.panes.current != "list":
            self.panes.go_to("list")
        elif self.is_selecting:
            self.leave_selecting()
        else:
            self.finding.unfilter()

    def action_help(self) -> None:
        """All keys."""
        self.app.push_screen(HelpScreen())


def _samples_line(has_own: bool) -> str:
    """What is said below the samples: how to get, or to get at, articles of one's own."""
    if has_own:
        return _(OWN).format(key=key_for("view.new"))
    return _(SAMPLES).format(key=key_for("feeds.add"))
