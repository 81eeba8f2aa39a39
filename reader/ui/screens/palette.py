"""Commands, feeds, names and articles by name; gives what was picked, to be done."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.screen import Screen

from reader.language import _
from reader.library import Library
from reader.model import Entity, Row
from reader.ui.background import Librarian
from reader.ui.commands import Command, Run, answering, commands_on, followed, names_and_articles
from reader.ui.render.choice import Choice
from reader.ui.render.feeds import Entry, entries_of
from reader.ui.screens.home import Home
from reader.ui.screens.picker import Picker

NAMES, ARTICLES = 5, 12
"""How many are offered at most."""

Found = tuple[Sequence[Entity], Sequence[Row]]


class Palette(Picker[Run, Run]):
    """The palette over a screen.

    The commands answer at once; names and articles follow when the library has been asked.
    """

    def __init__(self, library: Library, beneath: Screen[object]) -> None:
        super().__init__()
        self.choices.notes_at_end = True
        self._beneath = beneath
        self._home = beneath if isinstance(beneath, Home) else None
        self._commands: list[Command] = []
        self._librarian = Librarian(self, library, lambda text: self.keys.say(text, "wrong"))

    def on_mount(self) -> None:
        """Offer the commands, and ask for what one follows."""
        self._commands = list(commands_on(self._beneath))
        heading = Content.styled(_("Commands"), "bold $accent")
        self.ask(heading, placeholder=_("what to do, or a feed, a name, an article"))
        if self._home is not None:
            library = self._librarian.library
            self._librarian.ask("followed", lambda: _followed(library), self._take_followed)

    def _take_followed(self, entries: Sequence[Entry]) -> None:
        if self._home is not None and entries:
            self._commands += followed(self._home, entries)
            self.offer(self.field.value)

    def offer(self, text: str) -> None:
        found = answering(self._commands, text)
        if not text.strip() or self._home is None:
            self._show(found)
            return
        if found:
            self._show(found)
        library = self._librarian.library
        self._librarian.ask(
            "palette", lambda: _found(library, text), lambda more: self._add(text, found, more)
        )

    def _add(self, text: str, found: Sequence[Choice[Run]], more: Found) -> None:
        if self._home is not None and self.field.value == text:
            cursor = self.choices.cursor
            self._show([*found, *names_and_articles(self._home, *more, text)])
            if found:  # one may have moved meanwhile
                self.choices.move(cursor)

    def _show(self, choices: Sequence[Choice[Run]]) -> None:
        self.show(choices, _("Nothing matches. Try another word; Esc goes back."))

    def pick(self, value: Run) -> None:
        self.dismiss(value)


def _followed(library: Library) -> Sequence[Entry]:
    return entries_of(library.saved_searches(counted=False), library.feeds.all())


def _found(library: Library, text: str) -> Found:
    listing = library.find(text, limit=ARTICLES, typing=True)
    rows = library.rows(listing.ids[:ARTICLES], listing.words)
    return library.entities_like(text, NAMES), rows
