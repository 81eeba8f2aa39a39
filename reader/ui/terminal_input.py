"""What a terminal sends, read so that none of it can end the app.

Textual's own reader stops the app at a byte that is no UTF-8, which a paste or a terminal of
another locale may send, and at a sequence that stands for no key.
"""

from __future__ import annotations

import os
import re
import selectors
from codecs import getincrementaldecoder
from collections.abc import Iterator

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key
from textual.message import Message

_AT_ONCE = 4096
_PATIENCE = 0.1
"""Seconds between two looks at whether a lone Escape has waited long enough to be the key."""
_ESCAPES = re.compile("(?=\x1b)")
_GOES_ON = ("\x1b", "[", "O", "]", "P")
"""What stands behind the Escape of a sequence, or is one more key that the parser tells apart."""
_PASTE, _PASTE_END = "\x1b[200~", "\x1b[201~"
_SEQUENCE = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]")


class TypedBytes:
    """Bytes in, events out: what is no UTF-8 is U+FFFD, a sequence for no key is nothing."""

    def __init__(self) -> None:
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._parser = XTermParser()
        self._ends_in_escape = False
        self._is_pasting = False

    def feed(self, data: bytes) -> Iterator[Message]:
        """The events of what came; the rest of a sequence may come later."""
        parts = [part for part in _ESCAPES.split(self._decode(data)) if part]
        if parts and self._ends_in_escape and not parts[0].startswith(_GOES_ON):
            yield Key("escape", "\x1b")  # by hand: Alt sends both at once
            self._parser = XTermParser()
        for part in parts:
            self._is_pasting = part.startswith(_PASTE) or (
                self._is_pasting and not part.startswith(_PASTE_END)
            )
            yield from self._parsed(part)
            self._ends_in_escape = part == "\x1b" and not self._is_pasting

    def tick(self) -> Iterator[Message]:
        """The events of sequences that have waited long enough for their rest."""
        for event in self._parser.tick():
            self._ends_in_escape = False
            yield event

    def _parsed(self, part: str) -> Iterator[Message]:
        try:
            yield from self._parser.feed(part)
        except (ValueError, OverflowError):  # such as a key beyond Unicode: its parser is spent
            self._parser = XTermParser()
            sequence = _SEQUENCE.match(part)
            if sequence and (rest := part[sequence.end() :]):  # nothing would mean the end to it
                yield from self._parser.feed(rest)


class ForgivingDriver(LinuxDriver):
    """Textual's driver, which takes any byte."""

    def typed_before(self) -> bytes:
        """What one who had the terminal before has read of it, to be taken first."""
        return b""

    def run_input_thread(self) -> None:
        """Read keys until the app ends, or the terminal does: then the app ends, too."""
        typed = TypedBytes()
        for event in typed.feed(self.typed_before()):
            self.process_message(event)
        with selectors.DefaultSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(_PATIENCE):
                    if not (data := self._read()):
                        self._loop.call_soon_threadsafe(self._app.exit)
                        return
                    for event in typed.feed(data):
                        self.process_message(event)
                for event in typed.tick():
                    self.process_message(event)

    def _read(self) -> bytes:
        """What was typed; nothing if there is no terminal any more."""
        try:
            return os.read(self.fileno, _AT_ONCE)
        except OSError:
            return b""
