"""A list drawn line by line: the cursor, the keys and the mouse, whatever the rows are.

Owns moving and scrolling. The one rule: its cost depends on the lines that are seen, never on
how many rows there are.
"""

from __future__ import annotations

from itertools import chain
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.geometry import Offset, Region, Size
from textual.reactive import reactive
from textual.strip import Strip

from reader.ui.keys import bindings
from reader.ui.render.empty import empty_line
from reader.ui.render.lines import Line
from reader.ui.render.paint import paint
from reader.ui.widgets.line_view import LineView


class LineList(LineView, can_focus=True, inherit_bindings=False):
    """Rows of equal height with a cursor; subclasses draw them and say what may be chosen."""

    ROW_HEIGHT = 1
    BINDINGS = bindings("move")
    COMPONENT_CLASSES: ClassVar[set[str]] = {"list--cursor", "list--empty"}
    DEFAULT_CSS = """
    LineList {
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        & > .list--empty { color: $ink-muted; }
        & > .list--cursor { background: $cursor-idle; }
        &:focus > .list--cursor { background: $cursor; }
        &:ansi:focus > .list--cursor { text-style: reverse; }
    }
    """

    cursor: reactive[int] = reactive(-1, init=False, repaint=False)
    """Index of the row under the cursor; -1 when there is none."""
    empty: reactive[tuple[str, ...]] = reactive(())
    """Said instead of rows when there are none."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._base = Style.null()
        self._width = 0

    # What a subclass says

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    @property
    def rows_expected(self) -> int:
        """How many rows there are, those included that aren't known yet."""
        return self.row_count

    def selectable(self, index: int) -> bool:
        """Whether the cursor may stand on that row."""
        return True

    def row_line(self, index: int, line: int, width: int, cursor: bool) -> Line:
        """Line `line` of row `index`."""
        raise NotImplementedError

    # Drawing

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a frame; what they all stand on is looked up once."""
        self._base = self.rich_style
        self._width = self.scrollable_content_region.width  # `size` counts the scroll bar in
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Line `y` of what is seen."""
        width, base = self._width, self._base
        index, line = divmod(self.scroll_offset.y + y, self.ROW_HEIGHT)
        if not self.rows_expected:
            said = empty_line(self.empty, y, width, self.size.height)
            return paint(said, width, self.style_of, base)
        if index >= self.rows_expected:
            return Strip.blank(width, base)
        cursor = index == self.cursor
        base += self.style_of("list--cursor") if cursor else Style.null()
        return paint(self.row_line(index, line, width, cursor), width, self.style_of, base)

    def style_of(self, name: str) -> Style:
        """What a component class looks like, and nothing inherited."""
        return self.get_component_rich_style(name, partial=True)

    def rows_changed(self) -> None:
        """Take note of another number of rows."""
        self.virtual_size = Size(0, self.rows_expected * self.ROW_HEIGHT)
        self.refresh()

    def refresh_row(self, index: int) -> None:
        """Draw one row again."""
        self.refresh_lines(index * self.ROW_HEIGHT, self.ROW_HEIGHT)

    # The cursor

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a row."""
        return max(-1, min(cursor, self.row_count - 1))

    def watch_cursor(self, before: int, after: int) -> None:
        """Draw both rows and keep the cursor in sight."""
        self.refresh_row(before)
        self.refresh_row(after)
        self.reveal_cursor()
        self.cursor_moved()

    def cursor_moved(self) -> None:
        """Tell about the row that the cursor is on now."""

    def reveal_cursor(self) -> None:
        """Scroll as little as is needed to show the cursor's row."""
        if self.cursor >= 0 and self.size:
            top = self.cursor * self.ROW_HEIGHT
            lowest = top + self.ROW_HEIGHT - self.size.height
            self.scroll_now(min(top, max(lowest, self.scroll_offset.y)))
        self.place_terminal_cursor()

    def scroll_now(self, y: int) -> None:
        """Scroll at once, also where the scroll bar hasn't heard yet that there is more to see."""
        self.scroll_to(y=y, animate=False, immediate=True, force=True)

    def place_terminal_cursor(self) -> None:
        """Let screen readers and input methods find the row with the cursor."""
        if self.has_focus and self.cursor >= 0:
            line = self.cursor * self.ROW_HEIGHT - self.scroll_offset.y
            self.app.cursor_position = self.content_region.offset + Offset(0, line)

    def move(self, by: int) -> None:
        """Move the cursor by so many rows, over rows that can't be chosen."""
        wanted = max(0, min(self.cursor + by, self.row_count - 1))
        step = 1 if by > 0 else -1
        for index in chain(range(wanted, self._end(step), step), range(wanted, self.cursor, -step)):
            if 0 <= index < self.row_count and self.selectable(index):
                self.cursor = index
                return

    def _end(self, step: int) -> int:
        return self.row_count if step > 0 else -1

    @property
    def page(self) -> int:
        """Rows that are seen at once."""
        return max(1, self.size.height // self.ROW_HEIGHT)

    # Keys and mouse

    def action_down(self) -> None:
        """One row down."""
        self.move(1)

    def action_up(self) -> None:
        """One row up."""
        self.move(-1)

    def action_half_down(self) -> None:
        """Half a page down."""
        self.move(max(1, self.page // 2))

    def action_half_up(self) -> None:
        """Half a page up."""
        self.move(-max(1, self.page // 2))

    def action_page_down(self) -> None:
        """A page down."""
        self.move(self.page)

    def action_page_up(self) -> None:
        """A page up."""
        self.move(-self.page)

    def action_first(self) -> None:
        """To the first row."""
        self.move(-self.row_count)
        self.scroll_now(0)

    def action_last(self) -> None:
        """To the last row."""
        self.move(self.row_count)

    def on_focus(self) -> None:
        """Show the focus in the cursor."""
        self.refresh()
        self.place_terminal_cursor()

    def on_blur(self) -> None:
        """Show that the focus is elsewhere."""
        self.refresh()

    def resized(self) -> None:
        """Keep the cursor in sight."""
        self.reveal_cursor()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the row; a second click chooses it."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        index = (self.scroll_offset.y + offset.y) // self.ROW_HEIGHT
        if 0 <= index < self.row_count and self.selectable(index):
            self.cursor = index
            if event.chain == 2:
                self.choose()

    def choose(self) -> None:
        """Do with the cursor's row what Enter does."""
