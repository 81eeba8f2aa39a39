"""What an empty pane says: what is the matter, and what to do next.

The one rule: every empty state names a key or a command that leads on.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from reader.language import N_, _, number
from reader.model import Listing
from reader.ui.keys import key_for
from reader.ui.narrowing import NOTED, Narrowing, View
from reader.ui.render.cells import cell_len
from reader.ui.render.lines import Layer, Line
from reader.ui.render.safe import safe
from reader.ui.render.wrap import wrap

NO_ENTITIES = (N_("No names found in this article."),)
ENTITIES_TO_COME = (N_("Looking for names…"),)
NO_SUCH_ENTITY = (N_("No such name in this article."), N_("Esc shows all."))

_FOLLOWING = (N_("No articles yet."), N_("Press {fetch} to fetch the feeds you follow."))
_VIEWS: dict[View, tuple[str, ...]] = {
    "all": (
        N_("No articles yet."),
        N_("Press {add} to add a feed, a newspaper's page, a file or a folder."),
        N_("Or run: reader add FILE…"),
    ),
    "unread": (N_("All read."), N_("Press {all} to see every article.")),
    "bookmarked": (N_("No bookmarks yet."), N_("Press {keep} to keep the article you are on.")),
    "today": (N_("Nothing from today."), N_("Press {all} to see every article.")),
}


def empty_list(
    narrowing: Narrowing,
    listing: Listing,
    suggestion: str | None = None,
    *,
    has_feeds: bool = False,
) -> tuple[str, ...]:
    """The paragraphs that stand where the list would be.

    Args:
        suggestion: a query like this one that finds something.
        has_feeds: feeds are followed, from which articles can be had.
    """
    if listing.muted:
        shows = _("{key} and “Muted” show it again.").format(key=key_for("commands"))
        return (_("All of it is muted."), shows)
    if not narrowing.is_filtered:
        keys = {"all": key_for("view.all"), "keep": key_for("bookmark")}
        keys |= {"add": key_for("feeds.add"), "fetch": key_for("feeds.fetch")}
        said = _FOLLOWING if has_feeds and narrowing.view == "all" else _VIEWS[narrowing.view]
        return tuple(_(text).format_map(keys) for text in said)
    if listing.without_accents:
        return (
            _("Nothing with these accents."),
            _("Enter shows {count} without them.").format(count=number(listing.without_accents)),
        )
    if suggestion is not None:
        meant = _("Did you mean {query}?").format(query=safe(suggestion))
        return (_("Nothing matches."), meant, _("Enter shows it."))
    if narrowing == Narrowing(NOTED):
        writes = _("{key} and “Write a note” keep one on the article you are on.")
        return (_("No notes yet."), writes.format(key=key_for("commands")))
    return (_("Nothing matches."), _advice(narrowing))


def offer_of(listing: Listing) -> str:
    """What Enter offers beside the filter where the list has nothing."""
    count = listing.without_accents
    return _("{count} without accents").format(count=number(count)) if count else ""


def _advice(narrowing: Narrowing) -> str:
    if narrowing.entities:
        return _("Backspace in the filter takes off the last name; Esc goes back.")
    if narrowing.view != "all":
        searched = _("Press {key} to search every article; Esc goes back.")
        return searched.format(key=key_for("view.all"))
    if "@" in narrowing.text:
        return _("Tab completes a name. Esc goes back.")
    return _("Try fewer words, or leave the accents off. Esc goes back.")


def empty_line(paragraphs: Sequence[str], y: int, width: int, height: int) -> Line:
    """Line `y` of the paragraphs, set in the middle of a pane."""
    lines = [line for paragraph in paragraphs for line in _balanced(paragraph, max(1, width - 4))]
    top = max(0, min(height // 4, height - len(lines)))
    if not top <= y < top + len(lines):
        return Line("")
    text = lines[y - top]
    margin = " " * max(0, (width - cell_len(text)) // 2)
    style = Layer(0, len(margin) + len(text), "list--empty")
    return Line(margin + text, (style,))


@lru_cache(16)
def _balanced(paragraph: str, width: int) -> list[str]:
    """Its lines, no more than needed and about equally long, so that no word is left alone."""
    lines = wrap(paragraph, width)
    while width > 1 and len(closer := wrap(paragraph, width - 1)) == len(lines):
        lines, width = closer, width - 1
    return [paragraph[start:end] for start, end in lines]
