"""Tags: typed with commas between, completed from those that are known.

The one rule: the tags of one article are replaced by what was typed; to many some are added.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reader.language import _, ngettext, number
from reader.library import Library
from reader.ui.background import Librarian
from reader.ui.completing import Completing
from reader.ui.deeds.deed import Deed
from reader.ui.deeds.here import Here
from reader.ui.deeds.selecting import Selecting
from reader.ui.deeds.talk import Talk
from reader.ui.marks import Marks
from reader.ui.pane_switch import PaneSwitch
from reader.ui.tag_names import tag_of, tags_of
from reader.ui.widgets.question_line import QuestionLine


class Tagging:
    """Tags articles; `line` is where one types the tags of one."""

    def __init__(
        self,
        librarian: Librarian,
        here: Here,
        marks: Marks,
        selecting: Selecting,
        panes: PaneSwitch,
        talk: Talk,
    ) -> None:
        self.line = QuestionLine(panes.come_back, id="tags", completed=self._complete)
        self._librarian = librarian
        self._here = here
        self._marks = marks
        self._selecting = selecting
        self._talk = talk
        self._completing = Completing()

    @property
    def deeds(self) -> Mapping[str, Deed]:
        """Asking for tags; inside an input the key is a letter like any other."""
        here = self._here
        return {"ask": Deed(self.ask, lambda: here.has_row() and not here.is_typing)}

    def ask(self) -> None:
        """Ask which tags the article is to have, or what all chosen are to have beside theirs."""
        if ids := self._selecting.ids:
            asked = ngettext("Tags for {count} article:", "Tags for {count} articles:", len(ids))
            self._talk.ask(asked.format(count=number(len(ids))), "", self._tag_chosen)
        elif (row := self._here.row) is not None:
            id, tags = row.id, "".join(f"{tag}, " for tag in row.tags)
            asked = _("Tags, with commas between:")
            self.line.ask(asked, tags, lambda text: self._tag(id, text))

    def _tag(self, id: int, text: str) -> None:
        tags = tags_of(text)
        self._marks.tag(id, tags)
        said = _("Tagged {tags}.").format(tags=", ".join(tags)) if tags else _("No tags.")
        self._talk.tell(said)

    def _tag_chosen(self, text: str) -> None:
        tags = tags_of(text)

        def tag(library: Library, ids: Sequence[int]) -> tuple[int, str]:
            return library.tag(ids, tags), _("Tagged {count}; {key} undoes it.")

        if tags:
            self._selecting.do(tag)

    def _complete(self, text: str) -> None:
        """The first known tag that begins as the last one does, then the next ones."""
        if text == self._completing.taken:
            self.line.type(self._completing.next())
            return
        before, comma, begun = text.rpartition(",")

        def take(offered: Sequence[str]) -> None:
            known = [f"{before}{comma} ".lstrip() + tag for tag in map(tag_of, offered)]
            if known and text == self.line.text:
                self.line.type(self._completing.begin(known))

        query = f'tag:"{begun.strip()}'
        self._librarian.complete(query, len(query), take)
