"""Permissions, which mean nothing to the superuser that tests may be run by."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

_NOBODY = 65534


@contextmanager
def no_rights() -> Iterator[None]:
    """Be nobody in particular meanwhile."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(_NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
