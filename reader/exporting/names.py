"""File names from titles: Vietnamese stays readable, and no title names another place.

The one rule: whatever a title holds, its name is one component that every system takes.
"""

from __future__ import annotations

import re

from reader.text import clean

LONGEST = 120
"""Bytes of a name without its suffix; systems take 255, and folders add to that."""

_REFUSED = re.compile(r'[\x00-\x1f/\\:*?"<>|]+')
_RESERVED = re.compile(r"(?:CON|PRN|AUX|NUL|COM\d|LPT\d)(?:\..*)?", re.IGNORECASE)


def file_name(title: str, suffix: str, taken: set[str]) -> str:
    """A name for a file of this title that isn't taken yet; it is from then on."""
    stem = _stem(title)
    name, number = f"{stem}{suffix}", 1
    while name.casefold() in taken:
        number += 1
        name = f"{stem} ({number}){suffix}"
    taken.add(name.casefold())
    return name


def _stem(title: str) -> str:
    text = _REFUSED.sub("-", clean(title)).strip(" .-~")
    text = text.encode("utf-8")[:LONGEST].decode("utf-8", "ignore").rstrip(" .-")
    if not text:
        return "article"
    return f"_{text}" if _RESERVED.fullmatch(text) else text
