"""Following a feed through a real terminal, from the samples to articles of one's own, and leaving
in the middle of a run."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library import Library
from tests.fetch.server import Server, serving
from tests.terminal.terminal import Terminal

NO_PROXY = {"http_proxy": "", "https_proxy": "", "no_proxy": "*"}


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as server:
        yield server


def test_add_a_feed_read_it_and_see_how_it_is_doing(server: Server, tmp_path: Path) -> None:
    with Terminal(home=tmp_path, columns=100, lines=30, **NO_PROXY) as terminal:
        terminal.wait_for("Articles", "sample articles")
        terminal.send("a")
        terminal.wait_for("The address of a feed")
        terminal.send(server.url("good/1"))
        terminal.send("\r")
        terminal.wait_for("Bài 1 của good-1", "Following 1 feed. 2 new articles.")
        terminal.send("f")
        terminal.wait_for("Báo good-1", "just now")
        terminal.send("q")
        terminal.wait_for("Articles")
        terminal.send("q")
        assert terminal.wait_for_exit() == 0
    with Library.open(tmp_path / "data" / "reader") as library:
        assert [feed.title for feed in library.feeds.all()] == ["Báo good-1"]


def test_leaving_in_the_middle_of_a_run_leaves_no_worker_behind(
    server: Server, tmp_path: Path
) -> None:
    with Terminal(home=tmp_path, columns=100, lines=30, **NO_PROXY) as terminal:
        terminal.wait_for("Articles", "sample articles")
        terminal.send("a")
        terminal.wait_for("The address of a feed")
        terminal.send(server.url("hang/1"))
        terminal.send("\r")
        terminal.wait_for("Looking at 127.0.0.1")
        terminal.send("\x11")
        assert terminal.wait_for_exit() == 0
    listed = subprocess.run(["ps", "-eo", "pid,args"], capture_output=True, text=True).stdout
    mine = [line for line in listed.splitlines() if "reader.fetch" in line]
    environments = [Path("/proc", line.split()[0], "environ") for line in mine]
    assert not [one for one in environments if _names(one, tmp_path)]


def _names(environment: Path, home: Path) -> bool:
    try:
        return os.fsencode(home) in environment.read_bytes()
    except OSError:  # it has ended meanwhile
        return False
