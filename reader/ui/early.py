"""The terminal, taken before Textual is loaded, and handed over to Textual's driver.

Owns the alternate screen, the terminal's mode and what is typed until then. The one rule: whatever
happens, no key is lost, and the terminal is left as it was found.
"""

from __future__ import annotations

import os
import select
import sys
import termios
from collections.abc import Iterable
from types import TracebackType
from typing import TYPE_CHECKING

from rich.console import Console
from rich.control import Control
from rich.segment import ControlType, Segment, Segments

if TYPE_CHECKING:
    from reader.ui.terminal_input import ForgivingDriver

_INPUT, _LOCAL = 0, 3
"""Where the modes stand in what `termios.tcgetattr` returns."""


class EarlyTerminal:
    """Standard error, where Textual draws too; keys wait for Textual, unseen."""

    def __init__(self) -> None:
        self._console = Console(file=sys.__stderr__, force_terminal=True)
        self._found = termios.tcgetattr(sys.stdin)
        self._typed = b""
        self._is_ours = True

    def __enter__(self) -> EarlyTerminal:
        mode = list(self._found)
        mode[_LOCAL] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
        mode[_INPUT] &= ~(termios.ICRNL | termios.INLCR | termios.IGNCR | termios.IXON)
        termios.tcsetattr(sys.stdin, termios.TCSANOW, mode)
        self._typed = _waiting(sys.stdin.fileno()).replace(b"\n", b"\r")  # Enter, until now
        self._console.control(Control(ControlType.ENABLE_ALT_SCREEN, ControlType.HIDE_CURSOR))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._is_ours:
            self._console.control(Control(ControlType.DISABLE_ALT_SCREEN, ControlType.SHOW_CURSOR))
        termios.tcsetattr(sys.stdin, termios.TCSANOW, self._found)

    def draw(self, lines: Iterable[list[Segment]]) -> None:
        """Paint the screen, whose every line is given in full."""
        first, *rest = lines
        flat = [*first, *(piece for line in rest for piece in (Segment.line(), *line))]
        with self._console as console:
            console.control(Control.home())
            console.print(Segments(flat), end="", crop=False, soft_wrap=True)

    def successor(self) -> type[ForgivingDriver]:
        """A driver for Textual that goes on where this stands."""
        from reader.ui.terminal_input import ForgivingDriver

        early = self

        class Successor(ForgivingDriver):
            def typed_before(self) -> bytes:
                """What was typed while the terminal wasn't ours yet."""
                typed, early._typed = early._typed, b""
                return typed

            def start_application_mode(self) -> None:
                """Start, without a blank screen in between."""
                super().start_application_mode()  # type: ignore[no-untyped-call]  # theirs is
                early._is_ours = False
                self.attrs_before = early._found

            def write(self, data: str) -> None:
                """Write, but don't enter the alternate screen twice: that would clear it."""
                if not (early._is_ours and data == "\x1b[?1049h"):
                    super().write(data)

        return Successor


def _waiting(terminal: int) -> bytes:
    """What can be read at once."""
    ready, _, _ = select.select([terminal], [], [], 0)
    return os.read(terminal, 4096) if ready else b""
