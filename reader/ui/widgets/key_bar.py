"""The last line of the screen: the keys that work now, or what just happened.

Owns the notice and how long it stays. The one rule: keys come from the screen's active bindings,
so the bar can't promise what doesn't work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar, Literal

from rich.style import Style
from textual import events
from textual.screen import Screen
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input

from reader.language import _
from reader.ui.key_names import shown
from reader.ui.keys import KEYS, UNBOUND, Key, keys_of
from reader.ui.render.cells import cell_len
from reader.ui.render.key_bar import Hint, hint_at, key_line
from reader.ui.render.lines import Layer, Line, fit
from reader.ui.render.paint import paint
from reader.ui.render.safe import safe

NOTICE_SECONDS = 5.0
Tone = Literal["said", "wrong"]


class KeyBar(Widget):
    """One line, one widget, whatever it shows."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "keys--key",
        "keys--label",
        "keys--said",
        "keys--wrong",
        "keys--work",
    }
    DEFAULT_CSS = """
    KeyBar {
        height: 1;
        background: $panel;
        & > .keys--key { color: $accent; text-style: bold; }
        & > .keys--label { color: $ink-muted; }
        & > .keys--said { color: $ink-strong; }
        & > .keys--wrong { color: $error; text-style: bold; }
        & > .keys--work { color: $accent; }
    }
    """

    def __init__(
        self, *, marking: Callable[[], bool] = lambda: False, id: str | None = None
    ) -> None:
        """A bar.

        Args:
            marking: whether rows are being marked, for which keys have other names.
        """
        super().__init__(id=id)
        self._marking = marking
        self._notice: Line | None = None
        self._said_at: Widget | None = None
        """What had the focus when it was said."""
        self._timer: Timer | None = None
        self._work = ""
        self._hints: tuple[Hint, ...] = ()

    def on_mount(self) -> None:
        """Follow what the screen's bindings are."""
        self.screen.bindings_updated_signal.subscribe(self, self.bindings_changed)

    def bindings_changed(self, screen: Screen[object]) -> None:
        """Show the keys that work now."""
        if screen is self.screen and screen.is_attached:
            if isinstance(screen.focused, Input) and screen.focused is not self._said_at:
                self.hush()  # who begins to type is to see the keys for that
            hints = tuple(self._told(screen))
            if hints != self._hints:
                self._hints = hints
                self.refresh()

    def _told(self, screen: Screen[object]) -> Iterator[Hint]:
        active: dict[str | None, list[str]] = {}
        for name, entry in screen.active_bindings.items():
            if entry.enabled and not name.startswith(UNBOUND):
                active.setdefault(entry.binding.id, []).append(name)
        scopes = {key.scope for key in KEYS if key.id in active}
        is_marking = self._marking() and not isinstance(screen.focused, Input)
        for key in KEYS:
            label = key.marking if is_marking else key.label
            if key.id in active and label and key.told_in in (None, *scopes):
                name = _first(key, active[key.id])
                yield Hint(shown(name), _(label), name)

    def say(self, text: str, tone: Tone = "said") -> None:
        """Show one line in place of the keys, for a while."""
        text = f" {safe(text)}"
        mark = " !" if tone == "wrong" else ""
        self._notice = Line(mark + text, (Layer(0, len(mark + text), f"keys--{tone}"),))
        self._said_at = self.screen.focused
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(NOTICE_SECONDS, self.hush)
        self.refresh()

    def show_work(self, text: str) -> None:
        """Show at the right how far something is that goes on meanwhile; nothing, when it ends."""
        if text != self._work:
            self._work = text
            self.refresh()

    @property
    def work(self) -> str:
        """What is going on meanwhile, or nothing."""
        return self._work

    @property
    def said(self) -> str:
        """The notice that is shown, or nothing."""
        return self._notice.text.strip() if self._notice else ""

    def hush(self) -> None:
        """Show the keys again."""
        if self._notice is not None:
            self._notice = None
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The one line."""
        width = self.size.width
        work, room = self._work_said, self._room
        if self._notice is not None:
            line = self._notice._replace(text=fit(self._notice.text, room))
        else:
            *hints, last = self._hints or (Hint("", ""),)
            line = key_line(hints, room, last)
        if work:
            text = line.text.rstrip()
            text += " " * (room - cell_len(text)) + work
            line = Line(text, (*line.layers, Layer(len(text) - len(work), len(text), "keys--work")))
        return paint(line, width, self._style_of, self.rich_style)

    @property
    def _work_said(self) -> str:
        return f" {fit(safe(self._work), self.size.width // 2)} " if self._work else ""

    @property
    def _room(self) -> int:
        """Cells for the keys or the notice."""
        return self.size.width - cell_len(self._work_said)

    def on_click(self, event: events.Click) -> None:
        """Do what the key does that one points at; a notice makes room for the keys."""
        if self._notice is not None:
            self.hush()
        elif self._hints:
            *hints, last = self._hints
            hint = hint_at(event.x, hints, self._room, last)
            if hint is not None:
                self.app.simulate_key(hint.name)

    def _style_of(self, name: str) -> Style:
        return self.get_component_rich_style(name, partial=True)


def _first(key: Key, active: Sequence[str]) -> str:
    """The key to show: the table's first that works here, else what it was rebound to."""
    return next((name for name in keys_of(key) if name in active), active[0])
