"""Links and related stories by keyboard: from one to the next, by number, opened with Enter."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from textual import events

from reader.ui.links import Links
from reader.ui.render.article import Place
from reader.ui.render.blocks import Block, blocks_of
from reader.ui.widgets.article_view import ArticleView
from tests.ui.conftest import Drive
from tests.ui.shelf import BRIDGE, NOW, Shelf

TOP = Place(0, 0, 0)
LINKS = Links([Block("body", "a"), Block("link", "b", target="https://b.example/"),
               Block("story", "c", target=7)])  # fmt: skip


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that were given to the browser."""
    addresses: list[str] = []

    def note(url: str, _browser: Sequence[str]) -> str:
        addresses.append(url)
        return url

    monkeypatch.setattr("reader.ui.deeds.outward.open_address", note)
    return addresses


def read_id(view: ArticleView) -> int:
    assert view.reading is not None
    return view.reading.row.id


async def test_brackets_go_from_link_to_link_and_enter_opens(
    drive: Drive, opened: list[str]
) -> None:
    async with drive() as ui:
        await ui.press("enter", "right_square_bracket", "enter")
        assert opened == ["https://example.org/tham-viet-nam"]
        await ui.press("right_square_bracket", "right_square_bracket", "left_square_bracket")
        await ui.press("enter")
        assert read_id(ui.article) == 2
        assert ui.focused is ArticleView
        assert ui.shelf.state[2][0]


async def test_j_goes_on_to_the_links_at_the_end_and_k_comes_back(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("enter", "G", "j", "j")
        assert ui.article.links.current == 2
        await ui.press("k", "k")
        assert ui.article.links.current is None
        await ui.press("k")
        assert not ui.article.at_end


async def test_enter_in_an_article_opens_nothing_before_one_is_at_a_link(
    drive: Drive, opened: list[str]
) -> None:
    async with drive() as ui:
        await ui.press("enter", "enter")
        assert opened == []
        assert read_id(ui.article) == 1


async def test_a_link_is_opened_by_its_number(drive: Drive, opened: list[str]) -> None:
    async with drive() as ui:
        await ui.press("semicolon", "1")
        assert opened == ["https://example.org/tham-viet-nam"]
        await ui.press("semicolon", "2")
        assert read_id(ui.article) == 2
        await ui.press("semicolon", "9", "enter")
        assert read_id(ui.article) == 2
        assert ui.focused is ArticleView


async def test_a_number_typed_in_one_burst_reaches_the_line(
    drive: Drive, opened: list[str]
) -> None:
    async with drive() as ui:
        for key, letter in [("semicolon", ";"), ("4", "4")]:
            ui.app.post_message(events.Key(key, letter))
        await ui.settle()
        assert opened == ["https://example.org/duong-sat"]


async def test_escape_opens_nothing(drive: Drive, opened: list[str]) -> None:
    async with drive() as ui:
        await ui.press("semicolon", "x", "escape")
        assert ui.focused is ArticleView
        assert "Open link number:" not in ui.screen
        assert opened == []


async def test_a_semicolon_is_a_letter_inside_the_filter(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("slash", "semicolon")
        assert ui.filter.value == ";"


def test_what_can_be_opened_is_numbered_in_reading_order() -> None:
    blocks = blocks_of(Shelf().reading(1), NOW)
    assert [block.sign for block in blocks if block.target is not None] == [
        "1 ", "2 ", "3 ", "4 ",
    ]  # fmt: skip
    bare = blocks_of(Shelf([BRIDGE]).reading(1), NOW)
    assert [block.sign for block in bare if block.target is not None] == ["1 "]


@pytest.mark.parametrize(
    ("steps", "current"),
    [((), None), ((1,), "https://b.example/"), ((1, 1), 7), ((1, 1, 1), 7), ((1, -1), None)],
)
def test_steps_stop_at_the_last_link_and_leave_before_the_first(
    steps: tuple[int, ...], current: object
) -> None:
    links = Links([Block("body", "a"), Block("link", "b", target="https://b.example/"),
                   Block("story", "c", target=7)])  # fmt: skip
    for by in steps:
        links.step(by, TOP)
    assert links.current == current


@pytest.mark.parametrize(
    ("number", "target"), [(0, None), (1, "https://b.example/"), (2, 7), (3, None)]
)
def test_links_count_from_one(number: int, target: object) -> None:
    assert LINKS.numbered(number) == target
