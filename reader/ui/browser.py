"""Opening an address in the user's browser.

The one rule: the address is data, so it is one argument of an argument list, never a part of a
command line; only http and https addresses with a host are opened.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import threading
from collections.abc import Sequence
from urllib.parse import urlsplit

from reader.language import _
from reader.model import ReaderError


def host_of(url: str) -> str:
    """The host of an address that may be opened.

    Raises:
        ReaderError: it isn't an http or https address.
    """
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        host = None
    if not host or parts.scheme not in {"http", "https"} or not url.startswith("http"):
        raise ReaderError(_("This address can't be opened in a browser."))
    return host


def opener() -> tuple[str, ...]:
    """The command that opens an address here: $BROWSER, else the platform's own.

    Raises:
        ReaderError: there is none.
    """
    chosen = os.environ.get("BROWSER", "").split(os.pathsep)[0]
    candidates = [tuple(shlex.split(chosen))] if chosen else []
    candidates += [("open",)] if sys.platform == "darwin" else [("xdg-open",)]
    for command in candidates:
        if command and shutil.which(command[0]):
            return command
    raise ReaderError(_("No browser found: set BROWSER to a command that opens addresses."))


def open_address(url: str, command: Sequence[str] | None = None) -> str:
    """Open `url` without waiting for the browser; its host, to be shown.

    Raises:
        ReaderError: the address or the command can't be used.
    """
    host = host_of(url)
    arguments = [part for part in command or opener() if part != "%s"]
    try:
        process = subprocess.Popen(
            [*arguments, url],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise ReaderError(
            _("{command} couldn't be started: {error}.").format(
                command=arguments[0], error=error.strerror
            )
        ) from error
    # a child must be waited for, but quitting mustn't wait for a browser
    threading.Thread(target=process.wait, daemon=True).start()
    return host
