"""How many articles there are is known without counting, whatever comes and goes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reader.library import Library, upkeep
from reader.model import Article

from . import old_library
from .shelf import open_library

URL = "https://example.org/bai"
EACH = "Hội đồng thành phố thông qua dự toán cho ba cây cầu mới qua sông trong năm tới, ông {} nói."


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path) as library:
        library.add(Article(f"Bài {n}", body=(f"Chuyện thứ {n}.",)) for n in range(1, 6))
        yield library


def total(library: Library) -> int:
    """What the list without a query says, which does not count."""
    said = library.find(limit=1).total
    assert said == len(library.find().ids)
    return said


def test_it_grows_with_what_comes(library: Library) -> None:
    assert total(library) == 5
    library.add([Article("Bài 6", body=("Chuyện thứ 6.",))])
    assert total(library) == 6
    assert library.add([Article("Bài 6", body=("Chuyện thứ 6.",))])[0].status == "duplicate"
    assert total(library) == 6


def test_it_stays_when_an_article_is_written_anew(library: Library) -> None:
    library.add([Article("Có địa chỉ", body=("Bản đầu.",), url=URL)])
    assert library.add([Article("Có địa chỉ", body=("Bản sửa.",), url=URL)])[0].status == "updated"
    assert total(library) == 6


def test_it_counts_a_story_once(library: Library) -> None:
    body = tuple(EACH.format(name) for name in ("An", "Bình", "Cường", "Dũng", "Giang"))
    library.add(
        [Article("Ba cây cầu", body=body, url=f"https://{site}.example.org") for site in "abc"]
    )
    assert library.find(limit=1).total == 6
    assert upkeep.examine(library.directory).articles == 8


def test_it_shrinks_when_articles_go(tmp_path: Path) -> None:
    now = datetime(2026, 1, 2, tzinfo=UTC)
    with Library.open(tmp_path, create=True, now=lambda: now) as library:
        library.add(Article(f"Bài {n}", body=(f"Chuyện thứ {n}.",)) for n in range(1, 6))
    with Library.open(tmp_path, now=lambda: now + timedelta(days=100)) as library:
        library.bookmark([2])
        assert list(library.remove_expired(30)) == [4]
        assert total(library) == 1


def add_and_fail(library: Library) -> None:
    with library._files.library.storage.transaction():
        library.add([Article("Bài 6", body=("Chuyện thứ 6.",))])
        raise ZeroDivisionError


def test_it_is_taken_back_with_what_it_counted(library: Library) -> None:
    with pytest.raises(ZeroDivisionError):
        add_and_fail(library)
    assert total(library) == 5


def test_a_library_of_before_is_counted_once(tmp_path: Path) -> None:
    old_library.make(tmp_path)
    with open_library(tmp_path) as library:
        assert total(library) == 3
        library.add([Article("Bài mới", body=("Chuyện mới.",))])
        assert total(library) == 4


def test_a_mended_library_is_counted_anew(folder: Path) -> None:
    content = bytearray((folder / "library.db").read_bytes())
    content[200_000:240_960] = b"\0" * 40_960
    (folder / "library.db").write_bytes(content)
    report = upkeep.examine(folder, repair=True)
    with open_library(folder) as library:
        assert total(library) == report.articles > 0
