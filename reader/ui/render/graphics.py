"""A picture as a terminal that draws pixels takes it: in Sixel or by Kitty's protocol.

Pure. The one rule: every line has the cells that it covers, so that the screen stays whole; what
draws over them is beside the text, as control codes that take up no cell.
"""

from __future__ import annotations

import zlib
from base64 import b64encode
from collections.abc import Iterator
from typing import NamedTuple

from rich.color import Color
from rich.segment import ControlType, Segment
from rich.style import Style

from reader.fetch.frames import Picture
from reader.ui.render.picture import Lines, image_of

_CONTROL = [(ControlType.CURSOR_FORWARD, 0)]
"""Marks a segment that isn't text; which code it claims to be doesn't matter."""
_NUMBER = 0x5EAD01
"""Of our picture among those that the terminal keeps: each new one takes the old one's place."""
_PLACE = "\U0010eeee"
_CHUNK = 4096
_ROWS = "".join(
    map(
        chr,
        (
            0x305, 0x30D, 0x30E, 0x310, 0x312, 0x33D, 0x33E, 0x33F, 0x346, 0x34A, 0x34B, 0x34C,
            0x350, 0x351, 0x352, 0x357, 0x35B, *range(0x363, 0x370), *range(0x483, 0x488),
            0x592, 0x593, 0x594, 0x595, 0x597, 0x598, 0x599, *range(0x59C, 0x5A2), 0x5A8, 0x5A9,
            0x5AB, 0x5AC, 0x5AF, 0x5C4, *range(0x610, 0x618), *range(0x657, 0x65C), 0x65D, 0x65E,
        ),
    )
)  # fmt: skip
"""The marks by which Kitty's protocol counts rows and columns, from 0 on."""


class Cell(NamedTuple):
    """The size of a cell in pixels."""

    width: int
    height: int


USUAL = Cell(10, 20)


def covered(picture: Picture, width: int, height: int, cell: Cell) -> tuple[int, int]:
    """The cells that a picture covers, at most `width` x `height`; none is drawn larger."""
    room = width * cell.width, height * cell.height
    scale = min(1.0, room[0] / picture.width, room[1] / picture.height)
    across = round(picture.width * scale / cell.width)
    down = round(picture.height * scale / cell.height)
    return max(1, min(width, across)), max(1, min(height, down))


def sixel(picture: Picture, width: int, height: int, cell: Cell) -> Lines:
    """A picture in Sixel: blank lines, and on the last what goes back up and draws over them."""
    # Its public modules ask the terminal while they are imported, and would take the answer, or a
    # key, from under Textual; this one only computes.
    from textual_image._sixel import image_to_sixels

    across, down = covered(picture, width, height, cell)
    image = image_of(picture).resize((across * cell.width, down * cell.height))
    up = f"\x1b[{down - 1}A" if down > 1 else ""
    drawn = f"\x1b7\x1b[{across}D{up}{image_to_sixels(image)}\x1b8"
    blank = Segment(" " * across)
    return [*([blank] for _line in range(down - 1)), [blank, Segment(drawn, None, _CONTROL)]]


def kitty(picture: Picture, width: int, height: int, cell: Cell) -> Lines:
    """A picture by Kitty's protocol: letters that stand for its cells, and before them itself."""
    across, down = covered(picture, width, min(height, len(_ROWS)), cell)
    ink = Style(color=Color.from_rgb(*_NUMBER.to_bytes(3, "big")))
    # Each letter that bears no mark is the next column of the same row.
    rows = [[Segment(f"{_PLACE}{mark}{_ROWS[0]}{_PLACE * (across - 1)}", ink)] for mark in _ROWS]
    sent = Segment("".join(_sent(picture, across, down)), None, _CONTROL)
    return [[sent, *rows[0]], *rows[1:down]]


def _sent(picture: Picture, across: int, down: int) -> Iterator[str]:
    """The picture itself, in pieces of the length that the protocol allows."""
    data = b64encode(zlib.compress(picture.pixels)).decode()
    keys = (
        f"a=T,U=1,q=2,i={_NUMBER},f=24,s={picture.width},v={picture.height},o=z,"
        f"c={across},r={down},"
    )
    for start in range(0, len(data), _CHUNK):
        more = int(start + _CHUNK < len(data))
        yield f"\x1b_G{keys}m={more};{data[start : start + _CHUNK]}\x1b\\"
        keys = "q=2,"
