"""The main job through a real terminal: open, find, read, see who is in it, bookmark, come back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reader.library import Library
from reader.model import Article
from tests.terminal.terminal import Terminal

HOSTILE = "[Video] [/] \x1b[31mđỏ\x1b]52;c;aGk=\x07 \u202engược\u2066 \x9b2J hết"
FORBIDDEN = ("\x1b]52", "\u202e", "\u2066", "\x9b", "\x1b[2J hết")


def test_find_read_meet_someone_bookmark_and_find_it_again(tmp_path: Path) -> None:
    with Terminal(home=tmp_path) as terminal:
        terminal.wait_for("Articles", "sample articles")
        terminal.send("/")
        terminal.send("to lam trung quoc")
        first = terminal.wait_for("/ to lam trung quoc", "Tô Lâm")
        terminal.send("\r")  # keep the filter, go to the list
        terminal.send("\r")  # open the first hit
        terminal.wait_for("Tập Cận Bình")
        terminal.send("e")
        terminal.wait_for("People")
        terminal.send("j")
        terminal.send("s")
        terminal.wait_for("Bookmarked")
        terminal.send("q")
        terminal.send("q")
        terminal.send("q")
        assert terminal.wait_for_exit() == 0

    with Library.open(tmp_path / "data" / "reader", samples=True) as library:
        (kept,) = library.rows(library.find("is:bookmarked").ids)
    assert kept.title[:20] in first

    with Terminal(home=tmp_path) as terminal:
        terminal.wait_for("Articles")
        terminal.send("3")
        terminal.wait_for(kept.title[:20])
        terminal.wait_until_gone("Đà Nẵng")


def test_a_hostile_title_is_shown_letter_for_letter_and_none_of_it_is_obeyed(
    tmp_path: Path,
) -> None:
    with Library.open(tmp_path / "library", create=True) as library:
        # As an older version or another program may have stored it: past the cleaning of intake.
        library.add(
            [Article(HOSTILE, body=("Một đoạn.",), source=HOSTILE, url="https://x.example/")]
        )
    with Terminal("--library", str(tmp_path / "library"), home=tmp_path, columns=200) as terminal:
        terminal.wait_for("[Video] [/]")
        terminal.send("\r")
        terminal.read(0.5)
        output = terminal.output.decode("utf-8", "replace")
        assert [bad for bad in FORBIDDEN if bad in output] == []
        assert not re.search(r"\x1b\]52", output)
        assert "ngược" in terminal.text
        assert "hết" in terminal.text


@pytest.mark.parametrize(("columns", "lines"), [(20, 5), (60, 20), (80, 24), (300, 80)])
def test_every_size_of_terminal_starts_and_quits(tmp_path: Path, columns: int, lines: int) -> None:
    with Terminal(home=tmp_path, columns=columns, lines=lines) as terminal:
        terminal.wait_for("●")
        terminal.resize(81, 25)
        terminal.read(0.3)
        terminal.resize(columns, lines)
        terminal.read(0.3)
        assert "Traceback" not in terminal.text
        terminal.send("q")
        terminal.send("q")
        assert terminal.wait_for_exit() == 0
