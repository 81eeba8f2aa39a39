"""Articles as Markdown (CommonMark). Every sign that could mean something is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reader.exporting.facts import Figure, address, facts, parts
from reader.model import Reading
from reader.text import clean

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#&|~$^])")
_LINE_STARTS = re.compile(r"^(\s*)([-+=]|\d{1,9}(?=[.)]))", re.MULTILINE)


def markdown(readings: Iterable[Reading]) -> Iterator[str]:
    """A document of these articles, piece by piece."""
    for place, reading in enumerate(readings):
        yield "\n---\n\n" if place else ""
        yield _article(reading)


def _article(reading: Reading) -> str:
    article = reading.article
    blocks = [f"# {escaped(clean(article.title))}"]
    if said := facts(reading):
        blocks.append(f"*{escaped(said)}*")
    if (url := address(article)) is not None:
        blocks.append(f"<{url}>")
    if article.lede:
        blocks.append(f"**{escaped(clean(article.lede))}**")
    for part in parts(article):
        text = escaped(part.text if isinstance(part, Figure) else part).replace("\n", "\\\n")
        blocks.append(f"> {text}" if isinstance(part, Figure) else text)
    if article.credit:
        blocks.append(f"*{escaped(clean(article.credit))}*")
    return "\n\n".join(blocks) + "\n"


def escaped(text: str) -> str:
    """Text that means nothing but itself."""
    return _LINE_STARTS.sub(_escape_start, _SIGNS.sub(r"\\\1", text))


def _escape_start(match: re.Match[str]) -> str:
    space, sign = match[1], match[2]
    return f"{space}{sign}\\" if sign.isdigit() else f"{space}\\{sign}"
