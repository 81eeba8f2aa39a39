"""The lines of an article at a width, and where in them anything of the article stands.

Owns the step from blocks to lines: the measure, the margins, the blank lines between. A `Layout`
is a value; marks (mentions, matches) are ranges in blocks and never change where lines break.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from reader.model import ArticleEntity, Span
from reader.ui.render.blocks import BAR, BETWEEN, Block, Kind, Part
from reader.ui.render.kinds import STYLES
from reader.ui.render.lines import Layer, Line, clipped
from reader.ui.render.wrap import wrap

MEASURE = 72
"""Cells of a comfortable line."""
MARGIN = 2
"""Cells kept free at each side, where there is room."""

_TIGHT: frozenset[tuple[Kind, Kind]] = frozenset(
    {
        ("title", "about"), ("about", "about"), ("note", "note"), ("caption", "caption"),
        ("credit", "address"),
        ("heading", "link"), ("heading", "story"), ("link", "link"), ("story", "story"),
    }
)  # fmt: skip
"""Kinds that follow each other without a blank line."""
_AT_END = BETWEEN.removesuffix(" ")
"""What stands between two facts where the line ends with the first of them."""


class Place(NamedTuple):
    """A range of characters in a block."""

    block: int
    start: int
    end: int


Marks = Mapping[int, Sequence[Layer]]
"""Layers by block, over the block's own text."""


@dataclass(frozen=True, slots=True)
class Layout:
    """An article set at one width: `lines[y]` is the place in the blocks that line `y` shows."""

    blocks: tuple[Block, ...]
    lines: tuple[Place, ...]
    """A blank line is an empty place in the block that it precedes."""
    margin: int
    measure: int
    _order: list[tuple[int, int]] = field(default_factory=list)

    def line_of(self, place: Place) -> int:
        """The line that shows the first character of `place`, or the blank line before it."""
        order = self._order or self._ordered()
        if place.start == place.end:
            return min(bisect_left(order, place[:2]), max(0, len(order) - 1))
        return max(0, bisect_right(order, place[:2]) - 1)

    def _ordered(self) -> list[tuple[int, int]]:
        self._order.extend((line.block, line.start) for line in self.lines)
        return self._order

    def line(self, y: int, marks: Iterable[Marks] = ()) -> Line:
        """What stands on line `y`, with marks over it, the later ones on top."""
        place = self.lines[y]
        block = self.blocks[place.block]
        text = block.text[place.start : place.end]
        if not text:
            return Line("")
        begins = place.start == 0 or block.sign == BAR
        sign = block.sign if begins else " " * len(block.sign)
        indent = self.margin + len(sign)
        layers = [Layer(self.margin, indent + len(text), f"article--{block.kind}")]
        if block.sign == BAR:
            layers.append(Layer(self.margin, indent, "article--bar"))
        if block.facts is not None:
            facts = Layer(block.facts, len(block.text), "article--about")
            layers += clipped((facts,), place.start, place.end, indent - place.start)
        for mark in marks:
            here = mark.get(place.block, ())
            layers += clipped(here, place.start, place.end, indent - place.start)
        return Line(" " * self.margin + sign + text, tuple(layers))

    def source_of(self, y: int, x: int) -> tuple[int, int]:
        """The block and the character in it at column `x` (characters) of line `y`."""
        place = self.lines[y]
        indent = self.margin + len(self.blocks[place.block].sign)
        return place.block, min(max(place.start + x - indent, place.start), place.end)


def lay_out(blocks: Sequence[Block], width: int, measure: int = MEASURE) -> Layout:
    """Set `blocks` centred in `width` cells, no line longer than `measure`."""
    margin_wanted = MARGIN if width >= 40 else 1 if width >= 12 else 0
    across = max(1, min(measure, width - 2 * margin_wanted))
    lines: list[Place] = []
    before: Kind | None = None
    for index, block in enumerate(blocks):
        if before is not None and (before, block.kind) not in _TIGHT:
            lines.append(Place(index, 0, 0))
        room = across - len(block.sign)
        lines += [Place(index, *_without_sign(block, span)) for span in wrap(block.text, room)]
        before = block.kind
    return Layout(tuple(blocks), tuple(lines), max(0, width - across) // 2, across)


def _without_sign(block: Block, span: Span) -> Span:
    """A line of facts without the sign that would stand before the next one."""
    start, end = span
    is_cut = block.kind in ("about", "story") and block.text[start:end].endswith(_AT_END)
    return start, end - 2 if is_cut else end


def mention_marks(
    blocks: Sequence[Block], entities: Iterable[ArticleEntity]
) -> dict[int, list[Layer]]:
    """Where entities are named, each in its type's style."""
    return _marks(
        (place, STYLES[entity.type]) for entity in entities for place in mentions_of(blocks, entity)
    )


def mentions_of(blocks: Sequence[Block], entity: ArticleEntity) -> list[Place]:
    """Where one entity is named, in reading order."""
    return [
        *_places(blocks, "title", entity.title_mentions),
        *_places(blocks, "text", entity.mentions),
    ]


def places_of(blocks: Sequence[Block], span: Span) -> list[Place]:
    """Where a range of the text stands."""
    return list(_places(blocks, "text", [span]))


def place_marks(places: Iterable[Place], style: str) -> dict[int, list[Layer]]:
    """Marks of one style over places."""
    return _marks((place, style) for place in places)


def _marks(styled: Iterable[tuple[Place, str]]) -> dict[int, list[Layer]]:
    marks: dict[int, list[Layer]] = {}
    for place, style in styled:
        marks.setdefault(place.block, []).append(Layer(place.start, place.end, style))
    return marks


def _places(blocks: Sequence[Block], part: Part, spans: Iterable[Span]) -> Iterator[Place]:
    of_part = [index for index, block in enumerate(blocks) if block.part == part]
    ends = [blocks[index].offset + len(blocks[index].text) for index in of_part]
    for start, end in spans:
        at = bisect_left(ends, start + 1)
        if at < len(of_part):
            block = blocks[of_part[at]]
            first = max(0, start - block.offset)
            yield Place(of_part[at], first, min(end - block.offset, len(block.text)))
