"""What Textual must know before widgets come and go.

After scrolling it no longer knows where everything is. Asked for it between a change and the layout
that follows, as the focus does, it finds the new places; the layout sees no difference to them
then, tells no widget its new size and paints nothing.
"""

from __future__ import annotations

from textual.widget import Widget


def know_sizes(widget: Widget) -> None:
    """Have the sizes of all widgets of a screen known as they are, before they change."""
    if widget.is_mounted:
        _ = widget.screen._compositor.full_map
