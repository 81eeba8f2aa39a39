"""The one gate through which data becomes something that can be drawn.

The one rule: no text from outside reaches a widget as a plain `str` (Textual would read it as
markup) or with a character that a terminal obeys. Intake cleans too, so here it changes nothing
and offsets hold; what slips past intake is stopped here.
"""

from __future__ import annotations

from textual.content import Content

from reader.text import clean

__all__ = ["content", "hint", "pane_title", "safe"]


def safe(text: str) -> str:
    """One line without a character that a terminal would obey, reorder or hide."""
    return clean(text)


def content(text: str, style: str = "") -> Content:
    """Text as it is, letter for letter, never read as markup."""
    return Content.styled(clean(text), style) if style else Content(clean(text))


def hint(key: str, text: str) -> Content:
    """A key and what it would do."""
    return Content.assemble((f"{key} ", "bold $accent"), (clean(text), "$ink-muted"))


def pane_title(name: str, count: str = "", news: str = "") -> Content:
    """A pane's title with its count or progress, set off from the rule on both sides.

    News stand in the place of the count, since a narrow pane has no room for both.
    """
    shown = (f"{news} ", "bold $accent") if news else (f"{count} ", "not bold $ink-muted")
    return Content.assemble(f" {name} ", shown if news or count else "")
