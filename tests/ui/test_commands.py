"""The command palette: actions, themes and articles, found without diacritics."""

from __future__ import annotations

from textual.command import CommandPalette
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from reader.language import chosen
from reader.settings.rules import RULES
from reader.ui.app import ReaderApp
from reader.ui.command_words import WORDS
from reader.ui.keys import KEYS
from reader.ui.screens.home import Home
from tests.ui.conftest import MakeApp, settled
from tests.ui.shelf import Shelf

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


async def offered(app: ReaderApp, pilot: Pilot[None], query: str) -> list[str]:
    """What the palette offers for a query."""
    app.screen.query_one(Input).value = query
    await pilot.pause(0.4)
    options = app.screen.query_one(OptionList)
    return [str(options.get_option_at_index(n).prompt) for n in range(options.option_count)]


async def test_articles_are_found_without_accents_and_opened(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("ctrl+p")
        await pilot.pause(0.2)
        assert any("Đà Nẵng mở lại cầu" in text for text in await offered(app, pilot, "da nang"))
        await pilot.press("enter")
        await pilot.pause(0.3)
        assert isinstance(app.screen, Home)
        assert app.screen.current is not None
        assert app.screen.current.id == 2
        shelf = app.screen.desk.librarian.library
        assert isinstance(shelf, Shelf)
        assert shelf.state[2] == (True, False)


async def test_a_colon_opens_it_and_actions_are_offered_with_their_keys(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("colon")
        await pilot.pause(0.3)
        assert isinstance(app.screen, CommandPalette)
        found = await offered(app, pilot, "bookmark")
        assert any(text.startswith("Bookmark, or take it off") for text in found)
        assert any("Bookmarked articles" in text for text in found)


async def test_the_theme_is_changed_from_the_palette(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("ctrl+p")
        await pilot.pause(0.2)
        await offered(app, pilot, "theme light")
        await pilot.press("enter")
        await pilot.pause(0.2)
        assert app.theme == "reader-light"


async def test_what_makes_no_sense_now_is_not_offered(make_app: MakeApp) -> None:
    app = make_app([])
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("ctrl+p")
        await pilot.pause(0.2)
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
        await pilot.pause(0.2)
        assert any("Theme: dark" in text for text in await offered(app, pilot, "dark"))


async def test_a_common_word_finds_the_action(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("ctrl+p")
        await pilot.pause(0.2)
        for typed, action in COMMON_WORDS.items():
            found = await offered(app, pilot, typed)
            assert any(text.startswith(action) for text in found), typed


async def test_the_language_is_changed_from_the_palette_by_its_own_name(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("ctrl+p")
        await pilot.pause(0.2)
        await offered(app, pilot, "tieng viet")
        await pilot.press("enter")
        await settled(pilot)
        assert chosen() == "vi"


async def test_what_is_not_found_leads_back(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("ctrl+p")
        await pilot.pause(0.2)
        app.screen.query_one(Input).value = "zzzzq"
        options = app.screen.query_one(OptionList)
        for _turn in range(40):
            await pilot.pause(0.1)
            if options.option_count == 1:
                break
        said = options.get_option_at_index(0)
        assert str(said.prompt) == "Nothing matches. Try another word; Esc goes back."
        assert said.disabled


def test_other_words_are_for_actions_that_there_are() -> None:
    assert set(WORDS) <= {key.id for key in KEYS} | set(RULES) | {"searches"}
