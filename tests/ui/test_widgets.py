"""The widgets by themselves: moving, typing, telling, scrolling."""

from __future__ import annotations

import pytest
from rich.color import Color
from textual.app import App, ComposeResult

from reader.ui.render.lines import Line
from reader.ui.themes import THEMES, variable_defaults
from reader.ui.widgets.article_list import ArticleList, Position
from reader.ui.widgets.article_view import ArticleView
from reader.ui.widgets.key_bar import KeyBar
from reader.ui.widgets.line_input import LineInput
from reader.ui.widgets.line_list import LineList
from reader.ui.widgets.scroll_bar import ThinBar
from tests.ui.shelf import NOW, VISIT, Shelf


class Numbers(LineList):
    """Rows that are their number; every fifth can't be chosen."""

    count = 23

    @property
    def row_count(self) -> int:
        return self.count

    def selectable(self, index: int) -> bool:
        return index % 5 != 0

    def row_line(self, index: int, line: int, width: int, cursor: bool) -> Line:
        return Line(f"{'>' if cursor else ' '}{index}")


class Bench(App[None]):
    """An app around one widget."""

    CSS = "LineList, ArticleView { height: 1fr; }"

    def __init__(self, widget: LineList | LineInput | KeyBar | ArticleView) -> None:
        super().__init__()
        self.widget = widget
        self.told: list[object] = []

    def on_load(self) -> None:
        self.register_theme(THEMES[0])
        self.theme = THEMES[0].name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variable_defaults()

    def compose(self) -> ComposeResult:
        yield self.widget

    def on_article_list_cursor_moved(self, event: ArticleList.CursorMoved) -> None:
        self.told.append(event.id)

    def on_article_list_rows_wanted(self, event: ArticleList.RowsWanted) -> None:
        self.told.append(event.ids)


@pytest.mark.parametrize(
    ("start", "keys", "expected"),
    [
        (1, ["j", "down"], 3),
        (4, ["j"], 6),
        (6, ["k"], 4),
        (1, ["k", "up"], 1),
        (1, ["G"], 22),
        (22, ["j", "pagedown"], 22),
        (12, ["g"], 1),
        (1, ["pagedown"], 11),
        (11, ["pageup"], 1),
        (1, ["ctrl+d"], 6),
        (12, ["ctrl+u"], 7),
    ],
)
async def test_the_cursor_moves_over_what_cant_be_chosen(
    start: int, keys: list[str], expected: int
) -> None:
    numbers = Numbers()
    async with Bench(numbers).run_test(size=(20, 10)) as pilot:
        numbers.rows_changed()
        numbers.focus()
        numbers.cursor = start
        await pilot.press(*keys)
        assert numbers.cursor == expected
        assert 0 <= numbers.cursor - numbers.scroll_offset.y < 10


async def test_an_empty_list_takes_every_key() -> None:
    numbers = Numbers()
    numbers.count = 0
    async with Bench(numbers).run_test(size=(20, 10)) as pilot:
        numbers.focus()
        await pilot.press("j", "k", "g", "G", "pagedown", "ctrl+u")
        assert numbers.cursor == -1


async def test_the_terminal_cursor_follows_the_row() -> None:
    numbers = Numbers()
    async with Bench(numbers).run_test(size=(20, 10)) as pilot:
        numbers.rows_changed()
        numbers.focus()
        await pilot.pause()
        numbers.cursor = 7
        assert pilot.app.cursor_position.y == 7


async def test_another_number_of_rows_moves_the_scroll_bar_and_lays_nothing_out() -> None:
    """Else every letter typed in the filter would draw the whole screen."""
    numbers = Numbers()
    async with Bench(numbers).run_test(size=(20, 10)) as pilot:
        numbers.rows_changed()
        await pilot.pause()
        laid_out: list[object] = []
        pilot.app.screen.screen_layout_refresh_signal.subscribe(numbers, laid_out.append)
        numbers.count = 200
        numbers.rows_changed()
        await pilot.pause()
        assert numbers.vertical_scrollbar.window_virtual_size == 200
        assert numbers.max_scroll_y == 190
        assert not laid_out
        numbers.count = 3
        numbers.rows_changed()
        await pilot.pause()
        assert not numbers.show_vertical_scrollbar


async def test_a_list_goes_back_to_where_it_was_left() -> None:
    shelf, articles = Shelf(), ArticleList(NOW)
    async with Bench(articles).run_test(size=(40, 6)) as pilot:
        articles.show((1, 2, 3, 4), shelf.rows((1, 2, 3, 4)))
        articles.go_to(4)
        left = articles.position
        articles.show((2,), shelf.rows((2,)))
        assert articles.cursor_id == 2
        articles.show((1, 2, 3, 4), shelf.rows((1, 2, 3, 4)), left)
        await pilot.pause()
        assert articles.position == left == Position(4, left.scroll)


async def test_the_same_article_under_the_cursor_is_told_once() -> None:
    shelf, articles = Shelf(), ArticleList(NOW)
    bench = Bench(articles)
    async with bench.run_test(size=(40, 10)) as pilot:
        articles.show((1, 2, 3), shelf.rows((1, 2, 3)))
        articles.show((1, 2), shelf.rows((1, 2)))
        await pilot.pause()
        articles.go_to(2)
        articles.go_to(99)
        await pilot.pause()
        assert bench.told == [1, 2]


async def test_only_rows_in_sight_and_near_are_asked_for() -> None:
    articles = ArticleList(NOW)
    bench = Bench(articles)
    async with bench.run_test(size=(40, 20)) as pilot:
        articles.show(range(1, 100_001), ())
        await pilot.pause()
        asked = next(item for item in bench.told if isinstance(item, tuple))
        assert asked[0] == 1
        assert len(asked) <= 128
        articles.action_last()
        await pilot.pause()
        asked = [item for item in bench.told if isinstance(item, tuple)][-1]
        assert asked[-1] == 100_000
        assert len(asked) <= 192


async def test_an_inputs_letters_and_erasures_keep_their_order() -> None:
    field = LineInput()
    async with Bench(field).run_test() as pilot:
        field.focus()
        await pilot.press("t", "o", "backspace", "ô", "space", "l", "a", "backspace", "â", "m")
        assert field.value == "tô lâm"
        await pilot.press("home", "shift+right", "shift+right", "backspace")
        assert field.value == " lâm"


async def test_a_notice_is_one_safe_line_and_goes_away() -> None:
    bar = KeyBar()
    async with Bench(bar).run_test(size=(30, 3)):
        bar.say("Đã lưu [/] \x1b[31m và một dòng thật là dài không vừa")
        drawn = bar.render_line(0)
        assert drawn.text.startswith(" Đã lưu [/] [31m và")
        assert drawn.text.rstrip().endswith("…")
        assert drawn.cell_length == 30
        bar.say("Hỏng rồi.", "wrong")
        assert bar.render_line(0).text.startswith(" ! Hỏng rồi.")
        bar.hush()
        assert bar.said == ""


async def test_an_article_can_be_shown_lit_and_left() -> None:
    view = ArticleView(NOW)
    async with Bench(view).run_test(size=(60, 12)) as pilot:
        await pilot.pause()
        reading = Shelf([VISIT]).reading(1)
        view.show(reading, ("to", "lam"))
        view.action_last()
        assert view.at_end
        view.light(reading.entities[0])
        assert view.at_end  # its last mention is in sight already
        assert view.step(1)
        view.show(None)
        assert view.render_line(0).text.strip() == ""
        view.show(reading)
        assert view.scroll_offset.y > 0


@pytest.mark.parametrize(
    ("position", "expected"),
    [(0, "┃┃        "), (45, "    ┃┃    "), (90, "        ┃┃")],
)
def test_the_scroll_bar_is_a_thin_line_where_one_is(position: float, expected: str) -> None:
    colour = Color.parse("red")
    bar = ThinBar.render_bar(10, 112.5, 22.5, position, back_color=colour, bar_color=colour)
    assert "".join(segment.text for segment in bar.segments) == expected


def test_there_is_no_bar_where_everything_is_seen() -> None:
    colour = Color.parse("red")
    bar = ThinBar.render_bar(4, 4, 0, 0, back_color=colour, bar_color=colour)
    assert "".join(segment.text for segment in bar.segments).strip() == ""
