"""A page: one text being read, its tokens, and the mentions drafted on it so far.

The one rule: drafts never overlap. Positions are token numbers, half-open; they become character
offsets only when the page is finished.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from reader.entities.lexicon import Entry, Known, Lexicon
from reader.entities.tokens import Token, tokenise
from reader.model import EntityType, Value

_SAMPLE, _ENOUGH = 60, 12
"""Words that tell the language, and how few tell nothing."""


@dataclass(slots=True)
class Draft:
    """A mention that is being worked out."""

    first: int
    last: int
    type: EntityType
    confidence: float = 0.9
    known: int | None = None
    """Number of the shipped entity."""
    name: str | None = None
    """Canonical name, where it isn't the surface."""
    title: str | None = None
    value: Value | None = None
    unit: str | None = None
    doubtful: bool = False
    """A homograph: stands only if the rest of the article bears it out."""


class Page:
    """A text, its tokens and its drafts."""

    __slots__ = ("_at", "_drafts", "foreign", "keys", "lexicon", "tells_language", "text", "tokens")

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self.tokens: list[Token] = tokenise(text)
        self.keys = [token.key for token in self.tokens]
        self.tells_language, self.foreign = _language(self.tokens)
        """Long enough to tell its language; and that isn't Vietnamese, so that only known names
        and plain runs are told."""
        self._drafts: dict[int, Draft] = {}
        self._at: list[Draft | None] = [None] * len(self.tokens)

    def __len__(self) -> int:
        return len(self.tokens)

    @property
    def drafts(self) -> list[Draft]:
        """The drafts, in the order they were made."""
        return list(self._drafts.values())

    def add(self, draft: Draft) -> Draft | None:
        """Takes a draft in, unless it would overlap another."""
        if draft.first >= draft.last or not self.free(draft.first, draft.last):
            return None
        self._drafts[draft.first] = draft
        self._at[draft.first : draft.last] = [draft] * (draft.last - draft.first)
        return draft

    def drop(self, draft: Draft) -> None:
        """Takes a draft out again."""
        del self._drafts[draft.first]
        self._at[draft.first : draft.last] = [None] * (draft.last - draft.first)

    def free(self, first: int, last: int) -> bool:
        """Whether no draft covers any of these tokens."""
        return not any(self._at[first:last])

    def draft_at(self, at: int) -> Draft | None:
        """The draft that covers a token, if one does; none beyond the ends."""
        return self._at[at] if 0 <= at < len(self._at) else None

    def key(self, at: int) -> str:
        """The key of a token, empty beyond the ends."""
        return self.keys[at] if 0 <= at < len(self.keys) else ""

    def surface(self, first: int, last: int) -> str:
        """The text from one token to before another."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]

    def phrase(self, first: int, last: int) -> str:
        """The key of a run of tokens."""
        return " ".join(self.keys[first:last])

    def match(self, section: str, at: int) -> int:
        """End of the longest phrase of a word list at `at`, or `at`."""
        inside = 0 <= at < len(self.keys)
        return self.lexicon.words[section].match(self.keys, at) if inside else at

    def said_before(self, section: str, at: int) -> bool:
        """Whether a phrase of a word list, of up to four tokens, ends right before `at`."""
        return any(self.match(section, first) == at for first in range(max(0, at - 4), at))

    def token_span(self, start: int, end: int) -> tuple[int, int]:
        """The tokens that lie in a span of characters."""
        first = bisect_left(self.tokens, start, key=lambda token: token.start)
        last = bisect_left(self.tokens, end, key=lambda token: token.start)
        return first, last

    def names_at(self, at: int) -> tuple[int, list[Entry]]:
        """End and meanings of the longest known name at `at` that is written as it should be."""
        longest = min(self.lexicon.longest.get(self.keys[at], 0), len(self.keys) - at)
        for length in range(longest, 0, -1):
            entries = self.lexicon.entries.get(" ".join(self.keys[at : at + length]))
            fitting = [one for one in entries or () if self._written(at, one.case)]
            if fitting and not any(token.line for token in self.tokens[at + 1 : at + length]):
                return at + length, fitting
        return at, []

    def meanings_at(self, at: int) -> tuple[int, list[Known]]:
        """End of the longest known name at `at`, and the entities that it may stand for."""
        end, entries = self.names_at(at)
        return end, [self.lexicon.known[one.entity] for one in entries]

    def may_name(self, at: int, type: EntityType) -> bool:
        """Whether the longest known name at `at` may stand for an entity of this type."""
        return any(one.type == type for one in self.meanings_at(at)[1])

    def sections_at(self, at: int) -> set[str]:
        """The sections of the data files that know the name at `at`."""
        return {one.section for one in self.meanings_at(at)[1]}

    def _written(self, at: int, case: str) -> bool:
        """Whether capitals stand where the name has them."""
        for token, want in zip(self.tokens[at : at + len(case)], case, strict=False):
            if (want == "C" and not token.cap) or (want == "U" and not token.upper):
                return False
        return True


def _language(tokens: list[Token]) -> tuple[bool, bool]:
    """Whether enough words are in lower case to tell, and too few of them are Vietnamese."""
    plain = [token for token in tokens if token.word and token.text.isalpha() and not token.cap]
    sample = plain[:_SAMPLE]
    if len(sample) < _ENOUGH:
        return False, False
    return True, sum(token.syllable for token in sample) < 0.7 * len(sample)
