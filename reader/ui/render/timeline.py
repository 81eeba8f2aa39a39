"""An article's dates and amounts as a list: what each says, and the words around it.

Pure. The one rule: a phrase is cut out of the article's own text, never retold.
"""

from __future__ import annotations

from collections.abc import Iterable

from reader.model import Mention
from reader.ui.render.choice import Choice
from reader.ui.render.kinds import SIGNS, STYLES
from reader.ui.render.lines import ELLIPSIS
from reader.ui.render.when import in_words

BEFORE, AFTER = 28, 80
"""Characters around a mention, at most; what fits of them is shown."""
_STOPS = "\n.;:!?"


def moments_of(mentions: Iterable[Mention], text: str) -> list[Choice[Mention]]:
    """A choice for each mention, in the order given."""
    return [
        Choice(one, said(one), phrase(text, one.start, one.end), SIGNS[one.type], STYLES[one.type])
        for one in mentions
    ]


def said(mention: Mention) -> str:
    """A date in full, where it is one; else as it is written."""
    dated = in_words(str(mention.value)) if mention.type == "DATE" else None
    return dated or mention.text


def phrase(text: str, start: int, end: int) -> str:
    """The words around a place, no further than its sentence."""
    first, last = max(0, start - BEFORE), min(len(text), end + AFTER)
    begins = max(text.rfind(stop, first, start) + 1 for stop in _STOPS)
    ends = min((at for stop in _STOPS if (at := text.find(stop, end, last)) >= 0), default=last)
    cut_front = not begins and first > 0
    if cut_front:
        space = text.find(" ", first, start)
        begins = space + 1 if space >= 0 else first
    words = " ".join(text[max(begins, first) : ends].split())
    return f"{ELLIPSIS if cut_front else ''}{words}"
