"""A real terminal for tests: a pseudo-terminal with an emulator (pyte) that keeps the screen."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import shlex
import signal
import struct
import sys
import termios
import time
from pathlib import Path
from types import TracebackType

import pyte

PATIENCE = 30.0
"""Seconds to wait for something to appear: generous, for machines under load."""

LEAVE = b"\x1b[?1049l"
"""Ends the alternate screen."""


class Terminal:
    """`reader` running in a terminal of its own, with its own home."""

    def __init__(
        self,
        *arguments: str,
        home: Path,
        columns: int = 120,
        lines: int = 40,
        cwd: Path | None = None,
        **env: str,
    ) -> None:
        command = os.environ.get("READER_COMMAND")
        argv = shlex.split(command) if command else [sys.executable, "-m", "reader"]
        self.output = bytearray()
        """Every byte that the program wrote."""
        self._looked_at = 0
        """How much of it is on the screen: the emulator is slow, so it runs when one looks."""
        self._screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self._screen)
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_CONFIG_HOME": str(home / "config"),
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            **{key: os.environ[key] for key in ("PYTHONPATH",) if key in os.environ},
            **env,
        }
        self._pid, self._fd = pty.fork()
        if self._pid == 0:
            if cwd is not None:
                os.chdir(cwd)
            os.execvpe(argv[0], [*argv, *arguments], environment)
        self.resize(columns, lines)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the program, if it hasn't ended, and the terminal."""
        if self._pid:
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)
            self._pid = 0
        self.hang_up()

    def hang_up(self) -> None:
        """Take the terminal away, as closing its window does."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    @property
    def has_ended(self) -> bool:
        """Whether the program has ended; how is for `wait_for_exit` to say."""
        flags = os.WEXITED | os.WNOHANG | os.WNOWAIT
        return not self._pid or os.waitid(os.P_PID, self._pid, flags) is not None

    def resize(self, columns: int, lines: int) -> None:
        """Change the size of the terminal, as dragging its window does."""
        self.screen.resize(lines, columns)
        self._tell_size(columns, lines)

    def look_anew(self, columns: int, lines: int) -> None:
        """Have everything painted again at a size, and never look at what came before."""
        self._looked_at = len(self.output)
        self._screen.reset()
        self._tell_size(columns - 1, lines)
        self.settle()
        self.resize(columns, lines)
        self.settle()

    def _tell_size(self, columns: int, lines: int) -> None:
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def send(self, keys: str | bytes) -> None:
        """Type."""
        os.write(self._fd, keys.encode() if isinstance(keys, str) else keys)

    @property
    def screen(self) -> pyte.Screen:
        """The screen as it is now."""
        if self._looked_at < len(self.output):
            self._stream.feed(bytes(self.output[self._looked_at :]))
            self._looked_at = len(self.output)
        return self._screen

    @property
    def has_left(self) -> bool:
        """Whether the program gave the terminal back: what is typed now may be meant for others."""
        return LEAVE in self.output[-4096:]

    @property
    def text(self) -> str:
        """What the screen shows."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def wait_for(self, *wanted: str) -> str:
        """Read until all of these are on the screen; returns the screen's text."""
        deadline = time.monotonic() + PATIENCE
        while not all(text in self.text for text in wanted):
            assert time.monotonic() < deadline, f"never saw {wanted}:\n{self.text}"
            self.read(0.1)
        return self.text

    def sees(self, wanted: str, patience: float = PATIENCE) -> bool:
        """Read until something on the screen matches a pattern; whether it does, after a while."""
        deadline = time.monotonic() + patience
        while not re.search(wanted, self.text):
            if time.monotonic() > deadline:
                return False
            self.read(0.1)
        return True

    def wait_until_gone(self, unwanted: str) -> str:
        """Read until this is no longer on the screen."""
        deadline = time.monotonic() + PATIENCE
        while unwanted in self.text:
            assert time.monotonic() < deadline, f"still there: {unwanted}:\n{self.text}"
            self.read(0.1)
        return self.text

    @property
    def ended_with(self) -> str:
        """What it wrote last, without its colours: a traceback, where it crashed."""
        return re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", self.output[-9000:].decode("utf-8", "replace"))

    def settle(self, quiet: float = 0.1) -> None:
        """Take in all that comes until nothing came for so long, or patience ends."""
        deadline = time.monotonic() + PATIENCE
        while self.read(quiet) and time.monotonic() < deadline:
            pass

    @property
    def resident(self) -> float:
        """Memory in MB that the program holds."""
        status = Path(f"/proc/{self._pid}/status").read_text(encoding="utf-8")
        return int(status.partition("VmRSS:")[2].split()[0]) / 1024

    def wait_for_exit(self) -> int:
        """Read until the program has ended; returns its exit code."""
        deadline = time.monotonic() + PATIENCE
        while True:
            self.read(0.05)
            pid, status = os.waitpid(self._pid, os.WNOHANG)
            if pid:
                self._pid = 0
                return os.waitstatus_to_exitcode(status)
            assert time.monotonic() < deadline, f"still running:\n{self.text}"

    def read(self, seconds: float) -> bool:
        """Take in what the program writes for a while; whether it wrote something."""
        ready, _, _ = select.select([self._fd] if self._fd >= 0 else [], [], [], seconds)
        if not ready:
            return False
        try:
            data = os.read(self._fd, 65536)
        except OSError:  # Linux: the other side is closed
            time.sleep(seconds)
            return False
        self.output += data
        return True
