"""The command palette: actions, themes and articles, found without diacritics."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.pilot import Pilot

from reader.language import choose, chosen
from reader.model import Feed
from reader.settings.rules import RULES
from reader.ui.app import ReaderApp
from reader.ui.command_words import WORDS
from reader.ui.keys import KEYS
from reader.ui.screens.entity import EntityScreen
from reader.ui.screens.home import Home
from reader.ui.screens.palette import Palette
from reader.ui.widgets.choice_list import ChoiceList
from tests.ui.conftest import MakeApp, settled
from tests.ui.shelf import BRIDGE, Shelf

COMMON_WORDS = {
    "dark mode": "Theme: dark",
    "color": "Theme: light",
    "language": "Language: English",
    "tiếng Việt": "Language: Tiếng Việt",
    "vietnamese": "Language: Tiếng Việt",
    "ngon ngu": "Language: Tiếng Việt",
    "font": "Settings, themes and keys",
    "text width": "Longer lines in the article",
    "delete old": "Remove old articles that you haven't kept",
    "delete": "Feeds, folders and saved searches",
    "subscribe": "Add a feed, a page, a file or a folder",
    "import": "Add a feed, a page, a file or a folder",
    "star": "Bookmark, or take it off",
    "label": "Tags of the article",
    "comment": "Write a note on the article",
    "block": "Mute words",
    "unmute": "Muted: what is hidden, and show it again",
    "print": "Export this article: Markdown, HTML, EPUB, JSON Lines",
    "help": "These keys",
    "shortcuts": "These keys",
    "refresh": "Fetch all feeds",
    "web": "Open in the browser",
    "people": "Names in this article",
    "fullscreen": "The article alone, or all panes",
    "exit": "Quit",
    "thoát": "Quit",
}
"""What people type, and the action that they mean."""


def palette_of(app: ReaderApp) -> Palette:
    """The palette, which is open."""
    assert isinstance(app.screen, Palette)
    return app.screen


@asynccontextmanager
async def opened(app: ReaderApp, key: str = "ctrl+p") -> AsyncIterator[Pilot[None]]:
    """The app, running, with the palette over the main screen."""
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await pilot.press(key)
        await settled(pilot)
        yield pilot


async def offered(app: ReaderApp, pilot: Pilot[None], query: str) -> list[str]:
    """What the palette offers for a query."""
    palette = palette_of(app)
    palette.field.value = query
    await settled(pilot)
    return [f"{choice.name}   {choice.note}" for choice in palette.choices.shown]


async def test_articles_are_found_without_accents_and_opened(make_app: MakeApp) -> None:
    app = make_app()
    async with opened(app) as pilot:
        assert any("Đà Nẵng mở lại cầu" in text for text in await offered(app, pilot, "cau di bo"))
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, Home)
        assert app.screen.current is not None
        assert app.screen.current.id == 2
        shelf = app.screen.desk.librarian.library
        assert isinstance(shelf, Shelf)
        assert shelf.state[2] == (True, False)


async def test_a_colon_opens_it_and_actions_are_offered_with_their_keys(make_app: MakeApp) -> None:
    app = make_app()
    async with opened(app, "colon") as pilot:
        assert isinstance(app.screen, Palette)
        found = await offered(app, pilot, "bookmark")
        assert any(text.startswith("Bookmark, or take it off") for text in found)
        assert any("Bookmarked articles" in text for text in found)


@pytest.mark.parametrize(
    ("typed", "first"),
    [("export", "Export this article"), ("select", "Select many"), ("mute", "Mute this source")],
)
async def test_what_begins_with_the_word_and_is_wanted_most_is_offered_first(
    make_app: MakeApp, typed: str, first: str
) -> None:
    app = make_app()
    async with opened(app) as pilot:
        assert (await offered(app, pilot, typed))[0].startswith(first)


async def test_a_name_leads_to_its_page(make_app: MakeApp) -> None:
    app = make_app()
    async with opened(app) as pilot:
        found = await offered(app, pilot, "to lam")
        assert found[0].startswith("Tô Lâm   Person · ")
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, EntityScreen)


async def test_an_alias_that_was_typed_is_told_beside_the_name(make_app: MakeApp) -> None:
    app = make_app()
    async with opened(app) as pilot:
        found = await offered(app, pilot, "ong to lam")
        assert found[0].startswith("Tô Lâm (ông Tô Lâm)   Person")


async def test_names_come_before_articles_and_after_commands(make_app: MakeApp) -> None:
    app = make_app()
    async with opened(app) as pilot:
        found = await offered(app, pilot, "da nang")
        assert [text.split("   ")[0] for text in found[:2]] == ["Đà Nẵng", BRIDGE.title]
        kinds = await offered(app, pilot, "a")
        signs = [choice.sign for choice in palette_of(app).choices.shown]
        assert len(kinds) > 20
        assert signs[: signs.index("◆")] == [" "] * signs.index("◆")


async def test_feeds_and_folders_show_their_articles(make_app: MakeApp) -> None:
    app = make_app()
    shelf = app.library
    assert isinstance(shelf, Shelf)
    shelf.follows.known = [
        Feed("https://song.example/rss", "Sông Hồng", "Miền Bắc", unread=7),
        Feed("https://bien.example/rss", "Biển Đông", "Miền Bắc", error="the server answers 503"),
    ]
    async with opened(app) as pilot:
        assert not any("Feed:" in choice.name for choice in palette_of(app).choices.shown)
        assert "Folder: Miền Bắc   7 unread" in await offered(app, pilot, "mien bac")
        assert "Feed: Biển Đông   " in await offered(app, pilot, "bien.example")
        assert (await offered(app, pilot, "song hong"))[0] == "Feed: Sông Hồng   7 unread"
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, Home)
        assert shelf.calls.finds[-1][0] == 'feed:"Sông Hồng"'


async def test_what_was_typed_is_lit_in_names_whatever_their_marks(make_app: MakeApp) -> None:
    app = make_app()
    async with opened(app) as pilot:
        await offered(app, pilot, "đa nang")
        (choice,) = [one for one in palette_of(app).choices.shown if one.name == "Đà Nẵng"]
        assert sorted(choice.name[start:end] for start, end in choice.lit) == ["Nẵng", "Đà"]


async def test_a_late_answer_leaves_the_cursor_where_one_went(make_app: MakeApp) -> None:
    app = make_app()
    async with opened(app) as pilot:
        palette = palette_of(app)
        palette.field.value = "mark"
        await pilot.press("down", "down")
        await settled(pilot)
        assert palette.choices.cursor == 2


async def test_other_screens_offer_what_their_keys_do(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await pilot.press("e", "E")
        await settled(pilot)
        await pilot.press("ctrl+p")
        found = await offered(app, pilot, "correct")
        assert "Correct the name of the page   c" in found
        assert "Bookmark, or take it off   s" not in await offered(app, pilot, "bookmark")
        await offered(app, pilot, "came from")
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, Home)


@pytest.mark.parametrize("language", ["en", "vi"])
async def test_every_command_is_told_in_full_at_80_columns(
    make_app: MakeApp, language: str
) -> None:
    choose(language)
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p")
        await settled(pilot)
        choices = app.screen.query_one(ChoiceList)
        lines = [
            choices.row_line(index, 0, choices.size.width, False).text
            for index in range(choices.row_count)
        ]
        assert [line for line in lines if "…" in line] == []


async def test_the_theme_is_changed_from_the_palette(make_app: MakeApp) -> None:
    app = make_app()
    async with opened(app) as pilot:
        await offered(app, pilot, "theme light")
        await pilot.press("enter")
        await settled(pilot)
        assert app.theme == "reader-light"


async def test_what_makes_no_sense_now_is_not_offered(make_app: MakeApp) -> None:
    app = make_app([])
    async with opened(app) as pilot:
        found = await offered(app, pilot, "browser")
        assert not any("Open in the browser" in text for text in found)


async def test_a_failing_library_leaves_the_actions(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        home = app.screen
        assert isinstance(home, Home)
        from reader.model import LibraryError

        home.desk.librarian.library.fails = LibraryError("gone")  # type: ignore[attr-defined]
        await pilot.press("ctrl+p")
        await settled(pilot)
        assert any("Theme: dark" in text for text in await offered(app, pilot, "dark"))


async def test_a_common_word_finds_the_action(make_app: MakeApp) -> None:
    app = make_app()
    async with opened(app) as pilot:
        for typed, action in COMMON_WORDS.items():
            found = await offered(app, pilot, typed)
            assert any(text.startswith(action) for text in found), typed


async def test_the_language_is_changed_from_the_palette_by_its_own_name(make_app: MakeApp) -> None:
    app = make_app()
    async with opened(app) as pilot:
        await offered(app, pilot, "tieng viet")
        await pilot.press("enter")
        await settled(pilot)
        assert chosen() == "vi"


async def test_what_is_not_found_leads_back(make_app: MakeApp) -> None:
    app = make_app()
    async with opened(app) as pilot:
        assert await offered(app, pilot, "zzzzq") == []
        assert app.screen.query_one(ChoiceList).empty == (
            "Nothing matches. Try another word; Esc goes back.",
        )
        await pilot.press("enter")
        assert isinstance(app.screen, Palette)


def test_other_words_are_for_actions_that_there_are() -> None:
    assert set(WORDS) <= {key.id for key in KEYS} | set(RULES) | {"searches"}
