"""Reads the annotated sentences: plain text with the spans that are marked in it.

The one rule: a story is never torn apart. It is read as one document, as news is, and stands in
the tuning half or in the held-out half as a whole, by a hash of its own text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

FOLDER = Path(__file__).parent
TYPES = ("PERSON", "ORG", "PLACE", "DATE", "MONEY", "QUANTITY", "DOC", "EVENT")
_MARK = re.compile(r"\[([A-Z]+) ([^\[\]]*)\]")

Marked = tuple[int, int, str]
"""Start, end and type of a mention."""


@dataclass(frozen=True, slots=True)
class Story:
    """One annotated article; its sentences are its lines."""

    domain: str
    text: str
    marked: tuple[Marked, ...]

    @property
    def held_out(self) -> bool:
        """Whether it belongs to the half that nobody looks at while tuning."""
        return bool(blake2b(self.text.encode(), digest_size=1).digest()[0] & 1)


def stories(folder: Path = FOLDER) -> list[Story]:
    """All stories, in the order of the files."""
    return [
        _story(path.stem, block)
        for path in sorted(folder.glob("*.txt"))
        for block in path.read_text("utf8").strip().split("\n\n")
    ]


def _story(domain: str, block: str) -> Story:
    parts: list[str] = []
    marked: list[Marked] = []
    length = end = 0
    for found in _MARK.finditer(block):
        plain = block[end : found.start()]
        start = length + len(plain)
        length, end = start + len(found[2]), found.end()
        parts += [plain, found[2]]
        marked.append((start, length, found[1]))
    return Story(domain, "".join([*parts, block[end:]]), tuple(marked))
