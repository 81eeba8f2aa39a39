"""Who and what an entity appears with, the closest first; above them, the entity by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.message import Message

from reader.language import _
from reader.model import Entity
from reader.ui.keys import bindings
from reader.ui.render.content import pane_title
from reader.ui.render.entity_page import Companion, companion_line
from reader.ui.render.kinds import ENTITY_CLASSES
from reader.ui.render.lines import Line
from reader.ui.widgets.entity_list import ENTITY_CSS
from reader.ui.widgets.line_list import LineList


class CompanyList(LineList):
    """The company of an entity."""

    BINDINGS = bindings("company")
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *ENTITY_CLASSES, "page--name", "page--muted", "entity--bar",
    }  # fmt: skip
    DEFAULT_CSS = (
        "CompanyList {"
        + ENTITY_CSS
        + """
        & > .page--name { color: $foreground; }
        & > .page--muted { color: $ink-muted; }
        & > .entity--bar { color: $rule; }
        &:focus > .entity--bar { color: $accent; }
    }
    """
    )

    @dataclass
    class Rested(Message):
        """The cursor is on this entity (None: on the page's own)."""

        entity: Entity | None

    @dataclass
    class Followed(Message):
        """The page of this entity is wanted (None: the articles)."""

        entity: Entity | None

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.border_title = pane_title(_("Appears with"))
        self._companions: Sequence[Companion] = ()

    def show(self, companions: Sequence[Companion]) -> None:
        """Show the company of another entity."""
        self._companions = companions
        self.border_title = pane_title(_("Appears with"), f"{len(companions) - 1}")
        self.rows_changed()
        self.set_reactive(LineList.cursor, 0)
        self.scroll_now(0)

    @property
    def row_count(self) -> int:
        return len(self._companions)

    def row_line(self, index: int, line: int, width: int, cursor: bool) -> Line:
        return companion_line(self._companions[index], width, cursor=cursor)

    @property
    def entity(self) -> Entity | None:
        """The entity under the cursor, if it is another one than the page's."""
        if not 0 <= self.cursor < len(self._companions):
            return None
        return self._companions[self.cursor].entity

    def cursor_moved(self) -> None:
        self.post_message(self.Rested(self.entity))

    def choose(self) -> None:
        self.action_follow()

    def action_follow(self) -> None:
        """To the page of the entity under the cursor."""
        self.post_message(self.Followed(self.entity))
