"""Versions of one story: found together, read together, and chosen between in the app."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reader.library import Library
from reader.model import NotFound, Published
from tests.articles import BRIDGE, NEST
from tests.conftest import NOW
from tests.ui.news import news

TEXT = (
    "Cầu Rồng ở Đà Nẵng phun lửa trở lại từ tối thứ bảy, sau ba tháng sửa chữa hệ thống bơm và"
    " thay mới toàn bộ đường ống dẫn nhiên liệu chạy dọc thân cầu.",
    "Người dân và du khách đứng kín hai bờ sông Hàn để chờ xem con rồng thép phun lửa rồi phun"
    " nước, như mọi tối cuối tuần trước đây, khi thành phố còn chưa vào mùa mưa.",
)
FIRST = replace(BRIDGE, lede="", body=TEXT, url="https://mot.example/1", source="Báo Một")
SECOND = replace(
    FIRST, title="Rồng lại phun lửa", url="https://hai.example/1", source="Báo Hai",
    published=Published("2025-06-08T07:00:00+07:00", "time"),
)  # fmt: skip
THIRD = replace(
    FIRST, title="Cầu Rồng phun lửa", url="https://ba.example/1", source=None,
    published=Published("2025-06-06T07:00:00+07:00", "time"),
)  # fmt: skip


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "own", create=True, now=lambda: NOW) as library:
        library.add([NEST, FIRST, SECOND])
        yield library


def ids(library: Library) -> dict[str, int]:
    """The articles by their titles."""
    (row,) = [row for row in library.rows(library.find().ids) if row.versions > 1]
    return {row.title: row.id for row in library.versions(row.id)}


def unread(library: Library) -> int:
    return library.find("is:unread").total


def test_versions_are_one_row_and_listed_the_newest_first(library: Library) -> None:
    library.add([THIRD])
    assert library.find().total == 2
    assert list(ids(library)) == [SECOND.title, FIRST.title, THIRD.title]


def test_an_article_of_its_own_has_itself_as_its_only_version(library: Library) -> None:
    (nest,) = library.find("sẻ").ids
    assert [row.id for row in library.versions(nest)] == [nest]


def test_versions_of_what_is_not_there_are_not_found(library: Library) -> None:
    with pytest.raises(NotFound):
        library.versions(999)


@pytest.mark.parametrize("title", [FIRST.title, SECOND.title])
def test_a_story_read_in_one_version_is_read_in_all(library: Library, title: str) -> None:
    known = ids(library)
    assert library.mark_read([known[title]]) == 1
    assert all(row.read for row in library.rows(list(known.values())))
    assert unread(library) == 1
    assert library.undo() == "marked 1 read"
    assert not any(row.read for row in library.rows(list(known.values())))


def test_a_version_that_comes_after_its_story_was_read_is_read(library: Library) -> None:
    library.mark_read(ids(library).values())
    library.add([THIRD])
    assert all(row.read for row in library.rows(list(ids(library).values())))
    assert unread(library) == 1


def test_a_version_that_comes_before_its_story_was_read_is_not(library: Library) -> None:
    library.add([THIRD])
    assert not any(row.read for row in library.rows(list(ids(library).values())))


def test_what_has_come_read_can_be_marked_unread(library: Library) -> None:
    library.mark_read(ids(library).values())
    library.add([THIRD])
    library.mark_read([ids(library)[THIRD.title]], read=False)
    assert unread(library) == 2


async def test_another_version_is_picked_and_read(library: Library) -> None:
    async with news(library) as ui:
        await ui.press("g")
        assert "2 versions" in ui.screen
        await ui.press("enter", "v")
        assert "▸ Báo Hai" in ui.screen
        assert "  Báo Một" in ui.screen
        await ui.type("mot")
        await ui.press("enter")
        reading = ui.home.article.reading
        assert reading is not None
        assert reading.article.source == "Báo Một"
        assert unread(library) == 1


async def test_an_article_without_versions_offers_none(library: Library) -> None:
    async with news(library) as ui:
        await ui.press("G", "enter", "v")
        assert ui.home.is_current
        assert not ui.home.can("paging.versions")
