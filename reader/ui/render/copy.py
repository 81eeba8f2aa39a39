"""What is copied of a selection in the reading pane: the text, not the lines it was set in."""

from __future__ import annotations

from itertools import groupby

from textual.selection import Selection

from reader.ui.render.article import Layout


def selected_text(layout: Layout, selection: Selection) -> str:
    """The selected characters, each paragraph in one line, blank lines between paragraphs."""
    pieces = []
    for y, place in enumerate(layout.lines):
        span = selection.get_span(y)
        if span is None or place.start == place.end:
            continue
        first = layout.source_of(y, span[0])[1]
        last = place.end if span[1] == -1 else layout.source_of(y, span[1])[1]
        pieces.append((place.block, layout.blocks[place.block].text[first:last]))
    paragraphs = (
        " ".join(text for _, text in lines) for _, lines in groupby(pieces, lambda piece: piece[0])
    )
    return "\n\n".join(filter(None, paragraphs))
