"""Many articles at once: marked row by row, then read, bookmarked or tagged together.

The one rule: what keys do to the article that one is on, they do to all that are marked while
there are such, in one step that can be undone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reader.language import _, ngettext, number
from reader.library import Library
from reader.ui.keys import key_for
from reader.ui.renewal import Renewal
from reader.ui.screens.sorting import Sorting
from reader.ui.tag_names import tags_of
from reader.ui.widgets.article_list import ArticleList

Deed = Callable[[Library, Sequence[int]], tuple[int, str]]
"""Changes articles; how many that changed, and what was done to each of them."""


class Selecting(Sorting, inherit_bindings=False):
    """A screen on which many articles can be chosen."""

    renewal: Renewal

    @property
    def is_selecting(self) -> bool:
        """Whether articles are being chosen."""
        return self.articles.chosen is not None

    def show_news(self) -> None:
        """Say how many there are, or how many are chosen."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether there is something to choose from."""
        if action in ("select", "select_all"):
            return self.articles.row_count > 0
        return super().check_action(action, parameters)

    def action_select(self) -> None:
        """Begin to choose, or leave off."""
        if self.is_selecting:
            self.leave_selecting()
            return
        self._choose([])
        said = _("{mark} marks a row; {read}, {keep} and {tag} act on all marked; {leave} leaves.")
        keys = {"mark": "read.on", "read": "read.toggle", "keep": "bookmark", "tag": "tags"}
        named = {name: key_for(id) for name, id in keys.items()}
        self.tell(said.format(**named, leave="Esc"))

    def action_select_all(self) -> None:
        """Choose the whole list."""
        if self.finding.listing.is_whole:
            self._choose(self.articles.ids)
        else:
            self.tell(_("The list is still being read; once more, please."))

    def leave_selecting(self) -> None:
        """Choose no more."""
        self.articles.choose_many(None)
        self.show_news()

    def _choose(self, ids: Sequence[int]) -> None:
        self.panes.go_to("list")
        self.articles.choose_many(ids)
        self.show_news()

    def action_read_on(self) -> None:
        """Mark the row and go on to the next; else as ever."""
        if self.is_selecting and self.panes.current == "list":
            self.articles.toggle_chosen()
        else:
            super().action_read_on()

    def on_article_list_chosen(self, event: ArticleList.Chosen) -> None:
        """Say how many are chosen."""
        self.show_news()

    # What is done to all of them

    def action_toggle_read(self) -> None:
        """Mark all chosen read; if they all are, unread."""
        if not self._do(_toggle_read):
            super().action_toggle_read()

    def action_bookmark(self) -> None:
        """Bookmark all chosen; if they all are, take it off."""
        if not self._do(_toggle_bookmark):
            super().action_bookmark()

    def action_mute_source(self) -> None:
        """Mute the sources of all chosen."""
        if not self._do(_mute_sources, self.relist):
            super().action_mute_source()

    def action_tags(self) -> None:
        """Put tags on all chosen."""
        ids = self.articles.chosen_ids
        if not ids:
            super().action_tags()
            return
        asked = ngettext("Tags for {count} article:", "Tags for {count} articles:", len(ids))
        self.ask(asked.format(count=number(len(ids))), "", self._tag)

    def _tag(self, text: str) -> None:
        tags = tags_of(text)

        def tag(library: Library, ids: Sequence[int]) -> tuple[int, str]:
            return library.tag(ids, tags), _("Tagged {count}; {key} takes it back.")

        if tags:
            self._do(tag)

    def _do(self, deed: Deed, then: Callable[[], None] = lambda: None) -> bool:
        """Do this to all chosen articles, and say how many it changed; whether there are any."""
        ids, library = self.articles.chosen_ids, self.librarian.library

        def done(changed: tuple[int, str]) -> None:
            count, said = changed
            self.tell(said.format(count=number(count), key=key_for("undo")))
            self.renewal.marks()
            then()

        if ids:
            self.librarian.change(lambda: deed(library, ids), done)
        return bool(ids)


def _toggle_read(library: Library, ids: Sequence[int]) -> tuple[int, str]:
    if count := library.mark_read(ids):
        return count, _("Marked {count} read; {key} takes it back.")
    return library.mark_read(ids, False), _("Marked {count} unread; {key} takes it back.")


def _mute_sources(library: Library, ids: Sequence[int]) -> tuple[int, str]:
    return library.mute_sources(ids), _("Muted {count} sources; {key} takes it back.")


def _toggle_bookmark(library: Library, ids: Sequence[int]) -> tuple[int, str]:
    if count := library.bookmark(ids):
        return count, _("Bookmarked {count}; {key} takes it back.")
    return library.bookmark(ids, False), _("Took {count} bookmarks off; {key} takes it back.")
