"""The dates and amounts of an article, the earliest first; gives the place one wants to go to."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from reader.language import _
from reader.library import Library
from reader.model import Mention, Reading
from reader.ui.background import Librarian
from reader.ui.render.choice import Choice, narrowed_choices
from reader.ui.render.safe import safe
from reader.ui.render.timeline import moments_of
from reader.ui.screens.picker import Picker


class TimelineScreen(Picker[Mention, Mention]):
    """The timeline of one article."""

    def __init__(self, library: Library, reading: Reading) -> None:
        super().__init__()
        self._reading = reading
        self._moments: Sequence[Choice[Mention]] | None = None
        self._librarian = Librarian(self, library, lambda text: self.keys.say(text, "wrong"))

    def on_mount(self) -> None:
        """Ask for the dates and amounts."""
        heading = Content.assemble(
            (_("Timeline") + "  ", "bold $accent"),
            (safe(self._reading.article.title), "bold $ink-strong"),
        )
        self.ask(heading, placeholder=_("type to narrow"))
        self._librarian.timeline(self._reading.row.id, self._came)

    def _came(self, mentions: Sequence[Mention]) -> None:
        self._moments = moments_of(mentions, self._reading.article.text)
        self.fit(max(1, len(self._moments)))
        self.offer(self.field.value)

    def offer(self, text: str) -> None:
        if self._moments is not None:
            nothing = _("No such date or amount.") if self._moments else _("No dates or amounts.")
            self.show(narrowed_choices(self._moments, text), nothing)

    def pick(self, value: Mention) -> None:
        self.dismiss(value)
