"""The language of the interface; a text without a translation is shown in English.

English is the source and costs nothing: the catalogue of another language is read when it is
chosen, by `choose`, before anything is drawn.
"""

from __future__ import annotations


def _(message: str) -> str:
    """The message in the chosen language."""
    return message


def ngettext(one: str, many: str, count: int) -> str:
    """The form of a message that goes with a count; numbers are filled in by the caller."""
    return one if count == 1 else many
