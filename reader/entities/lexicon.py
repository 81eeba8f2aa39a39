"""The compiled lexicon: names with their entities, and the word lists that the rules read.

Loaded once, on first use; importing this module reads no file. Looking up a phrase means joining
token keys and asking a dict, from the longest phrase that starts with the first word.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple, cast

from reader.model import EntityType


class Known(NamedTuple):
    """An entity that ships with the program."""

    type: EntityType
    section: str
    """The section of the data files that it comes from: `countries`, `districts`, …"""
    name: str
    aliases: tuple[str, ...]


class Entry(NamedTuple):
    """One name of a known entity."""

    entity: int
    case: str
    """One letter a token: `C` capital first, `U` all capitals, `.` anything."""


class Phrases:
    """A set of phrases that is asked for the longest one at a place."""

    __slots__ = ("_longest", "_phrases")

    def __init__(self, phrases: list[str]) -> None:
        self._phrases = frozenset(phrases)
        self._longest = _longest(phrases)

    def match(self, keys: list[str], at: int) -> int:
        """End of the longest phrase that starts at token `at`; `at` itself when there is none."""
        for length in range(self._longest.get(keys[at], 0), 0, -1):
            if " ".join(keys[at : at + length]) in self._phrases and at + length <= len(keys):
                return at + length
        return at

    def __contains__(self, key: str) -> bool:
        return key in self._phrases


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything the data files say."""

    known: tuple[Known, ...]
    entries: dict[str, list[Entry]]
    longest: dict[str, int]
    """How many tokens the longest name has that starts with this token."""
    words: dict[str, Phrases]
    surnames: frozenset[str]
    """Keys of Vietnamese family names."""

    def entity_named(self, key: str, type: EntityType) -> int | None:
        """The known entity of this type that has this key among its names."""
        for entry in self.entries.get(key, ()):
            if self.known[entry.entity].type == type:
                return entry.entity
        return None


@cache
def lexicon() -> Lexicon:
    """The lexicon that ships with the program."""
    raw = json.loads((Path(__file__).parent / "data/lexicon.json").read_text("utf8"))
    known = tuple(
        Known(kind, section, names[0], tuple(names[1:]))
        for kind, section, *names in raw["entities"]
    )
    entries = {key: [Entry(*entry) for entry in found] for key, found in raw["phrases"].items()}
    words = cast("dict[str, list[str]]", raw["words"])
    surnames = frozenset(words.pop("surnames"))
    phrases = {section: Phrases(items) for section, items in words.items()}
    return Lexicon(known, entries, _longest(entries), phrases, surnames)


def _longest(phrases: dict[str, list[Entry]] | list[str]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for phrase in phrases:
        first, _, _ = phrase.partition(" ")
        size = phrase.count(" ") + 1
        if size > longest.get(first, 0):
            longest[first] = size
    return longest
