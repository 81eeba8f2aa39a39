"""Whatever keys someone wishes for: what holds works without conflict, what doesn't is named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ui.key_names import NAMES, shown
from reader.ui.keys import KEYS, all_shown, key_for, names_in
from reader.ui.rebinding import _PLACES, named, rebound

BY_ID = {key.id: key for key in KEYS}
WRITTEN = ["x", "X", "?", "ctrl+t", "^T", "f5", "PgDn", "Enter", "space", "shift+tab", "alt+j",
           "đ", "ơ", "é", ";", "/", "up", "hyper+x", "", "xx", "\t", "no such key"]  # fmt: skip
wishes = st.dictionaries(
    st.sampled_from([*BY_ID, "no.such", "filtr"]),
    st.lists(st.sampled_from(WRITTEN), max_size=3).map(tuple),
    max_size=6,
)


def together(one: str, other: str) -> bool:
    """Whether the keys of two scopes work at the same time."""
    return (
        one == other
        or "app" in (one, other)
        or any(one in place and other in place for place in _PLACES)
    )


@given(wishes)
def test_no_new_key_means_two_things_in_one_place(wanted: dict[str, tuple[str, ...]]) -> None:
    chosen, _problems = rebound(wanted)
    keys = {key.id: {*names_in(chosen.get(key.id, key.keys))} for key in KEYS}
    for id in chosen:
        new = keys[id] - {*BY_ID[id].names}
        for other in KEYS:
            if other.id != id and together(BY_ID[id].scope, other.scope):
                clash = new & keys[other.id]
                # what two actions shared before may stay so; what is new may not be shared
                assert not clash & {*other.names}, (id, other.id, clash)


@given(wishes)
def test_each_wish_holds_or_is_named_once(wanted: dict[str, tuple[str, ...]]) -> None:
    chosen, problems = rebound(wanted)
    refused = [problem.key.removeprefix("keys.") for problem in problems]
    assert len(refused) == len(set(refused))
    assert {*chosen} | {*refused} == {*wanted}
    assert {*chosen} & {*refused} == set()
    assert all(str(problem).count("\n") == 0 for problem in problems)


@given(wishes)
def test_what_holds_is_what_was_written(wanted: dict[str, tuple[str, ...]]) -> None:
    chosen, _problems = rebound(wanted)
    for id, keys in chosen.items():
        assert keys == ",".join(filter(None, map(named, wanted[id])))


def test_without_wishes_nothing_changes() -> None:
    assert rebound({}) == ({}, ())


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.id)
def test_ones_own_key_may_be_written_as_it_is_shown(key: object) -> None:
    """What the help shows can be copied into the settings file."""
    for name in BY_ID[getattr(key, "id")].names:  # noqa: B009
        assert named(shown(name)) == name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("x", "x"),
        ("X", "X"),
        ("?", "question_mark"),
        ("/", "slash"),
        ("^D", "ctrl+d"),
        ("^d", "ctrl+d"),
        ("ctrl+d", "ctrl+d"),
        ("PgDn", "pagedown"),
        ("pgdn", "pagedown"),
        ("F5", "f5"),
        ("f5", "f5"),
        ("Enter", "enter"),
        ("shift+tab", "shift+tab"),
        ("đ", "đ"),
        ("", None),
        ("\x1b", None),
        ("xx", None),
        ("hyper+x", None),
        ("ctrl+", None),
    ],
)
def test_how_a_key_may_be_written(written: str, name: str | None) -> None:
    assert named(written) == name


@given(st.text(max_size=8))
def test_any_text_is_a_key_or_is_none(text: str) -> None:
    name = named(text)
    assert name is None or (name and "," not in name)


def test_names_of_keys_are_told_apart() -> None:
    assert len({*NAMES.values()}) == len(NAMES)


def test_a_message_that_names_a_key_names_the_first_of_its_action() -> None:
    for key in KEYS:
        if key.keys:
            assert key_for(key.id) == shown(key.names[0])
            assert key_for(key.id) in all_shown(key)
