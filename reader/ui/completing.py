"""Completions of what is typed into the filter line, taken one after the other by the same key.

Pure. The one rule: typing anything ends the round; a field's name ends it too, so that the next
key completes what stands after the colon.
"""

from __future__ import annotations

from collections.abc import Sequence

SHORTEST_WORD = 2
"""Letters from which a plain word is taken for the beginning of a field's name."""


def is_completable(text: str) -> bool:
    """Whether what is typed is worth asking completions for while one types on."""
    word = text[last_word(text) :].lstrip("-")
    return word.startswith("@") or ":" in word or len(word) >= SHORTEST_WORD


def last_word(text: str) -> int:
    """Where the last word of a query begins; quotes keep words together."""
    start, quoted = 0, False
    for index, letter in enumerate(text):
        if letter == '"':
            quoted = not quoted
        elif letter in " (" and not quoted:
            start = index + 1
    return start


class Completing:
    """A round of completions."""

    def __init__(self) -> None:
        self.taken: str | None = None
        """What the last key made of the text; None when a round is over."""
        self._offered: Sequence[str] = ()
        self._at = 0

    def begin(self, offered: Sequence[str]) -> str:
        """The first of these completions."""
        self._offered, self._at = offered, -1
        return self.next()

    def next(self) -> str:
        """The completion after the one that was taken, round the end."""
        self._at = (self._at + 1) % len(self._offered)
        text = self._offered[self._at]
        self.taken = None if len(self._offered) == 1 or text.endswith(":") else text
        return text
