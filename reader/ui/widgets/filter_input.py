"""The filter line: chips of the names chosen, what is typed, and a remark on it.

Owns what is typed. The one rule: it tells every change at once and decides nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widgets import Input, Static

from reader.language import _
from reader.ui.keys import bindings
from reader.ui.narrowing import VIEW_LABELS, Narrowing, View
from reader.ui.render.cells import cell_len
from reader.ui.render.content import content, hint
from reader.ui.render.lines import fit
from reader.ui.widgets.line_input import LineInput

PROMPT = "/ "
ROOM_FOR_VIEWS = 76
"""Columns from which all views are told, not just the current one."""
ROOM_BESIDE_CHIPS = 62
"""Columns that all views and what is typed need beside the chips."""


class FilterInput(LineInput):
    """The input of the filter line."""

    BINDINGS = bindings("filter")

    @dataclass
    class Kept(Message):
        """What was typed stays, and the list gets the focus."""

    @dataclass
    class Left(Message):
        """Everything is to be as it was before."""

    @dataclass
    class ChipRemoved(Message):
        """Backspace at the beginning takes off the last chip."""

    @dataclass
    class Completed(Message):
        """What stands before the cursor is to be completed."""

        text: str
        cursor: int
        by_tab: bool

    def erase(self) -> None:
        if self.selection.is_empty and self.cursor_position == 0:
            self.post_message(self.ChipRemoved())
        else:
            super().erase()

    def action_keep(self) -> None:
        """Keep the filter."""
        self.post_message(self.Kept())

    def action_leave(self) -> None:
        """Go back to the list as it was."""
        self.post_message(self.Left())

    def action_complete(self) -> None:
        """Complete what stands before the cursor."""
        self._complete(by_tab=True)

    def action_cursor_right(self, select: bool = False) -> None:
        """At the end of what is typed, complete it."""
        if self.cursor_at_end and not select:
            self._complete(by_tab=False)
        else:
            super().action_cursor_right(select)

    def _complete(self, *, by_tab: bool) -> None:
        self.post_message(self.Completed(self.value, self.cursor_position, by_tab))


class FilterLine(Horizontal):
    """Prompt, chips, input, and at the right the views or a remark."""

    DEFAULT_CSS = """
    FilterLine {
        height: 1;
        padding: 0 1;
        #prompt { width: auto; color: $ink-muted; }
        &:focus-within #prompt { color: $accent; text-style: bold; }
        #chips { display: none; width: auto; max-width: 50%; height: 1; }
        #chips { padding-right: 1; color: $accent; }
        FilterInput { width: 1fr; min-width: 8; }
        #remark { width: auto; max-width: 60%; height: 1; color: $ink-muted; text-wrap: nowrap; }
    }
    """

    @dataclass
    class ViewClicked(Message):
        """Another view is wanted."""

        view: View

    @dataclass
    class ChipClicked(Message):
        """A chip is to be taken off."""

        name: str

    def __init__(self) -> None:
        super().__init__()
        self._view: View = "all"
        self._chips = 0
        """Cells that the chips would take."""
        self._notes: Sequence[str] = ()
        self._offer = ""
        self._completions: Sequence[str] = ()

    def compose(self) -> ComposeResult:
        yield Static(PROMPT, id="prompt", markup=False)
        yield Static("", id="chips", markup=False)
        yield FilterInput(_("Filter"))
        yield Static("", id="remark", markup=False)

    def show(self, narrowing: Narrowing, notes: Sequence[str] = (), offer: str = "") -> None:
        """Show what the list is narrowed to, what wasn't understood of it, what Enter offers."""
        chips = Content.assemble(*map(_chip, narrowing.entities))
        self._chips = cell_len(chips.plain)
        self._say("#chips", chips)
        self.query_one("#chips", Static).display = bool(chips)
        self._view, self._notes, self._offer = narrowing.view, notes, offer
        self._show_remark()

    def tell_offer(self, offer: str) -> None:
        """Say what Enter would look for instead."""
        self._offer = offer
        self._show_remark()

    def tell_completions(self, completions: Sequence[str]) -> None:
        """Say what Tab would make of the last word."""
        self._completions = completions if self.has_focus_within else ()
        self._show_remark()

    def on_descendant_blur(self) -> None:
        """Offer nothing that Tab doesn't do any more."""
        self.tell_completions(())

    def _show_remark(self) -> None:
        self._say("#remark", self._remark())

    def _say(self, where: str, said: Content) -> None:
        """Say something else; what is said already isn't laid out again at every letter."""
        label = self.query_one(where, Static)
        if not isinstance(label.content, Content) or not said.is_same(label.content):
            label.update(said)

    def _remark(self) -> Content:
        if self._completions:
            return hint("Tab", fit(" ".join(self._completions), self.size.width // 2))
        if self._notes:
            return content(_("read as words: {words}").format(words=" ".join(self._notes)))
        if self._offer:
            return hint("Enter", self._offer)
        width = self.size.width
        has_room = width >= ROOM_FOR_VIEWS and width - self._chips >= ROOM_BESIDE_CHIPS
        return _views(self._view, VIEW_LABELS if has_room else (self._view,))

    def on_click(self, event: events.Click) -> None:
        """Show another view, or take off a chip."""
        meta = event.style.meta
        if (view := meta.get("view")) is not None:
            self.post_message(self.ViewClicked(view))
        elif (name := meta.get("chip")) is not None:
            self.post_message(self.ChipClicked(name))

    def on_resize(self) -> None:
        """Say as much at the right as there is room for."""
        self._show_remark()

    def put(self, text: str) -> None:
        """Replace what is typed, without telling."""
        field = self.query_one(FilterInput)
        if field.value != text:
            with field.prevent(Input.Changed):
                field.value = text
                field.cursor_position = len(text)

    def type(self, text: str, rest: str = "") -> None:
        """Put the cursor between these two, as if they had been typed."""
        field = self.query_one(FilterInput)
        field.value = text + rest
        field.cursor_position = len(text)

    def open(self) -> None:
        """Start typing: the focus is there when this returns, for letters that follow at once."""
        self.screen.set_focus(self.query_one(FilterInput))


def _chip(name: str) -> Content:
    return content(f"@{name} × ").stylize(Style.from_meta({"chip": name}))


def _views(current: View, shown: Collection[View]) -> Content:
    """The views with their keys; the current one stands out by weight and colour."""
    parts = [
        Content.assemble(
            (f"  {number} ", "$ink-muted"),
            (_(label), "bold $accent" if view == current else "$ink-muted"),
        ).stylize(Style.from_meta({"view": view}))
        for number, (view, label) in enumerate(VIEW_LABELS.items(), 1)
        if view in shown
    ]
    return Content.assemble(*parts)
