"""Whatever a terminal sends becomes keys, or nothing; what comes behind it is still read."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as some
from textual.constants import ESCAPE_DELAY
from textual.events import Key, Paste

from reader.ui.terminal_input import TypedBytes

BEYOND_UNICODE = b"\x1b[1114112u"


def keys(*data: bytes) -> list[str]:
    typed = TypedBytes()
    return [
        event.character or event.key
        for part in data
        for event in typed.feed(part)
        if isinstance(event, Key)
    ]


def test_letters_and_sequences_are_keys() -> None:
    assert keys("jđ".encode(), b"\x1b[A", b"\x1bOP") == ["j", "đ", "up", "f1"]


def test_a_letter_may_come_in_parts() -> None:
    assert keys(b"\xc4", b"\x91") == ["đ"]


def test_a_letter_soon_after_escape_is_a_key_of_its_own() -> None:
    assert keys(b"\x1b", b"g") == keys(b"j\x1b", b"g")[1:] == ["\x1b", "g"]
    assert keys(b"\x1b", b"/", b"\x1b", b"\r") == ["\x1b", "/", "\x1b", "\r"]


def test_a_letter_with_alt_is_one_key() -> None:
    typed = TypedBytes()
    assert list(typed.feed(b"\x1bg")) == []
    time.sleep(2 * ESCAPE_DELAY)
    (event,) = typed.tick()
    assert isinstance(event, Key)
    assert event.key == "alt+g"


def test_a_sequence_may_come_in_parts() -> None:
    assert keys(b"\x1b", b"[A", b"\x1bO", b"P") == ["up", "f1"]


@pytest.mark.parametrize("parts", [(b"a\x1b", b"[201~"), (b"a\x1b", b"b", b"\x1b[201~")])
def test_so_may_a_paste_with_an_escape_where_it_is_parted(parts: tuple[bytes, ...]) -> None:
    typed = TypedBytes()
    events = [event for part in (b"\x1b[200~", *parts) for event in typed.feed(part)]
    assert isinstance(events[-1], Paste)


@pytest.mark.parametrize("data", [b"\xff", b"\xe1\xbb", b"\x9b\x80", b"\xc3", b"\xed\xa0\x80"])
def test_what_is_no_utf8_is_a_sign_that_nothing_is_bound_to(data: bytes) -> None:
    assert set(keys(data + b"j")) == {"\ufffd", "j"}


def test_a_paste_with_such_a_byte_is_still_one_paste() -> None:
    (event,) = TypedBytes().feed(b"\x1b[200~caf\xe9 q\x1b[201~")
    assert isinstance(event, Paste)
    assert event.text == "caf\ufffd q"


def test_a_sequence_that_stands_for_no_key_is_left_out_and_the_next_is_read() -> None:
    assert keys(BEYOND_UNICODE + b"k\x1b[A", b"j") == ["k", "up", "j"]
    assert keys(BEYOND_UNICODE, b"j") == keys(b"\x1b[:;5u", b"j") == ["j"]


@given(some.lists(some.one_of(some.binary(max_size=20), some.sampled_from(
    [b"\x1b[", b"\x1b[<", b"\x1b]", b"\x1bO", b"\x1b[200~", b"999999999", b";", b"u", b"M", b"~"]
))))  # fmt: skip
def test_no_bytes_are_too_much(parts: list[bytes]) -> None:
    typed = TypedBytes()
    for part in parts:
        list(typed.feed(part))
        list(typed.tick())
