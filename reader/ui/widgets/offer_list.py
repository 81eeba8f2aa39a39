"""Feeds that a page offers, to be ticked and followed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.message import Message

from reader.model import Link
from reader.ui.keys import bindings
from reader.ui.render.cells import cell_len
from reader.ui.render.lines import Layer, Line, fit
from reader.ui.render.row import CURSOR
from reader.ui.render.safe import safe
from reader.ui.widgets.line_list import LineList

TICKED, UNTICKED = "[x]", "[ ]"
NAME_SHARE = 0.5


class OfferList(LineList):
    """The feeds of a page."""

    BINDINGS = bindings("move", "offers")
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "offers--bar", "offers--tick", "offers--name", "offers--address",
    }  # fmt: skip
    DEFAULT_CSS = """
    OfferList {
        & > .offers--bar { color: $accent; }
        & > .offers--tick { color: $accent; text-style: bold; }
        & > .offers--name { color: $foreground; }
        & > .offers--address { color: $ink-muted; }
    }
    """

    @dataclass
    class Taken(Message):
        """These feeds are to be followed."""

        links: list[Link]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._offers: Sequence[Link] = ()
        self._ticked: set[int] = set()

    def show(self, offers: Sequence[Link]) -> None:
        """Show what is offered."""
        self._offers, self._ticked = offers, set()
        self.rows_changed()
        self.set_reactive(LineList.cursor, 0 if offers else -1)

    @property
    def row_count(self) -> int:
        return len(self._offers)

    def row_line(self, index: int, line: int, width: int, cursor: bool) -> Line:
        link = self._offers[index]
        tick = TICKED if index in self._ticked else UNTICKED
        start = f"{CURSOR if cursor else ' '}{tick} "
        address, room = safe(link.url or ""), max(1, int((width - 7) * NAME_SHARE))
        name = fit(safe(link.title), room)
        gap = " " * (room - cell_len(name) + 2) if name else ""
        text = fit(f"{start}{name}{gap}{address}", width)
        named = len(start) + len(name)
        return Line(
            text,
            (
                Layer(0, 1, "offers--bar"),
                Layer(1, 4, "offers--tick"),
                Layer(len(start), named, "offers--name"),
                Layer(named, len(text), "offers--address"),
            ),
        )

    def action_tick(self) -> None:
        """Tick the offer under the cursor, or take the tick off, and go on to the next."""
        if self.cursor >= 0:
            self._ticked ^= {self.cursor}
            self.refresh_row(self.cursor)
            self.move(1)

    def action_follow(self) -> None:
        """Follow what is ticked, or what the cursor is on."""
        wanted = sorted(self._ticked) or [self.cursor]
        self.post_message(self.Taken([self._offers[index] for index in wanted if index >= 0]))

    def choose(self) -> None:
        self.action_tick()
