"""Cleaning: what every string from outside passes through once, before it is stored.

The one rule: after `clean` a text is NFC and holds no character that a terminal would obey or
that would reorder or hide its neighbours.
"""

from __future__ import annotations

import re
from unicodedata import is_normalized, normalize

MARKS_PER_LETTER = 2
"""Vietnamese needs two marks on a letter; more are noise that smears over other lines."""

_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
_LINE_BREAKS = re.compile("\r\n?|[\u0085\u2028\u2029\v\f]")
OBEYED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"  # C0 but tab and line feed, DEL, C1
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0"  # invisible
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\uffff"  # zero-width, bidi, specials
    "\ufe00-\ufe0f\U000e0000-\U000e0fff\ud800-\udfff]"  # selectors, tags, surrogates
)
"""What a terminal would obey, and what hides or turns round the letters beside it."""
_STACKED = re.compile(rf"([{_MARKS}]{{{MARKS_PER_LETTER}}})[{_MARKS}]+")
_PRINTED_BUT_ODD = re.compile(
    rf"[{_MARKS}\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u3164\ufe00-\ufe0f\uffa0\ufffc\ufffd\U000e0100-\U000e01ef]"
)
"""What may still need work in a text that Python calls printable; most texts have none of it."""
# As a pattern's other branch, two spaces would make it search three times as long.
_SPACES = re.compile("[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_BLANK_LINES = re.compile(r"\n{3,}")


def clean_block(text: str) -> str:
    """Clean text of several lines: line feeds are kept, at most one blank line in a row."""
    if _is_clean(text):
        return text.strip(" ")
    text = _LINE_BREAKS.sub("\n", text)
    text = OBEYED.sub("", text)
    if not is_normalized("NFC", text):
        text = normalize("NFC", text)
    text = _STACKED.sub(r"\1", text)
    lines = (_SPACES.sub(" ", line).strip(" ") for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip("\n")


def clean(text: str) -> str:
    """Clean a text that is one line: a title, a name, a caption."""
    if _is_clean(text):
        return text.strip(" ")
    line = " ".join(text.split())
    if _is_clean(line):
        return line
    block = clean_block(text)
    return " ".join(filter(None, block.split("\n"))) if "\n" in block else block


def _is_clean(text: str) -> bool:
    """Whether nothing is left to do but for spaces at the ends; four looks instead of seven."""
    return (
        text.isprintable()
        and "  " not in text
        and not _PRINTED_BUT_ODD.search(text)
        and is_normalized("NFC", text)
    )
