"""Vietnamese input methods, as a terminal sees them: letters and Backspaces in one burst.

Wherever one types, what was meant arrives; where one doesn't, the burst is the plain key. Telex
and VNI differ in the keys that are pressed, of which a terminal sees nothing, and in when a mark
comes: after its letter or at the end of the word.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from reader.library import Library
from reader.model import Subscription
from reader.ui.render.settings import entries
from tests.articles import SHELF
from tests.terminal.terminal import Terminal

WORDS = "tiếng việt đường sắt trường học nghị quyết người phố".split()
"""Ten words of two letters or more, with every kind of mark."""

SETTINGS = [entry.name for entry in entries() if entry.name]


def letter_by_letter(word: str) -> Iterator[str]:
    """Each letter plain, and its mark at once: as Telex is mostly typed."""
    for letter in word:
        plain = base(letter)
        yield plain if plain == letter else f"{plain}\x7f{letter}"


def at_the_end(word: str) -> Iterator[str]:
    """The word plain, and then its letters from the first marked one on: the order of VNI."""
    plain = "".join(map(base, word))
    at = next((at for at, letter in enumerate(word) if plain[at] != letter), len(word))
    yield plain + "\x7f" * (len(word) - at) + word[at:]


def base(letter: str) -> str:
    return "d" if letter == "đ" else unicodedata.normalize("NFD", letter)[0]


def burst(order: str, words: Sequence[str]) -> str:
    """What is sent for some words, in one write; the letters of "NFD" come in their parts."""
    type_word = at_the_end if order.startswith("VNI") else letter_by_letter
    typed = " ".join("".join(type_word(word)) for word in words)
    return unicodedata.normalize("NFD", typed) if order.endswith("NFD") else typed


PLACES = [
    ("filter", ("/",), "/ "),
    ("find", ("\r", "\x06"), "Find: "),
    ("tags", ("t",), "Tags, with commas between: "),
    ("names", ("e", "/"), "Narrow: "),
    ("palette", ("\x10",), ""),
    ("help", ("?",), "Keys"),
    ("add", ("a",), ""),
    ("feeds", ("f", "/"), "Narrow: "),
    ("name of a feed", ("f", "c", "\x15"), "Name: "),
    ("folder", ("f", "m", "\x15"), "Folder, empty for none:"),
    ("search to save", ("/", "cau", "\r", "\x10", "save this", "\r"), "Save this search as:"),
    ("words to mute", ("\x10", "mute words", "\r", "\x15"), "Never show articles about:"),
    ("correction", ("/", "to lam", "\r", "e", "c"), "type to narrow"),
    ("right name", ("/", "to lam", "\r", "e", "c", "\r", "\x15"), "the right name"),
    ("timeline", ("T",), "Timeline"),
    ("browser", (",", *"j" * SETTINGS.index("browser"), "\r", "\x15"), "Command of the browser: "),
]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bursts") / "library"
    with Library.open(folder, create=True) as library:
        library.add(SHELF)
        library.feeds.subscribe([Subscription("http://127.0.0.1:9/rss", "Tin")])
        library.tag_pending()
    return folder


@pytest.fixture
def terminal(library: Path, tmp_path: Path) -> Iterator[Terminal]:
    with Terminal("--library", str(library), home=tmp_path, columns=200) as terminal:
        terminal.wait_for("Articles", "Names")
        terminal.settle(0.3)
        yield terminal


ORDERS = ["Telex", "VNI", "Telex NFD", "VNI NFD"]


def see_typed(terminal: Terminal, order: str, words: Sequence[str] = WORDS) -> None:
    terminal.send(burst(order, words))
    terminal.wait_for(" ".join(words))


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize(("keys", "asked"), [place[1:] for place in PLACES],
                         ids=[place[0] for place in PLACES])  # fmt: skip
def test_ten_words_in_one_burst_arrive_as_they_were_meant(
    terminal: Terminal, keys: tuple[str, ...], asked: str, order: str
) -> None:
    for key in keys:
        terminal.send(key)
        terminal.settle(0.3)
    terminal.wait_for(asked.strip())
    # The pane of names is too narrow for all ten.
    see_typed(terminal, order, WORDS[:3] if keys[0] == "e" else WORDS)


@pytest.mark.parametrize("order", ORDERS)
def test_a_note_is_written_so(terminal: Terminal, order: str) -> None:
    terminal.send("\x10")
    terminal.settle(0.3)
    terminal.send("write a note")
    terminal.wait_for("Write a note on the article")
    terminal.settle(0.5)
    terminal.send("\r")
    terminal.wait_for("Note on:")
    see_typed(terminal, order)


def test_decomposed_letters_are_words_like_any_other(terminal: Terminal) -> None:
    terminal.send("/" + unicodedata.normalize("NFD", "đà nẵng"))
    terminal.wait_for("Articles 1", "Đà Nẵng mở lại")


@pytest.mark.parametrize(
    ("sent", "seen"),
    [
        ("e\x7fé", "Bookmarked."),  # e and s: to the names, and keep the article
        ("e\x7fề", "Feeds 1"),  # with the f that came last
        ("e\x7fê", "Enter Open"),  # e twice: to the names, and back
    ],
)
def test_where_one_does_not_type_a_burst_is_the_plain_key(
    terminal: Terminal, sent: str, seen: str
) -> None:
    terminal.send(sent)
    terminal.wait_for(seen)
