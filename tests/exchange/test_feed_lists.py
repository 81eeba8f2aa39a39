"""A list of feeds is known by what is in it; reading it subscribes and fetches nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.exchange import feed_lists
from reader.exchange.feed_lists import Imported, export_opml, import_list
from reader.library import Library
from reader.model import NotFound, ReaderError, Subscription

A, B = "https://a.example/rss", "https://b.example/rss"
OPML = (
    '<opml version="2.0"><body><outline text="Tin">'
    f'<outline text="A" xmlUrl="{A}"/><outline xmlUrl="{B}"/></outline></body></opml>'
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library", create=True) as library:
        yield library


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "list"


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        (OPML, [A, B]),
        (f"\ufeff<?xml version='1.0'?>\n{OPML}", [A, B]),
        (f"{A}\n{B} tin\n", [A, B]),
        (f"# của tôi\n\n{A}\n", [A]),
        (f"{A}\n{A}\n", [A]),
        ("<opml version='2.0'><body/></opml>", []),
        ("", []),
    ],
    ids=["OPML", "with a mark", "addresses", "with remarks", "twice", "empty OPML", "empty"],
)
def test_the_feeds_of_a_list_are_followed_once(
    library: Library, file: Path, text: str, urls: list[str]
) -> None:
    file.write_text(text, encoding="utf-8")
    found = import_list(library, file)
    assert (found.feeds if found else 0) == len(urls)
    assert sorted(feed.url for feed in library.feeds.all()) == urls
    again = import_list(library, file)
    assert (again.feeds if again else 0) == 0


@pytest.mark.parametrize(
    "text",
    ['{"articles": {}}', "[]", "  \n{}", "<html></html>", "<rss/>", "Cầu Rồng mở lại.\nTối qua.\n"],
)
def test_what_is_no_list_is_left_to_others(library: Library, file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")
    assert import_list(library, file) is None
    assert library.feeds.all() == []


@pytest.mark.parametrize("text", ["# chỉ có lời\n", "\n\n", f"# cũ\n# {A}\n"])
def test_a_list_without_feeds_is_a_list(library: Library, file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")
    assert import_list(library, file) == Imported()


def test_what_can_not_be_followed_is_named_and_the_rest_is(library: Library, file: Path) -> None:
    file.write_text(f'"exec:rm -rf ~"\n{A}\nfile:///etc/passwd\n', encoding="utf-8")
    found = import_list(library, file)
    assert found is not None
    assert (found.feeds, len(found.refused)) == (1, 2)
    assert [feed.url for feed in library.feeds.all()] == [A]


def test_a_list_is_one_step_back(library: Library, file: Path) -> None:
    file.write_text(OPML)
    import_list(library, file)
    assert library.undo() == "subscribed to 2"
    assert library.feeds.all() == []


def test_a_list_changes_nothing_of_a_feed_that_is_followed(library: Library, file: Path) -> None:
    library.feeds.subscribe([Subscription(A, title="Của tôi", folder="Riêng")])
    file.write_text(OPML)
    assert import_list(library, file) == Imported(feeds=1)
    (one,) = [feed for feed in library.feeds.all() if feed.url == A]
    assert (one.title, one.folder) == ("Của tôi", "Riêng")


def test_what_is_written_is_taken_elsewhere_with_folders_and_names(
    library: Library, file: Path, tmp_path: Path
) -> None:
    feeds = [Subscription(A, title="Tin <1> & 2", folder="Báo"), Subscription(B, title="Bé")]
    library.feeds.subscribe(feeds)
    file.write_text(export_opml(library), encoding="utf-8")
    with Library.open(tmp_path / "other", create=True) as other:
        assert import_list(other, file) == Imported(feeds=2)
        assert set(other.feeds.subscriptions()) == set(feeds)


def test_a_file_that_is_not_there_or_is_none_is_told(library: Library, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"no file .*none"):
        import_list(library, tmp_path / "none")
    with pytest.raises(ReaderError, match=r"can't read .*library: Is a directory"):
        import_list(library, tmp_path / "library")


@pytest.mark.parametrize(("more", "is_taken"), [(0, True), (1, False)])
def test_a_list_has_a_largest_size(
    library: Library, file: Path, monkeypatch: pytest.MonkeyPatch, more: int, is_taken: bool
) -> None:
    monkeypatch.setattr(feed_lists, "_LARGEST", len(OPML))
    file.write_text(OPML + " " * more)
    if is_taken:
        assert import_list(library, file) == Imported(feeds=2)
    else:
        with pytest.raises(ReaderError, match="is larger than"):
            import_list(library, file)
        assert library.feeds.all() == []
