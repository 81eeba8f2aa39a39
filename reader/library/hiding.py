"""Which articles the mute rules hide: found out when a rule or an article comes, never when one
reads.

So a list only leaves out what stands in a small table, and its first page costs the same with
rules as without. The one rule: whatever writes articles, names or rules has this look at them in
the same transaction.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from reader import search, store
from reader.model import MuteRule


class Hiding:
    """Keeps a library file's table of hidden articles in step with rules and articles."""

    def __init__(self, files: store.Files) -> None:
        self._wanted = store.MuteRules(files.state, files.history)
        self._muted = store.Muted(files.library)
        self._storage = files.library.storage

    def is_in_step(self) -> bool:
        """Whether exactly the rules that the user wants are followed."""
        return self._muted.rules() == self._wanted.all()

    def follow(self) -> None:
        """Follow the rules that came, and no longer those that went."""
        with self._storage.transaction():
            had, wanted = self._muted.rules(), self._wanted.all()
            for rule in had:
                if rule not in wanted:
                    self._muted.drop(rule)
            for rule in wanted:
                if rule not in had:
                    self._muted.follow(rule, self._meant(rule, None))

    def look_at(self, ids: Sequence[int]) -> None:
        """Find out what hides articles that came in, in the caller's transaction."""
        for rule in self._muted.rules() if ids else ():
            self._muted.hide(rule, self._meant(rule, ids))

    def look_at_names(self, id: int) -> None:
        """The same for an article whose names have just been written."""
        for rule in self._muted.rules():
            if rule.kind == "name" or "@" in rule.value:
                self._muted.hide(rule, self._meant(rule, [id]))

    def forget(self, sort: int) -> None:
        """Drop what is known of an article that is written anew."""
        self._muted.forget(sort)

    def clear(self) -> None:
        """Drop what is known of all articles."""
        self._muted.clear()

    def _meant(self, rule: MuteRule, ids: Sequence[int] | None) -> list[int]:
        if rule.kind == "words":
            query = search.parse(rule.value, today=date.min)  # what counts from today is refused
            return search.which(self._storage.connection, query, ids)
        return self._muted.meant(rule, ids)
