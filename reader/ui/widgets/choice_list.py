"""The choices of a picker. It never has the focus: one types on while the cursor moves in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from textual.message import Message

from reader.ui.render.choice import Choice, choice_line, names_width
from reader.ui.render.kinds import ENTITY_CLASSES
from reader.ui.render.lines import Line
from reader.ui.widgets.entity_list import ENTITY_CSS
from reader.ui.widgets.line_list import LineList

T = TypeVar("T")


class ChoiceList(LineList, Generic[T], can_focus=False):
    """What can be picked now."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *ENTITY_CLASSES, "choice--bar", "choice--name", "choice--note", "choice--match",
    }  # fmt: skip
    DEFAULT_CSS = (
        "ChoiceList {"
        + ENTITY_CSS
        + """
        & > .list--cursor { background: $cursor; }
        &:ansi > .list--cursor { text-style: reverse; }
        & > .choice--bar { color: $accent; }
        & > .choice--name { color: $foreground; }
        & > .choice--note { color: $ink-muted; }
        & > .choice--match { color: $match-ink; background: $match; text-style: underline; }
    }
    """
    )

    @dataclass
    class Taken(Message):
        """The choice under the cursor is picked."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._choices: Sequence[Choice[T]] = ()
        self._column = (0, 1)
        self.notes_at_end = False
        """Whether notes end at the right, so that names have all the room they need."""

    def show(self, choices: Sequence[Choice[T]]) -> None:
        """Show other choices, the first of them under the cursor."""
        self._choices = choices
        self._column = (0, 1)
        self.rows_changed()
        self.set_reactive(LineList.cursor, 0 if choices else -1)
        self.scroll_now(0)

    @property
    def shown(self) -> Sequence[Choice[T]]:
        """All that can be picked now."""
        return self._choices

    @property
    def choice(self) -> Choice[T] | None:
        """What the cursor is on."""
        return self._choices[self.cursor] if 0 <= self.cursor < len(self._choices) else None

    @property
    def row_count(self) -> int:
        return len(self._choices)

    def row_line(self, index: int, line: int, width: int, cursor: bool) -> Line:
        if self._column[0] != width:
            column = 0 if self.notes_at_end else names_width(self._choices, width)
            self._column = (width, column)
        return choice_line(self._choices[index], width, self._column[1], cursor=cursor)

    def choose(self) -> None:
        self.post_message(self.Taken())
