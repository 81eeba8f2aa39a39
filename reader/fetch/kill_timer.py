"""Bounds on processor time, which nothing inside can catch, and on memory.

A parser that hangs in C code hears no exception; the kernel's timer ends the process instead, and
the parent starts another without what killed it.
"""

from __future__ import annotations

import resource
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


def limit_memory(size: int) -> None:
    """From now on, refuse this process more than so many bytes of data."""
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    if most == resource.RLIM_INFINITY or size < most:
        resource.setrlimit(resource.RLIMIT_DATA, (size, most))
