"""Fuzzing finds what it is there for, and what it found once stays mended."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest

from tests.fuzz import __main__ as fuzzing
from tests.fuzz import mutation, structure, targets, whole

KEPT = sorted(path for path in fuzzing.REGRESSIONS.glob("*/*") if path.is_file())


@pytest.mark.parametrize("path", KEPT, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_went_wrong_once_is_taken_as_promised(path: Path) -> None:
    targets.check(targets.TARGETS[path.parent.name], path.read_bytes())


@pytest.mark.parametrize("name", sorted(targets.TARGETS))
def test_every_target_takes_its_own_seeds_and_some_that_are_damaged(name: str) -> None:
    target, chance = targets.TARGETS[name], Random(f"tests {name}")
    seeds = target.seeds()
    damaged = [mutation.mutated(chance, seeds, target.words, target.structure) for _ in range(10)]
    assert {data: fuzzing.failure(target, data) for data in (*seeds, *damaged)} == dict.fromkeys(
        (*seeds, *damaged)
    )


def test_the_same_chance_gives_the_same_inputs() -> None:
    once, again = ([mutation.mutated(chance, [b"abcdef" * 50], [b"x"]) for _ in range(50)]
                   for chance in (Random(1), Random(1)))  # fmt: skip
    assert once == again
    assert len(set(once)) > 40


def test_what_is_changed_by_its_parts_is_still_of_its_form() -> None:
    chance = Random(4)
    for _ in range(20):
        document = bytearray(b'{"a": [1, {"b": "c"}]}')
        structure.tree(chance, document, ())
        json.loads(document)
        database = bytearray(whole.cache())
        structure.rows(chance, database, (b"x",))
        assert database[:16] == b"SQLite format 3\0"
    page = b"<a><b>c</b></a>"
    pages = {bytes(changed) for changed in [bytearray(page) for _ in range(30)]
             if structure.markup(chance, changed, (b"x",)) is None}  # fmt: skip
    assert len(pages) > 5


def test_an_input_is_never_longer_than_allowed() -> None:
    chance, seed = Random(2), b"y" * mutation.LARGEST
    assert all(len(mutation.mutated(chance, [seed])) <= mutation.LARGEST for _ in range(50))


def test_a_failure_is_shrunk_to_what_makes_it_fail() -> None:
    assert mutation.shrunk(b"a" * 300 + b"<!>" + b"b" * 200, lambda data: b"<!>" in data) == b"<!>"


def _parser(fault: Exception | None, text: str = "") -> targets.Target:
    def check(data: bytes) -> None:
        targets.assert_safe([text])
        if fault and b"!" in data:
            raise fault

    return targets.Target(check, lambda: (b"seed!",))


def test_an_error_that_is_not_promised_is_a_failure_and_kept_small() -> None:
    result = fuzzing.fuzz(_parser(KeyError("x")), Random(3), seconds=0.5)
    assert result.inputs >= 1
    assert list(result.failures.values()) == [b"!"]
    assert "KeyError" in next(iter(result.failures))


@pytest.mark.parametrize("message", ["one line", "one line\nand another"])
def test_the_promised_error_is_one_line(message: str) -> None:
    refused = _parser(targets.ReaderError(message))
    assert (fuzzing.failure(refused, b"!") is None) == ("\n" not in message)


@pytest.mark.parametrize("text", ["\x1b[2J", "a\u202eb", "\x9b31m", "x\x07", "\ud800", "a\rb"])
def test_what_a_terminal_would_obey_is_a_failure(text: str) -> None:
    assert fuzzing.failure(_parser(None, text), b"") is not None


def test_what_takes_too_long_is_a_failure() -> None:
    def forever(_: bytes) -> None:
        while True:
            pass

    endless = targets.Target(forever, lambda: (b"",), seconds=0.05)
    assert fuzzing.failure(endless, b"") == "TooSlow"


def test_a_command_that_complains_in_other_words_is_a_failure(tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        whole.run("--library", str(tmp_path), "list", "--no-such-option")
    assert whole.run("--library", str(tmp_path), "show", "99999")[0] == 1


def test_what_failed_is_kept_by_its_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fuzzing, "REGRESSIONS", tmp_path)
    assert fuzzing.keep("feed", b"<rss") == fuzzing.keep("feed", b"<rss")
    assert [path.read_bytes() for path in (tmp_path / "feed").iterdir()] == [b"<rss"]
