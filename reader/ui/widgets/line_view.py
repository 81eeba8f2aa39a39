"""What is common to widgets that draw the lines they scroll over themselves.

The one rule: more lines to scroll over, or fewer, change the scroll bar and nothing else. Textual
would lay out and draw the whole screen anew, at every letter that one types in the filter.
"""

from __future__ import annotations

from textual.geometry import Size
from textual.reactive import Reactive

from reader.ui.widgets.late_styles import LateStyles


class LineView(LateStyles):
    """A scrolling widget that draws line by line."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0))
    """Without Textual's `layout=True`."""

    def watch_virtual_size(self, size: Size) -> None:
        """Have the scroll bar tell how much there is."""
        if self.size:
            self._scroll_update(size)

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        """Notice another size oneself: where something asked for a place on the screen before it
        was laid out anew, as a line does that opens, Textual sends no `Resize`."""
        before = self._size
        is_other = super()._size_updated(size, virtual_size, container_size, layout)
        if self._size != before:
            self.call_next(self.resized)
        return is_other

    def resized(self) -> None:
        """Fit what is shown into another size."""
