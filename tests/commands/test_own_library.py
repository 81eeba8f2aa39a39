"""Which library a command means: the user's own, the samples, or one that is named.

The samples are in sight until the first `add` or `subscribe` makes a library of the user's own.
What fails, or only looks, makes none.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reader.library import Library
from tests.command_line import OTHER, Ran, Reader, ran

SAMPLE = "Sáu chữ"
"""How the title of the first sample begins."""


@pytest.fixture
def fresh(reader: Reader, tmp_path: Path, samples_folder: Path) -> Reader:
    """`reader` where there is no library but the samples."""
    shutil.copytree(samples_folder, tmp_path / "library")
    return reader


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
        (("add", "none.txt"), 1),
        (("add", ""), 1),
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
    fresh: Reader, tmp_path: Path, arguments: tuple[str, ...], code: int
) -> None:
    assert fresh(*arguments).code == code
    assert not is_own(tmp_path)


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
