"""The sidebar: who and what the article names, in groups.

Owns which entity is lit. The one rule: the cursor lights, Enter chooses; headings are passed over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.message import Message

from reader.language import _
from reader.model import ArticleEntity
from reader.ui.keys import bindings
from reader.ui.render.content import pane_title
from reader.ui.render.entities import Entry, entries_of, entry_line, narrowed
from reader.ui.render.kinds import ENTITY_CLASSES
from reader.ui.render.lines import Line
from reader.ui.widgets.line_list import LineList

ENTITY_CSS = """
        & > .entity--person { color: $entity-person; }
        & > .entity--organisation { color: $entity-organisation; }
        & > .entity--place { color: $entity-place; }
        & > .entity--date { color: $entity-date; }
        & > .entity--amount { color: $entity-amount; }
        & > .entity--document { color: $entity-document; }
"""
"""Rules that the reading pane shares."""


class EntityList(LineList):
    """The entities of one article."""

    BINDINGS = bindings("entities")
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *ENTITY_CLASSES,
        "entity--heading", "entity--name", "entity--unsure", "entity--title", "entity--count",
        "entity--bar",
    }  # fmt: skip
    DEFAULT_CSS = (
        "EntityList {"
        + ENTITY_CSS
        + """
        & > .entity--heading { color: $ink-muted; }
        & > .entity--name { color: $foreground; }
        & > .entity--unsure { color: $ink-muted; text-style: italic; }
        & > .entity--title { color: $ink-muted; }
        & > .entity--count { color: $ink-muted; }
        & > .entity--bar { color: $rule; }
        &:focus > .entity--bar { color: $accent; }
    }
    """
    )

    @dataclass
    class Lit(Message):
        """The cursor is on this entity (None: on none)."""

        id: str | None

    @dataclass
    class Chosen(Message):
        """The list of articles is to be narrowed to this entity."""

        name: str

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.border_title = pane_title(_("Names"))
        self._entities: Sequence[ArticleEntity] = ()
        self._wanted = ""
        self._followed: str | None = None
        self._entries: tuple[Entry, ...] = ()

    def show(self, entities: Sequence[ArticleEntity]) -> None:
        """Show the entities of another article; the cursor stays on an entity it shares."""
        self._entities = entities
        self._show()

    def narrow(self, wanted: str) -> None:
        """Show only the entities whose name or title has these words, accents left aside."""
        if wanted != self._wanted:
            self._wanted = wanted
            self._show()

    def follow(self, id: str | None) -> None:
        """Have the cursor on this entity once it is shown."""
        self._followed = id

    @property
    def is_narrowed(self) -> bool:
        """Not all entities are shown."""
        return bool(self._wanted.strip())

    def _show(self) -> None:
        before = self.entity
        shown = narrowed(self._entities, self._wanted)
        self._entries = entries_of(shown)
        count = f"{len(self._entities)}" if self._entities else ""
        if count and self.is_narrowed:
            count = _("{some} of {all}").format(some=len(shown), all=count)
        self.border_title = pane_title(_("Names"), count)
        self.rows_changed()
        self.set_reactive(
            LineList.cursor, self._index_of(self._followed or (before.id if before else None))
        )
        self._followed = None
        self.scroll_now(0)
        if self.has_focus:
            self.reveal_cursor()
            self.cursor_moved()

    def _index_of(self, id: str | None) -> int:
        """Where an entity stands, else the first one."""
        ids = {entry.entity.id: index for index, entry in enumerate(self._entries) if entry.entity}
        return ids.get(id or "", min(ids.values(), default=-1))

    @property
    def entity(self) -> ArticleEntity | None:
        """The entity under the cursor."""
        if 0 <= self.cursor < len(self._entries):
            return self._entries[self.cursor].entity
        return None

    @property
    def row_count(self) -> int:
        return len(self._entries)

    def selectable(self, index: int) -> bool:
        return self._entries[index].entity is not None

    def row_line(self, index: int, line: int, width: int, cursor: bool) -> Line:
        return entry_line(self._entries[index], width, cursor=cursor)

    def on_focus(self) -> None:
        super().on_focus()
        self.reveal_cursor()
        self.cursor_moved()

    def reveal_cursor(self) -> None:
        """Show the first heading with the first entity."""
        super().reveal_cursor()
        if not any(map(self.selectable, range(self.cursor))):
            self.scroll_now(0)

    def cursor_moved(self) -> None:
        self.post_message(self.Lit(self.entity.id if self.entity else None))

    def choose(self) -> None:
        self.action_choose()

    def action_choose(self) -> None:
        """Narrow the list to the entity under the cursor."""
        if self.entity is not None:
            self.post_message(self.Chosen(self.entity.name))
