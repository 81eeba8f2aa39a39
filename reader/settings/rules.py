"""What each setting may be.

The one rule: `expected` says in words what `read` takes.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from reader.language import _
from reader.settings import Value


class Choice(NamedTuple):
    """One of some words."""

    words: tuple[str, ...]

    def read(self, found: object) -> Value | None:
        """The setting that `found` in the file means, or None where it means none."""
        return found if isinstance(found, str) and found in self.words else None

    @property
    def expected(self) -> str:
        """What the file may say."""
        return _("one of {words}").format(words=", ".join(map(repr, self.words)))


class Number(NamedTuple):
    """A whole number; 0, where allowed, stands for none."""

    lowest: int
    highest: int
    step: int
    or_none: bool = True

    def read(self, found: object) -> Value | None:
        """The setting that `found` in the file means, or None where it means none."""
        if not isinstance(found, int) or isinstance(found, bool):
            return None
        fits = self.lowest <= found <= self.highest or (self.or_none and found == 0)
        return found if fits else None

    def stepped(self, value: int, by: int) -> int:
        """A value so many steps further; below the lowest there is none."""
        wanted = min(value + by * self.step, self.highest)
        if wanted >= self.lowest:
            return wanted
        return self.lowest if by > 0 or not self.or_none else 0

    @property
    def expected(self) -> str:
        """What the file may say."""
        said = (
            _("0 or a whole number from {lowest} to {highest}")
            if self.or_none
            else _("a whole number from {lowest} to {highest}")
        )
        return said.format(lowest=self.lowest, highest=self.highest)


class Switch(NamedTuple):
    """On or off."""

    def read(self, found: object) -> Value | None:
        """The setting that `found` in the file means, or None where it means none."""
        return found if isinstance(found, bool) else None

    @property
    def expected(self) -> str:
        """What the file may say."""
        return _("true or false")


class Words(NamedTuple):
    """A list of words; one alone may stand without its list."""

    example: str

    def read(self, found: object) -> tuple[str, ...] | None:
        """The setting that `found` in the file means, or None where it means none."""
        words = [found] if isinstance(found, str) else found
        if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
            return None
        return tuple(words)

    @property
    def expected(self) -> str:
        """What the file may say."""
        return _("a list of words such as {example}").format(example=self.example)


Rule: TypeAlias = Choice | Number | Switch | Words

THEME = Choice(("dark", "light", "contrast", "terminal"))
LANGUAGE = Choice(("auto", "en", "vi"))
MEASURE = Number(30, 160, 4, or_none=False)
RULES: dict[str, Rule] = {
    "theme": THEME,
    "language": LANGUAGE,
    "measure": MEASURE,
    "mark_read": Choice(("open", "pass")),
    "sort": Choice(("rank", "date", "title", "source")),
    "refresh_on_start": Switch(),
    "refresh_minutes": Number(1, 1440, 15),
    "full_text": Switch(),
    "retention_days": Number(1, 36500, 30),
    "confirm": Switch(),
    "browser": Words('["firefox", "--new-tab"]'),
    "pictures": Choice(("auto", "blocks", "sixel", "kitty")),
    "list_width": Number(20, 200, 4),
    "show_names": Switch(),
    "names_width": Number(20, 200, 4),
}
"""What each setting may be, but for `keys`."""

KEY_RULE = Words('["x", "ctrl+t"]')
"""What each entry of the table `keys` may be."""
