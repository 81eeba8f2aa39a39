"""The page of an entity: what it says, where its keys lead, at any size."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.cells import cell_len

from reader.model import Entity, EntityPage, LibraryError, TitleHeld
from reader.ui.render.entity_page import LISTS, companion_line, companions, page_lines
from reader.ui.screens.entity import EntityScreen, StoryList
from reader.ui.screens.home import Home
from reader.ui.widgets.article_view import ArticleView
from reader.ui.widgets.company_list import CompanyList
from tests.ui.conftest import Drive
from tests.ui.driver import Driver
from tests.ui.shelf import Shelf

HOSTILE = "\x1b[31m[/]đỏ\u202e"
PAGE = EntityPage(
    Entity("p", "Tô Lâm", "PERSON", ("đồng chí Tô Lâm", "ông Tô Lâm"), 300, 900),
    tuple(TitleHeld(f"Chức {n}", "2024-08-18", "2025-04-14", n) for n in range(1, 8)),
    (("2024-08", 3), ("2025-04", 7)),
    (Entity("q", HOSTILE, "ORG", articles=4),),
    (1, 2),
    200,
)


def page_of(ui: Driver) -> EntityScreen:
    assert isinstance(ui.app.screen, EntityScreen)
    return ui.app.screen


async def test_capital_e_opens_the_page_of_the_name_under_the_cursor(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("e", "E")
        assert "◆ Tô Lâm   Person · 1 article · 2 mentions" in ui.screen
        assert "also ông Tô Lâm" in ui.screen
        assert "Aug 2024 – Apr 2025" in ui.screen
        assert "Mentions per month" in ui.screen
        assert "Appears with 5" in ui.screen
        assert "Articles 1" in ui.screen


async def test_resting_on_company_shows_what_both_have_in_common(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("e", "j", "j", "E")
        stories = page_of(ui).query_one(StoryList)
        whole = stories.ids
        await ui.press("j")
        assert "Articles with Tô Lâm 1" in ui.screen
        await ui.press("k")
        assert stories.ids == whole
        assert "Articles with" not in ui.screen


async def test_enter_follows_and_q_goes_the_way_back(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("e", "E", "j", "enter")
        assert "◆ Tập Cận Bình" in ui.screen.splitlines()[0]
        await ui.press("q")
        assert "◆ Tô Lâm" in ui.screen.splitlines()[0]
        await ui.press("q")
        assert isinstance(ui.app.screen, Home)


async def test_an_article_of_the_page_is_read_on_the_main_screen(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("slash")
        await ui.type("cau")
        await ui.press("enter", "e", "E", "tab", "enter")
        assert ui.focused is ArticleView
        assert ui.article.reading is not None
        assert ui.article.reading.row.id == 2
        assert ui.shelf.state[2][0]


async def test_enter_on_the_entity_by_itself_leads_to_its_articles(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("e", "E", "enter")
        assert ui.focused is StoryList
        await ui.press("escape")
        assert ui.focused is CompanyList


async def test_nothing_is_offered_where_no_name_is(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("G")
        assert not ui.home.can("names.page")
        await ui.press("E")
        assert isinstance(ui.app.screen, Home)


async def test_a_page_that_cant_be_read_says_why(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("e")
        ui.shelf.fails = LibraryError("The file is locked.")
        await ui.press("E")
        assert "The file is locked." in ui.screen
        await ui.press("q")
        assert isinstance(ui.app.screen, Home)


@pytest.mark.parametrize("size", [(1, 1), (20, 5), (60, 24), (80, 24), (200, 60)])
async def test_nothing_breaks_at_any_size(drive: Drive, size: tuple[int, int]) -> None:
    async with drive(size=size) as ui:
        await ui.press("e", "E", "j", "tab", "j", "question_mark", "escape")
        await ui.pilot.resize_terminal(100, 30)
        await ui.settle()
        assert "Mentions per month" in ui.screen
        assert "Appears with 5" in ui.screen


async def test_a_hostile_name_is_shown_letter_for_letter(drive: Drive) -> None:
    class Hostile(Shelf):
        def entity_page(self, id: str) -> EntityPage:
            return replace(PAGE, entity=replace(PAGE.entity, name=HOSTILE, aliases=(HOSTILE,)))

    async with drive(Hostile()) as ui:
        await ui.press("e", "E", "j")
        assert "[31m[/]đỏ" in ui.screen
        assert not set(ui.screen) & set("\x1b\u202e")


@pytest.mark.parametrize("width", [10, 30, 79, 120])
@pytest.mark.parametrize("height", [5, 12, 24, 60])
def test_every_line_fits_and_the_lists_keep_their_room(width: int, height: int) -> None:
    lines = page_lines(PAGE, width, height)
    assert all(cell_len(line.text) <= width for line in lines)
    assert len(lines) <= max(1, height - LISTS)
    assert lines[0].text.startswith("◆ Tô Lâm"[:width])


def test_a_small_screen_has_the_latest_title_and_a_chart() -> None:
    text = "\n".join(line.text for line in page_lines(PAGE, 80, 26))
    assert "Chức 1" in text
    assert "Mentions per month" in text


def test_titles_and_company_say_from_how_much_they_were_read() -> None:
    text = "\n".join(line.text for line in page_lines(PAGE, 100, 50))
    assert "2 more titles, read from 200 of the articles" in text


async def test_counts_are_seen_beside_a_scroll_bar(drive: Drive) -> None:
    async with drive(size=(60, 12)) as ui:
        await ui.press("e", "E")
        assert page_of(ui).query_one(CompanyList).show_vertical_scrollbar
        row = next(line for line in ui.screen.splitlines() if "All articles" in line)
        assert row.rstrip(" ┃").endswith("1")


@pytest.mark.parametrize("width", [1, 12, 40])
def test_a_row_of_the_company_fits(width: int) -> None:
    for companion in companions(PAGE):
        assert cell_len(companion_line(companion, width, cursor=True).text) <= width
