"""Keys pressed while a Vietnamese input method is on, where one doesn't type.

Such a method answers the key that adds a mark by Backspaces and the letters again, with the mark.
The one rule: a burst like that is the one key that was pressed, as Telex has it.
"""

from __future__ import annotations

from unicodedata import normalize

from textual.events import Key

BURST = 0.05
"""Seconds within which a Backspace and the letters after it come from a program, not a hand."""
_KEYS = dict(zip("\u0301\u0300\u0309\u0303\u0323\u0306\u031b", "sfrxjww", strict=True))
_CIRCUMFLEX = "\u0302"


def pressed(letter: str) -> str | None:
    """The key that gave a letter its last mark; None for a letter without one: `ế` is `s`."""
    base, *marks = list(normalize("NFD", letter))
    if base in "đĐ":
        return "d"
    tones = [mark for mark in marks if mark in _KEYS and _KEYS[mark] != "w"]
    for mark in (*tones, *marks):
        if mark in _KEYS:
            return _KEYS[mark]
    return base.lower() if _CIRCUMFLEX in marks else None


class InputMethod:
    """Makes one key of every burst."""

    def __init__(self) -> None:
        self._owed = 0
        """Letters that were taken away and are still to come again."""
        self._last = float("-inf")
        self._told = False

    def key(self, event: Key) -> Key | None:
        """The key that an event stands for; None for one that only repeats what was there."""
        letter = event.character
        if event.key == "backspace":
            self.backspace(event.time)
        elif letter is not None and letter.isalpha():
            key = self.letter(letter, event.time)
            return event if key == letter else Key(key, key) if key else None
        return event

    def backspace(self, time: float) -> None:
        """A Backspace came."""
        fresh = not self._owed or time - self._last > BURST
        self._owed = 1 if fresh else self._owed + 1
        self._told = self._told and not fresh
        self._last = time

    def letter(self, letter: str, time: float) -> str | None:
        """The key that a letter stands for; None if it stands for none."""
        if time - self._last > BURST:
            self._owed = 0
        self._last = time
        if not self._owed:
            return letter  # by hand, on a keyboard that has such a key
        self._owed -= 1
        key = pressed(letter)
        if key is None or self._told:
            return None
        self._told = True
        return key
