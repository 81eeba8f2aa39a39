"""The standard streams and arguments where the locale is not UTF-8.

The one rule: nothing crashes for a letter that can't be shown; it is said once how to see it.
"""

from __future__ import annotations

import codecs
import io
import os
import sys
from collections.abc import Sequence

from reader.language import _


def open_closed() -> None:
    """Put what swallows everything in the place of streams that were closed at the start."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115


def swallow() -> None:
    """Have what can't be written to standard output go nowhere, at the end of the program too."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def is_utf8() -> bool:
    """Whether what is written to the terminal is UTF-8."""
    return codecs.lookup(sys.stdout.encoding or "ascii").name == "utf-8"


def advice() -> str:
    """What to do where it is not."""
    said = _("your locale is not UTF-8 but {encoding}: try LC_ALL=C.UTF-8 reader")
    return said.format(encoding=sys.stdout.encoding)


def make_safe(*, json: bool) -> None:
    """Write a question mark for what can't be shown; JSON is always UTF-8 (RFC 8259)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    if json and isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")


def decoded(arguments: Sequence[str]) -> list[str]:
    """Arguments as UTF-8, whatever the locale made of their bytes."""
    if sys.getfilesystemencoding() == "utf-8":
        return list(arguments)
    return [os.fsencode(argument).decode("utf-8", "replace") for argument in arguments]
