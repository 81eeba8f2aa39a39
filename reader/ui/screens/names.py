"""What can be done with the names of the article that is read: light, page, correct, timeline.

Owns the actions; the pane of names owns which one is meant.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textual import on

from reader.language import _, ngettext
from reader.model import ArticleEntity, Correction, Mention
from reader.ui.finding import Finding
from reader.ui.naming import Naming
from reader.ui.screens.paging import Paging
from reader.ui.widgets.entity_list import EntityList

CORRECTIONS = "corrections.json"
"""The file that is offered for corrections."""


class Names(Paging, inherit_bindings=False):
    """A screen on which names of an article are seen. Its boxes are imported when they open."""

    naming: Naming
    finding: Finding

    @on(EntityList.Lit)
    def light_mentions(self, event: EntityList.Lit) -> None:
        """Light in the article what the cursor is on."""
        self.article.light(self.names.entity if event.id else None)

    def action_narrow(self) -> None:
        """Narrow the names of the article."""
        self.names_pane.open()

    def action_entities(self) -> None:
        """To the entities, and back."""
        self.panes.go_to("article" if self.panes.current == "entities" else "entities")

    def action_entity_page(self) -> None:
        """The page of the name under the cursor."""
        from reader.ui.screens.entity import EntityScreen

        entity = self.names.entity
        if entity is not None:
            page = EntityScreen(self.librarian.library, self.now, entity.id)
            self.app.push_screen(page, self._came_back)

    def _came_back(self, article: int | None) -> None:
        self.renew_names()  # one may have corrected some
        if article is not None:
            self.open_article(article)

    def renew_names(self) -> None:
        """Show the names that the library has now, and have those it lacks recognised."""
        self.naming.renew()
        self.naming.start()
        if self.finding.narrowing.entities:
            self.finding.renew(None)

    # Corrections

    def action_correct(self) -> None:
        """Correct the name under the cursor."""
        from reader.ui.correcting import subject_in
        from reader.ui.screens.correct import CorrectScreen

        reading, entity = self.article.reading, self.names.entity
        if reading is not None and entity is not None:
            box = CorrectScreen(self.librarian.library, subject_in(reading, entity))
            self.app.push_screen(box, lambda correction: self._correct(entity, correction))

    def _correct(self, entity: ArticleEntity, correction: Correction | None) -> None:
        if correction is not None:
            library = self.librarian.library
            self.librarian.change(
                lambda: library.correct(correction), lambda _: self._corrected(entity, correction)
            )

    def _corrected(self, entity: ArticleEntity, correction: Correction) -> None:
        from reader.ui.correcting import said

        if correction.name and not correction.article and correction.action != "split":
            self.finding.narrowing = self.finding.narrowing.with_renamed(
                entity.name, correction.name
            )
        self.names.follow(self.librarian.library.corrected_id(correction))
        self.renew_names()
        self.tell(said(entity.name, correction))

    def action_export_corrections(self) -> None:
        """Write all corrections to a file."""
        self._ask_file(
            _("Export corrections to"), _("will be replaced"), _("new"), self._export_corrections
        )

    def action_import_corrections(self) -> None:
        """Make the corrections of a file that aren't made yet."""
        self._ask_file(_("Import corrections from"), "", _("not there"), self._import_corrections)

    def _ask_file(
        self, heading: str, found: str, missing: str, then: Callable[[Path], None]
    ) -> None:
        from reader.ui.screens.file import FileScreen

        box = FileScreen(heading, CORRECTIONS, found=found, missing=missing)
        self.app.push_screen(box, lambda path: then(path) if path else None)

    def _export_corrections(self, path: Path) -> None:
        from reader import correction_lists

        library = self.librarian.library

        def write() -> int:
            corrections = library.corrections()
            correction_lists.write(path, corrections)
            return len(corrections)

        def tell(count: int) -> None:
            said = ngettext("Exported {} correction.", "Exported {} corrections.", count)
            self.tell(said.format(count))

        self.librarian.change(write, tell)

    def _import_corrections(self, path: Path) -> None:
        from reader import correction_lists

        library = self.librarian.library

        def tell(count: int) -> None:
            said = ngettext("Made {} correction.", "Made {} corrections.", count)
            self.tell(said.format(count))
            self.renew_names()

        self.librarian.change(lambda: library.import_corrections(correction_lists.read(path)), tell)

    # Timeline

    def action_timeline(self) -> None:
        """The dates and amounts of the article, to go to one of them."""
        from reader.ui.screens.timeline import TimelineScreen

        reading = self.article.reading
        if reading is not None:
            box = TimelineScreen(self.librarian.library, reading)
            self.app.push_screen(box, self._go_to_mention)

    def _go_to_mention(self, mention: Mention | None) -> None:
        if mention is not None:
            self.panes.go_to("article")
            self.article.go_to((mention.start, mention.end))
