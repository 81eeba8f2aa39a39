"""Tags: typed into one line, completed, shown in row and article, kept on disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from reader.library import Library
from reader.model import LibraryError
from reader.ui.app import ReaderApp
from reader.ui.tag_names import tag_of, tags_of
from reader.ui.widgets.article_list import ArticleList
from reader.ui.widgets.article_view import ArticleView
from tests.ui.conftest import Drive, settled
from tests.ui.on_disk import on_disk
from tests.ui.shelf import ARTICLES, NOW, Shelf


async def test_t_tags_the_article_and_shows_it_in_row_and_article(drive: Drive) -> None:
    async with drive(size=(160, 30)) as ui:
        await ui.press("t")
        await ui.type("ngoại giao, to read")
        await ui.press("enter")
        assert set(ui.shelf.tags[1]) == {"ngoại giao", "to read"}
        assert ui.screen.count("#ngoại giao #to read") == 2
        assert ui.notice == "Tagged ngoại giao, to read."
        assert ui.focused is ArticleList


async def test_tags_are_taken_off_by_deleting_them(drive: Drive) -> None:
    shelf = Shelf()
    shelf.tags[2] = ("cầu", "phố")
    async with drive(shelf) as ui:
        await ui.press("j", "enter", "t")
        assert "cầu, phố," in ui.screen
        await ui.press(*["backspace"] * 5, "enter")
        assert ui.shelf.tags[2] == ("cầu",)
        assert ui.focused is ArticleView


async def test_escape_leaves_the_tags_as_they_are(drive: Drive) -> None:
    async with drive() as ui:
        await ui.press("t")
        await ui.type("x")
        await ui.press("escape")
        assert ui.shelf.tags == {}
        assert "Tags, with" not in ui.screen
        assert ui.focused is ArticleList


async def test_a_line_that_opens_after_one_scrolled_hides_no_row_and_no_progress(
    drive: Drive,
) -> None:
    async with drive(size=(120, 9)) as ui:
        await ui.press("G")
        ui.home.desk.tagging.line.display = True
        placed = ui.home._compositor
        placed._full_map_invalidated = True  # as after scrolling
        assert placed.full_map  # as something asks for that is placed anew already
        await ui.settle()
        seen = ui.list.scroll_offset.y + ui.list.size.height
        assert seen == ui.list.ROW_HEIGHT * ui.list.row_count
        article = ui.home.query_one(ArticleView)
        percent = round(100 * article.size.height / article.virtual_size.height)
        assert f" Article {percent}% " in ui.screen


async def test_tab_completes_a_known_tag_without_accents(drive: Drive) -> None:
    async with drive() as ui:
        ui.shelf.tags = {2: ("kinh tế", "kịch"), 3: ("phố",)}
        await ui.press("t")
        await ui.type("một, ki")
        await ui.press("tab")
        assert ui.home.desk.tagging.line.text == "một, kinh tế"
        await ui.press("tab")
        assert ui.home.desk.tagging.line.text == "một, kịch"
        await ui.press("enter")
        assert set(ui.shelf.tags[1]) == {"một", "kịch"}


async def test_letters_typed_in_one_burst_after_t_are_a_tag(drive: Drive) -> None:
    async with drive() as ui:
        for letter in "tsum":
            ui.app.post_message(events.Key(letter, letter))
        await ui.settle()
        assert ui.home.desk.tagging.line.text == "sum"
        assert ui.shelf.calls.writes == []


async def test_a_tag_that_cant_be_written_is_taken_back_and_said(drive: Drive) -> None:
    async with drive() as ui:
        ui.shelf.fails = LibraryError("The disk is full.")
        await ui.press("t")
        await ui.type("x")
        await ui.press("enter")
        assert "disk is full" in ui.notice
        assert "#x" not in ui.screen


async def test_a_tag_is_found_by_the_filter_and_undone(tmp_path: Path) -> None:
    with Library.open(tmp_path, create=True, now=lambda: NOW) as library:
        library.add(ARTICLES)
        app = ReaderApp(library, now=lambda: NOW)
        async with app.run_test(size=(160, 30)) as pilot:

            async def screen_after(*keys: str) -> str:
                for key in keys:
                    await pilot.press(key)
                await settled(pilot)
                await pilot.pause(0.1)
                strips = app.screen._compositor.render_strips()
                return "\n".join(strip.text for strip in strips)

            await screen_after()
            assert "#hay" in await screen_after("t", *"hay", "enter")
            assert "Articles 1" in await screen_after("slash", *"tag:hay", "enter")
            drawn = await screen_after("u")
            assert "Undone: tagged 1: hay" in drawn
            assert "#hay" not in drawn


async def test_a_tag_of_two_words_without_its_quotes_is_offered_with_them(tmp_path: Path) -> None:
    async with on_disk(tmp_path / "library") as ui:
        await ui.press("t")
        await ui.type("du lịch")
        await ui.press("enter", "slash")
        await ui.type("tag:du lich")
        await ui.pilot.pause(0.2)
        assert 'did you mean tag:"du lich"?' in ui.screen
        await ui.press("enter")
        assert "Articles 1 " in ui.screen
        assert 'tag:"du lich"' in ui.screen.splitlines()[0]


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("", ()),
        (" , ,", ()),
        ("a, b ,a", ("a", "b")),
        ("#hay, to read", ("hay", "to read")),
        ('"x\x1b[31m"', ("x[31m",)),
    ],
)
def test_tags_are_read_from_a_line(text: str, tags: tuple[str, ...]) -> None:
    assert tags_of(text) == tags


@pytest.mark.parametrize(("completion", "tag"), [("tag:hay", "hay"), ('tag:"to read"', "to read")])
def test_a_completion_names_a_tag(completion: str, tag: str) -> None:
    assert tag_of(completion) == tag
