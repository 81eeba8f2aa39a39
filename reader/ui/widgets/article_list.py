"""The list of articles: any number of ids, of which only the rows in sight are ever fetched.

Owns the rows it was given for the ids around the viewport. The one rule: it asks for rows by id
and draws a placeholder until they come, so scrolling waits for nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, NamedTuple

from textual.cache import FIFOCache
from textual.geometry import Size
from textual.message import Message

from reader.language import _
from reader.model import Row
from reader.ui.keys import bindings
from reader.ui.render.content import pane_title
from reader.ui.render.lines import Line
from reader.ui.render.row import HEIGHT, about_line, title_line, waiting_lines
from reader.ui.widgets.line_list import LineList

CHUNK = 64
"""Rows asked for at once; chunks start at multiples, so that the same ones are asked again."""
KEPT_ROWS = 4096


class Position(NamedTuple):
    """Where a list was left."""

    id: int | None
    scroll: int


class ArticleList(LineList):
    """Articles, two lines each."""

    ROW_HEIGHT = HEIGHT
    BINDINGS = bindings("list")
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "row--bar", "row--unread-mark", "row--bookmark-mark", "row--unread", "row--read",
        "row--about", "row--match", "row--waiting",
    }  # fmt: skip
    DEFAULT_CSS = """
    ArticleList {
        & > .row--bar { color: $rule; }
        &:focus > .row--bar { color: $accent; }
        & > .row--unread-mark { color: $accent; }
        & > .row--bookmark-mark { color: $accent; }
        & > .row--unread { color: $ink-strong; text-style: bold; }
        & > .row--read { color: $ink-muted; }
        & > .row--about { color: $ink-muted; }
        & > .row--match { color: $match-ink; background: $match; text-style: underline; }
        & > .row--waiting { color: $rule; }
    }
    """

    @dataclass
    class CursorMoved(Message):
        """The cursor is on another article."""

        id: int | None

    @dataclass
    class Opened(Message):
        """The article under the cursor is to be read."""

        id: int

    @dataclass
    class Chosen(Message):
        """Other articles are chosen."""

    @dataclass
    class EmptyOpened(Message):
        """Enter was pressed where there is nothing to read."""

    @dataclass
    class RowsWanted(Message):
        """These articles are in sight and their rows aren't there."""

        ids: tuple[int, ...]

        def can_replace(self, message: Message) -> bool:
            """Only what is in sight last matters."""
            return isinstance(message, ArticleList.RowsWanted)

    def __init__(self, now: datetime, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.border_title = pane_title(_("Articles"))
        self.now = now
        self._ids: Sequence[int] = ()
        self._total = 0
        self._rows: FIFOCache[int, Row] = FIFOCache(KEPT_ROWS)
        self._asked: tuple[int, ...] = ()
        self._told: int | None = None
        self.chosen: set[int] | None = None
        """The articles that are chosen; None while none can be."""
        self.offers = False
        """Enter leads on although the list is empty."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where there is nothing to open, it isn't offered."""
        return action != "open" or bool(self._ids) or self.offers

    # What is shown

    def show(
        self,
        ids: Sequence[int],
        rows: Iterable[Row],
        at: Position | None = None,
        *,
        total: int = 0,
    ) -> None:
        """Replace the list.

        The cursor stays on its article where that is still there; on the first row it stays on
        the first, which is the best answer. `rows` are those of `ids` that are known already,
        `at` is where to go instead, `total` how many ids there will be.
        """
        before = self.cursor_id if self.cursor > 0 else None
        self._rows.clear()
        self._ids = ids
        self._total = total
        self._asked = ()
        self.supply(rows)
        self.rows_changed()
        if at is not None:
            self.scroll_now(at.scroll)
        self._place(self._index_of(at.id if at else before))

    def tell_why_empty(self, why: str) -> None:
        """Say why there are no articles, where there are none."""
        self.empty = (why,)

    def extend(self, ids: Sequence[int]) -> None:
        """The list goes on: `ids` begins with those that are shown."""
        self._ids = ids
        self._total = len(ids)
        self.virtual_size = Size(0, self._total * self.ROW_HEIGHT)
        self.want_rows()

    @property
    def position(self) -> Position:
        """Where the list is now, for going back there."""
        return Position(self.cursor_id, self.scroll_offset.y)

    def supply(self, rows: Iterable[Row]) -> None:
        """Rows that were asked for, or that changed."""
        came = set()
        for row in rows:
            self._rows[row.id] = row
            came.add(row.id)
        if not came.isdisjoint(self.seen_ids):
            self.refresh()

    @property
    def seen_ids(self) -> Sequence[int]:
        """The articles whose rows are in sight."""
        first = self.scroll_offset.y // self.ROW_HEIGHT
        return self._ids[first : first + self.page + 2]

    def forget_unseen(self) -> None:
        """Have the rows that aren't in sight fetched anew when they come into it."""
        seen = [row for row in map(self._rows.get, self.seen_ids) if row is not None]
        self._rows.clear()
        self._asked = ()
        self.supply(seen)

    def _index_of(self, id: int | None) -> int:
        try:
            return self._ids.index(id) if id is not None else 0
        except ValueError:
            return 0

    def _place(self, index: int) -> None:
        """Put the cursor on a row, and tell only if the article is another one."""
        self.set_reactive(LineList.cursor, self.validate_cursor(index))
        self.reveal_cursor()
        # What is on the screen comes first: the article, and rows out of sight, when that is drawn.
        self.call_after_refresh(self.cursor_moved)
        if all(id in self._rows for id in self.seen_ids):
            self.call_after_refresh(self.want_rows)
        else:
            self.want_rows()

    def go_to(self, id: int) -> None:
        """Put the cursor on an article, if it is in the list."""
        if id in self._ids:
            self.cursor = self._index_of(id)

    @property
    def ids(self) -> Sequence[int]:
        """The articles of the list in order."""
        return self._ids

    @property
    def cursor_id(self) -> int | None:
        """The article under the cursor."""
        return self._ids[self.cursor] if 0 <= self.cursor < len(self._ids) else None

    @property
    def cursor_row(self) -> Row | None:
        """Its row, if it is there."""
        return self.row(self.cursor_id)

    def row(self, id: int | None) -> Row | None:
        """The row of an article, if it is there."""
        return self._rows.get(id) if id is not None else None

    @property
    def row_count(self) -> int:
        return len(self._ids)

    @property
    def rows_expected(self) -> int:
        return max(self._total, len(self._ids))

    def row_line(self, index: int, line: int, width: int, cursor: bool) -> Line:
        row = self._rows.get(self._ids[index]) if index < len(self._ids) else None
        if row is None:
            return waiting_lines(width, cursor=cursor)[line]
        if line:
            return about_line(row, width, self.now, cursor=cursor)
        chosen = None if self.chosen is None else row.id in self.chosen
        return title_line(row, width, cursor=cursor, chosen=chosen)

    # Choosing many

    @property
    def chosen_ids(self) -> Sequence[int]:
        """The articles of the list that are chosen, in its order."""
        chosen = self.chosen
        return [id for id in self._ids if id in chosen] if chosen else []

    def choose_many(self, ids: Iterable[int] | None) -> None:
        """Begin to choose, with these; None leaves off."""
        self.chosen = None if ids is None else set(ids)
        self.refresh()

    def toggle_chosen(self) -> None:
        """Choose the article under the cursor, or not, and go on to the next."""
        if self.chosen is not None and self.cursor_id is not None:
            self.chosen ^= {self.cursor_id}
            self.refresh_row(self.cursor)
            self.move(1)
            self.post_message(self.Chosen())

    # Asking for rows

    def want_rows(self) -> None:
        """Ask for the rows in sight, and a page around them, that aren't there."""
        first = self.scroll_offset.y // self.ROW_HEIGHT
        start = max(0, first - self.page) // CHUNK * CHUNK
        end = -(-(first + 2 * self.page + 1) // CHUNK) * CHUNK
        ids = tuple(id for id in self._ids[start:end] if id not in self._rows)
        if ids and ids != self._asked:
            self._asked = ids
            self.post_message(self.RowsWanted(ids))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self.want_rows()

    def resized(self) -> None:
        super().resized()
        self.want_rows()

    # Telling

    def cursor_moved(self) -> None:
        if self.cursor_id != self._told:
            self._told = self.cursor_id
            self.post_message(self.CursorMoved(self.cursor_id))

    def choose(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """Read the article under the cursor, or mark it while rows are chosen."""
        id = self.cursor_id
        if id is not None and self.chosen is not None:
            self.toggle_chosen()
            return
        self.post_message(self.EmptyOpened() if id is None else self.Opened(id))
