"""The feeds: what is followed, how each is doing, and what can be done about it.

Owns the screen and its keys; gives the query of what was chosen. The one rule: what changes here
can be taken back here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from reader.language import N_, _
from reader.library import Library
from reader.model import Feed, SavedSearch
from reader.text import fold
from reader.ui.background import Librarian
from reader.ui.completing import Completing
from reader.ui.gathering import Gatherer
from reader.ui.history import History
from reader.ui.keys import bindings, key_for
from reader.ui.render.safe import safe
from reader.ui.screens.closing import Closing
from reader.ui.screens.help import HelpScreen
from reader.ui.widgets.feed_list import FeedAbout, FeedList
from reader.ui.widgets.key_bar import KeyBar
from reader.ui.widgets.prompt_line import PromptInput, PromptLine

SECONDS = 1.0
"""Between two looks at the feeds while some are being fetched."""
Known = tuple[Sequence[SavedSearch], Sequence[Feed]]


class FeedsScreen(Closing[str | None], inherit_bindings=False):
    """Feeds, folders and saved searches; gives the query of the one that was opened."""

    CSS_PATH = "feeds.tcss"
    BINDINGS = bindings("feeds")
    AUTO_FOCUS = "#feeds"

    def __init__(self, library: Library, now: Callable[[], datetime], gatherer: Gatherer) -> None:
        super().__init__()
        self._now, self._gatherer = now, gatherer
        self._feeds = FeedList(now(), id="feeds")
        self._about = FeedAbout(self._feeds)
        self._narrow = PromptLine(N_("Narrow:"), self._to_list, stays=True, id="narrow")
        self._new_name = PromptLine(N_("Name:"), self._to_list, id="name")
        self._folder = PromptLine(
            N_("Folder, empty for none:"), self._to_list, completes=True, id="folder"
        )
        self._completing = Completing()
        self._keys = KeyBar()
        self._librarian = Librarian(self, library, self._tell_error)
        self._history = History(self._librarian, self.renew, self._keys.say)

    def compose(self) -> ComposeResult:
        yield self._feeds
        yield self._about
        yield self._narrow
        yield self._new_name
        yield self._folder
        yield self._keys

    def on_mount(self) -> None:
        """Ask for the feeds, and again while some are being fetched."""
        self.renew()
        self.set_interval(SECONDS, self._renew_at_work)

    def renew(self) -> None:
        """Show the feeds as they are on disk."""
        library = self._librarian.library

        def read() -> Known:
            return library.saved_searches(), library.feeds.all()

        self._librarian.ask("feeds", read, self._show)

    def _renew_at_work(self) -> None:
        if self._gatherer.is_at_work:
            self.renew()

    def _show(self, known: Known) -> None:
        self._feeds.show(*known, self._now())
        self._about.display = not self._feeds.is_empty
        self.refresh_bindings()

    @on(FeedList.Rested)
    def tell_about(self) -> None:
        """Say more about what the cursor is on."""
        self._about.refresh()
        self.refresh_bindings()

    @on(FeedList.Chosen)
    def open_chosen(self, event: FeedList.Chosen) -> None:
        """Show its articles on the main screen."""
        self.dismiss(event.query)

    def _tell_error(self, text: str) -> None:
        self._keys.say(text, "wrong")

    # Narrowing

    def action_narrow(self) -> None:
        """Show only some."""
        self._narrow.open()

    @on(Input.Changed, "#narrow PromptInput")
    def narrow_as_typed(self, event: Input.Changed) -> None:
        """Narrow at every letter."""
        event.stop()
        self._feeds.narrow(event.value)

    @on(PromptInput.Kept, "#narrow PromptInput")
    def keep_narrowed(self) -> None:
        """Back to the list as it is narrowed."""
        self._narrow.leave()
        self._narrow.display = bool(self._narrow.text)

    @on(PromptInput.Left, "#narrow PromptInput")
    def show_all(self) -> None:
        """Back to all of them."""
        self._narrow.close()
        self._feeds.narrow("")

    # Changing

    def _change(self, call: Callable[[], object], said: str) -> None:
        def done(_changed: object) -> None:
            self._keys.say(said)
            self.renew()

        self._librarian.change(call, done)

    def action_rename(self) -> None:
        """Another name for the feed, the folder or the search."""
        if self._feeds.entry is not None:
            self._new_name.open(safe(self._feeds.entry.name), selected=True)

    @on(PromptInput.Kept, "#name PromptInput")
    def rename(self) -> None:
        """Give it the name that was typed."""
        entry, name = self._feeds.entry, self._new_name.text
        self._new_name.close()
        if entry is None or name == entry.name:
            return
        library = self._librarian.library
        if entry.feed is not None:
            url = entry.feed.url
            self._change(lambda: library.feeds.rename(url, name), _("Renamed."))
        elif entry.kind == "folder":
            old = entry.name
            self._change(lambda: library.feeds.rename_folder(old, name), _("Renamed."))
        else:
            old = entry.name
            self._change(lambda: library.rename_search(old, name), _("Renamed."))

    def action_move(self) -> None:
        """Another folder for the feed."""
        if self._feeds.entry is not None and self._feeds.entry.feed is not None:
            self._folder.open(safe(self._feeds.entry.feed.folder))

    @on(PromptInput.Kept, "#folder PromptInput")
    def move_feed(self) -> None:
        """Put it into the folder that was typed."""
        entry, folder = self._feeds.entry, self._folder.text
        self._folder.close()
        if entry is not None and entry.feed is not None and folder != entry.feed.folder:
            url, library = entry.feed.url, self._librarian.library
            self._change(lambda: library.feeds.move(url, folder), _("Moved."))

    @on(PromptInput.Completed, "#folder PromptInput")
    def complete_folder(self) -> None:
        """The first folder that begins as what is typed, then the next ones."""
        text = self._folder.text
        if text == self._completing.taken:
            self._folder.type(self._completing.next())
            return
        begun = [name for name in self._feeds.folders if fold(name).startswith(fold(text))]
        if begun:
            self._folder.type(self._completing.begin(begun))

    @on(PromptInput.Left, "#name PromptInput, #folder PromptInput")
    def leave_prompt(self) -> None:
        """Leave it as it is."""
        self._new_name.close()
        self._folder.close()

    def _to_list(self) -> None:
        self.set_focus(self._feeds)

    def action_unsubscribe(self) -> None:
        """Follow the feed no more, or forget the search; its articles stay."""
        entry, library = self._feeds.entry, self._librarian.library
        if entry is None or entry.kind == "folder":
            return
        if entry.feed is not None:
            url, said = entry.feed.url, _("Unsubscribed; its articles stay. {key} undoes it.")
            self._change(
                lambda: library.feeds.unsubscribe(url), said.format(key=key_for("feed.undo"))
            )
        else:
            name, said = entry.name, _("The search “{name}” is removed; {key} undoes it.")
            said = said.format(name=name, key=key_for("feed.undo"))
            self._change(lambda: library.remove_search(name), said)

    def action_full_text(self) -> None:
        """Have the pages of the feed's articles fetched from now on, or no more."""
        entry, library = self._feeds.entry, self._librarian.library
        if entry is not None and (feed := entry.feed) is not None:
            url, on = feed.url, not feed.full_text
            said = _("Full text from now on.") if on else _("What the feed gives, from now on.")
            self._change(lambda: library.feeds.fetch_full_text(url, on), said)

    def action_undo(self) -> None:
        """Take back the latest change."""
        self._history.undo()

    def action_redo(self) -> None:
        """Make again what was taken back."""
        self._history.redo()

    # Fetching, leaving

    def action_fetch(self) -> None:
        """Fetch the feed, or those of the folder, whether due or not."""
        if self._feeds.entry is not None and self._feeds.entry.feeds:
            self._gatherer.fetch([feed.url for feed in self._feeds.entry.feeds])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action makes sense for what the cursor is on."""
        entry = self._feeds.entry
        if action in ("narrow", "rename", "move") and isinstance(self.focused, Input):
            return False  # inside an input the key is a letter like any other
        match action:
            case "narrow":
                return not self._feeds.is_empty
            case "rename":
                return entry is not None
            case "unsubscribe":
                return entry is not None and entry.kind != "folder"
            case "move" | "full_text":
                return entry is not None and entry.feed is not None
            case "fetch":
                return entry is not None and bool(entry.feeds)
            case _:
                return True

    def action_back(self) -> None:
        """To all rows, then to the main screen."""
        if self._narrow.text:
            self.show_all()
        else:
            self.dismiss(None)

    def action_help(self) -> None:
        """All keys."""
        self.app.push_screen(HelpScreen())
