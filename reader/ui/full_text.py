"""The page's text of an article in place of what its feed gave, and back.

The one rule: both texts stay in the library; which one is shown is only that.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from reader.language import _
from reader.model import Reading
from reader.ui.gathering import Gatherer
from reader.ui.keys import key_for
from reader.ui.screens.home import Home


def feed_version(reading: Reading) -> Reading:
    """The article as its feed gave it; mentions are of the other text, so none is lit."""
    article = replace(reading.article, lede="", body=reading.article.feed_text, images=())
    entities = tuple(replace(entity, mentions=()) for entity in reading.entities)
    return replace(reading, article=article, entities=entities)


def is_feed_version(reading: Reading) -> bool:
    """Whether it is that which is shown."""
    article = reading.article
    return bool(article.feed_text) and article.paragraphs == article.feed_text


def toggle_full_text(home: Home, gatherer: Gatherer, tell: Callable[[str], None]) -> None:
    """Fetch the page's text of the article that is read; with it there, switch between both."""
    reading = home.article.reading
    if reading is None or reading.row.url is None:
        tell(_("This article has no address to fetch."))
        return
    id = reading.row.id

    def show(fresh: Reading) -> None:
        if home.article.reading is not None and home.article.reading.row.id == id:
            home.desk.opening.show(fresh)

    def fetched(changed: bool) -> None:
        if changed:
            home.desk.librarian.reading(id, show)
            tell(_("The page's text; {key} shows the feed's own.").format(key=key_for("full-text")))
        else:
            tell(_("The page says no more than this."))

    if is_feed_version(reading):
        home.desk.librarian.reading(id, show)
        tell(_("The page's text."))
    elif reading.article.feed_text:
        home.reading_pane.show(feed_version(reading), home.desk.finding.listing.words)
        tell(_("The feed's own text; {key} shows the page's.").format(key=key_for("full-text")))
    else:
        gatherer.full_text(id, fetched)
