"""Someone, or a cat, at the keyboard: any key, click and size in any order, and the app goes on.

A walk is told by its seed. `READER_SEEDS="7 8 9"` has these walk.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.library import Library
from reader.model import Subscription
from reader.ui.keys import KEYS
from tests.articles import SHELF
from tests.benchmarks.make_library import Writer
from tests.terminal.keys import BYTES
from tests.terminal.terminal import Terminal

NOWHERE = "http://127.0.0.1:9"
"""Where nobody answers: all that is asked of the net goes there."""
OFFLINE = {"http_proxy": NOWHERE, "https_proxy": NOWHERE, "no_proxy": ""}
SETTINGS = """\
browser = ["true"]
confirm = true
[keys]
"leave.program" = "f7"
quit = "f8"
"""
"""Nothing opens a browser, and no key of the walk ends it."""
GROWTH = 40.0
"""MB that the app may hold more at the end of a long walk than after a third of it."""
LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạếềểễệ0123456789 .:\"@'-_"
ENDING = {"leave.program", "quit"}
PLAIN = sorted({name for key in KEYS if key.id not in ENDING for name in key.names} - {"super+c"})
ASKS_FOR_A_PATH = ("The address of a feed", "Export", "Import", "file")


def key(name: str) -> str:
    """What a terminal sends for a key."""
    return BYTES.get(name, name)


SEEDS = [int(seed) for seed in os.environ.get("READER_SEEDS", "").split()]


class Walk:
    """A walk through the app, and what one sees of it; where a command ends it, it begins anew."""

    def __init__(self, start: Callable[[], Terminal], seed: int) -> None:
        self.start = start
        self.terminal = start()
        self.chance = random.Random(seed)
        self.sent: list[str] = []

    def go(self, steps: int) -> None:
        """So many steps."""
        for _ in range(steps):
            self.step()
            if self.terminal.has_ended:
                self.terminal.settle()
                told = f"after {self.sent[-40:]}:\n{self.terminal.ended_with}"
                assert self.terminal.wait_for_exit() == 0, told
                self.terminal.close()
                self.terminal = self.start()
        self.terminal.settle()

    def step(self) -> None:
        """A key, a few letters, a click, or another size."""
        kind = self.chance.choices(
            ("bound", "letter", "move", "known", "mouse", "resize"), (45, 15, 20, 12, 6, 2)
        )[0]
        if kind == "mouse":
            self.send(self.mouse())
        elif kind == "resize":
            self.sent.append("resize")
            self.terminal.resize(self.chance.randint(1, 160), self.chance.randint(1, 60))
        else:
            self.type(self.pick(kind))

    def pick(self, kind: str) -> str:
        """A key of some kind, as a terminal sends it."""
        if kind == "bound":
            return key(self.chance.choice(PLAIN))
        if kind == "letter":
            return "".join(self.chance.choices(LETTERS, k=self.chance.choice((1, 1, 2, 5))))
        if kind == "known":
            return key(self.chance.choice(("escape", "enter", "enter", "ctrl+p", "tab")))
        return key(self.chance.choice(("up", "down", "left", "right", "pagedown", "home", "end")))

    def type(self, keys: str) -> None:
        """Type, but no path: what is on this machine is no part of the walk."""
        self.terminal.settle(0.02)
        if any(said in self.terminal.text for said in ASKS_FOR_A_PATH):
            keys = keys.replace("/", "").replace(".", "").replace("~", "")
        self.send(keys)

    def send(self, keys: str) -> None:
        """Type, and remember it."""
        if keys:
            self.sent.append(keys)
            self.terminal.send(keys)

    def mouse(self) -> str:
        """A click, or a turn of the wheel, somewhere."""
        screen = self.terminal.screen
        at = f"{self.chance.randint(1, screen.columns)};{self.chance.randint(1, screen.lines)}"
        button = self.chance.choice((0, 0, 0, 64, 65))
        release = f"\x1b[<{button};{at}m" if button == 0 else ""
        return f"\x1b[<{button};{at}M{release}"

    def come_home(self) -> None:
        """To the list of all articles, from wherever one is."""
        self.terminal.resize(120, 40)
        for _ in range(12):
            self.terminal.settle(0.5)
            if "F7 " in self.terminal.text:  # told where there is no way back any more
                return
            self.send("\x1b")


def library_that_leads_nowhere(home: Path, articles: int) -> Path:
    """A library with feeds and pages that can't be reached, and settings without a browser."""
    (home / "config" / "reader").mkdir(parents=True)
    (home / "config" / "reader" / "settings.toml").write_text(SETTINGS, encoding="utf-8")
    folder = home / "library"
    writer = Writer(1).articles()
    with Library.open(folder, create=True) as library:
        library.add([*SHELF, *(next(writer) for _ in range(articles))])
        feeds = [f"{NOWHERE}/feed/{number}" for number in range(4)]
        library.feeds.subscribe(Subscription(url, folder="Tin") for url in feeds)
        library.save_search("Cầu", "cầu")
    return folder


def walk(home: Path, seed: int, keys: int, *, articles: int = 60) -> None:
    """Walk, and see that the app still answers, has not grown, and ends well."""
    folder = str(library_that_leads_nowhere(home, articles))

    def start() -> Terminal:
        terminal = Terminal("--library", folder, home=home, cwd=home, **OFFLINE)
        terminal.wait_for("●", "F7 ")  # the walk may have chosen another language
        return terminal

    walk = Walk(start, seed)
    try:
        walk.go(keys // 3)
        process, before = walk.terminal, walk.terminal.resident
        walk.go(keys - keys // 3)
        if walk.terminal is process:
            assert process.resident - before < GROWTH
        walk.come_home()
        see_it_end(walk.terminal)
        walk.terminal.close()
        walk.terminal = start()  # what was walked through is as useful as before
        see_it_answer(walk.terminal)
    except BaseException:
        print(f"after {walk.sent[-40:]}")
        raise
    finally:
        walk.terminal.close()


def see_it_end(terminal: Terminal) -> None:
    """Leave from wherever one is."""
    terminal.send(BYTES["f8"])
    assert terminal.wait_for_exit() == 0
    assert b"Traceback" not in terminal.output


def see_it_answer(terminal: Terminal) -> None:
    """Ask for an article, and leave."""
    terminal.send("/")
    terminal.wait_for("Esc")
    terminal.send("cau rong")
    terminal.wait_for("/ cau rong", "Đà Nẵng mở lại")
    see_it_end(terminal)


@pytest.mark.skipif(not SEEDS, reason="READER_SEEDS names no seeds")
@pytest.mark.parametrize("seed", SEEDS or [0])
def test_a_short_walk_harms_nothing(tmp_path: Path, seed: int) -> None:
    walk(tmp_path, seed, 150)


@pytest.mark.skipif(not SEEDS, reason="READER_SEEDS names no seeds: some minutes each")
@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS or [0])
def test_a_walk_of_three_thousand_keys_harms_nothing_and_leaves_no_growth(
    tmp_path: Path, seed: int
) -> None:
    walk(tmp_path, seed, 3000, articles=400)
