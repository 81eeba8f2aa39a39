"""Reading an article and finding in it, as its user knows it."""

from __future__ import annotations

from reader.ui.widgets.article_view import ArticleView
from tests.ui.conftest import Drive
from tests.ui.shelf import Shelf, many


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
