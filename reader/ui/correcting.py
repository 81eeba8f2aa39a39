"""What may be corrected of a name, as choices, and the correction that choosing makes.

Pure. Owns the wording. The one rule: nothing here knows of keys or the screen, so what a choice
does can be tested without either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reader.language import N_, _, ngettext, number
from reader.model import (
    ArticleEntity,
    Correction,
    CorrectionAction,
    Entity,
    EntityPage,
    EntityType,
    Reading,
)
from reader.ui.render.choice import Choice, narrowed_choices
from reader.ui.render.entity_page import KINDS
from reader.ui.render.kinds import SIGNS, STYLES

Step = Correction | CorrectionAction
"""What choosing gives: the whole correction, or which one it is to be."""

ACTIONS: dict[CorrectionAction, tuple[str, str]] = {
    "rename": (N_("Rename…"), N_("another name for it")),
    "merge": (N_("Merge into…"), N_("it is the same as another name")),
    "split": (N_("Split off…"), N_("a spelling that means someone or something else")),
    "retype": (N_("Change type…"), N_("it is another kind of thing")),
    "hide": (N_("Hide"), N_("it is no name, or one you never want to see")),
}
"""Names and explanations, translated where they are drawn."""

TYPES: tuple[EntityType, ...] = ("PERSON", "ORG", "PLACE", "EVENT", "DOC")
"""What a name can be; dates and amounts come from their values."""
MOST = 12
"""Names that are offered at most."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The name that is to be corrected, and where one looks at it."""

    entity: Entity
    spellings: tuple[str, ...]
    """How it is written, the commonest first."""
    near: tuple[Entity, ...] = ()
    """Names beside it, which it may be the same as."""
    article: str | None = None
    """Stable key of the article that one reads; None where one looks at all of them."""


def subject_in(reading: Reading, entity: ArticleEntity) -> Subject:
    """An entity of the article that is read."""
    text, title = reading.article.text, reading.article.title
    written = [title[start:end] for start, end in entity.title_mentions]
    written += [text[start:end] for start, end in entity.mentions]
    spellings = sorted(dict.fromkeys(written), key=lambda one: (-written.count(one), one))
    others = [other for other in reading.entities if other.id != entity.id]
    near = [_known(other) for other in others if other.type == entity.type]
    return Subject(_known(entity), tuple(spellings), tuple(near), reading.row.key)


def subject_of(page: EntityPage) -> Subject:
    """The entity of a page."""
    near = [other for other in page.together if other.type == page.entity.type]
    return Subject(page.entity, (page.entity.name, *page.entity.aliases), tuple(near))


def _known(entity: ArticleEntity) -> Entity:
    return Entity(entity.id, entity.name, entity.type, articles=entity.articles)


def action_choices(wanted: str) -> list[Choice[Step]]:
    """What can be done."""
    choices: Iterator[Choice[Step]] = (
        Choice(action, _(name), _(note)) for action, (name, note) in ACTIONS.items()
    )
    return narrowed_choices(choices, wanted)


def rename_choices(subject: Subject, typed: str) -> list[Choice[Step]]:
    """The name as typed, and below it how the entity is written elsewhere."""
    typed = " ".join(typed.split())
    names = dict.fromkeys((typed, *subject.spellings))
    choices: list[Choice[Step]] = [
        Choice(Correction("rename", subject.entity.id, name=name), name)
        for name in names
        if name and name != subject.entity.name
    ]
    return choices


def merge_choices(subject: Subject, entities: Iterable[Entity]) -> list[Choice[Step]]:
    """What the entity may really be."""
    others = [other for other in entities if other.id != subject.entity.id]
    choices: list[Choice[Step]] = [
        Choice(
            Correction("merge", subject.entity.id, into=other.id, name=other.name),
            other.name,
            entity_note(other),
            SIGNS[other.type],
            STYLES[other.type],
        )
        for other in others[:MOST]
    ]
    return choices


def entity_note(entity: Entity) -> str:
    """A kind and in how many articles it is named."""
    count = ngettext("{} article", "{} articles", entity.articles).format(number(entity.articles))
    return f"{_(KINDS[entity.type])} · {count}" if entity.articles else _(KINDS[entity.type])


def split_choices(subject: Subject, wanted: str) -> list[Choice[Step]]:
    """The spellings that may be someone else's."""
    choices: Iterator[Choice[Step]] = (
        Choice(Correction("split", subject.entity.id, surface=one, name=one), one)
        for one in subject.spellings
    )
    return narrowed_choices(choices, wanted)


def type_choices(subject: Subject, wanted: str) -> list[Choice[Step]]:
    """The other types that the entity may be of."""
    choices: Iterator[Choice[Step]] = (
        Choice(
            Correction("retype", subject.entity.id, type=type),
            _(KINDS[type]),
            sign=SIGNS[type],
            style=STYLES[type],
        )
        for type in TYPES
        if type != subject.entity.type
    )
    return narrowed_choices(choices, wanted)


def hidden(subject: Subject) -> Correction:
    """The correction that hides the entity."""
    return Correction("hide", subject.entity.id)


def said(name: str, correction: Correction, key: str) -> str:
    """What was done to the entity of that name, and the key that undoes it, in a line."""
    what = {
        "rename": _("{name} is {to} from now on"),
        "merge": _("{name} is the same as {to}"),
        "split": _("{spelling} is no longer {name}"),
        "retype": _("{name} is of another type"),
        "hide": _("{name} is hidden"),
    }[correction.action].format(name=name, to=correction.name, spelling=correction.surface)
    where = _("in this article") if correction.article else _("everywhere")
    return _("{what}, {where}; {key} undoes it.").format(what=what, where=where, key=key)


def matching(entities: Sequence[Entity], wanted: str) -> list[Entity]:
    """Those whose name says what is typed."""
    return [one.value for one in narrowed_choices((Choice(e, e.name) for e in entities), wanted)]
