"""What really reaches a terminal, and what really comes from one: through a pty.

A Pilot feeds events one by one and never sees bytes, so neither bursts of an input method nor
escape sequences hidden in data show there.
"""

from __future__ import annotations

import os
import pty
import select
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import ioctl
from pathlib import Path
from termios import TIOCSWINSZ

import pyte
import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = (
    "from tests.ui.shelf import NOW, Shelf; from reader.ui.app import ReaderApp;"
    "ReaderApp(Shelf(), now=lambda: NOW).run()"
)
LINES, COLUMNS = 30, 120


class Terminal:
    """A program on a pty, its bytes, and the screen they make."""

    def __init__(self, descriptor: int) -> None:
        self.bytes = b""
        self._descriptor = descriptor
        self._screen = pyte.Screen(COLUMNS, LINES)
        self._stream = pyte.ByteStream(self._screen)

    @property
    def text(self) -> str:
        return "\n".join(self._screen.display)

    def write(self, text: str) -> None:
        os.write(self._descriptor, text.encode())

    def wait_for(self, text: str) -> None:
        """Read until `text` is on the screen; fail after a while."""
        for _ in range(400):
            if text in self.text:
                return
            if select.select([self._descriptor], [], [], 0.05)[0]:
                data = os.read(self._descriptor, 65536)
                self.bytes += data
                self._stream.feed(data)
        raise AssertionError(f"{text!r} never appeared:\n{self.text}")


@contextmanager
def running() -> Iterator[Terminal]:
    leader, follower = pty.openpty()
    ioctl(follower, TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
    environment = {**os.environ, "TERM": "xterm-256color", "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM],
        stdin=follower,
        stdout=follower,
        stderr=follower,
        cwd=ROOT,
        env=environment,
        start_new_session=True,
    )
    os.close(follower)
    terminal = Terminal(leader)
    try:
        terminal.wait_for("Articles 4")
        yield terminal
    finally:
        process.terminate()
        process.wait(10)
        os.close(leader)


def test_no_byte_of_hostile_data_is_obeyed() -> None:
    with running() as terminal:
        terminal.write("jj\r")
        terminal.wait_for("[Video] [/] [red][31mĐỏ]52;c;aGk= gnuht")
        terminal.write("s")
        terminal.wait_for("Bookmarked.")
        terminal.write("/video")
        terminal.wait_for("Articles 1")
        for obeyed in (b"\x1b]52", b"\x1b]0;x", "\u202e".encode(), "\u200b".encode(), b"\x1b[2Jv"):
            assert obeyed not in terminal.bytes


@pytest.mark.parametrize(
    ("burst", "expected"),
    [
        ("tie\x7fêng\x7f\x7f\x7f\x7fiếng vie\x7fê\x7fệt", "tiếng việt"),
        ("d\x7fđa\x7fà na\x7fă\x7fẵng", "đà nẵng"),
        ("to\x7fô la\x7fâm", "tô lâm"),
    ],
)
def test_a_burst_of_an_input_method_loses_no_letter(burst: str, expected: str) -> None:
    with running() as terminal:
        terminal.write("/" + burst)
        terminal.wait_for(f"/ {expected}")


def test_words_typed_at_once_after_the_slash_find_at_once() -> None:
    with running() as terminal:
        terminal.write("/da nang")
        terminal.wait_for("Articles 1")
        terminal.write("\r")
        terminal.wait_for("Enter Open")
        assert "Đà Nẵng mở lại" in terminal.text
