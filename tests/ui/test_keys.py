"""One table of keys: bindings, key bar and help say the same, and what the bar shows works."""

from __future__ import annotations

from collections import Counter
from itertools import chain

import pytest
from rich.cells import cell_len
from textual import events
from textual.binding import Binding
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from reader.ui.app import ReaderApp
from reader.ui.key_names import shown
from reader.ui.keys import GROUPS, KEYS, Key, Scope, all_shown, bindings
from reader.ui.render.help import COLUMN, IN_PALETTE, help_content
from reader.ui.render.key_bar import Hint, key_line
from reader.ui.screens.adding import AddScreen
from reader.ui.screens.entity import EntityScreen, StoryList
from reader.ui.screens.feeds import FeedsScreen
from reader.ui.screens.help import HelpScreen
from reader.ui.screens.home import Home
from reader.ui.screens.note import NoteArea, NoteScreen
from reader.ui.screens.picker import Picker, PickerInput
from reader.ui.screens.pictures import PicturesScreen
from reader.ui.screens.settings import SettingsScreen
from reader.ui.widgets.article_list import ArticleList
from reader.ui.widgets.article_view import ArticleView
from reader.ui.widgets.company_list import CompanyList
from reader.ui.widgets.entity_list import EntityList
from reader.ui.widgets.feed_list import FeedList
from reader.ui.widgets.filter_input import FilterInput
from reader.ui.widgets.key_bar import KeyBar
from reader.ui.widgets.offer_list import OfferList
from reader.ui.widgets.prompt_line import PromptInput
from reader.ui.widgets.settings_list import SettingsList
from tests.ui.conftest import Drive, MakeApp, settled
from tests.ui.shelf import ARTICLES, NOW, Shelf

Owner = type[Screen[None]] | type[Widget] | type[ReaderApp]
OWNERS: dict[Scope, tuple[Owner, ...]] = {
    "app": (ReaderApp,),
    "home": (Home,),
    "move": (ArticleList, ArticleView, EntityList, CompanyList, StoryList),
    "list": (ArticleList,),
    "article": (ArticleView,),
    "entities": (EntityList,),
    "filter": (FilterInput,),
    "prompt": (PromptInput,),
    "page": (EntityScreen,),
    "company": (CompanyList,),
    "stories": (StoryList,),
    "pictures": (PicturesScreen,),
    "note": (NoteArea,),
    "picker": (PickerInput,),
    "help": (HelpScreen,),
    "settings": (SettingsList,),
    "settings_box": (SettingsScreen,),
    "feeds": (FeedsScreen,),
    "feed_list": (FeedList,),
    "add": (AddScreen,),
    "offers": (OfferList,),
}

SCREENS: dict[Scope, tuple[Owner, ...]] = {
    "pictures": (PicturesScreen,),
    "note": (NoteScreen,),
    "picker": (Picker,),
    "add": (AddScreen,),
}
"""Where it is not the main screen that acts for a widget."""


def ids(owner: Owner) -> set[str | None]:
    lists = (cls.__dict__.get("BINDINGS", ()) for cls in owner.__mro__)
    return {item.id for item in chain.from_iterable(lists) if isinstance(item, Binding)}


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.id)
def test_every_key_is_bound_where_the_table_says(key: Key) -> None:
    for owner in OWNERS[key.scope]:
        assert key.id in ids(owner)


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.id)
def test_every_action_exists(key: Key) -> None:
    name = key.action.partition("(")[0]
    if key.dispatched != key.action:
        assert name in Home(Shelf(ARTICLES), NOW).desk.deeds
        return
    owners: tuple[Owner, ...] = OWNERS[key.scope]
    if name.startswith("app."):
        name, owners = name.removeprefix("app."), (ReaderApp,)
    if name.startswith("screen."):
        name, owners = name.removeprefix("screen."), SCREENS.get(key.scope, (Home,))
    assert all(hasattr(owner, f"action_{name}") for owner in owners)


def test_nothing_is_bound_outside_the_table() -> None:
    known = {key.id for key in KEYS}
    for owner in (Home, HelpScreen, ReaderApp, ArticleList, ArticleView, EntityList):
        own = (item for item in owner.BINDINGS if isinstance(item, Binding))
        assert {item.id for item in own} <= known


def test_ids_are_unique_and_every_group_is_shown() -> None:
    assert max(Counter(key.id for key in KEYS).values()) == 1
    assert {key.group for key in KEYS} == set(GROUPS)


@pytest.mark.parametrize("scope", ["move", "list", "article", "entities", "home", "filter"])
def test_no_key_means_two_things_in_one_place(scope: Scope) -> None:
    scopes = {scope, "move"} if scope in {"list", "article", "entities"} else {scope}
    own = (key for key in KEYS if key.scope in scopes and key.keys)
    names = Counter(name for key in own for name in key.keys.split(","))
    twice = [name for name, times in names.items() if times > 1]
    assert twice == (["q"] if scope == "home" else [])  # back while there is a way back, else quit


def test_the_help_tells_every_key() -> None:
    text = help_content().plain
    for key in KEYS:
        assert key.help in text
        assert (all_shown(key) or IN_PALETTE) in text


@pytest.mark.parametrize(
    ("query", "found"), [("BROWSER", "Open in the browser"), ("pgdn", "A page down")]
)
def test_the_help_is_searched_without_regard_to_case(query: str, found: str) -> None:
    text = help_content(query).plain
    assert found in text
    assert "Bookmark" not in text


def test_the_help_tells_the_keys_of_the_feeds_from_those_of_the_articles() -> None:
    lines = help_content("feed").plain.split("\n")
    fetch = [line for line in lines if line.startswith("r ")]
    assert ["among the feeds" in line for line in fetch] == [False, True]


def test_a_search_of_the_help_that_finds_nothing_says_so() -> None:
    assert "No key for “[/]”." in help_content("[/]").plain


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("ctrl+d", "^D"), ("slash", "/"), ("question_mark", "?"), ("G", "G"), ("enter", "Enter"),
        ("delete", "Del"),
    ],
)  # fmt: skip
def test_keys_are_written_as_one_would_write_them(key: str, name: str) -> None:
    assert shown(key) == name


def test_bindings_carry_ids_for_rebinding() -> None:
    made = [item for item in bindings("list", "article") if isinstance(item, Binding)]
    assert {"list.open", "match.next"} <= {item.id for item in made}


@pytest.mark.parametrize("width", [0, 5, 20, 40, 80])
def test_the_bar_keeps_the_help_and_leaves_out_what_doesnt_fit(width: int) -> None:
    hints = [Hint("Enter", "Open"), Hint("s", "Bookmark"), Hint("o", "Browser")]
    text = key_line(hints, width, Hint("?", "Keys")).text
    assert text.strip().endswith("? Keys")
    assert cell_len(text.rstrip()) <= max(width, 7)


def test_a_long_description_goes_on_beneath_itself() -> None:
    lines = help_content("next link", width=50).plain.split("\n")
    first = next(at for at, line in enumerate(lines) if line.startswith("]"))
    assert len(lines[first]) <= 50
    assert lines[first + 1].startswith(" " * COLUMN)
    assert lines[first + 1].strip()


async def test_the_bar_follows_the_focus(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(200, 24)) as pilot:

        async def bar_after(*keys: str) -> str:
            for key in keys:
                await pilot.press(key)
            await settled(pilot)
            await pilot.pause()
            return app.screen.query_one(KeyBar).render_line(0).text

        bar = await bar_after()
        assert "Enter Open" in bar
        assert "Next match" not in bar
        assert "q Quit" in bar
        assert "Enter Filter" in await bar_after("e")
        article = await bar_after("e")
        assert "n Next match" in article
        assert "q Back" in article
        typing = await bar_after("slash")
        assert "Enter Keep" in typing
        assert "Esc Back" in typing
        assert "Bookmark" not in typing


async def test_every_key_of_the_bar_does_something(make_app: MakeApp) -> None:
    """The bar's keys are the active bindings, so each must be enabled on the way from focus up."""
    app = make_app()
    async with app.run_test(size=(200, 24)) as pilot:
        await settled(pilot)
        await pilot.pause()
        bar = app.screen.query_one(KeyBar)
        active = {entry.binding.id for entry in app.screen.active_bindings.values()}
        labels = {hint.label for hint in bar._hints}
        labelled = [key for key in KEYS if key.id in active and key.label]
        assert labels == {key.label for key in labelled if key.told_in is None}
        assert [key.id for key in labelled if key.told_in] == ["entity.page"]
        await pilot.press("e")
        await settled(pilot)
        await pilot.pause()
        assert "Its page" in {hint.label for hint in bar._hints}


async def test_the_help_opens_searches_and_closes(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        assert isinstance(app.screen, HelpScreen)
        await pilot.press(*"browser")
        await pilot.pause()
        drawn = "\n".join(strip.text for strip in app.screen._compositor.render_strips())
        assert "Open in the browser" in drawn
        assert "Half a page down" not in drawn
        await pilot.press(*["backspace"] * 7, *["pagedown"] * 9)
        await pilot.pause()
        drawn = "\n".join(strip.text for strip in app.screen._compositor.render_strips())
        assert "Close the help" in drawn
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, Home)


async def test_the_help_fills_its_box_at_any_width(drive: Drive) -> None:
    async with drive(size=(120, 30)) as ui:
        await ui.press("question_mark")
        for size in ((120, 30), (60, 30), (100, 40)):
            await ui.pilot.resize_terminal(*size)
            await ui.settle()
            shown = [line for line in ui.screen.split("\n") if "j ↓" in line or "G End" in line]
            assert len(shown) == 2


async def test_letters_typed_before_a_box_is_open_reach_it(drive: Drive) -> None:
    async with drive() as ui:
        ui.app.news.add()
        for letter in "abc":
            ui.app.post_message(events.Key(letter, letter))
        ui.app.post_message(events.Paste("/def"))
        await ui.settle()
        assert ui.app.screen.query_one(Input).value == "abc/def"
