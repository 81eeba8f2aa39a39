"""What a library does with mute rules: words, sources and names that the user never wants to see.

Nothing is deleted: what a rule hides is found with `is:muted`, and comes back with the rule gone.
Every change is on disk when its method returns, and is one level of undo.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reader import store
from reader.language import _
from reader.library.entities import Naming
from reader.library.hiding import Hiding
from reader.model import MuteKind, MuteRule, NotFound, ReaderError
from reader.text import clean


class Muting(Naming):
    """The part of `Library` that knows mute rules."""

    def mute_rules(self, *, counted: bool = False) -> list[MuteRule]:
        """The rules, by kind, then in the order of a dictionary.

        Args:
            counted: count what each hides, too.
        """
        with self._marking:
            rules = self._mutes.all()
        if not counted:
            return rules
        with self._writing:
            muted = store.Muted(self._files.library)
            return [replace(rule, articles=muted.count(rule)) for rule in rules]

    def mute(self, kind: MuteKind, value: str) -> bool:
        """Hide what a query of words finds, what a source brings, or what names an entity.

        Args:
            value: the query, the name of the source, or the entity's id or one of its names.

        Raises:
            ReaderError: it says nothing, or can't be a rule.
            NotFound: no article names such an entity.
        """
        rule = self._rule(kind, value)
        with self._marking:
            added = bool(
                self._mutes.add([rule], lambda _count: _("muted {name}").format(name=rule.name))
            )
        self._follow_mutes()
        return added

    def mute_sources(self, ids: Iterable[int]) -> int:
        """Hide what the sources of these articles bring, in one step; how many that are new."""
        with self._reading:
            sources = dict.fromkeys(head.source for head in self._heads(ids) if head.source)
        rules = [MuteRule("source", source, source) for source in sources]
        said = _("muted {name}").format(name=", ".join(sources))
        with self._marking:
            count = self._mutes.add(rules, lambda _count: said)
        self._follow_mutes()
        return count

    def unmute(self, kind: MuteKind, value: str) -> None:
        """Take a rule off.

        Raises:
            NotFound: there is no such rule.
        """
        value = clean(value)
        with self._marking:
            rules = (rule for rule in self._mutes.all() if rule.kind == kind)
            rule = next((rule for rule in rules if value in (rule.value, rule.name)), None)
            if rule is None:
                raise NotFound(_("no such mute rule: {name}").format(name=value))
            what = _("unmuted {name}").format(name=rule.name)
            self._mutes.remove(rule, lambda _count: what)
        self._follow_mutes()

    def _follow(self) -> None:
        super()._follow()
        self._follow_mutes()

    def _rule(self, kind: MuteKind, value: str) -> MuteRule:
        value = clean(value)
        if not value:
            raise ReaderError(_("say what to mute"))
        if kind == "source":
            return MuteRule(kind, value, value)
        if kind == "words":
            from reader import search

            if not search.is_lasting(value):
                raise ReaderError(
                    _("not a rule about what articles say: {query}").format(query=value)
                )
            return MuteRule(kind, value, value)
        with self._reading:
            entity = store.entity(self._reader, value) or store.entity_named(self._reader, value)
        if entity is None:
            raise NotFound(_("no article names {name}").format(name=value))
        return MuteRule(kind, entity.id, entity.name)

    def _follow_mutes(self) -> None:
        with self._writing:
            hiding = Hiding(self._files)
            if not hiding.is_in_step():
                hiding.follow()
