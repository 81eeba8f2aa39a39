"""Panes and lines that come and go after scrolling, though the focus asks where things are."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual import events
from textual.geometry import Size
from textual.message import Message

from reader.model import Article
from reader.ui.widgets.article_view import ArticleView
from tests.ui.conftest import Drive
from tests.ui.driver import Driver
from tests.ui.shelf import Shelf

LONG = Article("Dài", body=tuple("một hai ba bốn năm sáu bảy tám chín mười " * 9 for _ in range(9)))


def alone(ui: Driver) -> None:
    ui.home.panes.toggle_alone()


def find(ui: Driver) -> None:
    ui.home.reading_pane.find()


@pytest.mark.parametrize("change", [alone, find])
async def test_what_gets_another_size_is_told_it(
    drive: Drive, change: Callable[[Driver], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with drive(Shelf([LONG]), (80, 24)) as ui:
        await ui.press("enter", "ctrl+d", "ctrl+d")
        ui.home._compositor.reflow_visible(ui.home, ui.home.size)  # as scrolling does
        told: list[Size] = []
        post = ArticleView.post_message

        def note(view: ArticleView, message: Message) -> bool:
            if isinstance(message, events.Resize):
                told.append(message.size)
            return post(view, message)

        monkeypatch.setattr(ArticleView, "post_message", note)
        change(ui)
        assert not ui.home.query_one("#link-number").region  # of what was never in sight
        await ui.settle()
        assert told == [ui.article.outer_size]
