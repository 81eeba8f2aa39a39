"""Soaks the app in a large library: `python -m tests.benchmarks.soak [LIBRARY] [--rounds 10]`.

Without a library it makes one of `--articles` short ones (1,000,000) in `--cache`, once; that takes
half an hour. Then the app is opened on a terminal, and round after round searches, scrolls through
what is found, opens articles and comes home. Printed are the slowest list after a letter (ms) and
the memory (MB) of each round. Exit code 1 if the app ended, or if its memory grew by more than a
tenth from the third round, when caches are full, to the last.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from tests.benchmarks.make_library import MILLION, Writer, made
from tests.benchmarks.pane_times import Program, reader
from tests.benchmarks.ui import EMPTY_APP, panes_of, settle

FULL_AFTER = 3
"""Rounds until every cache is as full as it gets."""
GROWTH = 1.1
_SCROLLED = ("j" * 20, "\x06" * 20, "G", "g", "J" * 10)
"""Down by lines and by pages, to the end and back; and from article to article."""


@dataclass(frozen=True, slots=True)
class Round:
    """What one round cost."""

    slowest_list: float
    """In ms, from a letter of a query to the list."""
    memory: float
    """In MB, at its end."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("library", nargs="?", type=Path)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--articles", type=int, default=MILLION)
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir(), "reader-bench"))
    options = parser.parse_args()
    folder = options.library or made(options.cache, options.articles)
    settle(folder, as_tagged=True)
    with tempfile.TemporaryDirectory() as home:
        with Program(EMPTY_APP, Path(home)) as program:
            program.wait_for("PAINTED")
            print(f"an empty Textual app: {program.resident:.1f} MB")
        rounds = list(soak(folder, Path(home), options.rounds))
    last, full = rounds[-1], rounds[min(FULL_AFTER, len(rounds)) - 1]
    grew = last.memory / full.memory
    print(f"memory, last round / round {FULL_AFTER}: {grew:.2f}  ≤ {GROWTH}")
    return int(grew > GROWTH)


def soak(folder: Path, home: Path, rounds: int) -> Iterator[Round]:
    """Use the app on a library; what each round cost, printed as it ends.

    Raises:
        OSError: the app ended.
    """
    writer = Writer(seed=6)
    with Program(reader(folder), home) as program:
        began = perf_counter()
        program.wait_for("Names ")
        print(f"first list after {(program.painted - began) * 1e3:.0f} ms,"
              f" {program.resident:.1f} MB")  # fmt: skip
        shown = dict(panes_of(program))["list"]
        for number in range(1, rounds + 1):
            slowest = 0.0
            for query in (*(writer.sentence(4, 8).lower()[:14] for _ in range(4)), "is:unread"):
                program.press("/")
                for letter in query:
                    times = program.press(letter, quiet=0.5, list=shown)["list"]
                    slowest = max(slowest, *times, 0.0)
                program.press("\r")
                for keys in _SCROLLED:
                    program.press(keys)
                program.press("\x1b", quiet=0.5)
                program.press("\x1b", quiet=0.5)
            done = Round(slowest, program.resident)
            print(f"round {number}: slowest list {done.slowest_list:.0f} ms,"
                  f" {done.memory:.1f} MB", flush=True)  # fmt: skip
            yield done


if __name__ == "__main__":
    raise SystemExit(main())
