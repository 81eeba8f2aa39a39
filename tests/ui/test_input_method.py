"""Outside inputs, what an input method makes of a key is that key again."""

from __future__ import annotations

import pytest

from reader.ui.input_method import InputMethod, pressed


@pytest.mark.parametrize(
    ("letters", "key"),
    [("âÂ", "a"), ("êÊ", "e"), ("ôÔ", "o"), ("đĐ", "d"), ("ăơưƯ", "w"), ("áếóớý", "s"),
     ("àềờ", "f"), ("ảểở", "r"), ("ãễỡ", "x"), ("ạệợẶ", "j")],
)  # fmt: skip
def test_a_marked_letter_is_the_key_that_marked_it_last(letters: str, key: str) -> None:
    assert [pressed(letter) for letter in letters] == [key] * len(letters)


@pytest.mark.parametrize("letter", "aszEJ1/ç")
def test_a_letter_without_a_vietnamese_mark_is_no_such_key(letter: str) -> None:
    assert pressed(letter) is None


def test_a_marked_letter_that_a_keyboard_has_is_itself() -> None:
    assert played("éj", 0.0) == "éj"


@pytest.mark.parametrize(
    ("sent", "keys"),
    [
        ("e\x7fê", "ee"),
        ("e\x7fé", "es"),
        ("toa\x7f\x7fóa", "toas"),  # the mark goes on a letter before the last
        ("uo\x7f\x7fươ", "uow"),  # two letters change by one key
        ("e\x7fê\x7fee", "eee"),  # a third time takes the mark off again
        ("d\x7fđ", "dd"),
        ("jjjk", "jjjk"),
    ],
)
def test_every_burst_is_one_key(sent: str, keys: str) -> None:
    assert played(sent, 0.0) == keys


def test_a_backspace_by_hand_takes_no_key_with_it() -> None:
    assert played("\x7fj\x7fs", 0.3) == "js"


def played(sent: str, pause: float) -> str:
    method, time, keys = InputMethod(), 0.0, ""
    for key in sent:
        time += pause
        if key == "\x7f":
            method.backspace(time)
        else:
            keys += method.letter(key, time) or ""
    return keys
