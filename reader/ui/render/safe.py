"""The one gate for text from outside: what passes it, a terminal can be shown.

The one rule: no text from outside is drawn with a character that a terminal obeys. Intake cleans
too, so here it changes nothing and offsets hold; what slips past intake is stopped here. (Nor does
such text reach a widget as a plain `str`, see `content`.)
"""

from __future__ import annotations

from reader.text import clean


def safe(text: str) -> str:
    """One line without a character that a terminal would obey, reorder or hide."""
    return clean(text)
