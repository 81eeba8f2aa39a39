"""What is made of articles: kept, read, noted; the one that one is on, or all that are chosen.

The one rule: what is done to one is shown at once, by `Marks`; what is done to many is said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reader.language import _, ngettext
from reader.library import Library
from reader.ui.deeds.deed import Deed
from reader.ui.deeds.here import Here
from reader.ui.deeds.selecting import Selecting
from reader.ui.deeds.talk import Talk
from reader.ui.finding import Finding
from reader.ui.history import History
from reader.ui.marks import Marks


class Marking:
    """Marks articles."""

    def __init__(
        self,
        here: Here,
        marks: Marks,
        selecting: Selecting,
        history: History,
        finding: Finding,
        talk: Talk,
    ) -> None:
        self._here = here
        self._marks = marks
        self._selecting = selecting
        self._history = history
        self._finding = finding
        self._talk = talk

    @property
    def deeds(self) -> Mapping[str, Deed]:
        """Marks of an article, of the list, and taking them back."""
        on_article = self._here.has_row
        return {
            "bookmark": Deed(self.bookmark, on_article),
            "toggle_read": Deed(self.toggle_read, on_article),
            "note": Deed(self.note, on_article),
            "all_read": Deed(self.all_read, lambda: bool(self._finding.listing.ids)),
            "undo": Deed(self._history.undo),
            "redo": Deed(self._history.redo),
        }

    def bookmark(self) -> None:
        """Set or take off a bookmark; of all chosen, off only if they all have one."""
        row = self._here.row
        if not self._selecting.do(_toggle_bookmark) and row is not None:
            self._marks.bookmark(row.id, not row.bookmarked)
            self._talk.tell(_("Bookmark taken off.") if row.bookmarked else _("Bookmarked."))

    def toggle_read(self) -> None:
        """Mark read or unread; all chosen unread only if they all are read."""
        row = self._here.row
        if not self._selecting.do(_toggle_read) and row is not None:
            self._marks.read(row.id, not row.read)

    def all_read(self) -> None:
        """Mark the whole list read."""
        self._history.mark_all_read(self._finding.listing)

    def note(self) -> None:
        """Write a note on the article, or change it."""
        from reader.ui.screens.note import NoteScreen  # an editor; not for the first frame

        row = self._here.row
        if row is None:
            return
        id = row.id

        def keep(note: str | None) -> None:
            if note is not None:
                self._marks.note(id, note)
                said = _("Noted; the article is kept.") if note else _("No note.")
                self._talk.tell(said)

        self._talk.open(NoteScreen(row.title, row.note), keep)


def _toggle_read(library: Library, ids: Sequence[int]) -> tuple[int, str]:
    if count := library.mark_read(ids):
        return count, _("Marked {count} read; {key} undoes it.")
    return library.mark_read(ids, False), _("Marked {count} unread; {key} undoes it.")


def _toggle_bookmark(library: Library, ids: Sequence[int]) -> tuple[int, str]:
    if count := library.bookmark(ids):
        return count, _("Bookmarked {count}; {key} undoes it.")
    count = library.bookmark(ids, False)
    said = ngettext(
        "Took {count} bookmark off; {key} undoes it.",
        "Took {count} bookmarks off; {key} undoes it.",
        count,
    )
    return count, said
