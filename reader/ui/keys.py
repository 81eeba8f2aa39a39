"""The one table of keys: bindings, key bar, help and documentation are all made from it.

The one rule: a key exists here or nowhere. `scope` says which part of the app owns the action;
whether it can be done now is decided there. `owner.verb` is a deed of the main screen, done by the
object that this holds as `owner`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from textual.binding import Binding, BindingType

from reader.ui.key_names import shown

Scope = Literal[
    "app", "home", "move", "list", "article", "entities", "filter", "prompt", "page", "company",
    "stories", "note", "picker", "help", "feeds", "feed_list", "add", "offers",
    "settings", "settings_box", "pictures",
]  # fmt: skip

GROUPS: tuple[str, ...] = (
    "Move", "Read", "Find", "Names", "Views", "Feeds", "Organise", "Program", "Boxes"
)  # fmt: skip
"""Headings of the help, in order."""


@dataclass(frozen=True, slots=True)
class Key:
    """One action and the keys that do it."""

    id: str
    """Stable name, for rebinding."""
    keys: str
    """As Textual names them, comma-separated; the first is the one that is shown. Empty: the
    action is in the palette only."""
    action: str
    scope: Scope
    group: str
    help: str
    label: str = ""
    """For the key bar, which leaves out actions without one."""
    marking: str = ""
    """The same while rows of the list are being marked."""
    told_in: Scope | None = None
    """The key bar tells it only where keys of this scope work, too."""
    priority: bool = False
    """Acts before the focused widget sees the key, so that letters typed on in the same burst
    already reach what it opened."""

    @property
    def names(self) -> Sequence[str]:
        """Its keys, unless the user has others."""
        return names_in(self.keys)

    @property
    def dispatched(self) -> str:
        """The action as Textual is told it: a deed by way of the screen that looks it up."""
        name, _, arguments = self.action.partition("(")
        if name.partition(".")[0] in (name, "app", "screen"):
            return self.action
        screen = "" if self.scope == "home" else "screen."
        return f"{screen}deed('{name}'" + (f", {arguments}" if arguments else ")")


KEYS: tuple[Key, ...] = (
    Key("move.down", "j,down", "down", "move", "Move", "Down"),
    Key("move.up", "k,up", "up", "move", "Move", "Up"),
    Key("move.half-down", "ctrl+d", "half_down", "move", "Move", "Half a page down"),
    Key("move.half-up", "ctrl+u", "half_up", "move", "Move", "Half a page up"),
    Key("move.page-down", "pagedown", "page_down", "move", "Move", "A page down"),
    Key("move.page-up", "pageup", "page_up", "move", "Move", "A page up"),
    Key("move.first", "g,home", "first", "move", "Move", "To the beginning"),
    Key("move.last", "G,end", "last", "move", "Move", "To the end"),
    Key("pane.next", "l,right,tab", "pane(1)", "home", "Move", "To the next pane"),
    Key("pane.previous", "h,left,shift+tab", "pane(-1)", "home", "Move", "To the pane before"),
    Key("list.open", "enter", "open", "list", "Read", "Open the article and mark it read", "Open"),
    Key(
        "entity.filter", "enter", "choose", "entities", "Names",
        "Only articles that name it; several names mean all of them", "Filter",
    ),
    Key(
        "entity.page", "E", "names.page", "home", "Names",
        "The page of the name under the cursor: when, with whom, where",
        "Its page", told_in="entities",
    ),
    Key(
        "entity.correct", "c", "corrections.correct", "home", "Names",
        "Correct it: rename, merge, split, another type, hide", "Correct",
    ),
    Key(
        "read.on", "space", "paging.on", "home", "Read",
        "Scroll on; at the end, the next unread article", "Read on", marking="Mark",
    ),
    Key("read.back", "b", "paging.back", "home", "Read", "A page back"),
    Key("read.next", "J", "paging.step(1)", "article", "Read", "Next article"),
    Key("read.previous", "K", "paging.step(-1)", "article", "Read", "Article before"),
    Key(
        "link.open", "enter", "follow", "article", "Read",
        "Open the link or the story that one is at", "Open link",
    ),
    Key(
        "link.next", "right_square_bracket", "link(1)", "article", "Read",
        "Next link or related story; at the end j goes on to them, too",
    ),
    Key("link.previous", "left_square_bracket", "link(-1)", "article", "Read", "Link before"),
    Key(
        "link.number", "semicolon", "paging.link", "home", "Read", "Open a link by its number",
        priority=True,
    ),
    Key("list.next-unread", "n", "paging.unread(1)", "list", "Read", "Next unread article"),
    Key("list.previous-unread", "p", "paging.unread(-1)", "list", "Read", "Unread article before"),
    Key(
        "filter", "slash", "filtering.open", "home", "Find",
        "Filter as you type; Enter or ↓ keeps it, Esc goes back", "Filter", priority=True,
    ),
    Key("filter.keep", "enter,down", "keep", "filter", "Find", "Keep the filter", "Keep"),
    Key(
        "filter.complete", "tab", "complete", "filter", "Find",
        "Complete a name, field, tag or source; again for the next (→ at the end, too)",
    ),
    Key("filter.leave", "escape", "leave", "filter", "Find", "Back to the list as it was", "Back"),
    Key(
        "leave", "q,escape", "leave", "home", "Program",
        "Back to the list, then to all of it", "Back", marking="Back",
    ),
    Key(
        "leave.program", "q", "app.quit", "home", "Program",
        "Quit, when there is no way back", "Quit",
    ),
    Key(
        "mention.next", "n", "paging.match(1)", "entities", "Names",
        "Its next mention in the article", "Next mention",
    ),
    Key(
        "names.narrow", "slash", "names.narrow", "entities", "Names",
        "Narrow the names as you type; Esc shows all", "Narrow", priority=True,
    ),
    Key("entities", "e", "names.go", "home", "Names", "Names in this article", "Names"),
    Key("bookmark", "s", "marking.bookmark", "home", "Read",
        "Bookmark, or take it off", "Bookmark", marking="Bookmark"),
    Key(
        "find", "ctrl+f", "paging.find", "home", "Find", "Find in this article", "Find",
        priority=True,
    ),
    Key("prompt.keep", "enter", "keep", "prompt", "Boxes", "Keep what was typed", "Keep"),
    Key("prompt.down", "down", "go_down", "prompt", "Boxes", "Keep it and go to what it is about"),
    Key("prompt.leave", "escape", "leave", "prompt", "Boxes", "Back to how it was", "Back"),
    Key(
        "match.next", "n", "paging.match(1)", "article", "Find",
        "Next match, or mention of the lit name", "Next match",
    ),
    Key("mention.previous", "N", "paging.match(-1)", "entities", "Names", "Mention before"),
    Key("match.previous", "N", "paging.match(-1)", "article", "Find", "Match or mention before"),
    Key("read.toggle", "m", "marking.toggle_read", "home", "Read",
        "Mark read or unread", "Read/unread", marking="Read/unread"),
    Key("tags", "t", "tagging.ask", "home", "Read", "Tags of the article", marking="Tags",
        priority=True),
    Key(
        "prompt.complete", "tab", "complete", "prompt", "Boxes",
        "Complete a tag; again for the next",
    ),
    Key(
        "read.all", "A", "marking.all_read", "home", "Read",
        "Mark the shown list read; says how many, and can be undone",
    ),
    Key("undo", "u", "marking.undo", "home", "Read", "Undo the latest change"),
    Key("redo", "ctrl+r", "marking.redo", "home", "Read", "Redo what was undone"),
    Key(
        "timeline", "T", "paging.timeline", "home", "Names",
        "Dates and amounts of this article; Enter goes to where it says so",
    ),
    Key("picker.choose", "enter", "screen.choose", "picker", "Boxes", "Take it", "Take"),
    Key("picker.down", "down", "screen.move(1)", "picker", "Boxes", "Next choice"),
    Key("picker.up", "up", "screen.move(-1)", "picker", "Boxes", "Choice before"),
    Key("picker.page-down", "pagedown", "screen.page(1)", "picker", "Boxes",
        "A page of choices on"),
    Key("picker.page-up", "pageup", "screen.page(-1)", "picker", "Boxes",
        "A page of choices back"),
    Key(
        "picker.switch", "tab", "screen.switch", "picker", "Boxes",
        "A correction everywhere, or in this article only", "Everywhere or here",
    ),
    Key("picker.leave", "escape", "screen.leave", "picker", "Boxes", "A step back", "Back"),
    Key("page.follow", "enter", "follow", "company", "Names", "To its own page", "Its page"),
    Key("page.open", "enter", "open", "stories", "Names", "Read the article", "Read"),
    Key(
        "page.other", "tab,l,right,h,left,shift+tab", "other_list", "page", "Names",
        "From the company to the articles, and back", "Other list",
    ),
    Key("page.correct", "c", "correct", "page", "Names", "Correct the name of the page", "Correct"),
    Key("page.undo", "u", "undo", "page", "Names", "Undo the latest change"),
    Key("page.redo", "ctrl+r", "redo", "page", "Names", "Redo what was undone"),
    Key("page.back", "q,escape", "back", "page", "Names", "To where one came from", "Back"),
    Key("alone", "z", "paging.alone", "home", "Read",
        "The article alone, or all panes", "Article only"),
    Key("browser", "o", "outward.browse", "home", "Read", "Open in the browser", "Browser"),
    Key("copy.address", "y", "outward.copy(False)", "home", "Read", "Copy the address"),
    Key("copy.story", "Y", "outward.copy(True)", "home", "Read", "Copy title and address"),
    Key("copy.selection", "ctrl+c,super+c", "screen.copy_text", "home", "Read",
        "Copy the text selected with the mouse"),
    Key("view.all", "1", "filtering.view('all')", "home", "Views", "All articles"),
    Key("view.unread", "2", "filtering.view('unread')", "home", "Views", "Unread articles"),
    Key("view.bookmarked", "3", "filtering.view('bookmarked')", "home", "Views",
        "Bookmarked articles"),
    Key("view.today", "4", "filtering.view('today')", "home", "Views", "Articles of today"),
    Key(
        "view.new", "full_stop", "show_new", "home", "Views",
        "Show what came meanwhile, from elsewhere", "Show new",
    ),
    Key("note", "", "marking.note", "home", "Organise", "Write a note on the article"),
    Key("view.noted", "", "searches.noted", "home", "Organise", "Articles with a note"),
    Key(
        "note.keep", "enter", "screen.keep", "note", "Boxes", "Keep the note", "Keep",
        priority=True,
    ),
    Key("note.line", "ctrl+j", "new_line", "note", "Boxes", "Another line", "New line"),
    Key("note.leave", "escape", "screen.leave", "note", "Boxes", "Leave it as it was", "Back"),
    Key("prune", "", "pruning.ask", "home", "Organise",
        "Remove old articles that you haven't kept"),
    Key("mute.source", "", "muting.source", "home", "Organise", "Mute this source"),
    Key("mute.name", "", "muting.name", "home", "Organise", "Mute the name that the cursor is on"),
    Key("mute.words", "", "muting.words", "home", "Organise", "Mute words"),
    Key("muted", "", "muting.rules", "home", "Organise",
        "Muted: what is hidden, and show it again"),
    Key(
        "select", "", "selecting.start", "home", "Organise",
        "Select many articles, to read, keep or tag them at once",
    ),
    Key("select.all", "", "selecting.all", "home", "Organise", "Select the whole list"),
    Key("sort", "", "sorting.ask", "home", "Organise", "Sort the list: by date, title, source"),
    Key("search.save", "", "searches.save", "home", "Organise", "Save this search under a name"),
    Key("feeds", "f", "app.news('feeds')", "home", "Feeds",
        "Feeds, folders and saved searches", "Feeds"),
    Key("feeds.add", "a", "app.news('add')", "home", "Feeds",
        "Add a feed, a page, a file or a folder", "Add"),
    Key("feeds.fetch-one", "r", "app.news('fetch-feed')", "home", "Feeds",
        "Fetch the feed of this article"),
    Key("feeds.fetch", "R", "app.news('fetch-all')", "home", "Feeds", "Fetch all feeds"),
    Key("export.article", "", "app.news('export', False)", "home", "Read",
        "Export this article: Markdown, HTML, EPUB, JSON Lines"),
    Key("export.list", "", "app.news('export', True)", "home", "Read",
        "Export all articles of the list"),
    Key(
        "corrections.export", "", "corrections.export", "home", "Names",
        "Export your corrections of names to a file",
    ),
    Key(
        "corrections.import", "", "corrections.import_", "home", "Names",
        "Import corrections of names from a file",
    ),
    Key("pictures", "", "app.news('pictures')", "home", "Read",
        "Show the pictures of the article, where ◫ stands"),
    Key("pictures.next", "right,l,down,j,space,n", "step(1)", "pictures", "Boxes", "Next picture",
        "Next"),
    Key("pictures.previous", "left,h,up,k,b,p", "step(-1)", "pictures", "Boxes", "Picture before",
        "Before"),
    Key("pictures.browser", "o", "browse", "pictures", "Boxes",
        "Open it in the browser", "Browser"),
    Key("pictures.back", "escape,q", "back", "pictures", "Boxes", "Back to the article", "Back"),
    Key("versions", "v", "paging.versions", "home", "Read",
        "The versions of this story: who tells it, when; Enter opens one"),
    Key("full-text", "x", "app.news('full-text')", "home", "Feeds",
        "Fetch the full text; again for what the feed gave"),
    Key("feeds.stop", "X", "app.news('stop')", "home", "Feeds", "Stop fetching or adding"),
    Key("feed.open", "enter", "open", "feed_list", "Feeds", "Show its articles", "Its articles"),
    Key("feed.add", "a", "app.news('add')", "feeds", "Feeds", "Add a feed", "Add"),
    Key("feed.fetch", "r", "fetch", "feeds", "Feeds", "Fetch this feed or folder", "Fetch"),
    Key("feed.stop", "X", "app.news('stop')", "feeds", "Feeds", "Stop fetching"),
    Key("feed.narrow", "slash", "narrow", "feeds", "Feeds",
        "Narrow the feeds as you type", "Narrow", priority=True),
    Key("feed.back", "q,escape", "back", "feeds", "Feeds", "Back to the articles", "Back"),
    Key("feed.fetch-all", "R", "app.news('fetch-all')", "feeds", "Feeds",
        "Fetch all feeds", "Fetch all"),
    Key("feed.rename", "c,f2", "rename", "feeds", "Feeds", "Change its name", "Rename",
        priority=True),
    Key("feed.move", "m", "move", "feeds", "Feeds", "Move it to a folder", "Move", priority=True),
    Key("feed.unsubscribe", "d,delete", "unsubscribe", "feeds", "Feeds",
        "Unsubscribe, or remove the search; articles stay", "Unsubscribe"),
    Key("feed.full-text", "x", "full_text", "feeds", "Feeds",
        "Fetch the full text of its articles from now on, or no more", "Full text"),
    Key("feed.undo", "u", "undo", "feeds", "Feeds", "Undo the latest change"),
    Key("feed.redo", "ctrl+r", "redo", "feeds", "Feeds", "Redo what was undone"),
    Key("offer.tick", "space", "tick", "offers", "Boxes", "Tick a feed that is offered", "Tick"),
    Key("offer.follow", "enter", "follow", "offers", "Boxes",
        "Follow the ticked feeds, or this one", "Follow"),
    Key("add.find-out", "enter", "screen.find_out", "add", "Boxes",
        "Take the file, or see which feeds are there", "Add"),
    Key("add.down", "down", "screen.to_offers", "add", "Boxes", "To the feeds that are offered"),
    Key("add.leave", "escape", "screen.leave", "add", "Boxes", "Add nothing", "Close"),
    Key("measure.longer", "plus", "suiting.measure(1)", "home", "Views",
        "Longer lines in the article"),
    Key("measure.shorter", "minus", "suiting.measure(-1)", "home", "Views",
        "Shorter lines in the article"),
    Key("pane.wider", "greater_than_sign", "suiting.widen(1)", "home", "Views", "A wider pane"),
    Key("pane.narrower", "less_than_sign", "suiting.widen(-1)", "home", "Views", "A narrower pane"),
    Key("pane.even", "", "suiting.even", "home", "Views", "Panes as wide as the window suggests"),
    Key("pane.names", "", "suiting.names", "home", "Views",
        "Hide the names until they are asked for, or show them always"),
    Key("settings", "comma", "suiting.settings", "home", "Program", "Settings, themes and keys",
        "Settings"),
    Key("setting.change", "right,l,enter,space", "change(1)", "settings", "Boxes",
        "The next value", "Change"),
    Key("setting.back", "left,h", "change(-1)", "settings", "Boxes", "The value before"),
    Key("settings.keys", "tab", "switch", "settings_box", "Boxes",
        "From the settings to the keys, and back", "Settings or keys"),
    Key("settings.down", "down,j,pagedown", "scroll(10)", "settings_box", "Boxes",
        "Keys further on"),
    Key("settings.up", "up,k,pageup", "scroll(-10)", "settings_box", "Boxes",
        "Keys further back"),
    Key("settings.close", "escape,q,comma", "leave", "settings_box", "Boxes",
        "Close the settings", "Close"),
    Key("commands", "ctrl+p,colon", "command_palette", "app", "Program",
        "Commands and articles by name", "Commands", marking="Commands"),
    Key("help.close", "escape", "close", "help", "Boxes", "Close the help", "Close"),
    Key("help.on", "down,pagedown", "scroll(1)", "help", "Boxes", "A page on"),
    Key("help.back", "up,pageup", "scroll(-1)", "help", "Boxes", "A page back"),
    Key("page.help", "question_mark,f1", "help", "page", "Program", "These keys", "Keys"),
    Key("feed.help", "question_mark,f1", "help", "feeds", "Program", "These keys", "Keys"),
    Key("help", "question_mark,f1", "help", "home", "Program", "These keys", "Keys",
        marking="Keys"),
    Key("quit", "ctrl+q", "quit", "app", "Program", "Quit at once", priority=True),
)  # fmt: skip

UNBOUND = "unbound-"
"""Begins the name of a key that no keyboard has, for what has no key but may be given one."""

_rebound: dict[str, str] = {}


def use(rebound: Mapping[str, str]) -> dict[str, str]:
    """Have the user's keys shown in place of the table's; the keymap that makes them work.

    The keymap also names whatever shares a key with them, which Textual would else drop.
    """
    _rebound.clear()
    _rebound.update(rebound)
    told, reached = set(rebound), set[str]()
    while len(told) > len(reached):
        reached = set(told)
        keys = {name for key in KEYS if key.id in told for name in (*key.names, *keys_of(key))}
        told |= {key.id for key in KEYS if keys.intersection(key.names)}
    by_id = {key.id: keys_of(key) for key in KEYS if key.id in told}
    return {id: ",".join(names) or UNBOUND + id for id, names in by_id.items()}


def keys_of(key: Key) -> Sequence[str]:
    """The keys that do it now, as Textual names them, the one that is shown first."""
    return names_in(_rebound.get(key.id, key.keys))


def names_in(keys: str) -> Sequence[str]:
    """The names in a list with commas between."""
    return [name for name in keys.split(",") if name]


def key_for(id: str) -> str:
    """The key that does something now, as one would write it, to be told in a sentence."""
    key = next(key for key in KEYS if key.id == id)
    return shown(next(iter(keys_of(key)), "ctrl+p"))


def bindings(*scopes: Scope) -> list[BindingType]:
    """The bindings of these scopes, for a class's `BINDINGS`."""
    return [
        Binding(
            key.keys or UNBOUND + key.id,
            key.dispatched,
            key.label or key.help,
            show=bool(key.label),
            tooltip=key.help,
            id=key.id,
            priority=key.priority,
        )
        for key in KEYS
        if key.scope in scopes
    ]


def all_shown(key: Key) -> str:
    """All keys of an action, as one would write them."""
    return " ".join(map(shown, keys_of(key)))
