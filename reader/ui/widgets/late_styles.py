"""Component styles that are worked out when something is first drawn with them.

Textual works out every component class of a widget at every change of its style: at the start, and
whenever the focus comes or goes. The reading pane has two dozen, of which a frame shows a few. The
one rule: what is drawn is the same; only the unused is left out.
"""

from __future__ import annotations

from textual.css.styles import RenderStyles
from textual.dom import DOMNode
from textual.scroll_view import ScrollView


class LateStyles(ScrollView):
    """A scrolling widget whose `COMPONENT_CLASSES` cost nothing until they are used."""

    @classmethod
    def _get_component_classes(cls) -> frozenset[str]:  # type: ignore[override]  # theirs is cached
        return frozenset()  # what Textual is to work out by itself

    def get_component_styles(self, *names: str) -> RenderStyles:
        """The styles of component classes, as Textual would have worked them out."""
        for name in names:
            if name not in self._component_styles:
                if name not in super()._get_component_classes():
                    raise KeyError(f"No {name!r} key in COMPONENT_CLASSES")
                part = DOMNode(classes=name)
                part._attach(self)
                self.app.stylesheet.apply(part)
                self._component_styles[name] = part.styles
        return super().get_component_styles(*names)

    def notify_style_update(self) -> None:
        """Work them out anew, under another theme or focus."""
        self._component_styles.clear()
        super().notify_style_update()
