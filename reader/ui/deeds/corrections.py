"""Corrections of names: of the one under the cursor, and all of them to and from a file.

The one rule: what was corrected is said and shown at once, the cursor still on what it became.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from reader.language import _, ngettext
from reader.model import ArticleEntity, Correction
from reader.ui.background import Librarian
from reader.ui.deeds.deed import Deed
from reader.ui.deeds.here import Here
from reader.ui.deeds.names import Names
from reader.ui.deeds.talk import Talk
from reader.ui.finding import Finding
from reader.ui.keys import key_for
from reader.ui.widgets.entity_list import EntityList

FILE = "corrections.json"
"""The file that is offered."""


class Corrections:
    """Corrects names. Its boxes are imported when they open."""

    def __init__(
        self,
        librarian: Librarian,
        here: Here,
        entities: EntityList,
        names: Names,
        finding: Finding,
        talk: Talk,
    ) -> None:
        self._librarian = librarian
        self._here = here
        self._entities = entities
        self._names = names
        self._finding = finding
        self._talk = talk

    @property
    def deeds(self) -> Mapping[str, Deed]:
        """Correcting, where one is at the names; and the file at any time."""
        here = self._here
        return {
            "correct": Deed(self.correct, lambda: here.pane == "entities" and here.has_name()),
            "export": Deed(self.export),
            "import_": Deed(self.import_),
        }

    def correct(self) -> None:
        """Correct the name under the cursor."""
        from reader.ui.correcting import subject_in
        from reader.ui.screens.correct import CorrectScreen

        reading, entity = self._here.reading, self._here.name
        if reading is not None and entity is not None:
            box = CorrectScreen(self._librarian.library, subject_in(reading, entity))
            self._talk.open(box, lambda correction: self._correct(entity, correction))

    def _correct(self, entity: ArticleEntity, correction: Correction | None) -> None:
        if correction is not None:
            library = self._librarian.library
            self._librarian.change(
                lambda: library.correct(correction), lambda _: self._corrected(entity, correction)
            )

    def _corrected(self, entity: ArticleEntity, correction: Correction) -> None:
        from reader.ui.correcting import said

        finding = self._finding
        if correction.name and not correction.article and correction.action != "split":
            finding.narrowing = finding.narrowing.with_renamed(entity.name, correction.name)
        self._entities.follow(self._librarian.library.corrected_id(correction))
        self._names.renew()
        self._talk.tell(said(entity.name, correction, key_for("undo")))

    def export(self) -> None:
        """Write all corrections to a file."""
        self._ask_file(_("Export corrections to"), _("will be replaced"), _("new"), self._export)

    def import_(self) -> None:
        """Make the corrections of a file that aren't made yet."""
        self._ask_file(_("Import corrections from"), "", _("not there"), self._import)

    def _ask_file(
        self, heading: str, found: str, missing: str, then: Callable[[Path], None]
    ) -> None:
        from reader.ui.screens.file import FileScreen

        box = FileScreen(heading, FILE, found=found, missing=missing)
        self._talk.open(box, lambda path: then(path) if path else None)

    def _export(self, path: Path) -> None:
        from reader.exchange import correction_lists

        library = self._librarian.library

        def write() -> int:
            corrections = library.corrections()
            correction_lists.write(path, corrections)
            return len(corrections)

        def tell(count: int) -> None:
            said = ngettext(
                "Exported {count} correction to {file}.",
                "Exported {count} corrections to {file}.",
                count,
            )
            self._talk.tell(said.format(count=count, file=path))

        self._librarian.change(write, tell)

    def _import(self, path: Path) -> None:
        from reader.exchange import correction_lists

        library = self._librarian.library

        def tell(count: int) -> None:
            said = ngettext("Made {} correction.", "Made {} corrections.", count)
            self._talk.tell(said.format(count))
            self._names.renew()

        self._librarian.change(
            lambda: library.import_corrections(correction_lists.read(path)), tell
        )
