"""How pictures can be drawn here: by what the terminal says of itself in the environment.

The one rule: the terminal is never asked, for its answer would come among the keys; so Sixel and
Kitty's protocol are used only where they are known to work, and cells elsewhere.
"""

from __future__ import annotations

import fcntl
import struct
import sys
import termios
from collections.abc import Mapping
from importlib.util import find_spec
from typing import Literal

from reader.settings import Pictures
from reader.ui.colours import has_many_colours
from reader.ui.render.graphics import USUAL, Cell

Way = Literal["shades", "blocks", "sixel", "kitty"]

_KITTY = ("xterm-kitty", "xterm-ghostty")
_SIXEL = ("foot", "mlterm", "contour", "yaft")
_SIXEL_PROGRAMS = ("WezTerm", "iTerm.app", "mintty", "contour")


def way_here(chosen: Pictures, environment: Mapping[str, str]) -> Way:
    """The way of drawing to begin with.

    Args:
        chosen: what the settings say.
    """
    if not has_many_colours(environment):
        return "shades"
    way = _usual(environment) if chosen == "auto" else chosen
    return "blocks" if way == "sixel" and find_spec("textual_image") is None else way


def _usual(environment: Mapping[str, str]) -> Way:
    term, program = environment.get("TERM", ""), environment.get("TERM_PROGRAM", "")
    if environment.get("TEXTUAL_DRIVER") or environment.get("TMUX") or term.startswith("screen"):
        return "blocks"  # in a browser, or through a program that keeps pictures to itself
    is_kitty = term in _KITTY or program == "ghostty" or environment.get("KITTY_WINDOW_ID")
    if is_kitty and environment.get("COLORTERM") in ("truecolor", "24bit"):
        return "kitty"  # which tells pictures apart by exact colours
    if term.startswith(_SIXEL) or program in _SIXEL_PROGRAMS:
        return "sixel"
    return "blocks"


def cell_size() -> Cell:
    """The size of a cell of the terminal, or a usual one where the terminal doesn't tell."""
    try:
        answer = fcntl.ioctl(sys.__stderr__, termios.TIOCGWINSZ, bytes(8))  # type: ignore[arg-type]  # None raises, too
    except (OSError, ValueError, TypeError):
        return USUAL
    rows, columns, width, height = struct.unpack("HHHH", answer)
    if not all((rows, columns, width // (columns or 1), height // (rows or 1))):
        return USUAL
    return Cell(width // columns, height // rows)
