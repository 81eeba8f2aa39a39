"""The main screen: articles, the one being read, and who is in it.

The only coordinator: widgets tell it what was done, it asks the library and shows the answers.
The one rule: what it asks carries an id or a query, and an answer to an older one is dropped.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, Static

from reader.library import Library
from reader.model import Listing, Reading, ReaderError, Row
from reader.ui.background import Librarian
from reader.ui.browser import open_address
from reader.ui.finding import Finding
from reader.ui.keys import bindings
from reader.ui.marks import Marks
from reader.ui.narrowing import View
from reader.ui.panes import Pane, pane_after, visible_panes
from reader.ui.render.empty import empty_list
from reader.ui.render.safe import safe
from reader.ui.screens.help import HelpScreen
from reader.ui.widgets.article_list import ArticleList, Position
from reader.ui.widgets.article_view import ArticleView
from reader.ui.widgets.entity_list import EntityList
from reader.ui.widgets.filter_input import FilterInput, FilterLine
from reader.ui.widgets.find_line import FindInput, FindLine
from reader.ui.widgets.key_bar import KeyBar

SAMPLES = "These are sample articles. Your own:  reader add FILE…"


class Home(Screen[None], inherit_bindings=False):
    """List, reading pane and entities."""

    BINDINGS = bindings("home")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-medium"), (120, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (12, "-high")]
    AUTO_FOCUS = "#list"

    def __init__(self, library: Library, now: datetime) -> None:
        super().__init__()
        self._now = now
        self._pane: Pane = "list"
        self._alone = False
        self.librarian = Librarian(self, library, self.tell_error)
        self.marks = Marks(self.librarian, self._row_of, self._show_row)
        self.finding = Finding(self.librarian, self._show_listing, lambda: self._list.position)

    def compose(self) -> ComposeResult:
        self._filter = FilterLine()
        self._list = ArticleList(self._now, id="list")
        self._article = ArticleView(self._now, id="article")
        self._find = FindLine()
        self._entities = EntityList(id="entities")
        self._keys = KeyBar()
        yield self._filter
        with Horizontal(id="panes"):
            yield self._list
            with Vertical(id="reading"):
                yield self._article
                yield self._find
            yield self._entities
        yield self._keys
        if self.librarian.is_samples:
            yield Static(SAMPLES, id="samples", markup=False)

    def on_mount(self) -> None:
        """Ask for the first list."""
        self._arrange()
        self.finding.narrow(self.finding.narrowing)

    # Panes

    def on_resize(self, event: events.Resize) -> None:
        """Show as many panes as there is room for."""
        self._arrange()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Note which pane one is in."""
        if event.widget.id in {"list", "article", "entities"}:
            self._go_to(event.widget.id, focus=False)  # type: ignore[arg-type]

    def _go_to(self, pane: Pane, *, focus: bool = True) -> None:
        self._pane = pane
        self._alone = self._alone and pane == "article"
        self._arrange()
        if focus:
            self._widget(pane).focus()

    def _arrange(self) -> None:
        shown = visible_panes(self.app.size.width, self._pane, alone=self._alone)
        self._list.display = "list" in shown
        self.query_one("#reading").display = "article" in shown
        self._entities.display = "entities" in shown

    def _widget(self, pane: Pane) -> Widget:
        return {"list": self._list, "article": self._article, "entities": self._entities}[pane]

    # The list

    def _show_listing(
        self, listing: Listing, rows: Sequence[Row], position: Position | None
    ) -> None:
        narrowing = self.finding.narrowing
        self._list.empty = empty_list(narrowing, listing)
        self._list.border_subtitle = f"{listing.total:,}"
        self._list.show(listing.ids, rows, position)
        self._filter.show(narrowing, listing.notes)
        self._article.highlight(listing.words)
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
            self._show_reading(None)
        else:
            self.librarian.reading(event.id, self._show_reading)

    def _show_reading(self, reading: Reading | None) -> None:
        self._article.show(reading, self.finding.listing.words)
        self._entities.show(reading.entities if reading else ())
        self.refresh_bindings()

    @on(ArticleList.Opened)
    def read(self, event: ArticleList.Opened) -> None:
        """Mark it read and go to the reading pane."""
        self.marks.read(event.id)
        self._go_to("article")

    @on(ArticleView.Finished)
    def finish(self, event: ArticleView.Finished) -> None:
        """An article scrolled to its end while one is in it is read."""
        if self._pane == "article":
            self.marks.read(event.id)

    @on(ArticleView.StoryChosen)
    def open_story(self, event: ArticleView.StoryChosen) -> None:
        """Read another article of the library, wherever it is."""
        self.open_article(event.id)

    def open_article(self, id: int) -> None:
        """Read an article; the list follows if it is in it."""
        self._list.go_to(id)
        self.librarian.reading(id, self._show_reading)
        self.marks.read(id)
        self._go_to("article")

    @on(ArticleView.AddressChosen)
    def open_link(self, event: ArticleView.AddressChosen) -> None:
        """Open a link that was clicked."""
        self._browse(event.url)

    # Filtering

    @on(Input.Changed, "FilterInput")
    def narrow_as_typed(self, event: Input.Changed) -> None:
        """Ask again on every key."""
        self.finding.narrow(self.finding.narrowing.with_text(event.value), typing=True)

    @on(FilterInput.Kept)
    def keep_filter(self) -> None:
        """Leave the filter line for the list."""
        self.finding.keep()
        self._go_to("list")

    @on(FilterInput.Left)
    def leave_filter(self) -> None:
        """Back to the list as it was."""
        self.finding.go_back()
        self._go_to("list")

    @on(FilterInput.ChipRemoved)
    def remove_chip(self) -> None:
        """One name less."""
        if self.finding.narrowing.entities:
            self.finding.narrow(self.finding.narrowing.without_last_entity(), typing=True)

    @on(EntityList.Chosen)
    def filter_by_entity(self, event: EntityList.Chosen) -> None:
        """One name more."""
        self.finding.narrow(self.finding.narrowing.with_entity(event.name))
        self._go_to("list")

    @on(EntityList.Lit)
    def light_mentions(self, event: EntityList.Lit) -> None:
        """Light in the article what the cursor is on."""
        self._article.light(self._entities.entity if event.id else None)


    # Finding in the article

    @on(Input.Changed, "FindInput")
    def find_as_typed(self, event: Input.Changed) -> None:
        """Light what is found; the last word is still being typed."""
        words = event.value.split()
        self._article.highlight((*words[:-1], f"{words[-1]}*") if words else ())
        self._article.step(1)

    @on(FindInput.Kept)
    def keep_found(self) -> None:
        """Back to reading, with what was found lit."""
        self._find.display = False
        self._go_to("article")

    @on(FindInput.Left)
    def leave_found(self) -> None:
        """Back to reading, with what the list was filtered by lit."""
        self._find.close()
        self._article.highlight(self.finding.listing.words)
        self._go_to("article")

    # The current article

    def _row_of(self, id: int) -> Row | None:
        reading = self._article.reading
        return self._list.row(id) or (reading.row if reading and reading.row.id == id else None)

    def _show_row(self, row: Row) -> None:
        self._list.supply([row])
        self._article.show_row(row)
        self.refresh_bindings()

    @property
    def current(self) -> Row | None:
        """The article that keys act on: the one in the pane that one is in."""
        reading = self._article.reading
        if self._pane == "list" or reading is None:
            return self._list.cursor_row
        return self._row_of(reading.row.id)

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
            case "bookmark" | "toggle_read" | "copy" | "find" | "read_on" | "read_back" | "alone":
                return self.current is not None
            case "browse":
                return self.current is not None and self.current.url is not None
            case "leave":
                return self._pane != "list" or self.finding.narrowing.is_filtered
            case _:
                return True

    def can(self, action: str) -> bool:
        """Whether an action, as the key table writes it, makes sense now."""
        return bool(self.check_action(action.partition("(")[0], ()))

    def action_pane(self, by: int) -> None:
        """To a neighbouring pane."""
        self._go_to(pane_after(self._pane, by))

    def action_entities(self) -> None:
        """To the entities, and back."""
        self._go_to("article" if self._pane == "entities" else "entities")

    def action_alone(self) -> None:
        """The article alone, or all panes."""
        self._alone = not self._alone
        self._go_to("article")

    def action_filter(self) -> None:
        """Start to filter."""
        self.finding.begin()
        self._filter.open()

    def action_view(self, view: View) -> None:
        """Another view, with the same filter."""
        self.finding.narrow(self.finding.narrowing.with_view(view))

    def action_leave(self) -> None:
        """Back to the list, then to all of it."""
        if self._pane != "list":
            self._go_to("list")
        else:
            self.finding.unfilter()

    async def action_back(self) -> None:
        """One step back; from the whole list, out."""
        if self.check_action("leave", ()):
            self.action_leave()
        else:
            await self.app.run_action("quit")

    def action_help(self) -> None:
        """All keys."""
        self.app.push_screen(HelpScreen())

    def action_read_on(self) -> None:
        """A page on; at the end, the next unread article."""
        row = self.current
        if row is None:
            return
        self.marks.read(row.id)
        if self._article.at_end:
            self.action_unread(1, read=True)
        else:
            self._article.action_page_down()

    def action_read_back(self) -> None:
        """A page back."""
        self._article.action_page_up()

    def action_step(self, by: int) -> None:
        """The next article of the list, to be read."""
        self._list.move(by)
        if self._list.cursor_id is not None:
            self.marks.read(self._list.cursor_id)

    def action_unread(self, by: int, read: bool = False) -> None:
        """The next unread article of the list."""
        at, ids = self._list.cursor, self._list.ids
        ahead = ids[at + 1 :] if by > 0 else ids[:at][::-1]

        def found(id: int | None) -> None:
            if id is None:
                self.tell("No more unread articles.")
                return
            self._list.go_to(id)
            if read:
                self.marks.read(id)

        self.librarian.unread_after(ahead, found)

    def action_match(self, by: int) -> None:
        """The next match or lit mention."""
        if not self._article.step(by):
            self.tell("Nothing is lit: filter with /, find with ^F, or choose a name with e.")

    def action_find(self) -> None:
        """Find in the article."""
        self._go_to("article")
        self._find.open()

    def action_bookmark(self) -> None:
        """Set or take off a bookmark."""
        row = self.current
        if row is not None:
            self.marks.bookmark(row.id, not row.bookmarked)
            self.tell("Bookmark taken off." if row.bookmarked else "Bookmarked.")

    def action_toggle_read(self) -> None:
        """Mark read or unread."""
        row = self.current
        if row is not None:
            self.marks.read(row.id, not row.read)

    def action_browse(self) -> None:
        """Open the article in the browser."""
        if self.current is not None and self.current.url is not None:
            self._browse(self.current.url)

    def _browse(self, url: str) -> None:
        try:
            self.tell(f"Opening {open_address(url)} in the browser.")
        except ReaderError as error:
            self.tell_error(str(error))

    def action_copy(self, with_title: bool) -> None:
        """Copy the address, or title and address."""
        row = self.current
        if row is None:
            return
        parts = [safe(row.title)] if with_title or not row.url else []
        parts += [row.url] if row.url else []
        self.app.copy_to_clipboard("\n".join(parts))
        self.tell("Copied: " + " ".join(parts))
