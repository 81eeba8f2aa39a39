"""Muting: this source, this name, some words; and what is muted, to show it again.

The one rule: what is muted goes from the list at once, and the cursor stays where it was.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from reader.language import _, ngettext, number
from reader.library import Library
from reader.model import MuteKind, MuteRule
from reader.ui.background import Librarian
from reader.ui.deeds.deed import Deed
from reader.ui.deeds.filtering import Filtering
from reader.ui.deeds.here import Here
from reader.ui.deeds.selecting import Selecting
from reader.ui.deeds.talk import Talk
from reader.ui.finding import Finding
from reader.ui.keys import key_for


class Muting:
    """Keeps the list free of what one never wants to see.

    Args:
        relist: shows the list anew, the cursor where it was.
    """

    def __init__(
        self,
        librarian: Librarian,
        here: Here,
        finding: Finding,
        filtering: Filtering,
        selecting: Selecting,
        talk: Talk,
        relist: Callable[[], None],
    ) -> None:
        self._librarian = librarian
        self._here = here
        self._finding = finding
        self._filtering = filtering
        self._selecting = selecting
        self._talk = talk
        self._relist = relist

    @property
    def deeds(self) -> Mapping[str, Deed]:
        """What can be muted here, and what is muted."""
        return {
            "source": Deed(self.source, lambda: self._source != ""),
            "name": Deed(self.name, self._here.has_name),
            "words": Deed(self.words),
            "rules": Deed(self.rules),
        }

    @property
    def _source(self) -> str:
        row = self._here.row
        return row.source or "" if row is not None else ""

    def source(self) -> None:
        """Never show what this source brings, or the sources of all that are chosen."""
        if not self._selecting.do(_mute_sources, self._relist) and self._source:
            self._mute("source", self._source)

    def name(self) -> None:
        """Never show what names the name under the cursor."""
        entity = self._here.name
        if entity is not None:
            self._mute("name", entity.id, entity.name)

    def words(self) -> None:
        """Never show what says some words."""
        text = self._finding.narrowing.text.strip()
        asked = _("Never show articles about:")
        self._talk.ask(asked, text, lambda words: self._mute("words", words))

    def rules(self) -> None:
        """Show the rules; picking one takes it off."""
        library = self._librarian.library
        self._librarian.change(lambda: library.mute_rules(counted=True), self._show_rules)

    def _mute(self, kind: MuteKind, value: str, name: str = "") -> None:
        library = self._librarian.library
        said = _("Muted {name}; {key} undoes it.")

        def muted(is_new: bool) -> None:
            text = said if is_new else _("{name} is muted already.")
            self._talk.tell(text.format(name=name or value.strip(), key=key_for("undo")))
            self._relist()

        self._librarian.change(lambda: library.mute(kind, value), muted)

    def _show_rules(self, rules: Sequence[MuteRule]) -> None:
        from reader.ui.render.choice import Choice  # a box; not for the first frame
        from reader.ui.screens.menu import Menu

        if not rules:
            said = _("Nothing is muted; {key} and “Mute” hide a source, a name or words.")
            self._talk.tell(said.format(key=key_for("commands")))
            return
        choices: list[Choice[MuteRule | str]] = []
        choices += [Choice(rule, rule.name, _about(rule)) for rule in rules]
        choices.append(Choice("is:muted", _("Show what is hidden")))
        menu = Menu(_("Muted. Enter on one shows its articles again."), choices)
        self._talk.open(menu, self._picked)

    def _picked(self, picked: MuteRule | str | None) -> None:
        if isinstance(picked, str):
            self._filtering.show(picked)
        elif picked is not None:
            self._unmute(picked)

    def _unmute(self, rule: MuteRule) -> None:
        library = self._librarian.library
        said = _("{name} is shown again; {key} undoes it.")

        def unmuted(_done: None) -> None:
            self._talk.tell(said.format(name=rule.name, key=key_for("undo")))
            self._relist()

        self._librarian.change(lambda: library.unmute(rule.kind, rule.value), unmuted)


def _mute_sources(library: Library, ids: Sequence[int]) -> tuple[int, str]:
    count = library.mute_sources(ids)
    said = ngettext(
        "Muted {count} source; {key} undoes it.", "Muted {count} sources; {key} undoes it.", count
    )
    return count, said


def _about(rule: MuteRule) -> str:
    count = number(rule.articles)
    kinds = {"words": _("words"), "source": _("source"), "name": _("name")}
    hidden = ngettext("{count} article", "{count} articles", rule.articles).format(count=count)
    return f"{kinds[rule.kind]} · {hidden}"
