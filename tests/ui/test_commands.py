"""The command palette: actions, themes and articles, found without diacritics."""

from __future__ import annotations

from textual.command import CommandPalette
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from reader.ui.app import ReaderApp
from reader.ui.screens.home import Home
from tests.ui.conftest import MakeApp, settled
from tests.ui.shelf import Shelf


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
        shelf = app.screen.librarian.library
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

        home.librarian.library.fails = LibraryError("gone")  # type: ignore[attr-defined]
        await pilot.press("ctrl+p")
        await pilot.pause(0.2)
        assert any("Theme: dark" in text for text in await offered(app, pilot, "dark"))
