"""The clipboards beside the terminal's own: the desktop's, and tmux's.

Textual asks the terminal (OSC 52), which reaches whoever sits in front of it, over SSH too. But
several terminals don't listen, and tmux as it is configured at first doesn't pass it on, so the
commands that do it there are handed the text as well. What fails is left: the terminal was asked.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from typing import NamedTuple

PATIENCE = 3.0
"""Seconds that a command may take."""


class Clipboard(NamedTuple):
    """A command that takes what is to be copied on its standard input."""

    command: Sequence[str]
    encoding: str = "utf-8"


_TMUX = Clipboard(("tmux", "load-buffer", "-w", "-"))  # -w: and to the terminal around it
_MACOS = Clipboard(("pbcopy",))
_ANDROID = Clipboard(("termux-clipboard-set",))
_WINDOWS = Clipboard(("clip.exe",), "utf-16")  # from inside WSL
_WAYLAND = Clipboard(("wl-copy",))
_X11 = (
    Clipboard(("xclip", "-selection", "clipboard", "-in")),
    Clipboard(("xsel", "--clipboard", "--input")),
)


def clipboards() -> list[Clipboard]:
    """The clipboards that there are here, but no more than one of the desktop's."""
    found = [one for one in _desktops() if shutil.which(one.command[0])][:1]
    return [_TMUX, *found] if "TMUX" in os.environ and shutil.which("tmux") else found


def _desktops() -> Iterator[Clipboard]:
    if "SSH_CONNECTION" in os.environ:  # another machine's desktop is not the user's
        return
    if sys.platform == "darwin":
        yield _MACOS
    if "TERMUX_VERSION" in os.environ:
        yield _ANDROID
    if "WSL_DISTRO_NAME" in os.environ:
        yield _WINDOWS
    if "WAYLAND_DISPLAY" in os.environ:
        yield _WAYLAND
    if "DISPLAY" in os.environ:
        yield from _X11


def offer(text: str) -> None:
    """Hand a text to every clipboard beside the terminal's, without waiting for them."""
    for clipboard in clipboards():
        threading.Thread(target=_fill, args=(clipboard, text), daemon=True).start()


def _fill(clipboard: Clipboard, text: str) -> None:
    try:
        subprocess.run(
            clipboard.command,
            input=text.encode(clipboard.encoding),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            start_new_session=True,  # xclip stays, to serve what was copied, when the app is left
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return
