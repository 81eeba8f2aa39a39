"""A terminal that goes away takes the app with it, also where it has been told to outlive that."""

from __future__ import annotations

import signal
from pathlib import Path

from reader.library import Library
from tests.articles import SHELF

from .terminal import Terminal


def test_an_app_that_ignores_the_hang_up_ends_with_its_terminal_all_the_same(
    tmp_path: Path,
) -> None:
    with Library.open(tmp_path / "library", create=True) as library:
        library.add(SHELF)
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as nohup does
    try:
        terminal = Terminal("--library", str(tmp_path / "library"), home=tmp_path)
    finally:
        signal.signal(signal.SIGHUP, before)
    with terminal:
        terminal.wait_for(SHELF[0].title[:12])
        terminal.hang_up()
        terminal.wait_for_exit()
