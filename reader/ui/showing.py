"""What the list shows, and what the lines around it say of it.

The one rule: all of them tell of the same listing, the one that `Finding` holds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.widgets import Input, Static

from reader.language import N_, _, number
from reader.model import Listing, Row
from reader.ui.background import Librarian
from reader.ui.deeds.selecting import Selecting
from reader.ui.finding import Finding
from reader.ui.keys import key_for
from reader.ui.narrowing import ALL
from reader.ui.render.content import pane_title
from reader.ui.render.counts import counts_said
from reader.ui.render.empty import empty_list, offer_of
from reader.ui.watching import Watching
from reader.ui.widgets.article_list import ArticleList, Position
from reader.ui.widgets.filter_input import FilterLine
from reader.ui.widgets.reading_pane import ReadingPane

SAMPLES = N_("These are sample articles. For your own press {key}, or run: reader add FILE…")
OWN = N_("You have articles of your own now: press {key} to read them.")


class Showing:
    """Shows listings.

    Args:
        samples: the line that says of samples that they are some.
        told: called when something else is shown.
    """

    def __init__(
        self,
        librarian: Librarian,
        articles: ArticleList,
        line: FilterLine,
        reading_pane: ReadingPane,
        samples: Static,
        finding: Finding,
        watching: Watching,
        selecting: Selecting,
        told: Callable[[], None],
    ) -> None:
        self._librarian = librarian
        self._articles = articles
        self._line = line
        self._reading_pane = reading_pane
        self._samples = samples
        self._finding = finding
        self._watching = watching
        self._selecting = selecting
        self._told = told

    def show(self, listing: Listing, rows: Sequence[Row], position: Position | None) -> None:
        """Show a list, at a position if it is one to come back to."""
        narrowing = self._finding.narrowing
        self._articles.empty = empty_list(narrowing, listing)
        if narrowing == ALL and not listing.total:
            self._tell_feeds(listing)
        self._articles.offers = bool(listing.without_accents)
        self._articles.show(listing.ids, rows, position, total=listing.total)
        self._watching.listing_came(is_old=position is not None)
        self.tell_news()
        self._line.show(narrowing, listing.notes, offer_of(listing))
        if position is not None or not self._line.has_focus_within:
            # While one types, the input is ahead of every answer.
            self._line.put(narrowing.text)
        self._articles.call_after_refresh(self._light, listing)

    def _tell_feeds(self, listing: Listing) -> None:
        """Where feeds are followed, lead to their articles rather than to adding some."""
        library = self._librarian.library

        def tell(has_feeds: bool) -> None:
            if listing is self._finding.listing:
                self._articles.empty = empty_list(ALL, listing, has_feeds=has_feeds)
                self._articles.refresh()

        self._librarian.ask("followed", lambda: bool(library.feeds.addresses()), tell)

    def _light(self, listing: Listing) -> None:
        """Light the words of a search in the article, unless another one comes with its own lit."""
        reading = self._reading_pane.article.reading
        is_shown = reading is not None and reading.row.id == self._articles.cursor_id
        if is_shown and listing is self._finding.listing:
            self._reading_pane.highlight(listing.words)

    def extend(self) -> None:
        """Show that the list goes on."""
        self._articles.extend(self._finding.listing.ids)
        self.tell_news()

    def show_row(self, row: Row) -> None:
        """Show another state of an article."""
        self._articles.supply([row])
        self._reading_pane.show_row(row)
        self._told()

    def tell_offer(self, suggestion: str) -> None:
        """Say what else could be meant where nothing was found."""
        finding = self._finding
        self._articles.empty = empty_list(finding.narrowing, finding.listing, suggestion)
        self._articles.offers = True
        self._line.tell_offer(_("did you mean {query}?").format(query=suggestion))

    def tell_news(self) -> None:
        """Say how many articles there are, how many came meanwhile, or how many are chosen."""
        new, listing = len(self._watching.new), self._finding.listing
        news = _("{count} new, press {key}") if new else ""
        news = news.format(count=number(new), key=key_for("view.new"))
        if self._selecting.is_on:
            news = _("{count} marked").format(count=number(len(self._selecting.ids)))
        self._articles.border_title = pane_title(_("Articles"), counts_said(listing), news)
        if self._samples.is_attached:
            self._samples.update(samples_line(self._watching.has_own))
        self._told()

    def speak(self) -> None:
        """Say all of it in the language that was chosen now."""
        listing = self._finding.listing
        self._articles.empty = empty_list(self._finding.narrowing, listing)
        if self._finding.narrowing == ALL and not listing.total:
            self._tell_feeds(listing)
        self._articles.refresh()
        self._line.query_one(Input).placeholder = _("Filter")
        self._line.show(self._finding.narrowing, listing.notes, offer_of(listing))
        self.tell_news()


def samples_line(has_own: bool) -> str:
    """What is said below the samples: how to get, or to get at, articles of one's own."""
    if has_own:
        return _(OWN).format(key=key_for("view.new"))
    return _(SAMPLES).format(key=key_for("feeds.add"))
