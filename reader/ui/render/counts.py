"""How much a list shows, how much of it is hidden, and its order, as its title says it.

Free of Textual: the first frame says the same.
"""

from __future__ import annotations

from reader.language import _, number
from reader.model import Listing
from reader.ui.render.row import SEPARATOR


def counts_said(listing: Listing) -> str:
    """The count of a list, that of what mute rules hide of it, and an order of one's own."""
    counts = [number(listing.total)]
    if listing.muted:
        counts.append(_("{count} muted").format(count=number(listing.muted)))
    if listing.sort is not None:
        by = {"date": _("by date"), "title": _("by title"), "source": _("by source")}
        counts.append(by.get(listing.sort, ""))
    return SEPARATOR.join(counts)
