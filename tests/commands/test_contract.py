"""The command line as other programs see it: exit codes, JSON shapes, what goes where."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from reader.cli import main
from tests.command_line import STORY, Reader, emptied


class TestAdd:
    def test_says_what_became_of_each_source(self, reader: Reader, tmp_path: Path) -> None:
        good = tmp_path / "good.txt"
        good.write_text(STORY, encoding="utf-8")
        ran = reader("add", str(good), str(tmp_path / "none.txt"), str(good), "--json")
        assert ran.code == 1
        assert [(one["status"], one["id"]) for one in ran.json] == [
            ("added", 1),
            ("failed", None),
            ("duplicate", 1),
        ]
        assert ran.err.count("\n") == 1
        assert "none.txt" in ran.err

    def test_reads_standard_input(self, reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
        assert reader("add", "-", "--json").json[0]["title"] == "Cầu Rồng ở Đà Nẵng mở lại"

    @pytest.mark.parametrize(
        "data", [b"", b"\0\0\0\0", b"\xff\xfe", b"\n\n\n", b"\x89PNG\r\n\x1a\n"]
    )
    def test_what_is_no_article_is_one_line_not_a_traceback(
        self, reader: Reader, tmp_path: Path, data: bytes
    ) -> None:
        (tmp_path / "bad.txt").write_bytes(data)
        ran = reader("add", str(tmp_path / "bad.txt"))
        assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)


class TestFinding:
    def test_dates_are_as_precise_as_they_are_known(self, filled: Reader) -> None:
        rows = {row["id"]: row for row in filled("list", "--json").json}
        assert rows[1]["published"] == "2025-06-07T20:30:00+07:00"
        assert rows[1]["published_precision"] == "time"

    def test_nothing_found_is_exit_code_1_and_an_empty_document(self, filled: Reader) -> None:
        ran = filled("search", "không có đâu", "--json")
        assert (ran.code, ran.json) == (1, [])

    def test_strict_accents_come_with_a_hint(self, filled: Reader) -> None:
        ran = filled("search", "đá nẵng")
        assert (ran.code, ran.out) == (1, "")
        assert "1 without its accents" in ran.err

    def test_words_may_be_given_one_by_one(self, filled: Reader) -> None:
        assert filled("search", "da", "nang", "--json").json[0]["id"] == 1

    def test_a_search_cuts_its_snippet_around_the_match(self, filled: Reader) -> None:
        (row,) = filled("search", "vu quang", "--json").json
        assert "Vũ Quang" in row["snippet"]

    @pytest.mark.parametrize("command", [("search",), ("export", "--format", "jsonl")])
    def test_names_are_found_in_a_library_that_nobody_has_opened_yet(
        self, reader: Reader, command: tuple[str, ...]
    ) -> None:
        assert "Tổng Bí thư" in reader("--samples", *command, '@"to lam"').out

    def test_the_library_may_be_named_after_the_command(
        self, filled: Reader, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["list", "--json", "--library", str(tmp_path / "library")]) == 0
        assert len(json.loads(capsys.readouterr().out)) == 2

    def test_an_environment_variable_may_name_it(
        self, filled: Reader, tmp_path: Path, capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:  # fmt: skip
        monkeypatch.setenv("READER_LIBRARY", str(tmp_path / "library"))
        assert main(["list", "--limit", "1", "--json"]) == 0
        assert len(json.loads(capsys.readouterr().out)) == 1


class TestShow:
    def test_credit_and_source_are_told(self, filled: Reader) -> None:
        article = filled("show", "1", "--json").json
        assert (article["credit"], article["source"]) == ("Theo Báo Mẫu", "Báo Mẫu")

    def test_every_mention_is_where_it_says(self, filled: Reader) -> None:
        article = filled("show", "1", "--json").json
        place = next(e for e in article["entities"] if e["name"] == "Đà Nẵng")
        assert place["type"] == "PLACE"
        assert place["count"] == len(place["mentions"])
        assert all("Đà Nẵng" in article["text"][a:b] for a, b in place["mentions"])
        money = next(e for e in article["entities"] if e["type"] == "MONEY")
        assert (money["value"], money["unit"]) == (12_500_000_000, "VND")
        named = {entity["name"] for entity in article["title_entities"]}
        assert "Đà Nẵng" in named

    def test_plain_text_is_linear(self, filled: Reader) -> None:
        lines = filled("show", "2", "--plain").out.splitlines()
        assert lines[0] == "Sao la được ghi hình ở Trung Trường Sơn"
        assert "Máy bẫy ảnh ghi được hình một con sao la đi một mình bên suối." in lines

    def test_no_such_article_is_exit_code_1(self, filled: Reader) -> None:
        ran = filled("show", "77")
        assert (ran.code, ran.out, ran.err) == (1, "", "reader: no article 77\n")


class TestState:
    def test_bookmarks_and_reading_are_set_and_taken_off(self, filled: Reader) -> None:
        assert filled("bookmark", "1").code == filled("read", "1", "2").code == 0
        rows = {row["id"]: row for row in filled("list", "--json").json}
        assert (rows[1]["bookmarked"], rows[2]["bookmarked"]) == (True, False)
        assert all(row["read"] for row in rows.values())
        filled("bookmark", "1", "--off")
        assert filled("search", "is:bookmarked", "--json").json == []

    def test_what_can_be_marked_is_marked_beside_what_cannot(self, filled: Reader) -> None:
        ran = filled("bookmark", "99", "1")
        assert (ran.code, ran.err) == (1, "reader: no article 99\n")
        assert filled("search", "is:bookmarked", "--json").json[0]["id"] == 1


class TestEntities:
    def test_the_most_named_come_first(self, filled: Reader) -> None:
        found = filled("entities", "--json").json
        assert [one["articles"] for one in found] == sorted(
            (one["articles"] for one in found), reverse=True
        )

    def test_a_query_narrows_them(self, filled: Reader) -> None:
        assert "Đà Nẵng" not in {one["name"] for one in filled("entities", "sao la", "--json").json}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["serch", "cầu"], "there is no command serch; did you mean search?"),
        (["--samples", "lst"], "there is no command lst; did you mean list?"),
        (["--samples", "Bookmarks"], "did you mean bookmark?"),
        (["xyzzy"], "there is no command xyzzy; `reader help` lists them all"),
        (["\x1b[31mred"], "there is no command"),
    ],
)
def test_a_command_mistyped_is_told_in_one_line_with_the_one_that_was_meant(
    reader: Reader, arguments: list[str], said: str
) -> None:
    ran = reader(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1
    assert "\x1b" not in ran.err


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("list", "no articles yet: reader add FILE…"),
        ("feeds", "no feeds yet: reader subscribe URL"),
        ("saved", "nothing saved yet: reader saved NAME QUERY"),
        ("mute", "nothing is muted"),
    ],
)
def test_an_empty_list_says_how_to_fill_it_beside_the_output(
    reader: Reader, command: str, said: str
) -> None:
    emptied(reader)
    ran = reader(command)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == f"reader: {said}\n"
    assert reader(command, "--json").err == ""


def test_an_empty_list_with_feeds_leads_to_fetching_them(reader: Reader) -> None:
    reader("subscribe", "https://bao.example/rss")
    assert reader("list") == (0, "", "reader: no articles yet: reader fetch\n")


def run_python(code: str, *, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-c", code], input=stdin, capture_output=True)


def test_without_a_terminal_the_newest_articles_are_printed(samples_folder: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "reader", "--library", str(samples_folder)],
        capture_output=True, input="", encoding="utf-8", env={"PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert 28 <= len(ran.stdout.splitlines()) <= 50


@pytest.mark.parametrize(
    ("arguments", "forbidden"),
    [
        (["search", "da nang"], ("textual", "rich")),
        (["list"], ("textual", "rich", "reader.entities.lexicon", "reader.entities.recognition")),
        (["--help"], ("textual", "rich", "reader.entities.lexicon")),
    ],
)
def test_commands_do_not_load_what_they_do_not_need(
    samples_folder: Path, arguments: list[str], forbidden: tuple[str, ...]
) -> None:
    """Start-up time regresses quietly, one import after another."""
    code = (
        "import sys\nfrom reader.cli import main\n"
        f"try: main(['--library', {str(samples_folder)!r}, *{arguments!r}])\n"
        "except SystemExit: pass\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    loaded = set(run_python(code).stderr.decode().split())
    assert loaded.isdisjoint(forbidden)
