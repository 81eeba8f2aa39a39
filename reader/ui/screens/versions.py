"""The versions of a story: who tells it, when, under which title; gives the one to read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from textual.content import Content

from reader.language import _
from reader.library import Library
from reader.model import Reading, Row
from reader.ui.background import Librarian
from reader.ui.render.choice import Choice, narrowed_choices
from reader.ui.render.row import SEPARATOR
from reader.ui.render.safe import safe
from reader.ui.render.when import when
from reader.ui.screens.picker import Picker

HERE = "▸"
"""Beside the version that is shown."""


class VersionsScreen(Picker[int, int]):
    """The articles that tell one story in nearly the same words."""

    def __init__(self, library: Library, now: datetime, reading: Reading) -> None:
        super().__init__()
        self._reading, self._now = reading, now
        self._versions: Sequence[Choice[int]] = ()
        self._librarian = Librarian(self, library, lambda text: self.keys.say(text, "wrong"))

    def on_mount(self) -> None:
        """Ask for the versions."""
        heading = Content.assemble(
            (_("Versions") + "  ", "bold $accent"),
            (safe(self._reading.article.title), "bold $ink-strong"),
        )
        self.fit(self._reading.row.versions)
        self.ask(heading, placeholder=_("type to narrow"))
        id, library = self._reading.row.id, self._librarian.library
        self._librarian.ask("versions", lambda: library.versions(id), self._came)

    def _came(self, rows: Sequence[Row]) -> None:
        self._versions = [self._choice(row) for row in rows]
        self.fit(len(rows))
        self.offer(self.field.value)

    def _choice(self, row: Row) -> Choice[int]:
        said = SEPARATOR.join((when(row.published, self._now), row.title))
        here = HERE if row.id == self._reading.row.id else " "
        return Choice(row.id, row.source or row.url or _("unknown source"), said, here)

    def offer(self, text: str) -> None:
        self.show(narrowed_choices(self._versions, text), _("No such version."))

    def pick(self, value: int) -> None:
        self.dismiss(value)
