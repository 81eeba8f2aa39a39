"""The long tests run one after the other, whichever fails, and the soak tells growth from none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import long
from tests.benchmarks import soak


def test_one_that_fails_keeps_none_of_the_others_from_running(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    commands = [
        ("first", [], ["-c", "raise SystemExit(3)"]),
        ("second", ["SAID=xyz"], ["-c", "import os; assert os.environ['SAID'] == 'xyz'"]),
    ]
    monkeypatch.setattr(long, "commands", lambda _options: iter(commands))
    monkeypatch.setattr("sys.argv", ["long"])
    assert long.main() == 1
    said = capsys.readouterr().out
    assert said.count("FAILED after") == said.count("passed after") == 1
    assert said.endswith("FAILED: first\n")


def test_what_would_run_is_printed_as_it_can_be_typed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["long", "--dry-run", "--walks", "3", "--kills", "7"])
    assert long.main() == 0
    said = capsys.readouterr().out.splitlines()
    assert "'READER_SEEDS=1 2 3' python -m pytest" in said[2]
    assert said[1].endswith("--rounds 7")


@pytest.mark.parametrize(
    ("memory", "code"), [((50, 80, 90, 98), 0), ((50, 80, 90, 100), 1), ((50, 60), 0)]
)
def test_memory_may_fill_the_caches_but_not_grow_from_then_on(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, memory: tuple[float, ...], code: int
) -> None:
    monkeypatch.setattr("sys.argv", ["soak", str(tmp_path / "library")])
    monkeypatch.setattr(soak, "settle", lambda *_, **__: None)
    monkeypatch.setattr(
        soak, "soak", lambda *_: iter([soak.Round(40, float(used)) for used in memory])
    )
    assert soak.main() == code
