"""How far articles were read is kept, over a restart too, and is nothing to undo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from reader.library import Library
from reader.model import Article, NotFound
from reader.store.places import KEPT

START = datetime(2025, 4, 20, 9, tzinfo=UTC)


def open_library(folder: Path) -> Library:
    ticks = count()
    return Library.open(folder, create=True, now=lambda: START + timedelta(seconds=next(ticks)))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path) as library:
        library.add(Article(f"Bài {n}", body=("Một đoạn.",)) for n in range(3))
        yield library


def test_an_article_that_was_never_left_begins_at_its_beginning(library: Library) -> None:
    assert library.reading(1).left_at == (0, 0)
    assert library.last_left() is None


def test_the_place_is_there_again_after_a_restart(library: Library, tmp_path: Path) -> None:
    library.leave_at(2, 7, 120)
    library.leave_at(3, 1, 0)
    library.leave_at(2, 8, 15)
    library.close()
    with open_library(tmp_path) as again:
        assert again.reading(2).left_at == (8, 15)
        assert again.reading(3).left_at == (1, 0)
        assert again.last_left() == 2


def test_it_is_no_change_that_could_be_undone(library: Library) -> None:
    library.leave_at(2, 7, 120)
    assert library.undo() is None


def test_only_the_latest_are_kept(library: Library) -> None:
    ids = [added.id for added in library.add(Article(f"Tin {n}") for n in range(KEPT + 60))]
    for id in ids:
        assert id is not None
        library.leave_at(id, 3, 0)
    kept = [id for id in ids if library.reading(id or 0).left_at == (3, 0)]
    assert KEPT <= len(kept) < KEPT + 60
    assert kept == ids[-len(kept) :]


def test_an_article_that_is_gone_has_none(library: Library) -> None:
    with pytest.raises(NotFound):
        library.leave_at(99, 1, 0)
