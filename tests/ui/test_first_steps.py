"""What someone sees who has never used it: the last line and the notices lead on, step by step."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library import Library
from reader.model import Subscription
from reader.ui.narrowing import Narrowing
from reader.ui.widgets.filter_input import FilterLine
from tests.conftest import NOW
from tests.ui.conftest import Drive
from tests.ui.news import news
from tests.ui.shelf import Shelf

OWN = "https://mot.example/rss"


def foot(screen: str) -> str:
    """The last line."""
    return screen.splitlines()[-1]


async def test_in_an_empty_library_adding_is_offered_and_names_are_not(drive: Drive) -> None:
    async with drive(Shelf(()), (80, 24)) as ui:
        assert "a Add" in foot(ui.screen)
        assert "e Names" not in foot(ui.screen)
        assert "Press a to add a feed" in ui.screen


@pytest.mark.parametrize("width", [80, 100, 200])
async def test_the_names_are_offered_beside_the_list_and_the_article(
    drive: Drive, width: int
) -> None:
    async with drive(size=(width, 24)) as ui:
        assert "e Names" in foot(ui.screen)
        await ui.press("enter")
        assert "e Names" in foot(ui.screen)
        assert "s Bookmark" in foot(ui.screen)


@pytest.mark.parametrize(
    ("language", "hints"),
    [
        ("en", ("E Its page", "c Correct", "q Back")),
        ("vi", ("E Trang riêng", "c Sửa", "q Quay lại")),
    ],
)
async def test_at_a_name_its_page_and_the_way_back_are_told_in_a_usual_window(
    drive: Drive, language: str, hints: tuple[str, ...]
) -> None:
    async with drive(size=(80, 24)) as ui:
        await ui.app.run_action(f"app.prefer('language', '{language}')")
        await ui.press("e")
        for hint in hints:
            assert hint in foot(ui.screen)
        await ui.app.run_action("app.prefer('language', 'en')")


async def test_what_tab_completes_is_told_no_more_when_one_has_left_the_filter(
    drive: Drive,
) -> None:
    async with drive(size=(80, 24)) as ui:
        await ui.press("slash")
        await ui.type("@t")
        assert "Tab @" in foot(ui.screen.splitlines()[0])
        await ui.press("escape")
        assert "Tab @" not in ui.screen


@pytest.mark.parametrize("typed", ["~/no/such", "/no/such", "./no", "../no/such", "no", "no/such"])
async def test_a_path_that_is_not_there_is_not_taken_for_an_address(
    drive: Drive, typed: str
) -> None:
    async with drive(size=(80, 24)) as ui:
        await ui.press("a")
        await ui.type(typed)
        await ui.press("enter")
        assert "No such file or folder" in ui.screen


async def test_the_box_for_adding_says_that_enter_adds(drive: Drive) -> None:
    async with drive(size=(80, 24)) as ui:
        await ui.press("a")
        assert "Enter Add   Esc Close" in ui.screen


async def test_down_adds_nothing_while_no_feeds_are_offered_below(drive: Drive) -> None:
    async with drive(size=(80, 24)) as ui:
        await ui.press("a")
        await ui.type("/no/such")
        await ui.press("down")
        assert "No such file or folder" not in ui.screen


async def test_the_box_for_adding_shows_what_is_typed_in_the_smallest_window(
    drive: Drive,
) -> None:
    async with drive(size=(20, 5)) as ui:
        await ui.press("a")
        await ui.type("tin")
        assert "tin" in ui.screen.splitlines()[0]


async def test_a_notice_makes_room_for_the_keys_when_one_begins_to_type(drive: Drive) -> None:
    async with drive(size=(80, 24)) as ui:
        await ui.press("s")
        assert ui.notice == "Bookmarked."
        await ui.press("j")
        assert ui.notice == "Bookmarked."
        await ui.press("slash")
        assert ui.notice == ""
        assert "Esc Back" in foot(ui.screen)


async def test_a_name_chosen_while_words_narrow_says_what_else_narrows(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("slash")
        await ui.type("to lam")
        await ui.press("enter", "e", "enter")
        assert "“to lam”" in ui.notice
        assert "E shows all" in ui.notice
    async with drive() as ui:
        await ui.press("e", "enter")
        assert ui.notice == ""


async def test_filtering_from_an_article_that_has_the_window_shows_what_is_found(
    drive: Drive,
) -> None:
    async with drive(size=(50, 15)) as ui:
        await ui.press("enter", "slash")
        await ui.type("da nang")
        assert ui.list.display
        assert ui.titles
        assert ui.filter.has_focus
        assert ui.filter.value == "da nang"


async def test_a_long_name_in_the_filter_line_cuts_off_no_view(drive: Drive) -> None:
    async with drive(size=(80, 24)) as ui:
        line = ui.home.query_one(FilterLine)
        line.show(Narrowing(entities=("Ủy hội sông Mê Công quốc tế",)))
        await ui.settle()
        assert ui.screen.splitlines()[0].rstrip().endswith("1 All")
        line.show(Narrowing(entities=("Tô Lâm",)))
        await ui.settle()
        assert ui.screen.splitlines()[0].rstrip().endswith("4 Today")


async def test_the_help_says_how_to_leave_it(drive: Drive) -> None:
    async with drive(size=(80, 24)) as ui:
        await ui.press("question_mark")
        assert "Esc closes" in ui.screen


async def test_feeds_with_only_a_search_say_how_to_add_one_and_go_to_what_was_added(
    tmp_path: Path,
) -> None:
    with Library.open(tmp_path / "own", create=True, now=lambda: NOW) as library:
        library.save_search("Cầu", "cầu")
        async with news(library, (80, 24)) as ui:
            await ui.press("f")
            assert "none yet, a adds one" in ui.screen.splitlines()[0]
            library.feeds.subscribe([Subscription(OWN, "Một")])
            await ui.press("u", "ctrl+r")  # looks at the feeds anew
            assert OWN in ui.screen
            assert "none yet" not in ui.screen
