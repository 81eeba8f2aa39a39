"""Long work beside the app: fetching and taking in, each in a thread of its own.

Those threads only read what a worker process reports, so they keep nothing from being drawn. The
one rule: one errand of a kind at a time, and each can be stopped at any time.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from contextvars import copy_context
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

from reader.language import _
from reader.model import ReaderError

if TYPE_CHECKING:
    from reader.fetch.parent import Stop

T = TypeVar("T")
PACE = 0.1
"""Seconds between two signs of progress that are shown."""
PATIENCE = 2.0
"""Seconds that leaving waits for an errand to end."""


class Errand:
    """One piece of work, as the thread that does it sees it."""

    def __init__(self, said: Callable[[str], None]) -> None:
        from reader.fetch.parent import Stop  # 30 ms that the first frame doesn't need

        self.stop: Stop = Stop()
        self._said = said
        self._last = 0.0

    def say(self, progress: str) -> None:
        """Show how far it is; what comes too soon after the last time is left out."""
        if time.monotonic() - self._last >= PACE:
            self._last = time.monotonic()
            self._said(progress)


class Errands:
    """The errands that are being run.

    Args:
        show: shows the progress of all of them; empty when there are none.
        failed: tells in one line why one failed.
    """

    def __init__(self, show: Callable[[str], None], failed: Callable[[str], None]) -> None:
        self._show, self._failed = show, failed
        self._running: dict[str, tuple[Errand, Thread]] = {}
        self._progress: dict[str, str] = {}

    @property
    def is_at_work(self) -> bool:
        """Whether any is being run."""
        return bool(self._running)

    def runs(self, kind: str) -> bool:
        """Whether one of this kind is being run."""
        return kind in self._running

    def start(
        self,
        kind: str,
        work: Callable[[Errand], T],
        then: Callable[[T], None],
        failed: Callable[[str], None] | None = None,
    ) -> bool:
        """Run an errand, unless one of its kind is being run.

        Args:
            work: is called in a thread of its own.
            then: takes what came of it.
            failed: takes why it failed (default: that of all errands).
        """
        if kind in self._running:
            return False
        tell_failed = failed or self._failed
        loop, context = asyncio.get_running_loop(), copy_context()

        def tell(call: Callable[[], None]) -> None:
            with suppress(RuntimeError):  # the app has been left meanwhile
                loop.call_soon_threadsafe(call, context=context)

        errand = Errand(lambda text: tell(lambda: self._say(kind, text)))

        def run() -> None:
            try:
                result = work(errand)
            except ReaderError as error:
                said = str(error)
                tell(lambda: self._end(kind, lambda: tell_failed(said)))
            except Exception as error:  # a bug must not take the app down with what one reads
                said = _("Something went wrong: {what}").format(
                    what=f"{type(error).__name__}: {error}"
                )
                tell(lambda: self._end(kind, lambda: tell_failed(said)))
            else:
                tell(lambda: self._end(kind, lambda: then(result)))

        thread = Thread(target=run, name=kind, daemon=True)
        self._running[kind] = errand, thread
        thread.start()
        return True

    def stop(self, kind: str = "") -> None:
        """Stop that of a kind, or all of them; what they have brought stays."""
        for name, (errand, _thread) in self._running.items():
            if kind in ("", name):
                errand.stop.set()

    def leave(self) -> None:
        """Stop all of them, and see that their workers end."""
        self.stop()
        for _errand, thread in list(self._running.values()):
            thread.join(PATIENCE)

    def _say(self, kind: str, text: str) -> None:
        if kind in self._running:
            self._progress[kind] = text
            self._show(" · ".join(self._progress.values()))

    def _end(self, kind: str, then: Callable[[], None]) -> None:
        del self._running[kind]
        self._progress.pop(kind, None)
        self._show(" · ".join(self._progress.values()))
        then()
