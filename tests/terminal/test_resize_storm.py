"""Two hundred sizes in quick succession, while one reads and while one types."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library import Library
from reader.model import Article
from tests.articles import SHELF
from tests.terminal.terminal import Terminal

SENTENCE = "Người dân hai bên sông kể lại chuyện cũ, và ai cũng có một đoạn khác nhau."
LONG = Article(
    "Bài dài về dòng sông",
    body=tuple(f"Đoạn {number}: {SENTENCE} {SENTENCE}" for number in range(1, 60)),
    published=SHELF[0].published,
)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    with Library.open(tmp_path / "library", create=True) as library:
        library.add([*SHELF, LONG])
        library.tag_pending()
    with Terminal("--library", str(tmp_path / "library"), home=tmp_path) as terminal:
        terminal.wait_for("Articles", "Names")
        yield terminal
        assert b"Traceback" not in terminal.output
        assert not terminal.has_ended


def storm(terminal: Terminal, seed: int) -> None:
    chance = random.Random(seed)
    edges = [(1, 1), (300, 100), (1, 100), (300, 1), (20, 5)]
    sizes = [(chance.randint(1, 300), chance.randint(1, 100)) for _ in range(195)]
    for columns, lines in chance.sample([*edges, *sizes], 200):
        terminal.resize(columns, lines)
        terminal.read(0.005)
    terminal.resize(120, 40)
    terminal.settle(0.5)


def paragraph_at_the_top(terminal: Terminal) -> str:
    """The number of the first paragraph of which the beginning is in sight."""
    return terminal.text.partition("Đoạn ")[2].partition(":")[0]


def test_what_one_reads_is_still_in_sight_afterwards(terminal: Terminal) -> None:
    terminal.send("/dong song\r")
    terminal.wait_for("Articles 1")
    terminal.send("\r")
    terminal.wait_for("Đoạn 1:")
    for _ in range(3):
        terminal.send("\x1b[6~")
        terminal.settle(0.2)
    reading = paragraph_at_the_top(terminal)
    assert int(reading) > 5
    storm(terminal, 1)
    assert abs(int(paragraph_at_the_top(terminal)) - int(reading)) <= 1


def test_what_one_types_goes_on_and_the_cursor_is_in_the_list(terminal: Terminal) -> None:
    terminal.send("/cau")
    terminal.wait_for("/ cau")
    storm(terminal, 2)
    terminal.send(" rong\r")
    terminal.wait_for("/ cau rong", "Đà Nẵng mở lại")
    terminal.send("\x1b")
    terminal.wait_for("Articles 5")
    terminal.send("\x1b[F")
    terminal.settle(0.2)
    storm(terminal, 3)
    assert "Ghi chép không ngày tháng" in terminal.text
