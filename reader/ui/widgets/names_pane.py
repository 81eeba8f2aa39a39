"""The names of an article and, at their foot, a line to narrow them.

Owns for which article they are narrowed: another article shows all of its names, but while one
narrows them.
"""

from __future__ import annotations

from textual import on
from textual.containers import Vertical
from textual.widgets import Input

from reader.language import N_, _
from reader.model import Reading
from reader.ui.render.empty import ENTITIES_TO_COME, NO_ENTITIES, NO_SUCH_ENTITY
from reader.ui.widgets.entity_list import EntityList
from reader.ui.widgets.prompt_line import PromptInput, PromptLine


class NamesPane(Vertical):
    """Names with a filter of their own."""

    def __init__(self, names: EntityList, *, id: str | None = None) -> None:
        self.names = names
        self._line = PromptLine(N_("Narrow:"), self._back, stays=True)
        self._article: int | None = None
        self._none: tuple[str, ...] = ()
        """What is said where there are no names at all."""
        super().__init__(names, self._line, id=id)

    def show(self, reading: Reading | None) -> None:
        """Show the names of an article."""
        article = reading.row.id if reading else None
        if article is None or (article != self._article and not self._line.is_typed_into):
            self.show_all()
        self._article = article
        self._none = ()
        if reading:
            self._none = NO_ENTITIES if reading.is_tagged else ENTITIES_TO_COME
        self._say_empty()
        self.names.show(reading.entities if reading else ())

    def _say_empty(self) -> None:
        told = NO_SUCH_ENTITY if self.names.is_narrowed else self._none
        self.names.empty = tuple(map(_, told))

    def open(self) -> None:
        """Start to narrow; the focus is in the line when this returns."""
        self._line.open()

    @on(Input.Changed, "PromptInput")
    def narrow_as_typed(self, event: Input.Changed) -> None:
        """Show the names that are meant."""
        event.stop()
        self.names.narrow(event.value)
        entity = self.names.entity  # the names haven't the focus, but it is them that one looks at
        self.post_message(EntityList.Lit(entity.id if entity else None))
        self._say_empty()

    @on(PromptInput.Kept)
    def keep(self, event: PromptInput.Kept) -> None:
        """Back to the names, as they are narrowed."""
        event.stop()
        self._line.leave()
        self._line.display = bool(self._line.text)

    @on(PromptInput.Left)
    def leave(self, event: PromptInput.Left) -> None:
        """Back to all names."""
        event.stop()
        self.show_all()

    def _back(self) -> None:
        self.screen.set_focus(self.names)

    def show_all(self) -> None:
        """Show all names, narrowed no more."""
        self._line.close()
        self.names.narrow("")
        self._say_empty()
