"""The one table of benchmarks says what was measured, what was not and what was missed."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from random import Random

import pytest

from reader.intake.newsboat import read_cache
from reader.library import Library
from tests.benchmarks import __main__ as benchmarks
from tests.benchmarks import newsboat
from tests.benchmarks.make_library import Writer, library, make


def test_a_ratio_over_its_goal_is_missed_and_one_that_must_be_large_may_be_over_it() -> None:
    assert benchmarks.Line("x", 2, 2.0).verdict == "held"
    assert benchmarks.Line("x", 2, 2.1).verdict == "MISSED"
    assert benchmarks.Line("x", 5, 5.1, at_least=True).verdict == "held"
    assert benchmarks.Line("x", 5, 4.9, at_least=True).verdict == "MISSED"


def test_what_could_not_be_measured_is_neither() -> None:
    line = benchmarks.Line("x", 2, None, why="no such peer")
    assert line.verdict == "not measured"
    assert "no such peer" in benchmarks.table([line])


def test_what_has_no_goal_is_only_compared() -> None:
    line = benchmarks.Line("search", None, 1234.0, "ms", why="another 40 ms")
    assert line.verdict == "compared"
    assert benchmarks.table([line]).endswith("1,234 ms           –  compared: another 40 ms")


def test_without_newsboat_it_is_said_that_there_is_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert newsboat.version() is None
    assert benchmarks.run("newsboat", [str(tmp_path)]) == "newsboat is not installed"


@pytest.mark.skipif(not newsboat.version(), reason="newsboat is not installed")
def test_newsboat_is_given_the_articles_of_the_library(tmp_path: Path) -> None:
    make(tmp_path / "library", 20, Writer(seed=3).articles(), Random(3))
    files = newsboat.Files(tmp_path)
    with Library.open(tmp_path / "library") as library:
        newsboat.fill(files, library)
        rows = library.rows(library.find().ids)
    given = list(read_cache(files.cache))
    assert [(row.title, row.read) for row in rows] == [
        (one.article.title, one.read) for one in given
    ]
    assert all(one.article.body for one in given)
    asked = [*files.command, "-x", "print-unread"]
    told = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    assert told.startswith(f"{sum(not row.read for row in rows)} unread")


def test_a_benchmark_that_fails_says_why_in_one_line() -> None:
    assert "No module named" in str(benchmarks.run("no_such_benchmark", []))


def test_figures_are_picked_by_the_names_that_lead_to_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found: benchmarks.Figures = {"reader": 2.0, "feedparser": 12.0}
    fetched: benchmarks.Figures = {"visits / parse and download": 1.7}
    answers = iter([found, fetched])
    monkeypatch.setattr(benchmarks, "run", lambda name, arguments: next(answers))
    monkeypatch.setattr(
        "sys.argv", ["benchmarks", "intake", "--json", "--cache", str(tmp_path), "--quick"]
    )
    assert benchmarks.main() == 1
    told = json.loads(capsys.readouterr().out)
    assert [(line["got"], line["verdict"]) for line in told] == [(6.0, "held"), (1.7, "MISSED")]


def test_a_made_library_is_complete_and_the_same_for_the_same_seed(tmp_path: Path) -> None:
    for name in ("one", "other"):
        make(tmp_path / name, 40, Writer(seed=3).articles(short=True), Random(3))
    titles = []
    for name in ("one", "other"):
        with Library.open(tmp_path / name) as made:
            assert made.index_pending() == 0
            assert made.find("is:bookmarked").total == 10
            found = made.find()
            titles.append([row.title for row in made.rows(found.ids)])
    assert titles[0] == titles[1]
    assert len(titles[0]) == 40


def test_a_library_of_real_articles_knows_whom_they_name(corpora: Path, tmp_path: Path) -> None:
    folder = library(corpora, tmp_path, 30)
    assert library(corpora, tmp_path, 30) == folder
    with Library.open(folder) as made:
        assert made.find("").total == 30
        assert made.find('@"việt nam"').total > 0
