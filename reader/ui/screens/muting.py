"""Muting on a screen: this source, this name, some words; and what is muted, to show it again.

The one rule: what is muted goes from the list at once, and the cursor stays where it was.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.language import _, ngettext, number
from reader.model import MuteKind, MuteRule
from reader.ui.keys import key_for
from reader.ui.narrowing import Narrowing
from reader.ui.screens.saving import Saving
from reader.ui.widgets.article_list import ArticleList


class Muting(Saving, inherit_bindings=False):
    """A screen whose list can be kept free of what one never wants to see."""

    articles: ArticleList

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether there is a source or a name to mute."""
        match action:
            case "mute_source":
                return self.current is not None and bool(self.current.source)
            case "mute_name":
                return self.names.entity is not None
        return super().check_action(action, parameters)

    def action_mute_source(self) -> None:
        """Never show what this source brings."""
        if self.current is not None and self.current.source:
            self._mute("source", self.current.source)

    def action_mute_name(self) -> None:
        """Never show what names the name under the cursor."""
        entity = self.names.entity
        if entity is not None:
            self._mute("name", entity.id, entity.name)

    def action_mute_words(self) -> None:
        """Never show what says some words."""
        text = self.finding.narrowing.text.strip()
        self.ask(_("Never show articles about:"), text, lambda words: self._mute("words", words))

    def action_muted(self) -> None:
        """Show the rules; picking one takes it off."""
        library = self.librarian.library
        self.librarian.change(lambda: library.mute_rules(counted=True), self._show_rules)

    def relist(self) -> None:
        """Show what the list has now; the cursor stays on its article, or on the one after."""
        self.finding.renew_near(self.articles.ids, self.articles.cursor)

    def _mute(self, kind: MuteKind, value: str, name: str = "") -> None:
        library = self.librarian.library
        said = _("Muted {name}; {key} takes it back.")

        def muted(is_new: bool) -> None:
            text = said if is_new else _("{name} is muted already.")
            self.tell(text.format(name=name or value.strip(), key=key_for("undo")))
            self.relist()

        self.librarian.change(lambda: library.mute(kind, value), muted)

    def _show_rules(self, rules: Sequence[MuteRule]) -> None:
        from reader.ui.render.choice import Choice  # a box; not for the first frame
        from reader.ui.screens.menu import Menu

        if not rules:
            self.tell(_("Nothing is muted; the commands mute a source, a name or words."))
            return
        choices: list[Choice[MuteRule | str]] = []
        choices += [Choice(rule, rule.name, _about(rule)) for rule in rules]
        choices.append(Choice("is:muted", _("Show what is hidden")))
        menu = Menu(_("Muted. Enter on one shows its articles again."), choices)
        self.app.push_screen(menu, self._picked)

    def _picked(self, picked: MuteRule | str | None) -> None:
        if isinstance(picked, str):
            self.finding.narrow(Narrowing(text=picked))
            self.panes.go_to("list")
        elif picked is not None:
            self._unmute(picked)

    def _unmute(self, rule: MuteRule) -> None:
        library = self.librarian.library
        said = _("{name} is shown again; {key} takes it back.")

        def unmuted(_done: None) -> None:
            self.tell(said.format(name=rule.name, key=key_for("undo")))
            self.relist()

        self.librarian.change(lambda: library.unmute(rule.kind, rule.value), unmuted)


def _about(rule: MuteRule) -> str:
    count = number(rule.articles)
    kinds = {"words": _("words"), "source": _("source"), "name": _("name")}
    hidden = ngettext("{count} article", "{count} articles", rule.articles).format(count=count)
    return f"{kinds[rule.kind]} · {hidden}"
