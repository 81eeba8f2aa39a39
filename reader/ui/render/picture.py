"""A picture as lines of cells: two pixels a cell, or shades where a terminal has few colours.

Pure. The one rule: a picture keeps its shape and is never drawn larger than it came.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING

from rich.color import Color
from rich.segment import Segment
from rich.style import Style

from reader.fetch.frames import Picture

if TYPE_CHECKING:
    from PIL import Image

HALF = "▀"
"""A cell of two colours: one above, in the letter's colour, and one below."""
SHADES = " ░▒▓█"
Lines = list[list[Segment]]


def fitted(picture: Picture, width: int, height: int, aspect: int = 1) -> tuple[int, int]:
    """The largest size within `width` x `height` units that keeps the picture's shape.

    Args:
        aspect: how many times as high as wide a unit is.
    """
    scale = min(1.0, width / picture.width, height * aspect / picture.height)
    across, down = round(picture.width * scale), round(picture.height * scale / aspect)
    return max(1, min(width, across)), max(1, min(height, down))


def blocks(picture: Picture, width: int, height: int) -> Lines:
    """At most `height` lines of at most `width` cells, each of two pixels one above the other."""
    across, down = fitted(picture, width, 2 * height)
    colours = _parts(_resized(picture, across, down + down % 2), 3)
    rows = [colours[start : start + across] for start in range(0, len(colours), across)]
    return [_line(zip(*pair, strict=True)) for pair in zip(rows[::2], rows[1::2], strict=True)]


def shades(picture: Picture, width: int, height: int, style: Style) -> Lines:
    """At most `height` lines of at most `width` cells, the brighter the denser."""
    across, down = fitted(picture, width, height, aspect=2)
    levels = _levels(_resized(picture, across, down), across, down)
    rows = _parts(levels, across)
    return [[Segment("".join(SHADES[level] for level in row), style)] for row in rows]


def _line(cells: Iterable[tuple[bytes, bytes]]) -> list[Segment]:
    return [
        Segment(
            HALF * sum(1 for _cell in run),
            Style(color=Color.from_rgb(*above), bgcolor=Color.from_rgb(*below)),
        )
        for (above, below), run in groupby(cells)
    ]


def _parts(data: bytes, length: int) -> list[bytes]:
    return [data[start : start + length] for start in range(0, len(data), length)]


def image_of(picture: Picture) -> Image.Image:
    """The picture as Pillow's."""
    from PIL import Image  # 20 ms that only pictures need

    return Image.frombytes("RGB", (picture.width, picture.height), picture.pixels)


def _resized(picture: Picture, width: int, height: int) -> bytes:
    from PIL import Image

    image = image_of(picture).resize((width, height), Image.Resampling.BOX)
    return bytes(image.tobytes())


def _levels(pixels: bytes, width: int, height: int) -> bytes:
    """A shade for each pixel, mixed so that from afar even slow changes of light are seen."""
    from PIL import Image

    few = Image.new("P", (1, 1))
    last = len(SHADES) - 1
    few.putpalette([255 * level // last for level in range(last + 1) for _colour in range(3)])
    grey = Image.frombytes("RGB", (width, height), pixels).convert("L").convert("RGB")
    mixed = grey.quantize(palette=few, dither=Image.Dither.FLOYDSTEINBERG)
    return bytes(mixed.tobytes())
