"""Measures starts: `python -m tests.benchmarks.start LIBRARY... [--starts 40] [--json]`.

How long it takes on a terminal until the newest title of each library is painted, beside an empty
Textual app (a Screen without widgets, one word drawn by itself), in turns. Medians in ms.
"""

from __future__ import annotations

import argparse
import fcntl
import json
import os
import pty
import select
import struct
import sys
import termios
from pathlib import Path
from statistics import median
from time import perf_counter

from reader.library import Library

EMPTY = """
from textual.app import App
from textual.screen import Screen
class Empty(Screen):
    def render(self): return "PAINTED"
class Bare(App):
    def get_default_screen(self): return Empty()
Bare().run()
"""
_PATIENCE = 20.0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("library", nargs="+", type=Path)
    parser.add_argument("--starts", type=int, default=40)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    commands = {"empty Textual app": (["-c", EMPTY], "PAINTED")}
    for folder in options.library:
        arguments = ["-m", "reader", "--library", str(folder)]
        commands[str(folder)] = (arguments, newest(folder))
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(options.starts):
        for name, (arguments, sign) in commands.items():
            times[name].append(start(arguments, sign))
    medians = {name: median(taken) * 1e3 for name, taken in times.items()}
    if options.json:
        print(json.dumps(medians, indent=2))
        return 0
    floor = medians["empty Textual app"]
    for name, taken in medians.items():
        print(f"{name:<50} {taken:8.1f} ms  {taken / floor:5.2f} × empty")
    return 0


def newest(folder: Path) -> str:
    """The first two words of the newest article's title: what a list shows first."""
    with Library.open(folder) as library:
        (row,) = library.rows(library.find(limit=1).ids)
    return " ".join(row.title.split()[:2])


def start(arguments: list[str], sign: str) -> float:
    """Seconds until a program has written a text to a terminal of its own; then it is ended."""
    began = perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 140, 0, 0))
        environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        os.execve(sys.executable, [sys.executable, *arguments], environment)
    seen = b""
    try:
        while sign.encode() not in seen:
            if not select.select([terminal], [], [], _PATIENCE)[0]:
                raise TimeoutError(f"{sign!r} was not painted")
            seen += os.read(terminal, 65_536)
        return perf_counter() - began
    finally:
        os.kill(child, 9)
        os.waitpid(child, 0)
        os.close(terminal)


if __name__ == "__main__":
    raise SystemExit(main())
