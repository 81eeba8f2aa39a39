"""What each line of a scraped text is, judged by that line alone.

Owns the kinds. The rule: a line is judged by its shape (marks, length, how it ends) and by the
closed lists of `labels`; what it means beside its neighbours is `layout`'s business.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from reader.intake import labels
from reader.intake.address import ADDRESS
from reader.intake.dating import is_dateline
from reader.intake.markup import Line, parse_line

MOST_LINES = 6_000
"""Lines that are read: a page has hundreds; what comes after is no article."""


class Kind(Enum):
    """What a line is."""

    PROSE = auto()
    """A sentence or more."""
    HEADLINE = auto()
    """Words without a full stop: a title, a subheading, a reference, a menu."""
    PICTURE = auto()
    CAPTION = auto()
    DATE = auto()
    CREDIT = auto()
    ADDRESS = auto()
    RELATED = auto()
    """Heading of a list of related articles, or one such reference."""
    BOX = auto()
    """Heading of a box that may interrupt an article."""
    TAIL = auto()
    """Heading of what follows an article, or a line of the imprint."""
    BUTTON = auto()
    """Buttons, rules, empty list items."""


_BY_LABEL = {labels.RELATED: Kind.RELATED, labels.TAIL: Kind.TAIL, labels.BOX: Kind.BOX}
_CLOSING = "\"'”’»)] "
_FULL_STOPS = (".", "…", ":", ";")
_STOPS = (*_FULL_STOPS, "?", "!")
_SENTENCE_WORDS = 6
_QUESTION_WORDS = 20
"""Headlines may be questions; so long ones are not."""
_LONG = 30
"""Words that no headline has."""
_CAPTION_WORDS = 90
_ADDRESS_WORDS = 6
_IMPRINT_WORDS = _REFERENCE_WORDS = 40


class Marked(NamedTuple):
    """A line and what it is."""

    line: Line
    kind: Kind


def read_lines(text: str) -> list[Marked]:
    """The lines of a cleaned text that hold anything."""
    marked: list[Marked] = []
    gap = False
    for raw in text.split("\n"):
        if not raw:
            gap = True
            continue
        line = parse_line(raw, gap=gap)
        marked.append(Marked(line, kind_of(line)))
        gap = False
        if len(marked) == MOST_LINES:
            break
    return marked


def kind_of(line: Line) -> Kind:
    """Judge one line."""
    if not line.key:
        return Kind.PICTURE if line.pictures and not line.text else Kind.BUTTON
    if line.pointer and line.words <= _REFERENCE_WORDS:
        return Kind.RELATED
    if _is_address(line):
        return Kind.ADDRESS
    label = labels.label_of(line.text, line.key)
    if label is not None:
        return _BY_LABEL[label]
    if labels.is_button(line.key):
        return Kind.BUTTON
    if is_dateline(line.text):
        return Kind.DATE
    if labels.credit_of(labels.without_buttons(line.text), line.key):
        return Kind.CREDIT
    if line.words <= _CAPTION_WORDS and (line.cell or labels.is_caption(line.text)):
        return Kind.CAPTION
    if line.words <= _IMPRINT_WORDS and labels.is_imprint(line.text):
        return Kind.TAIL
    return Kind.PROSE if is_prose(line) else Kind.HEADLINE


def _is_address(line: Line) -> bool:
    """An address, with at most a few words before it (`Link bài gốc: https://…`)."""
    start = line.text.find("http")
    if start < 0 or not ADDRESS.fullmatch(line.text, start):
        return False
    return line.text.count(" ", 0, start) <= _ADDRESS_WORDS


def is_prose(line: Line) -> bool:
    """Whether a line is a sentence or more: by how it ends, or by its length."""
    end = line.text.rstrip(_CLOSING)
    if line.words >= _LONG:
        return True
    if line.words >= _QUESTION_WORDS and end.endswith(_STOPS):
        return True
    return line.words >= _SENTENCE_WORDS and end.endswith(_FULL_STOPS)
