"""The reading pane: one article, set at a comfortable measure, drawn line by line.

Owns the scroll position and what is lit. The one rule: where lines break depends on the article
and the width alone; mentions, matches and selection are laid over them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.cache import FIFOCache, LRUCache
from textual.geometry import Region, Size
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip

from reader.language import _
from reader.model import ArticleEntity, Reading, Row, Span
from reader.ui.keys import bindings
from reader.ui.links import Links, Target
from reader.ui.render.article import (
    MEASURE,
    Layout,
    Place,
    lay_out,
    mention_marks,
    mentions_of,
    places_of,
)
from reader.ui.render.blocks import blocks_of
from reader.ui.render.content import pane_title
from reader.ui.render.copy import selected_text
from reader.ui.render.empty import empty_line
from reader.ui.render.kinds import ENTITY_CLASSES
from reader.ui.render.lines import Layer, Line
from reader.ui.render.matches import matches_of
from reader.ui.render.paint import paint
from reader.ui.steps import Steps
from reader.ui.widgets.entity_list import ENTITY_CSS
from reader.ui.widgets.line_view import LineView

KEPT_PLACES = 1000
OVERLAP = 2
"""Lines that stay in sight when a page is turned."""


class ArticleView(LineView, can_focus=True, inherit_bindings=False):
    """An article to read."""

    BINDINGS = bindings("move", "article")
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *ENTITY_CLASSES,
        "article--title", "article--about", "article--note", "article--lede", "article--body",
        "article--caption", "article--credit", "article--address", "article--heading",
        "article--link", "article--bar", "article--story", "article--match", "article--here",
        "article--lit", "list--empty",
    }  # fmt: skip
    DEFAULT_CSS = (
        "ArticleView {"
        + ENTITY_CSS
        + """
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        & > .list--empty { color: $ink-muted; }
        & > .article--title { color: $ink-strong; text-style: bold; }
        & > .article--about { color: $ink-muted; }
        & > .article--note { color: $ink-strong; text-style: italic; }
        & > .article--bar { color: $accent; }
        & > .article--lede { color: $ink-strong; text-style: bold; }
        & > .article--caption { color: $ink-muted; text-style: italic; }
        & > .article--credit { color: $ink-muted; }
        & > .article--address { color: $ink-muted; }
        & > .article--heading { color: $accent; text-style: bold; }
        & > .article--link { color: $ink-muted; }
        & > .article--story { color: $foreground; }
        & > .article--match { color: $match-ink; background: $match; text-style: underline; }
        & > .article--lit { text-style: reverse; }
        & > .article--here { color: $background; background: $accent; text-style: bold; }
        &:ansi > .article--here { color: $match-ink; background: $accent; text-style: bold; }
    }
    """
    )

    @dataclass
    class Finished(Message):
        """The end of the article was reached by scrolling."""

        id: int

    @dataclass
    class StoryChosen(Message):
        """Another article of the library was clicked."""

        id: int

    @dataclass
    class AddressChosen(Message):
        """An address was clicked."""

        url: str

    def __init__(self, now: datetime, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.border_title = pane_title(_("Article"))
        self.now = now
        self.reading: Reading | None = None
        self._base = Style.null()
        self.empty: tuple[str, ...] = ()
        self.steps = Steps()
        self.links = Links()
        self._measure = MEASURE
        self._layout: Layout = lay_out((), 1)
        self._strips: FIFOCache[int, Strip] = FIFOCache(512)
        self._places: LRUCache[int, Place] = LRUCache(KEPT_PLACES)
        self._opened_at = Place(0, 0, 0)
        self._wanted: Place | None = None
        """What is to stand at the top as soon as there is any room."""

    # What is shown

    def show(self, reading: Reading | None, words: Sequence[str] = ()) -> None:
        """Show an article where it was left, with the words of the search lit."""
        self._remember()
        is_other = reading is None or self.reading is None or reading.row.id != self.reading.row.id
        self.reading, self.empty = reading, ()
        blocks = blocks_of(reading, self.now) if reading else ()
        mentions = mention_marks(blocks, reading.entities) if reading else {}
        self.steps = Steps(blocks, mentions)
        self.steps.find(matches_of(blocks, words))
        self.links = Links(blocks)
        place = self._places.get(reading.row.id) if reading else None
        self._set(place or (Place(*reading.left_at, 0) if reading else Place(0, 0, 0)))
        if is_other:
            self._opened_at = self.top

    def show_row(self, row: Row) -> None:
        """Take note of another state of the article."""
        if self.reading is not None:
            self.reading = replace(self.reading, row=row)

    @property
    def measure(self) -> int:
        """Cells of a line at most."""
        return self._measure

    @measure.setter
    def measure(self, measure: int) -> None:
        if measure != self._measure:
            self._measure = measure
            self._set(self.top)

    def _set(self, place: Place) -> None:
        """Break the lines anew and show `place` at the top."""
        self._wanted = None if self.size.width else place
        blocks = self.steps.blocks if self.size.width else ()
        self._layout = lay_out(blocks, self.size.width, self._measure)
        self.virtual_size = Size(0, len(self._layout.lines))
        self._go(self._layout.line_of(place))
        self.redraw()

    def _remember(self) -> None:
        if self.reading is not None:
            self._places.discard(self.reading.row.id)  # the cache keeps what it has
            self._places[self.reading.row.id] = self.top

    @property
    def moved_to(self) -> tuple[int, Place] | None:
        """The article and what stands on its first line in sight, if it was scrolled."""
        if self.reading is None or self.top[:2] == self._opened_at[:2]:  # ends go by the width
            return None
        return self.reading.row.id, self.top

    @property
    def top(self) -> Place:
        """What stands on the first line in sight, or is to stand there."""
        if self._wanted is not None:
            return self._wanted
        y = min(self.scroll_offset.y, len(self._layout.lines) - 1)
        return self._layout.lines[y] if y >= 0 else Place(0, 0, 0)

    def highlight(self, words: Sequence[str]) -> None:
        """Light the words of a search."""
        self.steps.find(matches_of(self.steps.blocks, words))
        self.redraw()

    def find(self, words: Sequence[str]) -> None:
        """Light words that one looks for here; a lit name is let go, or its mentions came first."""
        self.steps.light([])
        self.steps.find(matches_of(self.steps.blocks, words), is_asked=bool(words))
        if not self.step(1):
            self.redraw()

    def light(self, entity: ArticleEntity | None) -> None:
        """Light the mentions of an entity; only a step scrolls to them."""
        self.steps.light(mentions_of(self.steps.blocks, entity) if entity else [])
        self.redraw()

    def step(self, by: int) -> bool:
        """Go to the next or previous match or lit mention; whether there is one."""
        place = self.steps.step(by, self.top)
        if place is not None:
            self._show_line(self._layout.line_of(place))
            self.redraw()
        return place is not None

    def go_to(self, span: Span) -> None:
        """Go to a place of the text and light it."""
        self.steps.light(places_of(self.steps.blocks, span))
        self.step(1)

    def redraw(self) -> None:
        """Draw everything again, with what is lit now."""
        self._strips.clear()
        self._tell_progress()
        self.refresh()

    def _show_line(self, y: int) -> None:
        if not self.scroll_offset.y + 1 <= y < self.scroll_offset.y + self.size.height - 1:
            self._go(max(0, y - self.size.height // 3))

    # Progress

    @property
    def at_end(self) -> bool:
        """The last line is in sight."""
        return self.scroll_offset.y >= self.max_scroll_y

    def _tell_progress(self) -> None:
        count = self.steps.said
        if self.reading is None or not self.size.height:
            self.border_title = pane_title(_("Article"))
            return
        seen = self.scroll_offset.y + self.size.height
        percent = min(100, round(100 * seen / max(1, len(self._layout.lines))))
        said = f"{percent}% · {count}" if count else f"{percent}%"
        self.border_title = pane_title(_("Article"), said)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self._tell_progress()
            if self.reading and self.at_end and new_value > old_value:
                self.post_message(self.Finished(self.reading.row.id))

    # Drawing

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a frame; what they all stand on is looked up once."""
        self._base = self.rich_style
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Line `y` of what is seen."""
        width, base = self.size.width, self._base
        if self.reading is None:
            said = empty_line(self.empty, y, width, self.size.height)
            return paint(said, width, self._style_of, base)
        line = self.scroll_offset.y + y
        if line >= len(self._layout.lines):
            return Strip.blank(width, base)
        strip = self._strips.get(line)
        if strip is None:
            strip = paint(self._line(line), width, self._style_of, base).apply_offsets(0, line)
            self._strips[line] = strip
        return strip

    def _line(self, y: int) -> Line:
        line = self._layout.line(y, (*self.steps.marks, self.links.marks))
        span = self.text_selection.get_span(y) if self.text_selection else None
        if span is None:
            return line
        end = len(line.text) if span[1] == -1 else span[1]
        return Line(line.text, (*line.layers, Layer(span[0], end, "screen--selection")))

    def _style_of(self, name: str) -> Style:
        owner = self.screen if name == "screen--selection" else self
        return owner.get_component_rich_style(name, partial=True)

    def notify_style_update(self) -> None:
        """Forget what was painted in other colours."""
        self._strips.clear()
        super().notify_style_update()

    # Selection

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text, unbroken."""
        return (selected_text(self._layout, selection), "\n") if self.reading else None

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw the selection."""
        self._strips.clear()
        self.refresh()

    # Keys and mouse

    def _scroll(self, by: int) -> None:
        self._go(self.scroll_offset.y + by)

    def _go(self, y: int) -> None:
        self.scroll_to(y=y, animate=False, immediate=True, force=True)

    def action_down(self) -> None:
        """A line down; at the end, from link to link."""
        if self.at_end and len(self.links):
            self.action_link(1)
        else:
            self._scroll(1)

    def action_up(self) -> None:
        """A line up, or to the link before."""
        if self.links.current is not None:
            self.action_link(-1)
        else:
            self._scroll(-1)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether there is a link to go to, or to open."""
        if action == "link":
            return len(self.links) > 0
        return self.links.current is not None if action == "follow" else True

    def action_link(self, by: int) -> None:
        """To the next or previous link."""
        place = self.links.step(by, self.top)
        if place is not None:
            self._show_line(self._layout.line_of(place))
        self.redraw()
        self.refresh_bindings()

    def action_follow(self) -> None:
        """Open the link that one is at."""
        self._open(self.links.current)

    def _open(self, target: Target | None) -> None:
        if target is not None:
            self.post_message(self.choice(target))

    def choice(self, target: Target) -> Message:
        """What is told when an address or an article was chosen."""
        return self.StoryChosen(target) if isinstance(target, int) else self.AddressChosen(target)

    def action_half_down(self) -> None:
        """Half a page down."""
        self._scroll(self.size.height // 2)

    def action_half_up(self) -> None:
        """Half a page up."""
        self._scroll(-(self.size.height // 2))

    def action_page_down(self) -> None:
        """A page down, but for the lines that keep one's place."""
        self._scroll(max(1, self.size.height - OVERLAP))

    def action_page_up(self) -> None:
        """A page up."""
        self._scroll(-max(1, self.size.height - OVERLAP))

    def action_first(self) -> None:
        """To the beginning."""
        self._go(0)

    def action_last(self) -> None:
        """To the end."""
        self._go(self.max_scroll_y)

    def on_focus(self) -> None:
        """Let screen readers find the article."""
        self.app.cursor_position = self.content_region.offset

    def resized(self) -> None:
        """Keep the paragraph that is being read."""
        if self.reading is not None and self.size.width:
            self._set(self.top)

    def on_click(self, event: events.Click) -> None:
        """Open a link or a related story."""
        offset = event.get_content_offset(self)
        y = self.scroll_offset.y + offset.y if offset else len(self._layout.lines)
        if self.reading is None or y >= len(self._layout.lines) or self.text_selection:
            return
        self._open(self._layout.blocks[self._layout.lines[y].block].target)
