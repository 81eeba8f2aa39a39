"""Correcting a name: first what is wrong, then what is right; everywhere, or in one article.

Gives the correction, or nothing. The one rule: nothing changes here; who opened it makes the
correction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual.content import Content

from reader.language import _
from reader.library import Library
from reader.model import Correction, CorrectionAction, Entity
from reader.ui import correcting
from reader.ui.background import Librarian
from reader.ui.correcting import ACTIONS, MOST, Step, Subject
from reader.ui.render.choice import Choice
from reader.ui.render.kinds import SIGNS
from reader.ui.render.safe import safe
from reader.ui.screens.picker import Picker


class CorrectScreen(Picker[Correction, Step]):
    """The menu of corrections."""

    def __init__(self, library: Library, subject: Subject) -> None:
        super().__init__()
        self._subject = subject
        self._action: CorrectionAction | None = None
        self._here = False
        self._librarian = Librarian(self, library, lambda text: self.keys.say(text, "wrong"))

    def on_mount(self) -> None:
        """Ask what is wrong."""
        self._go_to(None)

    def _go_to(self, action: CorrectionAction | None) -> None:
        self._action = action
        self.fit(MOST if action else len(ACTIONS))
        text = self._subject.entity.name if action == "rename" else ""
        self.ask(self._heading_now(), text, self._prompt)

    def _heading_now(self) -> Content:
        entity = self._subject.entity
        step = _(ACTIONS[self._action][0]) if self._action else _("Correct")
        where = _("in this article only") if self._here else _("everywhere")
        return Content.assemble(
            (f"{SIGNS[entity.type]} {safe(entity.name)}", "bold $ink-strong"),
            (f"  {step}", "bold $accent"),
            (f"  {where}", "$ink-muted"),
        )

    @property
    def _prompt(self) -> str:
        if self._action == "rename":
            return _("the right name")
        if self._action == "merge":
            return _("type whose name it is")
        return _("type to narrow")

    def offer(self, text: str) -> None:
        match self._action:
            case "rename":
                empty = _("Type another name.")
                self.show(correcting.rename_choices(self._subject, text), empty)
            case "merge":
                self._offer_entities(text)
            case "split":
                self.show(correcting.split_choices(self._subject, text), _("No such spelling."))
            case "retype":
                self.show(correcting.type_choices(self._subject, text), _("No such type."))
            case _:
                self.show(correcting.action_choices(text), _("No such correction."))

    def _offer_entities(self, text: str) -> None:
        near = correcting.matching(self._subject.near, text)
        self.show(self._targets(near), _("Type a name of this library."))
        if text.strip():
            self._librarian.name_like(text, lambda found: self._offer_found(text, near, found))

    def _offer_found(self, text: str, near: Sequence[Entity], found: Sequence[Entity]) -> None:
        if self._action == "merge" and self.field.value == text:
            known = {one.id for one in near}
            every = [*near, *(one for one in found if one.id not in known)]
            self.show(self._targets(every), _("No such name in this library."))

    def _targets(self, entities: Sequence[Entity]) -> list[Choice[Step]]:
        return correcting.merge_choices(self._subject, entities)

    def pick(self, value: Step) -> None:
        if value == "hide":
            value = correcting.hidden(self._subject)
        if isinstance(value, Correction):
            article = self._subject.article if self._here else None
            self.dismiss(replace(value, article=article))
        else:
            self._go_to(value)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where no article is read, there is no "here"."""
        return self._subject.article is not None if action == "switch" else True

    def action_switch(self) -> None:
        """Here instead of everywhere, and back."""
        self._here = not self._here
        self.head(self._heading_now())

    def action_leave(self) -> None:
        """A step back; from the first one, out."""
        if self._action is None:
            self.dismiss(None)
        else:
            self._go_to(None)
