"""A program in a terminal of its own, and when each part of its screen was last painted.

What is written is only noted with its time while it comes; an emulator plays it back afterwards,
so that looking costs nothing of what is measured. Latencies are in ms from the write of the key.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter

import pyte

COLUMNS, LINES = 140, 40
_PATIENCE = 300.0

Part = Callable[[list[str]], object]
"""Of a screen's lines, what is watched."""


class Program:
    """A program on a terminal; ended when the context is left."""

    def __init__(self, command: Sequence[str], home: Path, cwd: Path | None = None) -> None:
        self._screen = pyte.Screen(COLUMNS, LINES)
        self._stream = pyte.ByteStream(self._screen)
        self.painted = 0.0
        """When what `wait_for` waited for was painted, by `perf_counter`."""
        environment = {
            **os.environ,
            "HOME": str(home),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
        }
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            os.chdir(cwd or Path.cwd())
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
            os.execvpe(command[0], list(command), environment)

    def __enter__(self) -> Program:
        return self

    def __exit__(self, *_: object) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._terminal)

    @property
    def lines(self) -> list[str]:
        """What the screen shows."""
        return self._screen.display

    def wait_for(self, text: str) -> None:
        """Let it run until a text is on the screen and nothing more is painted."""
        began = self.painted = perf_counter()
        shown = text in "\n".join(self.lines)
        while not shown:
            if perf_counter() - began > _PATIENCE:
                raise TimeoutError(f"{text!r} was not painted:\n" + "\n".join(self.lines))
            for moment, data in self._written(0.3):
                self._stream.feed(data)
                if not shown and text in "\n".join(self.lines):
                    shown, self.painted = True, moment

    def press_until(self, keys: str, text: str) -> float:
        """Type, and wait until a text is painted: how long that took, in ms."""
        began = perf_counter()
        os.write(self._terminal, keys.encode())
        self.wait_for(text)
        return (self.painted - began) * 1e3

    def press(self, keys: str, quiet: float = 0.15, **parts: Part) -> dict[str, list[float]]:
        """Type, and wait until nothing more is painted.

        Returns for each part the times at which it became another one, in ms since the keys.
        """
        began = perf_counter()
        os.write(self._terminal, keys.encode())
        changes: dict[str, list[float]] = {name: [] for name in parts}
        before = {name: part(self.lines) for name, part in parts.items()}
        for moment, data in self._written(quiet):
            self._stream.feed(data)
            for name, part in parts.items():
                now = part(self.lines)
                if now != before[name]:
                    changes[name].append((moment - began) * 1e3)
                    before[name] = now
        return changes

    def type(self, keys: str, pause: float, **parts: Part) -> dict[str, list[float]]:
        """Type at a pace; the times count from the last key."""
        written: list[tuple[float, bytes]] = []
        for key in keys[:-1]:
            began = perf_counter()
            os.write(self._terminal, key.encode())
            while (left := began + pause - perf_counter()) > 0:
                written += self._once(left)
        for _, data in written:
            self._stream.feed(data)
        return self.press(keys[-1], **parts)

    def _written(self, quiet: float) -> list[tuple[float, bytes]]:
        """What it writes, with the time, until it has been quiet for so many seconds."""
        written: list[tuple[float, bytes]] = []
        while some := self._once(quiet):
            written += some
        return written

    def _once(self, patience: float) -> list[tuple[float, bytes]]:
        if not select.select([self._terminal], [], [], patience)[0]:
            return []
        return [(perf_counter(), os.read(self._terminal, 65_536))]

    @property
    def resident(self) -> float:
        """Memory in MB that it holds."""
        for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
        return 0.0


def reader(library: Path) -> list[str]:
    """The command that opens the app on a library."""
    return [sys.executable, "-m", "reader", "--library", str(library)]
