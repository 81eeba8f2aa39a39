"""The main screen, as its user knows it: driven by keys, seen as text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.model import Feed, LibraryError
from reader.ui.widgets.article_list import ArticleList
from reader.ui.widgets.article_view import ArticleView
from reader.ui.widgets.entity_list import EntityList
from tests.ui.conftest import Drive
from tests.ui.shelf import ARTICLES, VISIT, Shelf, many

# Opening


async def test_it_opens_on_the_newest_article_with_three_panes(drive: Drive) -> None:
    async with drive() as ui:
        assert "Articles 4" in ui.screen
        assert "Tổng Bí thư Tô Lâm đón" in ui.screen
        assert "◆ Tập Cận Bình" in ui.screen
        assert ui.focused is ArticleList


async def test_the_sample_library_says_so_and_how_to_add_files(drive: Drive) -> None:
    async with drive(Shelf(samples=True)) as ui:
        assert "reader add FILE" in ui.screen
    async with drive() as ui:
        assert "reader add FILE" not in ui.screen


async def test_an_empty_library_says_how_to_fill_it(drive: Drive) -> None:
    async with drive(Shelf([])) as ui:
        assert "No articles yet." in ui.screen
        assert "reader add FILE" in ui.screen
        await ui.press("s", "m", "o", "space", "enter", "n", "J", "e", "z", "ctrl+f", "y")
        assert "No articles yet." in ui.screen


async def test_an_empty_library_with_feeds_leads_to_fetching_them(drive: Drive) -> None:
    shelf = Shelf([])
    shelf.follows.known = [Feed("https://bao.example/rss", "Báo")]
    async with drive(shelf) as ui:
        assert "Press R to fetch the feeds you follow." in " ".join(ui.screen.split())
        assert "reader add FILE" not in ui.screen


async def test_an_article_without_names_says_so(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("G")
        assert "No names found" in ui.screen


# State


async def test_s_bookmarks_and_takes_off(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("s")
        assert ui.shelf.state[1] == (False, True)
        assert "★" in ui.screen
        assert ui.notice == "Bookmarked."
        await ui.press("s")
        assert ui.shelf.state[1] == (False, False)
        assert "★" not in ui.screen


async def test_m_toggles_read(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("m")
        assert ui.shelf.state[1][0]
        await ui.press("m")
        assert not ui.shelf.state[1][0]


async def test_a_change_that_cant_be_written_is_taken_back_and_said(drive: Drive) -> None:
    async with drive() as ui:
        ui.shelf.fails = LibraryError("The disk is full: free some space.")
        await ui.press("s")
        assert "disk is full" in ui.notice
        assert "★" not in ui.screen


@pytest.mark.parametrize("error", [LibraryError("No such file."), ValueError("bug")])
async def test_an_error_is_one_line_and_the_app_stays_up(drive: Drive, error: Exception) -> None:
    async with drive() as ui:
        ui.shelf.fails = error
        await ui.press("j")
        assert str(error) in ui.notice
        ui.shelf.fails = None
        await ui.press("j")
        assert ui.article.reading is not None


# Names


async def test_moving_over_a_name_lights_its_mentions(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("e")
        assert ui.focused is EntityList
        assert "2 found" in ui.screen  # Tô Lâm: title and last paragraph
        await ui.press("j", "j")
        assert "9 found" in ui.screen  # Việt Nam
        await ui.press("e")
        assert ui.focused is ArticleView
        await ui.press("n", "n")
        assert "2/9" in ui.screen
        await ui.press("N")
        assert "1/9" in ui.screen


async def test_enter_on_names_adds_chips_and_backspace_removes_the_last(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("e", "enter")
        assert ui.focused is ArticleList
        assert "@Tô Lâm" in ui.screen.splitlines()[0]
        await ui.press("e", "j", "enter")
        assert ui.shelf.calls.finds[-1][0] == '@"Tô Lâm" @"Tập Cận Bình"'
        assert ui.titles == [VISIT.title]
        await ui.press("slash", "backspace")
        assert ui.shelf.calls.finds[-1][0] == '@"Tô Lâm"'
        await ui.press("backspace")
        assert len(ui.titles) == 4


async def test_headings_are_passed_over(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("e")
        seen = set()
        for _ in range(12):
            assert ui.entities.entity is not None
            seen.add(ui.entities.entity.name)
            await ui.press("j")
        assert len(seen) == 6
        await ui.press("g")
        assert ui.entities.entity.name == "Tô Lâm"


async def test_an_article_whose_names_are_to_come_is_not_said_to_have_none(drive: Drive) -> None:
    class Waiting(Shelf):
        def tag_pending(self, limit: int | None = None) -> int:
            return 0

    shelf = Waiting()
    shelf.untagged = 4
    async with drive(shelf) as ui:
        assert "Looking for names" in ui.screen
        assert "No names found" not in ui.screen


async def test_names_appear_when_they_have_been_recognised(drive: Drive) -> None:
    shelf = Shelf()
    shelf.untagged = 4
    async with drive(shelf) as ui:
        assert "◆ Tập Cận Bình" in ui.screen
        assert ui.shelf.untagged == 0


# Panes


async def test_panes_are_reached_by_letters_arrows_and_tab(drive: Drive) -> None:
    async with drive() as ui:
        for keys in (("l", "l", "l"), ("right", "right", "right"), ("tab", "tab", "tab")):
            for key, pane in zip(keys, (ArticleView, EntityList, ArticleList), strict=True):
                await ui.press(key)
                assert ui.focused is pane
        await ui.press("shift+tab")
        assert ui.focused is EntityList


async def test_two_panes_from_80_columns_and_names_as_a_drawer(drive: Drive) -> None:
    async with drive(size=(80, 24)) as ui:
        assert ui.list.display
        assert ui.article.region.width > 30
        assert not ui.names.display
        await ui.press("e")
        assert ui.names.display
        assert not ui.list.display
        await ui.press("escape")
        assert ui.list.display


async def test_one_pane_at_a_time_below_80_columns(drive: Drive) -> None:
    async with drive(size=(60, 24)) as ui:
        assert ui.list.region.width == 60
        await ui.press("enter")
        assert ui.article.region.width == 60
        assert not ui.list.display
        await ui.press("q")
        assert ui.list.display


async def test_z_gives_the_article_the_whole_width(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("z")
        assert ui.article.region.width > 110
        assert not ui.names.display
        await ui.press("z")
        assert ui.names.display


@pytest.mark.parametrize("size", [(20, 5), (1, 1), (40, 10), (300, 80)])
async def test_nothing_breaks_at_any_size(drive: Drive, size: tuple[int, int]) -> None:
    async with drive(size=size) as ui:
        await ui.press("j", "enter", "space", "e", "j", "slash", "t", "enter", "z", "question_mark")
        await ui.press("escape")
        await ui.pilot.resize_terminal(100, 20)
        await ui.settle()
        assert "Article" in ui.screen


async def test_mouse_clicks_choose_and_open(drive: Drive) -> None:
    async with drive() as ui:
        await ui.pilot.click(ArticleList, offset=(10, 4))
        await ui.settle()
        assert ui.list.cursor_id == 2
        await ui.pilot.click(ArticleList, offset=(10, 4), times=2)
        await ui.settle()
        assert ui.shelf.state[2][0]


# Many


async def test_a_long_list_fetches_only_the_rows_around_the_cursor(drive: Drive) -> None:
    async with drive(Shelf(many(5000))) as ui:
        assert "Articles 5,000" in ui.screen
        assert sum(ui.shelf.calls.rows) < 400
        await ui.press("G")
        assert "Tin số 5000" in ui.screen
        assert sum(ui.shelf.calls.rows) < 800


async def test_rows_that_arrive_late_are_waited_for_without_blocking(drive: Drive) -> None:
    async with drive(Shelf(many(500))) as ui:
        ui.list.show(tuple(range(1, 501)), ())
        assert "· · ·" in ui.screen
        await ui.settle()
        assert "Tin số 1" in ui.screen


# Hostile data


async def test_a_hostile_title_is_shown_letter_for_letter(drive: Drive) -> None:
    async with drive(size=(160, 30)) as ui:
        await ui.press("j", "j", "enter")
        assert "[Video] [/] [red][31mĐỏ]52;c;aGk= gnuht [@click=quit]x[/]" in ui.screen
        for key in ("e", "escape", "s", "y", "slash", "v", "escape", "ctrl+p"):
            await ui.press(key)
            assert not set(ui.screen) & set("\x1b\x07\x9b\u202e\u200b")


async def test_a_hostile_title_is_safe_in_the_palette(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("ctrl+p")
        await ui.type("video")
        await ui.pilot.pause(0.3)
        assert "[Video] [/] [red][31mĐỏ" in ui.screen
        assert "\x1b" not in ui.screen


# Leaving


async def test_q_goes_back_step_by_step_and_then_quits(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("slash")
        await ui.type("cau")
        await ui.press("enter", "enter")
        await ui.press("q")
        assert ui.focused is ArticleList
        await ui.press("q")
        assert len(ui.titles) == 4
        await ui.press("q")
        assert ui.app.return_code == 0


async def test_what_was_changed_just_before_quitting_is_written(drive: Drive) -> None:
    async with drive(Shelf([replace(article) for article in ARTICLES])) as ui:
        await ui.press("j", "k")
        await ui.pilot.press("s")
        await ui.pilot.press("ctrl+q")
        await ui.pilot.pause()
        assert ui.shelf.state[1] == (False, True)
        assert ui.app.return_code == 0
