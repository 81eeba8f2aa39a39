"""The feeds screen's lines: saved searches, feeds and their folders, and how each is doing.

Pure. Owns what a row says and the query that it stands for. The one rule: a feed's error is told
in words beside its name, and only then its age.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Literal

from reader.language import _, ngettext, number
from reader.model import Feed, Published, SavedSearch
from reader.text import fold
from reader.ui.keys import key_for
from reader.ui.render.cells import cell_len
from reader.ui.render.lines import Layer, Line, fit
from reader.ui.render.row import CURSOR, SEPARATOR
from reader.ui.render.safe import safe
from reader.ui.render.when import when, when_exactly

Kind = Literal["search", "folder", "feed"]
SIGNS: dict[Kind, str] = {"search": "/", "folder": "▾", "feed": " "}
GUTTER = 3
COUNT = 7
"""Cells of the column of unread counts."""
STATE_SHARE = 0.4
"""Of the width, for how a feed is doing."""
WIDEST = 120
"""Cells of a row at most, so that a name and how it is doing are seen at one glance."""
NARROW = 50
"""Cells under which only an error is told beside a name."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the list."""

    kind: Kind
    name: str
    unread: int
    query: str
    """What finds its articles."""
    feeds: tuple[Feed, ...] = ()
    """Those that it stands for."""
    indent: int = 0

    @property
    def feed(self) -> Feed | None:
        """The feed, if it is one."""
        return self.feeds[0] if self.kind == "feed" else None

    @property
    def unread_said(self) -> str:
        """How much of it is unread."""
        return _("{count} unread").format(count=number(self.unread)) if self.unread else ""

    @property
    def key(self) -> tuple[str, str]:
        """What it can be found by again."""
        return self.kind, self.feeds[0].url if self.kind == "feed" else self.name


def entries_of(searches: Iterable[SavedSearch], feeds: Sequence[Feed]) -> tuple[Entry, ...]:
    """All rows: saved searches, then feeds without a folder, then each folder with its own."""
    folders = {feed.folder for feed in feeds}
    names = Counter(fold(name) for name in (*folders, *(feed.title for feed in feeds)))
    rows = [Entry("search", one.name, one.unread, one.query) for one in searches]
    for folder, group in groupby(feeds, lambda feed: feed.folder):
        inside = list(group)
        if folder:
            unread = sum(feed.unread for feed in inside)
            rows.append(Entry("folder", folder, unread, _query(folder, inside, names), (*inside,)))
        rows += (
            Entry(
                "feed", one.title, one.unread, _query(one.title, [one], names), (one,), bool(folder)
            )
            for one in inside
        )
    return tuple(rows)


def _query(name: str, feeds: Sequence[Feed], names: Counter[str]) -> str:
    """By the name if it means nothing else, else by the addresses."""
    if names[fold(name)] == 1 and '"' not in name and any(map(str.isalnum, name)):
        return f'feed:"{name}"'
    return " OR ".join(f'feed:"{feed.url}"' for feed in feeds)


def narrowed_entries(entries: Sequence[Entry], wanted: str) -> tuple[Entry, ...]:
    """Those whose name, folder or address has all these words, accents and case left aside."""
    words = fold(wanted).split()
    if not words:
        return tuple(entries)
    return tuple(
        entry for entry in entries if all(word in fold(_searched(entry)) for word in words)
    )


def _searched(entry: Entry) -> str:
    if entry.feed is None:
        return entry.name
    return f"{entry.name} {entry.feed.folder} {entry.feed.url}"


def entry_line(entry: Entry, width: int, now: datetime, *, cursor: bool = False) -> Line:
    """The row at `width` cells: sign, unread, name, and how it is doing."""
    width = min(width, WIDEST)
    start = f"{CURSOR if cursor else ' '}{SIGNS[entry.kind]} "
    count = f"{number(entry.unread):>{COUNT - 1}}" if entry.unread else " " * (COUNT - 1)
    state, style = _state(entry, now, width)
    state = fit(state, max(0, int(width * STATE_SHARE)))
    indent = "  " * entry.indent
    room = max(1, width - GUTTER - COUNT - len(indent) - cell_len(state) - 3)
    name = fit(safe(entry.name), room)
    before = f"{start}{count} {indent}"
    text = f"{before}{name}{' ' * (room - cell_len(name) + 2)}{state} "
    named = len(before) + len(name)
    at = len(text) - len(state) - 1
    return Line(
        fit(text, width),
        (
            Layer(0, 1, "feeds--bar"),
            Layer(1, 2, "feeds--sign"),
            Layer(GUTTER, GUTTER + COUNT, "feeds--unread"),
            Layer(len(before), named, "feeds--name" if entry.unread else "feeds--read"),
            Layer(at, len(text), style),
        ),
    )


def _state(entry: Entry, now: datetime, width: int) -> tuple[str, str]:
    feed = entry.feed
    if entry.kind == "folder":
        wrong = sum(feed.error is not None for feed in entry.feeds)
        if wrong:
            return _("! {count} failed").format(count=wrong), "feeds--wrong"
        said = ngettext("{count} feed", "{count} feeds", len(entry.feeds))
        return said.format(count=len(entry.feeds)) if width >= NARROW else "", "feeds--muted"
    if feed is None:
        return (safe(entry.query) if width >= NARROW else ""), "feeds--muted"
    if feed.error is not None:
        return f"! {safe(feed.error)}", "feeds--wrong"
    if feed.last_success is None:
        return _("not fetched yet"), "feeds--muted"
    said = when(Published(feed.last_success, "time"), now) if width >= NARROW else ""
    return said, "feeds--muted"


def about_lines(entry: Entry | None, width: int, now: datetime) -> tuple[Line, Line]:
    """What is known of the row under the cursor: where it is from, and how it is doing."""
    if entry is None:
        return Line(""), Line("")
    feed = entry.feed
    if feed is None:
        what = _("Folder") if entry.kind == "folder" else _("Saved search")
        return _line(what, width, "feeds--muted"), _line(entry.query, width, "feeds--muted")
    fetched = (
        _("fetched {when}").format(when=when_exactly(Published(feed.last_success, "time"), now))
        if feed.last_success
        else _("never fetched")
    )
    if feed.full_text:
        fetched += SEPARATOR + _("with full text")
    where = safe(feed.url)
    if feed.error is None:
        return _line(where, width, "feeds--muted"), _line(fetched, width, "feeds--muted")
    where = SEPARATOR.join((where, fetched))
    again = _("press {key} to try again").format(key=key_for("feed.fetch"))
    said = SEPARATOR.join((f"! {safe(feed.error)}", again))
    return _line(where, width, "feeds--muted"), _line(said, width, "feeds--wrong")


def _line(text: str, width: int, style: str) -> Line:
    text = fit(f" {safe(text)}", width)
    return Line(text, (Layer(0, len(text), style),))


def counted(feeds: Sequence[Feed], of: int = 0) -> str:
    """How many feeds are shown, for the title, of how many if those are more."""
    wrong = sum(feed.error is not None for feed in feeds)
    count = number(len(feeds))
    said = [_("{some} of {all}").format(some=count, all=number(of)) if of > len(feeds) else count]
    if wrong:
        said.append(_("{count} failed").format(count=number(wrong)))
    return SEPARATOR.join(said)


def no_feeds(searches: Sequence[Entry]) -> str:
    """How to come by a feed, for the title, where only saved searches are listed."""
    return _("none yet, {key} adds one").format(key=key_for("feed.add")) if searches else ""


def empty_feeds(wanted: str) -> Iterator[str]:
    """What stands where there is nothing: how to go on."""
    if wanted.strip():
        yield _("No feed of this name.")
        yield _("Esc shows all.")
    else:
        yield _("No feeds yet.")
        said = _("Press {key} to add one: type the address of a feed, or of a newspaper's page.")
        yield said.format(key=key_for("feed.add"))
        yield _("A list of feeds (OPML) is added by its path.")
