"""A picture as cells: its shape, its size, its colours, and shades in their stead."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from reader.fetch.frames import Picture
from reader.ui.render.picture import HALF, blocks, fitted, shades

pytest.importorskip("PIL.Image")

RED, BLUE, WHITE, BLACK = b"\xff\0\0", b"\0\0\xff", b"\xff\xff\xff", b"\0\0\0"


def picture(width: int, height: int, pixels: bytes = RED) -> Picture:
    return Picture(width, height, (pixels * (width * height))[: 3 * width * height])


def size(lines: list[list[Segment]]) -> tuple[int, int]:
    widths = {sum(cell_len(segment.text) for segment in line) for line in lines}
    assert len(widths) == 1
    return widths.pop(), len(lines)


@pytest.mark.parametrize(
    ("came", "room", "drawn"),
    [
        ((800, 400), (80, 40), (80, 20)),
        ((800, 400), (80, 10), (40, 10)),
        ((400, 800), (80, 40), (40, 40)),
        ((16, 16), (80, 40), (16, 8)),
        ((900, 1), (20, 3), (20, 1)),
        ((1, 900), (20, 3), (1, 3)),
        ((800, 400), (1, 1), (1, 1)),
    ],
    ids=["wide", "wide, low room", "high", "small", "a line", "an upright line", "one cell"],
)
def test_a_picture_keeps_its_shape_within_its_room(
    came: tuple[int, int], room: tuple[int, int], drawn: tuple[int, int]
) -> None:
    assert size(blocks(picture(*came), *room)) == drawn
    across, down = size(shades(picture(*came), *room, Style()))
    assert across <= room[0]
    assert down <= room[1]
    assert abs(across - drawn[0]) <= 1


def test_a_cell_shows_two_pixels_one_above_the_other() -> None:
    ((cell,),) = blocks(Picture(1, 2, RED + BLUE), 10, 10)
    assert cell.text == HALF
    assert cell.style is not None
    assert cell.style.color is not None
    assert cell.style.bgcolor is not None
    assert (cell.style.color.name, cell.style.bgcolor.name) == ("#ff0000", "#0000ff")


def test_equal_cells_are_drawn_at_once() -> None:
    assert [len(line) for line in blocks(picture(40, 20), 40, 10)] == [1] * 10


def test_shades_are_the_denser_the_brighter() -> None:
    halves = Picture(20, 10, (BLACK * 10 + WHITE * 10) * 10)
    ((first,), *_) = shades(halves, 20, 5, Style())
    assert first.text == " " * 10 + "█" * 10


def test_shades_mix_what_lies_between_them() -> None:
    grey = shades(picture(64, 64, b"\x50\x50\x50"), 64, 32, Style())
    assert {letter for (segment,) in grey for letter in segment.text} == {"░", "▒"}


def test_a_picture_is_never_drawn_larger_than_it_came() -> None:
    assert fitted(picture(30, 20), 300, 200) == (30, 20)
