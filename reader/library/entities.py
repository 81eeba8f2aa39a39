"""What a library knows of entities: lists and pages of them, and the user's corrections.

A correction is one level of undo like any mark. The one rule: it reaches the newest articles that
it concerns before a method returns; the others are tagged again with those that still wait.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from reader import store
from reader.language import _, ngettext, number
from reader.library.finding import Finding
from reader.library.marks import Marking
from reader.model import Correction, Entity, EntityPage, Mention, NotFound, ReaderError

AT_ONCE = 25
"""Articles that are made up for while one waits."""
_ACTIONS = ("rename", "merge", "split", "retype", "hide")


class Naming(Marking, Finding):
    """The part of `Library` that knows entities."""

    def entities(self, query: str = "") -> list[Entity]:
        """Entities of the articles that a query finds, the one most articles name first."""
        if not query.strip():
            with self._reading:
                return store.entities(self._reader)
        sorts = [head.sort for head in self._heads(self.find(query).ids)]
        with self._reading:
            return store.entities(self._reader, sorts)

    def entity_page(self, id: str) -> EntityPage:
        """One entity through all articles; the cost is bounded, however many name it.

        Raises:
            NotFound: no article names it.
        """
        with self._reading:
            page = store.entity_page(self._reader, id)
        if page is None:
            raise NotFound(_("no article names {id}").format(id=id))
        return page

    def entities_like(self, text: str, limit: int = 12) -> list[Entity]:
        """Entities other than dates and amounts whose name is like this, without regard to marks.

        Those whose name begins so come first, the one most articles name before others.
        """
        with self._reading:
            return store.entities_like(self._reader, text, limit)

    def common_articles(self, one: str, other: str, limit: int = 50) -> tuple[int, ...]:
        """Ids of the newest articles that name both entities."""
        with self._reading:
            return tuple(store.common(self._reader, one, other, limit))

    def timeline(self, id: int) -> tuple[Mention, ...]:
        """The dates of an article's text by what they say, then its amounts as they stand there.

        Only those whose value is known.

        Raises:
            NotFound: no such article.
        """
        with self._reading:
            self._head(id)
            return tuple(store.timeline(self._reader, id))

    def corrections(self) -> list[Correction]:
        """All corrections, in the order they were made."""
        with self._marking:
            return self._corrections.all()

    def correct(self, correction: Correction) -> bool:
        """Correct an entity, durably; whether that is new.

        Raises:
            ReaderError: the correction lacks what its action needs.
        """
        return bool(self._add([correction], lambda _: _said(correction)))

    @staticmethod
    def corrected_id(correction: Correction) -> str | None:
        """The id that an entity has after its correction; None if it is hidden."""
        from reader.entities.corrections import becomes

        return becomes(correction)

    def import_corrections(self, corrections: Iterable[Correction]) -> int:
        """Append the corrections of a list that aren't made yet; how many.

        Raises:
            ReaderError: one lacks what its action needs; none is made then.
        """
        return self._add(list(corrections), _imported)

    def _follow(self) -> None:
        super()._follow()
        self._follow_corrections()

    def _add(self, corrections: list[Correction], describe: store.Describe) -> int:
        whole = [self._completed(one) for one in corrections]
        with self._marking:
            added = self._corrections.add(whole, describe)
        self._follow_corrections()
        return added

    def _completed(self, correction: Correction) -> Correction:
        """The correction with the name of what it merges into, checked."""
        if wrong := _lacks(correction):
            raise ReaderError(f"{correction.action} of {correction.entity}: {wrong}")
        if correction.action != "merge" or correction.name or not correction.into:
            return correction
        with self._reading:
            into = store.entity(self._reader, correction.into)
        return replace(correction, name=into.name) if into else correction

    def _follow_corrections(self) -> None:
        with self._writing:
            if self._corrections.all() != self._applied.all():
                concerned = self._ingest.follow_corrections()
                self._ingest.tag_these(islice(concerned, AT_ONCE))

    @property
    def _applied(self) -> store.AppliedCorrections:
        return store.AppliedCorrections(self._files.library)


def _lacks(correction: Correction) -> str:
    """What is missing of a correction, or an empty string."""
    from reader.entities.corrections import type_of  # no word lists

    if correction.action not in _ACTIONS:
        return f"there is no such action; there are {', '.join(_ACTIONS)}"
    if type_of(correction.entity) is None:
        return "that is no entity's id"
    needed = {
        "rename": ("a name", correction.name),
        "merge": ("the id of another entity", correction.into and type_of(correction.into)),
        "split": ("a surface", correction.surface),
        "retype": ("a type", correction.type and type_of(f"{correction.type.lower()}:")),
        "hide": ("", True),
    }
    what, given = needed[correction.action]
    if given and correction.into != correction.entity:
        return ""
    return f"it needs {what}"


def _said(correction: Correction) -> str:
    """A line about a correction, for undoing."""
    entity = correction.entity.partition(":")[2]
    target = correction.name or correction.into or correction.type or correction.surface
    done = {
        "rename": _("renamed {what}"), "merge": _("merged {what}"), "split": _("split off {what}"),
        "retype": _("retyped {what}"), "hide": _("hid {what}"),
    }[correction.action]  # fmt: skip
    shown = correction.surface if correction.action == "split" else entity.replace("-", " ")
    what = shown if correction.action in ("hide", "split") else f"{shown}: {target}"
    return done.format(what=what)


def _imported(count: int) -> str:
    said = ngettext("imported {count} correction", "imported {count} corrections", count)
    return said.format(count=number(count))
