"""The command palette's entries: every action, themes, languages, articles by what they say.

Owns matching in the palette. The one rule: both sides are folded, so no diacritic is needed.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.types import IgnoreReturnCallbackType

from reader.language import _
from reader.library import Library
from reader.model import Interrupted, ReaderError, Row, SavedSearch
from reader.settings.rules import LANGUAGE, THEME
from reader.text import fold
from reader.ui.command_words import words_for
from reader.ui.keys import KEYS, all_shown, key_for
from reader.ui.render.content import content
from reader.ui.render.safe import safe
from reader.ui.render.settings import said
from reader.ui.screens.home import Home

ARTICLES = 12
"""Articles that the palette offers at most."""


class Command(NamedTuple):
    """An entry of the palette."""

    name: str
    run: IgnoreReturnCallbackType
    help: str = ""
    words: str = ""
    """Other words that find it."""


class Commands(Provider):
    """Actions that make sense now, saved searches, themes, and articles."""

    _saved: Sequence[SavedSearch] = ()

    async def startup(self) -> None:
        """Look up the saved searches once; they don't change while the palette is open."""
        home = self._home
        if home is not None:
            self._saved = await asyncio.to_thread(_saved_searches, home.desk.librarian.library)

    async def discover(self) -> Hits:
        """Everything but articles."""
        for command in self._commands():
            shown = _with_remark(content(command.name), command.help)
            yield DiscoveryHit(shown, command.run, text=command.name)

    async def search(self, query: str) -> Hits:
        """What all words of the query occur in."""
        words = fold(query).split()
        for command in (*self._commands(), *self._changes()):
            if score := _score(words, fold(command.name), fold(command.words)):
                yield Hit(
                    score,
                    _with_remark(self._lit(command.name, words), command.help),
                    command.run,
                    text=command.name,
                )
        home = self._home
        if home is not None:
            for rank, row in enumerate(await self._articles(home, query)):
                lit = self._lit(safe(row.title), words)
                yield Hit(
                    0.6 - rank / 100,
                    _with_remark(lit, safe(row.source or _("Article"))),
                    partial(home.desk.opening.open, row.id),
                    text=safe(row.title),
                )

    @property
    def _home(self) -> Home | None:
        return self.screen if isinstance(self.screen, Home) else None

    def _commands(self) -> Iterator[Command]:
        home = self._home
        if home is not None:
            for key in KEYS:
                if (
                    key.scope == "home"
                    and key.group != "Move"
                    and key.action != "app.quit"
                    and home.can(key.action)
                ):
                    run = partial(self.app.run_action, key.dispatched, home)
                    yield Command(_(key.help), run, all_shown(key), words_for(key.id))
            for one in self._saved:
                name = _("Search: {name}").format(name=safe(one.name))
                show = partial(home.desk.searches.open, one.query)
                yield Command(name, show, safe(one.query), words_for("searches"))
        yield from self._preferences()
        quit = partial(self.app.run_action, "quit")
        yield Command(_("Quit"), quit, key_for("quit"), words_for("quit"))

    def _preferences(self) -> Iterator[Command]:
        for name, rule, title in (
            ("theme", THEME, _("Theme: {name}")),
            ("language", LANGUAGE, _("Language: {name}")),
        ):
            for word in rule.words:
                run = partial(self.app.run_action, f"app.prefer('{name}', '{word}')")
                said_so = title.format(name=said(name, word))
                yield Command(said_so, run, words=words_for(name))

    def _changes(self) -> Iterator[Command]:
        """What is found by name, but would only be in the way of what one opens often."""
        home = self._home
        if home is not None:
            for one in self._saved:
                rename = _("Rename the search: {name}").format(name=safe(one.name))
                yield Command(rename, partial(home.desk.searches.rename, one.name))
                remove = _("Remove the search: {name}").format(name=safe(one.name))
                yield Command(remove, partial(home.desk.searches.remove, one.name))

    async def _articles(self, home: Home, query: str) -> list[Row]:
        library = home.desk.librarian.library

        def find() -> list[Row]:
            listing = library.find(query, limit=ARTICLES, typing=True)
            return library.rows(listing.ids[:ARTICLES], listing.words)

        try:
            return await asyncio.to_thread(find)
        except (ReaderError, Interrupted):
            return []

    def _lit(self, name: str, words: list[str]) -> Content:
        """The name with what was typed lit, where folding keeps the length."""
        lit, folded = Content(name), fold(name)
        if self.match_style is None or len(folded) != len(name):
            return lit
        for word in words:
            at = folded.find(word)
            if at >= 0:
                lit = lit.stylize(self.match_style, at, at + len(word))
        return lit


def _score(words: list[str], name: str, other: str) -> float:
    """How well a command answers: by its name, else by other words for it; 0, if it doesn't."""
    if all(word in name for word in words):
        starts = not words or any(part.startswith(words[0]) for part in name.split())
        return 0.9 if starts else 0.7
    parts = [*name.split(), *other.split()]
    return 0.65 if all(any(part.startswith(word) for part in parts) for word in words) else 0


def _with_remark(name: Content, remark: str) -> Content:
    """A name with its key or source behind it; Textual's own help line would read it as markup."""
    return Content.assemble(name, (f"   {remark}", "$ink-muted")) if remark else name


def _saved_searches(library: Library) -> list[SavedSearch]:
    try:
        return library.saved_searches(counted=False)
    except ReaderError:
        return []  # what is wrong with the library is said when it is next read
