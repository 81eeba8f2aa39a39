"""The feeds, their folders and the saved searches as a list, and two lines about the current one.

Owns narrowing and the cursor: what it is on stays under it when the list comes anew, unless a feed
came with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from reader.language import _
from reader.model import Feed, SavedSearch
from reader.ui.keys import bindings
from reader.ui.render.content import pane_title
from reader.ui.render.feeds import (
    Entry,
    about_lines,
    counted,
    empty_feeds,
    entries_of,
    entry_line,
    narrowed_entries,
    no_feeds,
)
from reader.ui.render.lines import Line
from reader.ui.render.paint import paint
from reader.ui.widgets.line_list import LineList


class FeedList(LineList):
    """Saved searches, feeds and folders."""

    BINDINGS = bindings("move", "feed_list")
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "feeds--bar", "feeds--sign", "feeds--unread", "feeds--name", "feeds--read",
        "feeds--muted", "feeds--wrong",
    }  # fmt: skip
    DEFAULT_CSS = """
    FeedList {
        & > .feeds--bar { color: $rule; }
        &:focus > .feeds--bar { color: $accent; }
        & > .feeds--sign { color: $accent; }
        & > .feeds--unread { color: $accent; }
        & > .feeds--name { color: $ink-strong; text-style: bold; }
        & > .feeds--read { color: $foreground; }
        & > .feeds--muted { color: $ink-muted; }
        & > .feeds--wrong { color: $error; }
    }
    """

    class Rested(Message):
        """The cursor is on another row."""

    @dataclass
    class Chosen(Message):
        """The articles of a row are wanted."""

        query: str

    def __init__(self, now: datetime, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._now = now
        self._all: tuple[Entry, ...] = ()
        self._entries: tuple[Entry, ...] = ()
        self._wanted = ""
        self._is_known = False
        self.border_title = pane_title(_("Feeds"))

    def show(self, searches: Sequence[SavedSearch], feeds: Sequence[Feed], now: datetime) -> None:
        """Show the feeds as they are now."""
        self._now = now
        before, self._all = self._all, entries_of(searches, feeds)
        self._show(_first_new(before, self._all) if self._is_known else None)
        self._is_known = True

    def narrow(self, wanted: str) -> None:
        """Show only the rows with these words."""
        if wanted != self._wanted:
            self._wanted = wanted
            self._show()

    def _show(self, new: Entry | None = None) -> None:
        key = new.key if new else self.entry.key if self.entry else None
        before = self.cursor
        self._entries = narrowed_entries(self._all, self._wanted)
        self.empty = tuple(empty_feeds(self._wanted))
        self.border_title = pane_title(_("Feeds"), self._counted())
        self.rows_changed()
        same = (place for place, entry in enumerate(self._entries) if entry.key == key)
        near = min(max(0, before), len(self._entries) - 1)
        self.set_reactive(LineList.cursor, next(same, near))
        self.reveal_cursor()
        self.cursor_moved()

    def _counted(self) -> str:
        every = [entry.feed for entry in self._all if entry.feed]
        shown = [entry.feed for entry in self._entries if entry.feed]
        return counted(shown, len(every)) if every else no_feeds(self._all)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing at all, narrowed or not."""
        return not self._all

    @property
    def entry(self) -> Entry | None:
        """The row under the cursor."""
        return self._entries[self.cursor] if 0 <= self.cursor < len(self._entries) else None

    @property
    def folders(self) -> list[str]:
        """The names of the folders."""
        return [entry.name for entry in self._all if entry.kind == "folder"]

    @property
    def row_count(self) -> int:
        return len(self._entries)

    def row_line(self, index: int, line: int, width: int, cursor: bool) -> Line:
        return entry_line(self._entries[index], width, self._now, cursor=cursor)

    def about(self, line: int, width: int) -> Line:
        """A line about the row under the cursor."""
        return about_lines(self.entry, width, self._now)[line]

    def cursor_moved(self) -> None:
        self.post_message(self.Rested())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where there is no row, there is nothing to open."""
        return action != "open" or self.entry is not None

    def choose(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """Show the articles of the row under the cursor."""
        if self.entry is not None:
            self.post_message(self.Chosen(self.entry.query))


def _first_new(before: Sequence[Entry], after: Sequence[Entry]) -> Entry | None:
    """The first feed that wasn't there before."""
    known = {entry.key for entry in before}
    return next((entry for entry in after if entry.feed and entry.key not in known), None)


class FeedAbout(Widget):
    """Two lines about the row that the cursor of a list is on."""

    DEFAULT_CSS = "FeedAbout { height: 2; }"

    def __init__(self, feeds: FeedList) -> None:
        super().__init__()
        self._feeds = feeds

    def render_line(self, y: int) -> Strip:
        """Line `y`."""
        width = self.size.width
        return paint(self._feeds.about(y, width), width, self._feeds.style_of, self.rich_style)
