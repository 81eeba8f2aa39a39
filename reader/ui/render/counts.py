"""How much a list shows, and how much of it is hidden, as its title says it.

Free of Textual: the first frame says the same.
"""

from __future__ import annotations

from reader.language import _, number
from reader.model import Listing
from reader.ui.render.row import SEPARATOR


def counts_said(listing: Listing) -> str:
    """The count of a list, and that of what mute rules hide of it."""
    counts = [number(listing.total)]
    if listing.muted:
        counts.append(_("{count} muted").format(count=number(listing.muted)))
    return SEPARATOR.join(counts)
