"""One reads on where one left off, also tomorrow."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.ui.app import ReaderApp
from reader.ui.pages import begins_at, first_page
from tests.ui.conftest import settled
from tests.ui.on_disk import Real, on_disk
from tests.ui.shelf import NOW, Shelf


@pytest.mark.parametrize("width", [60, 80], ids=["one pane", "two panes"])
async def test_an_article_opens_where_it_was_left_after_a_restart(
    tmp_path: Path, width: int
) -> None:
    async with on_disk(tmp_path, (width, 16)) as ui:
        await ui.press("enter", "space", "space")
        top = ui.article.top
        assert top.block > 2
        await ui.app.action_quit()
    async with on_disk(tmp_path, (width, 16)) as ui:
        await ui.press("enter")
        assert ui.article.top == top


async def test_going_to_another_article_keeps_the_place_too(tmp_path: Path) -> None:
    async with on_disk(tmp_path, (80, 16)) as ui:
        await ui.press("enter", "space")
        id, top = ui.list.cursor_id, ui.article.top
        await ui.press("J")
        assert id is not None
        assert ui.library.reading(id).left_at == (top.block, top.start)


async def test_looking_at_articles_keeps_no_places(tmp_path: Path) -> None:
    async with on_disk(tmp_path) as ui:
        await ui.press("j", "j", "k")
        assert ui.library.last_left() is None


async def test_the_app_begins_at_the_article_that_was_left(tmp_path: Path) -> None:
    async with on_disk(tmp_path, (80, 16)) as ui:
        await ui.press("enter", "space", "space")
        left = ui.list.cursor_id
        await ui.app.action_quit()
        page = first_page(ui.library)
        begins = begins_at(page, ui.library.last_left())
        assert begins == left is not None
        reading = ui.library.reading(begins)
        app = ReaderApp(ui.library, now=lambda: NOW, first=page, reading=reading)
        async with app.run_test(size=(80, 16)) as pilot:
            await settled(pilot)
            assert Real(app, Shelf(()), pilot).list.cursor_id == left
