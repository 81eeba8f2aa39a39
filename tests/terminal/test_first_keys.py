"""Keys typed while it starts: all are obeyed, in order, from the very first moment on.

They come before the terminal is ours, while only the list is painted, while Textual is loaded, and
while its first frame is drawn; a key typed every 20 ms meets all of these.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path
from random import Random

import pytest

from reader.library import Library
from reader.model import Article, Published
from tests.terminal.terminal import Terminal

PACE = 0.02
"""Seconds between two keys."""
BY_TEXTUAL = b"\x1b[?2004h"
"""What Textual asks of a terminal, and the first frame doesn't."""
WORDS = [f"{first}{second}" for first in "bcdghklmn" for second in ("ao", "en", "inh", "oang")]
MOMENTS = {"at once": b"", "when the list is there": b"Articles", "with Textual": BY_TEXTUAL}
"""What has been written when one types."""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles 0 to 49, the first one the newest, each of several pages."""
    folder = tmp_path_factory.mktemp("first keys") / "library"
    articles = [
        Article(
            f"Bản tin số {n}",
            body=tuple(f"Tô Lâm tới {choice(WORDS)} {choice(WORDS)}, Đà Nẵng." for _ in range(40)),
            published=Published(f"2025-01-01T00:{59 - n}:00Z"),
        )
        for n in range(50)
        for choice in [Random(n).choice]
    ]
    with Library.open(folder, create=True) as library:
        library.add(articles)
        library.tag_pending()
    return folder


@pytest.fixture
def terminal(library: Path, tmp_path: Path) -> Iterable[Terminal]:
    """Just started."""
    with Terminal("--library", str(library), home=tmp_path, lines=20) as terminal:
        yield terminal


def type_through_the_start(terminal: Terminal, keys: Iterable[str]) -> None:
    """Type at a pace from now on, as far as the machine allows."""
    began = time.perf_counter()
    for count, key in enumerate(keys, 1):
        terminal.send(key)
        while (left := began + count * PACE - time.perf_counter()) > 0:
            terminal.read(left)


def wait_until_written(terminal: Terminal, some: bytes) -> None:
    while some not in terminal.output:
        terminal.read(0.02)


@pytest.mark.parametrize("key", ["j", "\x1b[B"], ids=["letter", "arrow"])
def test_the_cursor_goes_down_once_for_every_key(terminal: Terminal, key: str) -> None:
    type_through_the_start(terminal, [key] * 40)
    terminal.wait_for("▌● Bản tin số 40")


def test_every_letter_reaches_the_filter(terminal: Terminal) -> None:
    typed = "đoàn của Tô Lâm tới Đà Nẵng sáng nay, gặp 10 người"
    type_through_the_start(terminal, f"/{typed}")
    terminal.wait_for(f" / {typed} ")


@pytest.mark.parametrize("written", MOMENTS.values(), ids=MOMENTS)
@pytest.mark.parametrize(
    ("keys", "seen"),
    [
        ("/số 7\r", ("/ số 7", "▌● Bản tin số 7", "Enter Open")),
        ("e", ("Its page",)),
        ("\x06ao", ("Find: ao",)),
        ("E", ("Appears with",)),
        (" ", ("▌  Bản tin số 0", "● Bản tin số 1")),  # not the next one, as at the end of one
    ],
    ids=["query", "names", "find", "entity page", "read on"],
)
def test_what_is_typed_is_done(
    terminal: Terminal, written: bytes, keys: str, seen: tuple[str, ...]
) -> None:
    wait_until_written(terminal, written)
    terminal.send(keys)
    terminal.wait_for(*seen)


def test_the_way_back_from_an_early_filter_is_the_whole_list(terminal: Terminal) -> None:
    terminal.send("/xyz")
    terminal.wait_for("/ xyz")
    terminal.wait_until_gone("Bản tin số 0")
    terminal.send("\x1b")
    terminal.wait_for("Bản tin số 0", "Articles 50")
