"""Pictures in pixels: what a terminal is sent, when, and on what terminal."""

from __future__ import annotations

import asyncio
import re
import sys
import zlib
from base64 import b64decode
from random import Random

import pytest
from rich.cells import cell_len
from rich.segment import Segment
from textual.geometry import Region

from reader.fetch.frames import Picture
from reader.ui.picture_ways import cell_size, way_here
from reader.ui.render.graphics import USUAL, Cell, covered, kitty, sixel
from reader.ui.watching import SECONDS
from reader.ui.widgets.picture_view import PictureView
from tests.ui.driver import settled
from tests.ui.test_pictures import GREEN, Viewer, viewing

pytest.importorskip("PIL.Image")

COLOURS = {"COLORTERM": "truecolor", "TERM": "xterm-256color"}
PICTURE = Picture(80, 60, bytes(range(240)) * 60)
CELL = Cell(8, 20)


def sent(lines: list[list[Segment]]) -> list[str]:
    return [segment.text for line in lines for segment in line if segment.control]


def cells(lines: list[list[Segment]]) -> list[int]:
    return [sum(segment.cell_length for segment in line) for line in lines]


@pytest.mark.parametrize(
    ("room", "wanted"),
    [((80, 40), (10, 3)), ((5, 40), (5, 2)), ((80, 1), (3, 1)), ((1, 1), (1, 1))],
)
def test_a_picture_covers_as_many_cells_as_its_pixels_need(
    room: tuple[int, int], wanted: tuple[int, int]
) -> None:
    assert covered(PICTURE, *room, CELL) == wanted
    for draw in (sixel, kitty):
        assert cells(draw(PICTURE, *room, CELL)) == [wanted[0]] * wanted[1]


def test_sixel_is_drawn_over_its_cells_from_the_last_line_back_up() -> None:
    (code,) = sent(sixel(PICTURE, 80, 40, CELL))
    assert re.fullmatch(r"\x1b7\x1b\[10D\x1b\[2A\x1bP[^\x1b]*\x1b\\\x1b8", code)
    assert '"1;1;80;60' in code


def test_kitty_is_sent_the_very_pixels_in_short_pieces() -> None:
    noise = Picture(100, 100, Random(1).randbytes(30_000))
    (code,) = sent(kitty(noise, 80, 40, CELL))
    pieces = re.findall(r"\x1b_G([^;]*);([^\x1b]*)\x1b\\", code)
    assert len(pieces) > 1
    assert all(len(data) <= 4096 for _keys, data in pieces)
    assert [keys[-3:] for keys, _data in pieces] == ["m=1"] * (len(pieces) - 1) + ["m=0"]
    assert "f=24,s=100,v=100" in pieces[0][0]
    whole = "".join(data for _keys, data in pieces)
    assert zlib.decompress(b64decode(whole)) == noise.pixels


def test_kittys_letters_name_the_picture_by_colour_and_the_row_by_mark() -> None:
    lines = kitty(PICTURE, 80, 40, CELL)
    number = int(re.search(r"i=(\d+)", sent(lines)[0])[1])  # type: ignore[index]  # it is there
    rows = [line[-1] for line in lines]
    for row in rows:
        assert row.style is not None
        assert row.style.color is not None
        assert row.style.color.triplet is not None
        assert int.from_bytes(bytes(row.style.color.triplet), "big") == number
        assert cell_len(row.text) == 10
    assert [row.text[1] for row in rows] == ["\u0305", "\u030d", "\u030e"]


def test_the_marks_of_rows_are_those_of_the_protocol(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "__stdout__", None)  # else it asks the terminal
    tgp = pytest.importorskip("textual_image.renderable.tgp")
    lines = kitty(Picture(100, 2000, bytes(600_000)), 300, 300, Cell(10, 20))
    marks = [ord(line[-1].text[1]) for line in lines]
    assert len(marks) > 60
    assert marks == tgp._NUMBER_TO_DIACRITIC[: len(marks)]


@pytest.mark.parametrize(
    ("environment", "way"),
    [
        ({}, "blocks"),
        ({"TERM": "xterm-kitty"}, "kitty"),
        ({"TERM": "xterm-ghostty"}, "kitty"),
        ({"KITTY_WINDOW_ID": "1"}, "kitty"),
        ({"KITTY_WINDOW_ID": "1", "COLORTERM": ""}, "blocks"),
        ({"KITTY_WINDOW_ID": "1", "TMUX": "/tmp/tmux"}, "blocks"),
        ({"TERM": "foot"}, "sixel"),
        ({"TERM_PROGRAM": "WezTerm"}, "sixel"),
        ({"TERM_PROGRAM": "WezTerm", "TERM": "screen-256color"}, "blocks"),
        ({"TERM_PROGRAM": "WezTerm", "TEXTUAL_DRIVER": "textual.drivers.web_driver"}, "blocks"),
        ({"TERM": "xterm-kitty", "NO_COLOR": "1"}, "shades"),
        ({"TERM": "linux", "COLORTERM": ""}, "shades"),
    ],
)
def test_the_terminal_is_known_by_what_it_says_of_itself(
    environment: dict[str, str], way: str
) -> None:
    assert way_here("auto", COLOURS | environment) == way


def test_a_chosen_way_is_taken_where_there_are_colours() -> None:
    assert way_here("sixel", COLOURS) == "sixel"
    assert way_here("kitty", COLOURS | {"TMUX": "x"}) == "kitty"
    assert way_here("blocks", COLOURS | {"TERM": "foot"}) == "blocks"
    assert way_here("sixel", COLOURS | {"NO_COLOR": "1"}) == "shades"


def test_without_its_encoder_sixel_becomes_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.ui.picture_ways.find_spec", lambda name: None)
    assert way_here("sixel", COLOURS) == "blocks"


def test_a_terminal_that_tells_no_size_has_usual_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "__stderr__", None)
    assert cell_size() == USUAL


# On the screen


def codes(viewer: Viewer) -> str:
    """What draws pixels, of all that is on the screen."""
    strips = viewer.pilot.app.screen._compositor.render_strips()
    return "".join(segment.text for strip in strips for segment in strip if segment.control)


async def drawn(viewer: Viewer) -> None:
    """Wait for the pixels."""
    view = viewer.pilot.app.screen.query_one(PictureView)
    while any(worker.group == "pixels" for worker in view.workers):
        await asyncio.sleep(0.01)
    await settled(viewer.pilot)


@pytest.mark.parametrize(("way", "begin"), [("sixel", "\x1bP"), ("kitty", "\x1b_G")])
async def test_pixels_take_the_place_of_cells(way: str, begin: str) -> None:
    async with viewing(way=way) as viewer:  # type: ignore[arg-type]  # one of the ways
        await viewer.come(1)
        await drawn(viewer)
        assert begin in codes(viewer)
        assert "▀" not in viewer.screen
        await viewer.press("right")
        assert codes(viewer) == ""


async def test_no_code_is_cut_by_what_lies_on_the_picture() -> None:
    async with viewing(way="sixel") as viewer:
        await viewer.come(1, GREEN)
        await drawn(viewer)
        await viewer.press("ctrl+p")
        assert codes(viewer) == ""
        await viewer.press("escape")
        assert "\x1bP" in codes(viewer)


async def test_pixels_are_not_sent_again_while_nothing_changes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with viewing(way="kitty") as viewer:
        await viewer.come(1)
        await drawn(viewer)
        asked: list[Region] = []
        render = PictureView.render_lines
        monkeypatch.setattr(
            PictureView, "render_lines", lambda view, crop: asked.append(crop) or render(view, crop)
        )
        await viewer.pilot.pause(SECONDS + 0.3)
        assert asked == []
