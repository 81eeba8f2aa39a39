"""What the user corrected, applied to the mentions that were recognised.

The one rule: corrections hold in the order they were made, each on what those before it left; so
the list alone, over any recognition, gives the same names again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from reader.entities.link import entity_id, name_key
from reader.model import Correction, EntityType, Mention


@dataclass(slots=True)
class Corrected:
    """The mentions of one text as the user wants them."""

    mentions: list[Mention] = field(default_factory=list)
    was: set[str] = field(default_factory=set)
    """Ids that corrections found and changed, renamed or hid."""
    names: dict[str, set[str]] = field(default_factory=dict)
    """Id -> names of the entities that were merged into it."""


class Corrections:
    """A list of corrections, ready to be applied to article after article."""

    def __init__(self, corrections: Iterable[Correction]) -> None:
        self._of: dict[str, list[tuple[int, Correction]]] = {}
        for at, correction in enumerate(corrections):
            self._of.setdefault(correction.entity, []).append((at, correction))

    def apply(self, mentions: Sequence[Mention], article: str) -> Corrected:
        """The mentions of a text of the article with this stable key, corrected."""
        done = Corrected()
        for mention in mentions:
            kept = self._correct(mention, article, done) if self._of else mention
            if kept is not None:
                done.mentions.append(kept)
        return done

    def _correct(self, mention: Mention, article: str, done: Corrected) -> Mention | None:
        before = -1
        while (found := self._next(mention, article, before)) is not None:
            before, correction = found
            done.was.add(mention.entity_id)
            if correction.action == "hide":
                return None
            changed = _changed(mention, correction)
            if correction.action == "merge":
                done.names.setdefault(changed.entity_id, set()).add(mention.name)
            mention = changed
        return mention

    def _next(self, mention: Mention, article: str, before: int) -> tuple[int, Correction] | None:
        for at, correction in self._of.get(mention.entity_id, ()):
            here = correction.article in (None, article)
            if at > before and here and _is_written(mention, correction.surface):
                return at, correction
        return None


def _is_written(mention: Mention, surface: str | None) -> bool:
    return surface is None or name_key(mention.text) == name_key(surface)


def _changed(mention: Mention, correction: Correction) -> Mention:
    match correction.action:
        case "rename":
            return replace(mention, name=correction.name or mention.name)
        case "merge" if correction.into:
            kind = type_of(correction.into) or mention.type
            name = correction.name or mention.name
            return _as(replace(mention, entity_id=correction.into, name=name), kind)
        case "split":
            name = correction.name or mention.text
            own = entity_id(mention.type, name_key(name))
            own = f"{own}~own" if own == mention.entity_id else own
            return replace(mention, entity_id=own, name=name)
        case "retype" if correction.type:
            own = _retyped(mention.entity_id, correction.type)
            return _as(replace(mention, entity_id=own), correction.type)
    return mention


def becomes(correction: Correction) -> str | None:
    """The id of an entity after its correction; None if it is hidden."""
    match correction.action:
        case "hide":
            return None
        case "merge":
            return correction.into
        case "retype" if correction.type:
            return _retyped(correction.entity, correction.type)
    return correction.entity


def _retyped(id: str, kind: EntityType) -> str:
    _, _, rest = id.partition(":")
    return f"{kind.lower()}:{rest}"


def _as(mention: Mention, kind: EntityType) -> Mention:
    """The mention as one of another type: what only the old type has is dropped."""
    if kind == mention.type:
        return mention
    title = mention.title if kind == "PERSON" else None
    return replace(mention, type=kind, title=title, value=None, unit=None)


def type_of(id: str) -> EntityType | None:
    """The type that an entity's id begins with."""
    return _TYPES.get(id.partition(":")[0])


_TYPES: dict[str, EntityType] = {
    "person": "PERSON", "org": "ORG", "place": "PLACE", "date": "DATE", "money": "MONEY",
    "quantity": "QUANTITY", "doc": "DOC", "event": "EVENT",
}  # fmt: skip
