"""The main screen, as its user knows it: driven by keys, seen as text."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import Any

import pytest

from reader.model import Feed, LibraryError, Listing
from reader.ui.widgets.article_list import ArticleList
from reader.ui.widgets.article_view import ArticleView
from reader.ui.widgets.entity_list import EntityList
from tests.ui.conftest import Drive
from tests.ui.shelf import ARTICLES, BRIDGE, VISIT, Shelf, many


def held_back(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Let no search answer before this is set."""
    find, may_answer = shelf.find, threading.Event()

    def when_it_may(*asked: str, **how: Any) -> Listing:
        may_answer.wait(60)
        return find(*asked, **how)

    monkeypatch.setattr(shelf, "find", when_it_may)
    return may_answer


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


# Filtering


async def test_typing_narrows_the_list_letter_by_letter(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("slash")
        await ui.type("da nang")
        assert ui.titles == [BRIDGE.title]
        assert [query for query, _ in ui.shelf.calls.finds[-7:]] == [
            "d", "da", "da", "da n", "da na", "da nan", "da nang",
        ]  # fmt: skip
        assert all(typing for _, typing in ui.shelf.calls.finds[-7:])
        assert ui.shelf.calls.interrupts >= 7


async def test_matches_are_lit_in_row_and_article(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("slash")
        await ui.type("da nang")
        row = ui.list.row(2)
        assert row is not None
        assert row.title_spans == ((0, 7),)
        assert "2 found" in ui.screen


async def test_enter_keeps_the_filter_and_goes_to_the_list(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("slash")
        await ui.type("bac cau")
        await ui.press("backspace", "backspace", "backspace", "enter")
        assert ui.focused is ArticleList
        await ui.press("slash")
        await ui.press("escape")
        await ui.press("escape")
        await ui.press("slash")
        await ui.type("cau")
        await ui.press("enter")
        assert ui.titles == [BRIDGE.title]
        assert ui.shelf.calls.finds[-1] == ("cau", False)
        assert ui.filter.value == "cau"


async def test_down_keeps_the_filter_too(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("slash")
        await ui.type("cau")
        await ui.press("down")
        assert ui.focused is ArticleList
        assert ui.titles == [BRIDGE.title]


async def test_escape_brings_back_list_cursor_and_scroll(drive: Drive) -> None:
    async with drive(Shelf(many(300))) as ui:
        await ui.press("G")
        await ui.press("k", "k")
        before = (ui.list.cursor_id, ui.list.scroll_offset.y)
        assert before[1] > 0
        await ui.press("slash")
        await ui.type("tin so 12")
        assert ui.list.cursor_id != before[0]
        await ui.press("escape")
        assert (ui.list.cursor_id, ui.list.scroll_offset.y) == before
        assert ui.list.row_count == 300
        assert ui.filter.value == ""
        assert ui.focused is ArticleList


async def test_escape_brings_back_all_of_a_list_that_was_still_being_read(drive: Drive) -> None:
    async with drive(Shelf(many(300))) as ui:
        await ui.pilot.press("2", "slash", "escape")
        await ui.settle()
        assert ui.list.row_count == 300


async def test_escape_in_the_list_undoes_a_kept_filter(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("slash")
        await ui.type("cau")
        await ui.press("enter", "escape")
        assert len(ui.titles) == 4
        assert ui.filter.value == ""


async def test_the_cursor_stays_on_its_article_where_that_is_still_found(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("j")
        assert ui.list.cursor_id == 2
        await ui.press("slash")
        await ui.type("a")
        assert ui.list.cursor_id == 2
        assert ui.list.row_count > 1


async def test_a_cursor_on_the_first_row_stays_on_the_best_answer(drive: Drive) -> None:
    async with drive(Shelf([BRIDGE, VISIT])) as ui:
        await ui.press("slash")
        await ui.type("to lam")
        assert ui.list.cursor_id == 2
        assert ui.list.cursor == 0


async def test_a_slash_is_a_letter_inside_the_filter(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("slash")
        await ui.press("1", "4", "slash", "4")
        assert ui.filter.value == "14/4"


async def test_letters_typed_in_one_burst_after_the_slash_are_not_lost(drive: Drive) -> None:
    """What a script or a fast hand types before the focus has moved must reach the filter."""
    async with drive() as ui:
        from textual import events

        for key, letter in [("slash", "/"), ("c", "c"), ("a", "a"), ("u", "u")]:
            ui.app.post_message(events.Key(key, letter))
        await ui.settle()
        assert ui.filter.value == "cau"


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("tie⌫êng⌫⌫⌫⌫iếng", "tiếng"),
        ("vie⌫⌫iê⌫ệt", "việt"),
        ("d⌫đa⌫à", "đà"),
    ],
)
async def test_an_input_methods_burst_loses_nothing(drive: Drive, keys: str, expected: str) -> None:
    """Backspace and the composed letter arrive together; letters must not overtake it."""
    from textual import events

    async with drive() as ui:
        await ui.press("slash")
        for letter in keys:
            event = events.Key("backspace", "\x7f") if letter == "⌫" else events.Key(letter, letter)
            ui.app.post_message(event)
        await ui.settle()
        assert ui.filter.value == expected


async def test_accents_that_find_nothing_are_taken_off_by_enter(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("slash")
        await ui.type("tố lam")
        assert "Nothing with these accents." in ui.screen
        assert "Enter shows 1 without them." in ui.screen
        await ui.press("enter")
        assert ui.filter.value == "to lam"
        assert ui.titles == [VISIT.title]


async def test_what_was_not_understood_is_said_beside_the_filter(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("slash")
        await ui.type("weird:x")
        assert "read as words: weird:x" in ui.screen.splitlines()[0]


async def test_views_are_combined_with_the_filter(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("slash")
        await ui.type("tam")
        await ui.press("enter", "2")
        assert ui.shelf.calls.finds[-1][0] == "is:unread tam"
        await ui.press("4")
        assert ui.shelf.calls.finds[-1][0] == "date:today tam"
        await ui.press("escape")
        assert ui.shelf.calls.finds[-1][0] == "date:today"
        await ui.press("1")
        assert len(ui.titles) == 4


async def test_pasted_text_becomes_one_clean_line(drive: Drive) -> None:
    from textual import events

    async with drive() as ui:
        await ui.press("slash")
        ui.app.post_message(events.Paste("cau \x1b[31m\n đi"))
        await ui.settle()
        assert ui.filter.value == "cau [31m đi"


# Reading


async def test_the_article_under_the_cursor_is_shown_and_stays_unread(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("j")
        assert "Thành phố Đà Nẵng mở lại cây cầu" in ui.screen
        assert ui.shelf.state[2] == (False, False)


async def test_enter_marks_read_and_goes_to_the_article(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("enter")
        assert ui.focused is ArticleView
        assert ui.shelf.state[1] == (True, False)
        assert ui.list.row(1).read  # type: ignore[union-attr]


async def test_what_was_just_read_stays_in_the_unread_view(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("2", "enter", "escape")
        assert len(ui.titles) == 4
        await ui.press("1", "2")
        assert len(ui.titles) == 3


async def test_space_scrolls_and_at_the_end_reads_the_next_unread(drive: Drive) -> None:
    async with drive(size=(120, 24)) as ui:
        await ui.press("space")
        assert ui.article.scroll_offset.y > 0
        assert ui.shelf.state[1][0]
        while not ui.article.at_end:
            await ui.press("space")
        await ui.press("b")
        assert not ui.article.at_end
        while not ui.article.at_end:
            await ui.press("space")
        await ui.press("space")
        assert ui.list.cursor_id == 2
        assert ui.shelf.state[2][0]


async def test_scrolling_to_the_end_marks_read(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("l", "G")
        assert ui.shelf.state[1][0]


async def test_shift_j_and_k_go_from_article_to_article(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("enter", "J")
        assert ui.focused is ArticleView
        assert ui.article.reading is not None
        assert ui.article.reading.row.id == 2
        assert ui.shelf.state[2][0]
        await ui.press("K")
        assert ui.list.cursor_id == 1


async def test_n_and_p_go_to_unread_articles(drive: Drive) -> None:
    async with drive(Shelf(many(900))) as ui:
        for id in range(2, 801):
            ui.shelf.state[id] = (True, False)
        await ui.press("n")
        assert ui.list.cursor_id == 801
        await ui.press("p")
        assert ui.list.cursor_id == 1
        await ui.press("p")
        assert "No more unread" in ui.notice


async def test_a_scroll_position_is_remembered_per_article(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("l", "ctrl+d", "h")
        place = ui.article.scroll_offset.y
        assert place > 0
        await ui.press("j")
        assert ui.article.scroll_offset.y == 0
        await ui.press("k")
        assert ui.article.scroll_offset.y == place


async def test_a_resize_keeps_the_paragraph_that_is_read(drive: Drive) -> None:
    async with drive(size=(200, 24)) as ui:
        await ui.press("enter", "ctrl+d")
        block = ui.article.top.block
        await ui.pilot.resize_terminal(64, 24)
        await ui.settle()
        assert ui.article.top.block == block


async def test_progress_is_in_the_panes_title(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("enter", "G")
        assert "Article 100%" in ui.screen


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


async def test_enter_typed_ahead_opens_what_the_filter_finds(
    drive: Drive, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with drive() as ui:
        may_answer = held_back(ui.shelf, monkeypatch)
        await ui.pilot.press("slash", *"cau", "enter", "enter")
        may_answer.set()
        await ui.settle()
        assert ui.focused is ArticleView
        assert ui.article.reading is not None
        assert ui.article.reading.article is BRIDGE
        assert [id for id, (read, _) in ui.shelf.state.items() if read] == [2]


async def test_a_filter_kept_before_its_answer_came_shows_that_it_finds_nothing(
    drive: Drive, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with drive() as ui:
        may_answer = held_back(ui.shelf, monkeypatch)
        await ui.pilot.press("slash", *"zzz", "enter")
        may_answer.set()
        await ui.settle()
        assert ui.titles == []
        assert "Nothing matches." in ui.screen


async def test_the_way_back_leads_to_what_was_asked_for_even_if_it_had_not_come(
    drive: Drive, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with drive() as ui:
        may_answer = held_back(ui.shelf, monkeypatch)
        await ui.pilot.press("slash", *"cau", "enter", "slash", "x", "escape")
        may_answer.set()
        await ui.settle()
        assert ui.titles == [BRIDGE.title]
        assert "/ cau " in ui.screen
        await ui.press("escape")
        assert len(ui.titles) == 4


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


# Finding in the article


async def test_find_lights_and_steps_through_the_article(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("ctrl+f")
        await ui.type("duong sat")
        assert "1/8" in ui.screen
        await ui.press("enter")
        assert ui.focused is ArticleView
        await ui.press("n")
        assert "2/8" in ui.screen
        await ui.press("ctrl+f", "escape")
        assert "/8" not in ui.screen


async def test_a_second_find_is_typed_over_the_first_and_says_when_it_finds_nothing(
    drive: Drive,
) -> None:
    async with drive() as ui:
        await ui.press("ctrl+f")
        await ui.type("duong sat")
        await ui.press("enter", "ctrl+f")
        await ui.type("xyz")
        assert "Find: xyz" in ui.screen
        assert "0 found" in ui.screen


async def test_find_steps_through_what_it_finds_though_a_name_was_lit(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("e", "escape", "ctrl+f")
        await ui.type("duong sat")
        assert "1/8" in ui.screen


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
