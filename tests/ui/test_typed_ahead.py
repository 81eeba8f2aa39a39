"""Keys typed faster than the app acts, as in one stall: all do what they do when typed slowly."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from textual import events

from reader.ui.widgets.article_list import ArticleList
from reader.ui.widgets.key_bar import KeyBar
from tests.ui.conftest import Drive
from tests.ui.driver import Driver
from tests.ui.on_disk import on_disk
from tests.ui.test_filtering import held_back

LETTERS = {"slash": "/", "space": " ", "full_stop": "."}


def at_once(ui: Driver, *keys: str) -> None:
    """Type keys in one burst."""
    for key in keys:
        ui.app.post_message(events.Key(key, LETTERS.get(key, key if len(key) == 1 else None)))


async def state(ui: Driver) -> tuple[object, ...]:
    await ui.settle()
    assert ui.app.is_running
    for bar in ui.app.screen.query(KeyBar):  # what it says goes by the clock
        bar.hush()
    focused = ui.app.focused
    return (
        ui.focused,
        getattr(focused, "value", ""),
        ui.screen,
        sorted(ui.shelf.state.items()),
        sorted(ui.shelf.tags.items()),
    )


@pytest.mark.parametrize(
    "keys",
    [
        ("enter", "q"),
        ("enter", "J"),
        ("enter", "space", "q", "j"),
        ("enter", "escape", "j", "enter"),
        ("slash", *"cau", "enter", "enter"),
        ("slash", *"cau", "escape", "slash", *"tam"),
        ("slash", *"cau", "escape", "j", "j"),
        ("slash", *"cau", "enter", "q", "j"),
        ("slash", *"cau", "down", "slash", *"di"),
        ("slash", *"caux", "backspace", "enter", "enter"),
        ("e", "slash", *"tap", "enter", "enter"),
        ("e", "slash", *"tap", "escape", "slash", *"viet"),
        ("ctrl+f", *"ha", "enter", "n", "q", "j"),
        ("t", *"hay", "enter", "j", "t", *"la", "enter"),
        ("t", *"hay", "escape", "s"),
        ("ctrl+p", *"bookmark", "escape", "j", "enter"),
        ("question_mark", *"tags", "escape", "m"),
        ("comma", "tab", "escape", "j", "enter"),
        ("f", "q", "j", "enter"),
    ],
    ids=" ".join,
)
async def test_a_burst_does_what_it_does_when_typed_slowly(
    drive: Drive, keys: tuple[str, ...]
) -> None:
    async with drive() as ui:
        await ui.press(*keys)
        slowly = await state(ui)
    async with drive() as ui:
        at_once(ui, *keys)
        assert await state(ui) == slowly


@pytest.mark.parametrize(
    ("keys", "done"),
    [
        (("s",), lambda ui: ui.shelf.state[2][1]),
        (("m",), lambda ui: ui.shelf.state[2][0]),
        (("t", *"hay", "enter"), lambda ui: ui.shelf.tags.get(2) == ("hay",)),
    ],
    ids=["bookmark", "read", "tag"],
)
async def test_what_is_typed_before_the_list_came_acts_on_its_articles(
    drive: Drive,
    monkeypatch: pytest.MonkeyPatch,
    keys: Sequence[str],
    done: Callable[[Driver], bool],
) -> None:
    async with drive() as ui:
        may_answer = held_back(ui.shelf, monkeypatch)
        at_once(ui, "slash", *"cau", "enter", *keys)
        await asyncio.sleep(0.1)
        may_answer.set()
        await ui.settle()
        assert done(ui)


async def test_enter_in_one_burst_with_half_a_word_keeps_what_the_half_finds(
    tmp_path: Path,
) -> None:
    async with on_disk(tmp_path) as ui:
        at_once(ui, "slash", *"vid", "enter", "s", "enter", "q")
        await ui.settle()
        assert [title[:7] for title in ui.titles] == ["[Video]"]
        assert len(ui.library.find("is:bookmarked is:read").ids) == 1
        assert ui.focused is ArticleList


async def test_enter_and_q_typed_before_the_list_came_open_an_article_and_come_back(
    drive: Drive, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with drive() as ui:
        may_answer = held_back(ui.shelf, monkeypatch)
        at_once(ui, "slash", *"cau", "enter", "enter", "q")
        for _ in range(20):
            await ui.pilot.pause()
        may_answer.set()
        await ui.settle()
        assert ui.app.is_running
        assert ui.focused is ArticleList
        assert ui.filter.value == "cau"
        assert ui.shelf.state[2][0]
