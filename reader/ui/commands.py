"""What the palette offers: every action that makes sense now, settings, and what one follows.

Owns what answers to what is typed. The one rule: both sides are folded, so no diacritic is needed.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Iterator
from functools import partial
from typing import NamedTuple, TypeAlias

from textual.app import App
from textual.screen import Screen

from reader.language import _
from reader.model import Entity, Row
from reader.settings.rules import LANGUAGE, THEME
from reader.text import fold
from reader.ui.command_words import words_for
from reader.ui.correcting import entity_note
from reader.ui.keys import KEYS, all_shown, key_for
from reader.ui.render.choice import Choice, lit
from reader.ui.render.feeds import SIGNS as FEED_SIGNS
from reader.ui.render.feeds import Entry
from reader.ui.render.kinds import SIGNS, STYLES
from reader.ui.render.settings import said
from reader.ui.screens.home import Home

Run: TypeAlias = Callable[[], Awaitable[object] | None]


class Command(NamedTuple):
    """Something that can be done by its name."""

    name: str
    run: Run
    note: str = ""
    words: str = ""
    """Other words that find it."""
    sign: str = " "
    is_offered: bool = True
    """Before anything is typed, too."""


def commands_on(screen: Screen[object]) -> Iterator[Command]:
    """The actions that make sense on a screen, the settings that have few values, and leaving."""
    app = screen.app
    yield from _of_home(screen) if isinstance(screen, Home) else _bound(screen)
    yield from _preferences(app)
    yield Command(_("Quit"), partial(app.run_action, "quit"), key_for("quit"), words_for("quit"))


def _of_home(home: Home) -> Iterator[Command]:
    """Those of the main screen, whichever pane one is in."""
    for key in KEYS:
        if (
            key.scope == "home"
            and key.group != "Move"
            and key.action != "app.quit"
            and home.can(key.action)
        ):
            run = partial(home.app.run_action, key.dispatched, home)
            yield Command(_(key.help), run, all_shown(key), words_for(key.id))


def _bound(screen: Screen[object]) -> Iterator[Command]:
    """Those whose keys work where the focus is."""
    active = {entry.binding.id: entry for entry in screen.active_bindings.values() if entry.enabled}
    for key in KEYS:
        if key.id in active and key.group != "Move" and key.scope != "app":
            run = partial(screen.app.run_action, key.dispatched, active[key.id].node)
            yield Command(_(key.help), run, all_shown(key), words_for(key.id))


def _preferences(app: App[object]) -> Iterator[Command]:
    for name, rule, title in (
        ("theme", THEME, _("Theme: {name}")),
        ("language", LANGUAGE, _("Language: {name}")),
    ):
        for word in rule.words:
            run = partial(app.run_action, f"app.prefer('{name}', '{word}')")
            yield Command(title.format(name=said(name, word)), run, words=words_for(name))


def followed(home: Home, entries: Iterable[Entry]) -> Iterator[Command]:
    """Saved searches, folders and feeds: to see their articles; and what can become of searches."""
    searches = home.desk.searches
    for entry in entries:
        show = partial(searches.open, entry.query)
        if entry.kind == "search":
            words, sign = words_for("searches"), FEED_SIGNS["search"]
            name = _("Search: {name}").format(name=entry.name)
            yield Command(name, show, entry.query, words, sign)
            rename = _("Rename the search: {name}").format(name=entry.name)
            yield Command(rename, partial(searches.rename, entry.name), is_offered=False)
            remove = _("Remove the search: {name}").format(name=entry.name)
            yield Command(remove, partial(searches.remove, entry.name), is_offered=False)
        else:
            title = _("Folder: {name}") if entry.kind == "folder" else _("Feed: {name}")
            words = " ".join(
                (words_for("feeds"), *(feed.url.partition("://")[2] for feed in entry.feeds))
            )
            name = title.format(name=entry.name)
            yield Command(name, show, entry.unread_said, words, is_offered=False)


def answering(commands: Iterable[Command], typed: str) -> list[Choice[Run]]:
    """The commands that answer to what is typed, the nearest first; all that are offered, if none.

    Nearest are those whose name begins so, then those with a word that does, then those that only
    contain it, then those for which it is another word.
    """
    words = fold(typed).split()
    if not words:
        return [_choice(one, words) for one in commands if one.is_offered]
    scored = [(_score(words, fold(one.name), fold(one.words)), one) for one in commands]
    ordered = sorted((pair for pair in scored if pair[0]), key=lambda pair: -pair[0])
    return [_choice(one, words) for _score_of, one in ordered]


def _choice(command: Command, words: list[str]) -> Choice[Run]:
    return lit(Choice(command.run, command.name, command.note, command.sign), words)


def _score(words: list[str], name: str, other: str) -> int:
    """How well a command answers: by its name, else by other words for it; 0, if it doesn't."""
    if all(word in name for word in words):
        if name.startswith(words[0]):
            return 4
        return 3 if any(part.startswith(words[0]) for part in name.split()) else 2
    parts = [*name.split(), *other.split()]
    return int(all(any(part.startswith(word) for part in parts) for word in words))


def names_and_articles(
    home: Home, entities: Iterable[Entity], rows: Iterable[Row], typed: str
) -> Iterator[Choice[Run]]:
    """What the library has for it: names lead to their pages, articles are opened."""
    words, desk = fold(typed).split(), home.desk
    for one in entities:
        page: Run = partial(desk.names.open_page, one.id)
        yield lit(
            Choice(
                page, _as_asked(one, words), entity_note(one), SIGNS[one.type], STYLES[one.type]
            ),
            words,
        )
    for row in rows:
        read: Run = partial(desk.opening.open, row.id)
        yield lit(Choice(read, row.title, row.source or _("Article")), words)


def _as_asked(entity: Entity, words: list[str]) -> str:
    """Its name, and behind it the alias by which it was asked for, if it was by one."""
    if all(word in fold(entity.name) for word in words):
        return entity.name
    meant = (alias for alias in entity.aliases if all(word in fold(alias) for word in words))
    alias = next(meant, "")
    return f"{entity.name} ({alias})" if alias else entity.name
