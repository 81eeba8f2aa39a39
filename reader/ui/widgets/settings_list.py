"""The settings as rows: the cursor chooses one, left and right change it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.message import Message

from reader.settings import Settings
from reader.ui.keys import bindings
from reader.ui.render.lines import Line
from reader.ui.render.settings import entries, entry_line
from reader.ui.widgets.line_list import LineList


class SettingsList(LineList, inherit_bindings=False):
    """All settings."""

    BINDINGS = bindings("move", "settings")
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "settings--bar", "settings--heading", "settings--label", "settings--value",
        "settings--name",
    }  # fmt: skip
    DEFAULT_CSS = """
    SettingsList {
        & > .settings--bar { color: $accent; }
        & > .settings--heading { color: $accent; text-style: bold; }
        & > .settings--label { color: $foreground; }
        & > .settings--value { color: $ink-strong; text-style: bold; }
        & > .settings--name { color: $ink-muted; }
    }
    """

    @dataclass
    class Stepped(Message):
        """A setting is to be changed, on or back."""

        name: str
        by: int

    def __init__(self, settings: Settings, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._entries = tuple(entries())
        self._settings = settings
        self.set_reactive(LineList.cursor, 1)

    def show(self, settings: Settings) -> None:
        """Show these settings."""
        self._settings = settings
        self.rows_changed()

    @property
    def row_count(self) -> int:
        return len(self._entries)

    def selectable(self, index: int) -> bool:
        return bool(self._entries[index].name)

    def row_line(self, index: int, line: int, width: int, cursor: bool) -> Line:
        return entry_line(self._entries[index], self._settings, width, cursor=cursor)

    def on_mount(self) -> None:
        """Make room for all rows."""
        self.rows_changed()

    def choose(self) -> None:
        self.action_change(1)

    def action_change(self, by: int) -> None:
        """The next or previous value."""
        if self.cursor >= 0:
            self.post_message(self.Stepped(self._entries[self.cursor].name, by))
