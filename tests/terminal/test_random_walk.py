"""Someone, or a cat, at the keyboard: any key, click and size in any order, and the app goes on.

A walk is told by its seed. `READER_SEEDS="7 8 9"` has these walk, 3,000 keys each. From wherever a
walk has led, Esc must lead home: to the list of all articles, where one can look for some.
"""

from __future__ import annotations

import os
import random
import re
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.language import number
from reader.library import Library
from reader.model import Subscription
from reader.ui.keys import KEYS
from tests.articles import SHELF
from tests.benchmarks.make_library import Writer
from tests.terminal.keys import BYTES
from tests.terminal.terminal import PATIENCE, Terminal

NOWHERE = "http://127.0.0.1:9"
"""Where nobody answers: all that is asked of the net goes there."""
OFFLINE = {"http_proxy": NOWHERE, "https_proxy": NOWHERE, "no_proxy": ""}
OWN_KEYS = {
    "leave.program": "f7", "quit": "f8",
    "filter": "f6", "names.narrow": "f6", "feed.narrow": "f6", "view.new": "f5",
}  # fmt: skip
"""No key of the walk ends the app, and none of those that one types is part of a path: what is on
this machine is none of the walk's business."""
SETTINGS = 'browser = ["true"]\nconfirm = true\n[keys]\n' + "".join(
    f'"{id}" = "{key}"\n' for id, key in OWN_KEYS.items()
)
ENDING = {"leave.program", "quit"}
PLAIN = sorted(
    {
        name
        for key in KEYS
        if key.id not in ENDING
        for name in OWN_KEYS.get(key.id, key.keys).split(",")
        if name and name != "super+c"
    }
)
LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạếềểễệ0123456789 :\"@'-_"
ESCAPE = "\x1b[27u"
"""Esc as terminals send it that tell it from the beginning of another key."""
BETWEEN_LOOKS = 250
"""Keys after which the walk comes home, to see whether that is still possible."""
GROWTH = 30.0
"""MB that the app may hold more at the end of a walk than after its first third."""

SEEDS = [int(seed) for seed in os.environ.get("READER_SEEDS", "").split()]


def typed(name: str) -> str:
    """What a terminal sends for a key."""
    return BYTES.get(name, name)


class Walk:
    """A walk through the app; where a command ends the app, it begins anew.

    Args:
        start: starts the app.
        folder: of its library.
    """

    def __init__(self, start: Callable[[], Terminal], folder: Path, seed: int) -> None:
        self._start, self._folder = start, folder
        self._chance = random.Random(seed)
        self._size = (120, 40)
        self.sent: list[str] = []
        self.begin()

    def begin(self) -> None:
        """Start the app."""
        self.terminal = self._start()
        self.resident: list[float] = []
        """MB that it held at every look."""
        assert self._is_home(PATIENCE), self.terminal.text

    def go(self, steps: int) -> None:
        """So many steps, and home now and then."""
        for step in range(1, steps + 1):
            self._step()
            if self.terminal.has_left or self.terminal.has_ended:
                self._see_it_ended_well()
                self.begin()
            elif step % BETWEEN_LOOKS == 0:
                self.come_home()

    def _see_it_ended_well(self) -> None:
        left = self.terminal.has_left
        code = self.terminal.wait_for_exit()
        # ^C may come when the app has given the terminal back, and mean the process then.
        assert code == 0 or (left and code == -signal.SIGINT), self.terminal.ended_with
        assert b"Traceback" not in self.terminal.output
        self.terminal.close()

    def _step(self) -> None:
        """A key, a few letters, a click, or another size; sometimes in the middle of an answer."""
        kind = self._chance.choices(
            ("bound", "letter", "move", "known", "mouse", "resize"), (45, 15, 20, 12, 6, 2)
        )[0]
        if kind == "resize":
            self._size = self._chance.randint(1, 160), self._chance.randint(1, 60)
            self.sent.append(f"resize {self._size}")
            self.terminal.resize(*self._size)
        else:
            keys = self._mouse() if kind == "mouse" else self._pick(kind)
            self.sent.append(keys)
            self.terminal.send(keys)
        if self._chance.random() < 0.3:
            self.terminal.settle(0.01)
        else:
            self.terminal.read(0)

    def _pick(self, kind: str) -> str:
        """A key of some kind, or a few letters, as a terminal sends them."""
        if kind == "letter":
            return "".join(self._chance.choices(LETTERS, k=self._chance.choice((1, 1, 2, 5))))
        if kind == "bound":
            return typed(self._chance.choice(PLAIN))
        if kind == "known":
            return typed(self._chance.choice(("escape", "enter", "enter", "ctrl+p", "tab")))
        return typed(self._chance.choice("up down left right pagedown home end".split()))

    def _mouse(self) -> str:
        """A click, or a turn of the wheel, somewhere."""
        at = ";".join(str(self._chance.randint(1, most)) for most in self._size)
        button = self._chance.choice((0, 0, 0, 64, 65))
        release = f"\x1b[<{button};{at}m" if button == 0 else ""
        return f"\x1b[<{button};{at}M{release}"

    def come_home(self) -> None:
        """To the list of all articles, from wherever one is, and see that one can find some."""
        self._size = (120, 40)
        self.terminal.look_anew(*self._size)
        deadline = time.monotonic() + 2 * PATIENCE
        while not (self._is_home(0) and self._finds()):
            assert time.monotonic() < deadline, f"no way home:\n{self.terminal.text}"
            self.terminal.send(ESCAPE)
            self.terminal.settle(0.2)
            if self.terminal.has_left or self.terminal.has_ended:  # the last key may have ended it
                self._see_it_ended_well()
                self.begin()
        self.resident.append(self.terminal.resident)

    def _is_home(self, patience: float) -> bool:
        """Whether all articles that the library shows are in the list, and one is there."""
        with Library.open(self._folder) as library:
            everything = library.find("").total
        return self._sees_listed("━", everything, patience) and self._views_all()

    def _views_all(self) -> bool:
        """Whether the view is that of all, where views are told: the unread may be as many."""
        row = self.terminal.screen.buffer[0]
        line = "".join(row[column].data for column in range(self._size[0]))
        at = line.rfind(" 1 ")
        return at < 0 or row[at + 3].bold

    def _finds(self) -> bool:
        """Look for the newest article by its title, and come back to all of them.

        It may fail the first time: the Esc that is on its way may come in between.
        """
        with Library.open(self._folder) as library:
            newest = library.rows(library.find("", limit=1).ids)
            words = " ".join(re.findall(r"\w+", newest[0].title)[:3]) if newest else "cau rong"
            found = library.find(words, typing=True).total
        self.terminal.send(typed(OWN_KEYS["filter"]) + words)
        if not (self.terminal.sees(f"/ {words}", 5.0) and self._sees_listed("─", found, 5.0)):
            return False
        self.terminal.send(ESCAPE)
        return self._is_home(5.0)

    def _sees_listed(self, edge: str, total: int, patience: float = PATIENCE) -> bool:
        return self.terminal.sees(rf"{edge} (Articles|Bài viết) {number(total)}\b", patience)

    @property
    def growth(self) -> float:
        """MB that the app holds more now than after a third of what it has walked."""
        return self.resident[-1] - self.resident[len(self.resident) // 3] if self.resident else 0


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


@pytest.fixture
def walking(tmp_path: Path) -> Iterator[Callable[[int, int], Walk]]:
    """Walks through a library of so many articles; what it did last is told when it fails."""
    walks: list[Walk] = []

    def walking(seed: int, articles: int) -> Walk:
        folder = library_that_leads_nowhere(tmp_path, articles)

        def start() -> Terminal:
            return Terminal("--library", str(folder), home=tmp_path, cwd=tmp_path, **OFFLINE)

        walks.append(Walk(start, folder, seed))
        return walks[-1]

    yield walking
    for walk in walks:
        print(f"walked {len(walk.sent)} keys; MB held: {[round(mb) for mb in walk.resident]}")
        print(f"the last keys: {walk.sent[-60:]}")
        walk.terminal.close()


def see_it_harmless(walk: Walk, keys: int) -> None:
    """Walk, and see that the app still answers, has not grown, ends well, and begins again."""
    walk.go(keys)
    walk.come_home()
    assert walk.growth < GROWTH, walk.resident
    walk.terminal.send(typed(OWN_KEYS["quit"]))
    assert walk.terminal.wait_for_exit() == 0
    assert b"Traceback" not in walk.terminal.output
    walk.terminal.close()
    walk.begin()
    walk.come_home()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_walk_of_a_thousand_keys_harms_nothing(
    walking: Callable[[int, int], Walk], seed: int
) -> None:
    see_it_harmless(walking(seed, 60), 1000)


@pytest.mark.skipif(not SEEDS, reason="READER_SEEDS names no seeds: a minute or more each")
@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS or [0])
def test_a_walk_of_three_thousand_keys_harms_nothing_and_leaves_no_growth(
    walking: Callable[[int, int], Walk], seed: int
) -> None:
    see_it_harmless(walking(seed, 400), 3000)
