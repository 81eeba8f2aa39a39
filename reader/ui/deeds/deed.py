"""What a key or a command does, told with when it can be done.

The one rule: an action `owner.verb` of the key table is the deed `verb` of the one object that the
screen holds as `owner`; the screen itself only looks it up.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple, Protocol


class Deed(NamedTuple):
    """Something to be done."""

    do: Callable[..., object]
    """Called with what the key table writes in brackets."""
    can: Callable[[], bool] = lambda: True
    """Whether it makes sense now; what doesn't isn't offered."""


class Owner(Protocol):
    """Does what belongs to one theme."""

    @property
    def deeds(self) -> Mapping[str, Deed]:
        """All that it does, by the verb."""
        ...


def deeds_of(**owners: Owner) -> dict[str, Deed]:
    """The deeds of these objects, by `owner.verb`."""
    return {
        f"{name}.{verb}": deed
        for name, owner in owners.items()
        for verb, deed in owner.deeds.items()
    }
