"""Which library a command means: the user's own, the samples, or one that is named.

The samples are in sight until the first `add` or `subscribe` makes a library of the user's own.
What fails, or only looks, makes none.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reader.library import Library
from tests.command_line import OTHER, Ran, Reader, emptied, ran

SAMPLE = "Sáu chữ"
"""How the title of the first sample begins."""


@pytest.fixture
def fresh(reader: Reader, tmp_path: Path, samples_folder: Path) -> Reader:
    """`reader` where there is no library but the samples."""
    shutil.copytree(samples_folder, tmp_path / "library")
    return reader


@pytest.fixture
def no_news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where one stands: files and a folder out of which nothing can be taken."""
    folder = tmp_path / "here"
    (folder / "folder").mkdir(parents=True)
    for name in ("empty.txt", "empty.json"):
        (folder / name).touch()
    for name in ("binary.txt", "binary.opml"):
        (folder / name).write_bytes(bytes(range(256)) * 4)
    (folder / "page.html").write_text("<!doctype html><html><body></body></html>")
    monkeypatch.chdir(folder)
    return folder


def test_one_feed_is_counted_as_one(reader: Reader, tmp_path: Path) -> None:
    feeds = tmp_path / "feeds.opml"
    feeds.write_text('<opml><body><outline xmlUrl="https://bao.example/rss"/></body></opml>')
    assert reader("import", feeds).out == "imported 1 feed and 0 articles\n"


def is_own(tmp_path: Path) -> bool:
    return Library.exists(tmp_path / "library")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("list",), 0),
        (("feeds",), 0),
        (("fetch",), 0),
        (("fetch", "https://a.example/"), 1),
        (("unsubscribe", "https://a.example/"), 1),
        (("subscribe", "javascript:alert(1)"), 1),
        (("subscribe", "mailto:a@b.example", "ftp://a.example/"), 1),
        (("feed", "https://a.example/", "--rename", "A"), 1),
        (("import", "none.opml"), 1),
        (("import", "empty.json"), 1),
        (("import", "binary.opml"), 1),
        (("import", "folder"), 1),
        (("add", "none.txt"), 1),
        (("add", ""), 1),
        (("add", "empty.txt"), 1),
        (("add", "binary.txt"), 1),
        (("add", "page.html"), 1),
        (("add", "folder"), 1),
        (("add", "http://127.0.0.1:9/page"), 1),
        (("saved", "sử", "lich su"), 0),
        (("saved", "--remove", "none"), 1),
        (("mute", "bóng đá"), 0),
        (("bookmark", "1"), 0),
        (("tag", "1", "đọc sau"), 0),
        (("note", "1", "hay"), 0),
        (("prune", "--days", "1", "--yes"), 0),
        (("doctor",), 1),
        (("backup", "none/copy"), 1),
        (("restore", "none"), 1),
    ],
)
def test_what_adds_nothing_makes_no_library(
    fresh: Reader, no_news: Path, tmp_path: Path, arguments: tuple[str, ...], code: int
) -> None:
    assert fresh(*arguments).code == code
    assert not is_own(tmp_path)
    assert SAMPLE in fresh("list").out


def test_a_library_that_was_emptied_is_still_the_users_own(fresh: Reader, tmp_path: Path) -> None:
    emptied(fresh)
    assert is_own(tmp_path)
    assert fresh("list", "--json").json == []


@pytest.mark.parametrize("name", ["library.db", "state.db"])
def test_a_damaged_library_is_never_taken_for_none(
    fresh: Reader, tmp_path: Path, name: str
) -> None:
    (tmp_path / "library" / name).write_bytes(b"SQLite format 3\0" + b"x" * 4096)
    assert is_own(tmp_path)
    one = fresh("list")
    assert (one.code, one.out) == (1, "")
    assert name in one.err


@pytest.mark.parametrize("what", ["add", "subscribe"])
def test_the_first_thing_added_makes_it_and_the_samples_step_aside(
    fresh: Reader, tmp_path: Path, what: str
) -> None:
    (tmp_path / "saola.txt").write_text(OTHER, encoding="utf-8")
    source = str(tmp_path / "saola.txt") if what == "add" else "https://bao.example/rss"
    assert SAMPLE in fresh("list").out
    assert fresh(what, source).code == 0
    assert is_own(tmp_path)
    assert SAMPLE not in fresh("list").out
    assert SAMPLE in fresh("--samples", "list").out


def test_what_is_marked_in_the_samples_stays_there(fresh: Reader, tmp_path: Path) -> None:
    fresh("bookmark", "1")
    (tmp_path / "saola.txt").write_text(OTHER, encoding="utf-8")
    fresh("add", str(tmp_path / "saola.txt"))
    assert fresh("search", "is:bookmarked", "--json").json == []
    (kept,) = fresh("search", "is:bookmarked", "--json", "--samples").json
    assert kept["id"] == 1


@pytest.mark.parametrize(
    "source", ["nowhere.txt", "x" * 5000, "a\0b", ""], ids=["missing", "too long", "NUL", "empty"]
)
def test_adding_what_is_not_there_is_told_in_one_line(fresh: Reader, source: str) -> None:
    one = fresh("add", source)
    assert (one.code, one.out, one.err.count("\n")) == (1, "", 1)
    assert "no such file or directory" in one.err
    assert fresh("add", "--json", source).json[0]["status"] == "failed"
    assert SAMPLE in fresh("list").out


@pytest.mark.parametrize("command", [("doctor",), ("backup", "copy.zip")], ids=["doctor", "backup"])
def test_looking_after_a_library_that_is_not_there_says_so(
    reader: Reader, no_news: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    said = f"reader: there is no library in {tmp_path / 'library'}\n"
    assert reader(*command) == (1, "", said)
    assert not (no_news / "copy.zip").exists()


def test_a_mixed_subscribe_follows_what_can_be_followed(fresh: Reader) -> None:
    one = fresh("subscribe", "javascript:1", "bao.example/rss", "mailto:a@b.example")
    assert (one.code, one.err.count("\n")) == (1, 2)
    assert [feed["url"] for feed in fresh("feeds", "--json").json] == ["https://bao.example/rss"]


class TestNaming:
    """`--library` before a command or after it, READER_LIBRARY, or neither."""

    @pytest.fixture
    def named(self, filled: Reader, tmp_path: Path) -> str:
        return str(tmp_path / "library")

    def rows(self, one: Ran) -> int:
        assert one.err == ""
        return len(one.json)

    def test_before_and_after_the_command(
        self, named: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        for arguments in (
            ["--library", named, "list", "--json"],
            ["list", "--library", named, "--json"],
            [f"--library={named}", "list", "--json"],
            ["list", "--json", f"--library={named}"],
            ["--library", "elsewhere", "list", "--json", "--library", named],
        ):
            assert self.rows(ran(capsys, *arguments)) == 2

    def test_by_the_environment_and_the_option_wins(
        self, named: str, tmp_path: Path, capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:  # fmt: skip
        monkeypatch.setenv("READER_LIBRARY", named)
        assert self.rows(ran(capsys, "list", "--json")) == 2
        monkeypatch.setenv("READER_LIBRARY", str(tmp_path / "elsewhere"))
        assert self.rows(ran(capsys, "list", "--json", "--library", named)) == 2

    def test_an_empty_name_is_none(
        self, named: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("READER_LIBRARY", named)
        assert self.rows(ran(capsys, "--library", "", "list", "--json")) == 2

    def test_a_relative_name_counts_from_where_one_stands(
        self, named: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(Path(named).parent)
        assert self.rows(ran(capsys, "--library", "library", "list", "--json")) == 2

    def test_where_none_can_be_one_line_says_so(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (tmp_path / "file").touch()
        one = ran(capsys, "--library", str(tmp_path / "file"), "list")
        assert (one.code, one.out, one.err.count("\n")) == (1, "", 1)
        assert str(tmp_path / "file") in one.err
