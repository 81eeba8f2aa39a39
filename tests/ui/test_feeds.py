"""The feeds screen: what is followed, how it is doing, and what can be done about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.library import Library
from reader.model import Feed, SavedSearch, Subscription, Visit
from reader.ui.render.feeds import entries_of, entry_line, narrowed_entries
from tests.articles import BRIDGE, NEST, VISIT
from tests.conftest import NOW
from tests.ui.news import names, news

ONE, TWO, THREE = (f"https://{host}.example/rss" for host in ("mot", "hai", "ba"))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "own", create=True, now=lambda: NOW) as library:
        library.feeds.subscribe(
            [
                Subscription(ONE, "Tuổi Trẻ", "Trong nước"),
                Subscription(TWO, "Thanh Niên", "Trong nước"),
                Subscription(THREE, "Đài"),
            ]
        )
        library.feeds.record(
            {
                ONE: Visit(last_success=(NOW - timedelta(minutes=7)).isoformat()),
                TWO: Visit(error="the server answers 404", failures=1),
            }
        )
        library.add([replace(BRIDGE, feed=ONE), replace(NEST, feed=TWO), VISIT])
        library.save_search("Cầu", "cầu")
        yield library


async def test_each_row_tells_unread_name_and_how_it_is_doing(library: Library) -> None:
    async with news(library, (80, 24)) as ui:
        await ui.press("f")
        lines = [" ".join(line.split()) for line in ui.screen.splitlines()]
        assert lines[0].strip("━ ").startswith("Feeds 3 · 1 failed")
        assert lines[1:6] == [
            "▌/ 1 Cầu cầu",
            "Đài not fetched yet",
            "▾ 2 Trong nước ! 1 failed",
            "1 Thanh Niên ! the server answers 404",
            "1 Tuổi Trẻ 7 min ago",
        ]


async def test_what_the_cursor_is_on_is_told_in_full(library: Library) -> None:
    async with news(library) as ui:
        await ui.press("f")
        await ui.go_to("Thanh Niên")
        assert f"{TWO} · never fetched" in ui.screen
        assert "! the server answers 404 · press r to try again" in ui.screen


@pytest.mark.parametrize(
    ("name", "query", "titles"),
    [
        ("Tuổi Trẻ", 'feed:"Tuổi Trẻ"', [BRIDGE.title]),
        ("Trong nước", 'feed:"Trong nước"', [BRIDGE.title, NEST.title]),
        ("Cầu", "cầu", [BRIDGE.title]),
    ],
)
async def test_enter_shows_the_articles_of_a_feed_a_folder_or_a_search(
    library: Library, name: str, query: str, titles: list[str]
) -> None:
    async with news(library) as ui:
        await ui.press("f")
        await ui.go_to(name)
        await ui.press("enter")
        assert ui.home.desk.finding.narrowing.text == query
        assert sorted(ui.titles) == sorted(titles)


async def test_a_feed_is_renamed_and_that_is_taken_back(library: Library) -> None:
    async with news(library) as ui:
        await ui.press("f")
        await ui.go_to("Đài")
        await ui.press("c", *["backspace"] * 3)
        await ui.type("Radio")
        await ui.press("enter")
        assert "Radio" in names(ui.feeds)
        assert ui.list.entry is not None
        assert ui.list.entry.name == "Radio"  # the cursor stays on it, wherever it sorts
        await ui.press("u")
        assert "Đài" in names(ui.feeds)
        await ui.press("ctrl+r")
        assert "Radio" in names(ui.feeds)


async def test_a_feed_is_moved_to_a_folder_that_tab_completes(library: Library) -> None:
    async with news(library) as ui:
        await ui.press("f")
        await ui.go_to("Đài")
        await ui.press("m")
        await ui.type("tr")
        await ui.press("tab", "enter")
        assert {feed.folder for feed in ui.feeds} == {"Trong nước"}


async def test_a_folder_is_renamed_with_all_in_it_and_back(library: Library) -> None:
    async with news(library) as ui:
        await ui.press("f")
        await ui.go_to("Trong nước")
        await ui.press("c", *["backspace"] * 10)
        await ui.type("Nha")
        await ui.press("enter")
        assert [feed.folder for feed in ui.feeds] == ["", "Nha", "Nha"]
        await ui.press("u")
        assert [feed.folder for feed in ui.feeds] == ["", "Trong nước", "Trong nước"]


async def test_unsubscribing_keeps_the_articles_and_is_taken_back(library: Library) -> None:
    async with news(library) as ui:
        await ui.press("f")
        await ui.go_to("Tuổi Trẻ")
        await ui.press("d")
        assert names(ui.feeds) == ["Đài", "Thanh Niên"]
        assert "u undoes it" in ui.said
        assert library.find().total == 3
        await ui.press("u")
        assert names(ui.feeds) == ["Đài", "Thanh Niên", "Tuổi Trẻ"]


async def test_a_search_is_removed_and_taken_back(library: Library) -> None:
    async with news(library) as ui:
        await ui.press("f", "d")
        assert library.saved_searches() == []
        await ui.press("u")
        assert [one.name for one in library.saved_searches()] == ["Cầu"]


async def test_a_folder_cannot_be_unsubscribed_from_by_mistake(library: Library) -> None:
    async with news(library) as ui:
        await ui.press("f")
        await ui.go_to("Trong nước")
        await ui.press("d")
        assert len(ui.feeds) == 3


async def test_typing_narrows_without_diacritics_and_escape_shows_all(library: Library) -> None:
    async with news(library) as ui:
        await ui.press("f", "slash")
        await ui.type("dai")
        assert (ui.list.row_count, "Đài" in ui.screen) == (1, True)
        assert "Feeds 1 of 3" in ui.screen
        await ui.press("enter", "escape")
        assert ui.list.row_count == 5
        await ui.press("escape")
        assert ui.home.is_current


async def test_nothing_of_a_name_says_so(library: Library) -> None:
    async with news(library) as ui:
        await ui.press("f", "slash")
        await ui.type("xyz")
        assert "No feed of this name." in ui.screen


async def test_without_feeds_it_says_how_to_add_one(tmp_path: Path) -> None:
    with Library.open(tmp_path / "empty", create=True, now=lambda: NOW) as library:
        async with news(library, (80, 24)) as ui:
            await ui.press("f")
            assert "No feeds yet." in ui.screen
            assert "Press a to add one" in ui.screen
            assert "/ Narrow" not in ui.screen


async def test_a_thousand_feeds_are_walked_through_from_end_to_end(library: Library) -> None:
    library.feeds.subscribe(
        Subscription(f"https://x.example/{n}", f"Bản tin {n}", f"Thư mục {n % 20}")
        for n in range(1000)
    )
    async with news(library, (80, 24)) as ui:
        await ui.press("f", "G")
        assert ui.list.row_count == 1 + 1003 + 21
        assert "Tuổi Trẻ" in ui.screen
        await ui.press("slash")
        await ui.type("ban tin 999")
        assert ui.list.row_count == 1


async def test_two_feeds_of_one_name_are_told_apart_by_their_addresses() -> None:
    feeds = [Feed(ONE, "Báo"), Feed(TWO, "Báo"), Feed(THREE, "Báo khác", "Thư mục")]
    queries = [entry.query for entry in entries_of([], feeds)]
    assert queries == [
        f'feed:"{ONE}"', f'feed:"{TWO}"', 'feed:"Thư mục"', 'feed:"Báo khác"',
    ]  # fmt: skip


def test_narrowing_looks_at_names_folders_and_addresses() -> None:
    entries = entries_of([SavedSearch("Biển Đông", "biển đông")], [Feed(ONE, "Đài", "Trong nước")])
    found = {
        wanted: [entry.name for entry in narrowed_entries(entries, wanted)]
        for wanted in ("bien", "trong dai", "mot.example", "  ")
    }
    assert found == {
        "bien": ["Biển Đông"],
        "trong dai": ["Đài"],
        "mot.example": ["Đài"],
        "  ": ["Biển Đông", "Trong nước", "Đài"],
    }


@given(title=st.text(), error=st.none() | st.text(), width=st.integers(1, 200))
def test_a_row_never_is_wider_than_its_room(title: str, error: str | None, width: int) -> None:
    for entry in entries_of(
        [SavedSearch(title, title)], [Feed(ONE, title, title, 12345, error=error)]
    ):
        assert cell_len(entry_line(entry, width, NOW).text) <= width
