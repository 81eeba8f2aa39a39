"""Screens that one leaves again.

The one rule: a screen closes once. Keys of one burst all reach the screen that was on top when
they came, and Textual closes whatever is on top when it is asked to.
"""

from __future__ import annotations

from typing import Generic, TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import Screen

R = TypeVar("R")


class Closing(Screen[R], Generic[R]):
    """A screen that gives its result once, and closes no other screen."""

    def dismiss(self, result: R | None = None) -> AwaitComplete:
        """Close it, unless it is closed already or something is on top of it."""
        return super().dismiss(result) if self.is_active else AwaitComplete()
