"""A bound on processor time that nothing inside can catch.

A parser that hangs in C code hears no exception; the kernel's timer ends the process instead, and
the parent starts another without what killed it.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def killed_after(seconds: float) -> Iterator[None]:
    """End this process if the work inside takes more processor time than that."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
