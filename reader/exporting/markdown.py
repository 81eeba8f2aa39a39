"""Articles as Markdown (CommonMark). Every sign that could mean something is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reader.exporting.blocks import Block, blocks
from reader.model import Reading

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#&|~$^])")
_LINE_STARTS = re.compile(r"^(\s*)([-+=]|\d{1,9}(?=[.)]))", re.MULTILINE)
_FORMS = {
    "title": "# {}", "facts": "*{}*", "lede": "**{}**", "paragraph": "{}", "caption": "> {}",
    "address": "<{}>", "credit": "*{}*",
}  # fmt: skip


def markdown(readings: Iterable[Reading]) -> Iterator[str]:
    """A document of these articles, piece by piece."""
    for place, reading in enumerate(readings):
        yield "\n---\n\n" if place else ""
        yield _article(reading)


def _article(reading: Reading) -> str:
    return "\n\n".join(map(_written, blocks(reading))) + "\n"


def _written(block: Block) -> str:
    # An address holds nothing that ends its brackets, and escaped it would be another one.
    text = block.text if block.kind == "address" else escaped(block.text).replace("\n", "\\\n")
    return _FORMS[block.kind].format(text)


def escaped(text: str) -> str:
    """Text that means nothing but itself."""
    return _LINE_STARTS.sub(_escape_start, _SIGNS.sub(r"\\\1", text))


def _escape_start(match: re.Match[str]) -> str:
    space, sign = match[1], match[2]
    return f"{space}{sign}\\" if sign.isdigit() else f"{space}\\{sign}"
