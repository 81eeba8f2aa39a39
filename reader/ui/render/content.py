"""Text as the widgets that Textual brings are to be given it.

The one rule: no text from outside reaches such a widget as a plain `str`, which Textual would read
as markup; what makes it content cleans it first.
"""

from __future__ import annotations

from textual.content import Content

from reader.ui.render.safe import safe


def content(text: str, style: str = "") -> Content:
    """Text as it is, letter for letter, never read as markup."""
    return Content.styled(safe(text), style) if style else Content(safe(text))


def hint(key: str, text: str) -> Content:
    """A key and what it would do."""
    return Content.assemble((f"{key} ", "bold $accent"), (safe(text), "$ink-muted"))


def pane_title(name: str, count: str = "", news: str = "") -> Content:
    """A pane's title with its count or progress, set off from the rule on both sides.

    News stand in the place of the count, since a narrow pane has no room for both.
    """
    shown = (f"{news} ", "bold $accent") if news else (f"{count} ", "not bold $ink-muted")
    return Content.assemble(f" {name} ", shown if news or count else "")
