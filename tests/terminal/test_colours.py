"""With few colours or none everything can be read, and the terminal's cursor says where one is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.terminal.terminal import Terminal

RGB = re.compile(rb"\x1b\[[0-9;]*[34]8;2;")
INDEXED = re.compile(rb"\x1b\[[0-9;]*[34]8;5;")
ANY = re.compile(rb"\x1b\[(?:[0-9;]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;[0-9;]*)?m")


@pytest.mark.parametrize(
    ("environment", "forbidden"),
    [
        ({"NO_COLOR": "1"}, ANY),
        ({"TERM": "xterm", "COLORTERM": ""}, RGB),
        ({"TERM": "xterm", "COLORTERM": ""}, INDEXED),
        ({"TERM": "xterm-256color", "COLORTERM": ""}, RGB),
    ],
    ids=["none", "sixteen-no-rgb", "sixteen-no-index", "256"],
)
def test_no_colour_is_sent_that_the_terminal_has_not(
    tmp_path: Path, environment: dict[str, str], forbidden: re.Pattern[bytes]
) -> None:
    with Terminal(home=tmp_path, **environment) as terminal:
        terminal.wait_for("Articles", "Names", "People")
        terminal.send("e")
        terminal.wait_for("Its page")
        terminal.settle(0.3)
        assert forbidden.search(terminal.output) is None


def test_the_terminals_cursor_is_where_one_is(tmp_path: Path) -> None:
    with Terminal(home=tmp_path) as terminal:
        terminal.wait_for("Articles", "Names")
        terminal.settle(0.5)
        first = terminal.screen.cursor.y
        assert first == 2  # below the filter line and the title of the pane
        terminal.send("j")
        terminal.settle(0.5)
        assert terminal.screen.cursor.y == first + 2
        terminal.send("/ab")
        terminal.wait_for("/ ab")
        terminal.settle(0.5)
        assert (terminal.screen.cursor.x, terminal.screen.cursor.y) == (5, 0)
