"""The list is there before the app is, keys typed meanwhile count, and the terminal comes back."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from tests.terminal.terminal import LEAVE, Terminal

ENTER = b"\x1b[?1049h"
BY_TEXTUAL = b"\x1b[?2004h"
"""What Textual asks of a terminal, and the first frame doesn't."""


def test_the_list_is_painted_before_textual_takes_over(tmp_path: Path) -> None:
    with Terminal(home=tmp_path) as terminal:
        terminal.wait_for("Names")
    before = bytes(terminal.output).partition(BY_TEXTUAL)[0].decode()
    assert " Articles " in before
    assert before.count("●") > 5  # unread titles, and not only the frame


def test_keys_typed_before_textual_is_there_are_obeyed_and_never_echoed(tmp_path: Path) -> None:
    with Terminal(home=tmp_path) as terminal:
        while b"Articles" not in terminal.output:
            terminal.read(0.1)
        assert BY_TEXTUAL not in terminal.output
        terminal.send("/da nang")
        terminal.wait_for("/ da nang", "Đà Nẵng")
        assert b"/da nang" not in terminal.output


def test_the_alternate_screen_is_entered_once_and_left_once(tmp_path: Path) -> None:
    with Terminal(home=tmp_path) as terminal:
        terminal.wait_for("Names")
        terminal.send("q")
        assert terminal.wait_for_exit() == 0
        assert terminal.output.count(ENTER) == 1
        assert terminal.output.count(LEAVE) == 1


def test_with_no_color_the_first_paint_is_textuals(tmp_path: Path) -> None:
    with Terminal(home=tmp_path, NO_COLOR="1") as terminal:
        terminal.wait_for("Names")
    assert b"Articles" not in bytes(terminal.output).partition(BY_TEXTUAL)[0]


@pytest.mark.parametrize(
    "ends", ["raise SystemExit(3)", "raise RuntimeError", "pass"], ids=["exit", "error", "return"]
)
def test_whatever_happens_before_textual_is_there_the_terminal_comes_back(ends: str) -> None:
    script = f"from reader.ui.early import EarlyTerminal\nwith EarlyTerminal(): {ends}"
    ours, theirs = pty.openpty()
    try:
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        mode = termios.tcgetattr(theirs)
        subprocess.run(
            [sys.executable, "-c", script], stdin=theirs, stdout=theirs, stderr=theirs, check=False
        )
        assert termios.tcgetattr(theirs) == mode
        output = b""
        while select.select([ours], [], [], 0.2)[0]:
            output += os.read(ours, 65_536)
    finally:
        os.close(ours)
        os.close(theirs)
    assert output.count(ENTER) == output.count(LEAVE) == 1


def test_no_byte_that_a_terminal_sends_ends_the_app(tmp_path: Path) -> None:
    with Terminal(home=tmp_path) as terminal:
        terminal.wait_for("Names")
        for data in (b"\xff", b"\xe1\xbb", b"\x1b[200~\xe9\x1b[201~", b"\x1b[1114112u"):
            terminal.send(data)
        terminal.send("/da nang")
        terminal.wait_for("/ da nang", "Đà Nẵng")
