"""Where the locale is not UTF-8 nothing crashes, and it is said what to do."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal.terminal import Terminal

OTHER = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}


def run(home: Path, *arguments: str, **env: str) -> subprocess.CompletedProcess[bytes]:
    inherited = {key: os.environ[key] for key in ("PATH", "PYTHONPATH") if key in os.environ}
    return subprocess.run(
        [sys.executable, "-m", "reader", *arguments],
        env={**inherited, "HOME": str(home), **OTHER, **env},
        capture_output=True,
        check=False,
    )


def test_what_cant_be_shown_is_a_question_mark(tmp_path: Path) -> None:
    ran = run(tmp_path, "search", "da nang", "--limit", "1")
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert b"?" in ran.stdout


def test_json_is_utf8_all_the_same(tmp_path: Path) -> None:
    ran = run(tmp_path, "search", "da nang", "--limit", "1", "--json")
    (row,) = json.loads(ran.stdout.decode("utf-8"))
    assert "Đà Nẵng" in row["title"]


def test_what_is_asked_for_is_read_as_utf8(tmp_path: Path) -> None:
    found = run(tmp_path, "search", "Đà Nẵng", "--json")
    assert len(json.loads(found.stdout)) > 1


def test_a_miss_is_told_in_one_line(tmp_path: Path) -> None:
    ran = run(tmp_path, "search", "tố lam")
    assert ran.returncode == 1
    assert ran.stderr.startswith(b"reader: nothing found for t? lam;")
    assert ran.stderr.count(b"\n") == 1


@pytest.mark.parametrize("term", ["xterm-256color", "linux"])
def test_the_app_says_what_to_do(tmp_path: Path, term: str) -> None:
    with Terminal(home=tmp_path, TERM=term, **OTHER) as terminal:
        assert terminal.wait_for_exit() == 1
        assert "try LC_ALL=C.UTF-8 reader" in terminal.text


def test_a_dumb_terminal_gets_lines(tmp_path: Path) -> None:
    with Terminal(home=tmp_path, TERM="dumb") as terminal:
        assert terminal.wait_for_exit() == 0
        assert "Đà Nẵng" in terminal.text
        assert b"\x1b" not in terminal.output


@pytest.mark.parametrize("term", ["linux", "vt100", "screen", "tmux-256color"])
def test_any_other_terminal_gets_the_app(tmp_path: Path, term: str) -> None:
    with Terminal(home=tmp_path, TERM=term, COLORTERM="") as terminal:
        terminal.wait_for("Articles", "Names")
        terminal.send("q")
        assert terminal.wait_for_exit() == 0
