"""What can be done to articles from a screen: keep, mark, tag, take back, open elsewhere, copy.

Owns the actions; a screen says which article is current and which are in its list.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual import on

from reader.language import N_, _
from reader.model import Listing, Row
from reader.ui.background import Librarian
from reader.ui.completing import Completing
from reader.ui.history import History
from reader.ui.marks import Marks
from reader.ui.outward import Outward
from reader.ui.screens.asking import Asking
from reader.ui.tag_names import tag_of, tags_of
from reader.ui.widgets.prompt_line import PromptInput, PromptLine


class Deeds(Asking, inherit_bindings=False):
    """A screen on which one article is current."""

    librarian: Librarian
    marks: Marks
    history: History
    outward: Outward

    def __init__(self) -> None:
        super().__init__()
        self.tag_line = PromptLine(N_("Tags, with commas between:"), completes=True, id="tags")
        self._tagged: Row | None = None
        self._completing = Completing()

    @property
    def current(self) -> Row | None:
        """The article that keys act on."""
        raise NotImplementedError

    @property
    def shown(self) -> Listing:
        """What the list shows."""
        raise NotImplementedError

    def tell(self, text: str) -> None:
        """Say something in one line."""
        raise NotImplementedError

    def action_bookmark(self) -> None:
        """Set or take off a bookmark."""
        row = self.current
        if row is not None:
            self.marks.bookmark(row.id, not row.bookmarked)
            self.tell(_("Bookmark taken off.") if row.bookmarked else _("Bookmarked."))

    def action_toggle_read(self) -> None:
        """Mark read or unread."""
        row = self.current
        if row is not None:
            self.marks.read(row.id, not row.read)

    def action_all_read(self) -> None:
        """Mark the whole list read."""
        self.history.mark_all_read(self.shown)

    def action_undo(self) -> None:
        """Take back the latest change."""
        self.history.undo()

    def action_redo(self) -> None:
        """Make again what was taken back."""
        self.history.redo()

    def action_tags(self) -> None:
        """Say which tags the article is to have."""
        row = self.current
        if row is not None:
            self._tagged = row
            self.tag_line.open("".join(f"{tag}, " for tag in row.tags))

    @on(PromptInput.Kept, "#tags PromptInput")
    def tag(self) -> None:
        """Give the article the tags that were typed."""
        if self._tagged is not None:
            tags = tags_of(self.tag_line.text)
            self.marks.tag(self._tagged.id, tags)
            self.tell(_("Tagged {tags}.").format(tags=", ".join(tags)) if tags else _("No tags."))
        self.leave_tags()

    @on(PromptInput.Left, "#tags PromptInput")
    def leave_tags(self) -> None:
        """Leave the tags as they are."""
        self.panes.go_to(self.panes.current)
        self.tag_line.close()

    @on(PromptInput.Completed, "#tags PromptInput")
    def complete_tag(self) -> None:
        """The first known tag that begins as the last one does, then the next ones."""
        text = self.tag_line.text
        if text == self._completing.taken:
            self.tag_line.type(self._completing.next())
            return
        before, comma, begun = text.rpartition(",")

        def take(offered: Sequence[str]) -> None:
            known = [f"{before}{comma} ".lstrip() + tag for tag in map(tag_of, offered)]
            if known and text == self.tag_line.text:
                self.tag_line.type(self._completing.begin(known))

        query = f'tag:"{begun.strip()}'
        self.librarian.complete(query, len(query), take)

    def action_note(self) -> None:
        """Write a note on the article, or change it."""
        from reader.ui.screens.note import NoteScreen  # an editor; not for the first frame

        row = self.current
        if row is None:
            return
        id = row.id

        def keep(note: str | None) -> None:
            if note is not None:
                self.marks.note(id, note)
                self.tell(_("Noted; the article is kept.") if note else _("No note."))

        self.app.push_screen(NoteScreen(row.title, row.note), keep)

    def action_browse(self) -> None:
        """Open the article in the browser."""
        if self.current is not None and self.current.url is not None:
            self.outward.browse(self.current.url)

    def action_copy(self, with_title: bool) -> None:
        """Copy the address, or title and address."""
        if self.current is not None:
            self.outward.copy(self.app, self.current, with_title=with_title)
