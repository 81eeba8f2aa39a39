"""Fuzzing for a while: `python -m tests.fuzz [--minutes N] [--seed N] [TARGET...]`.

Every target gets an equal share of the time. A failure is shrunk and kept under
`tests/fuzz/regressions/TARGET/`, where the tests replay it; what is there already is tried first.
What a run was at when it was killed is in the file that `--last` names. Exit code 1 if anything
failed.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import os
import signal
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from random import Random
from time import monotonic, process_time, time_ns
from typing import NamedTuple

from tests.fuzz.mutation import LARGEST, mutated, shrunk
from tests.fuzz.targets import TARGETS, Target, check

REGRESSIONS = Path(__file__).parent / "regressions"
_ENOUGH = 3
"""Different failures of a target after which it is left alone: they are to be mended first."""


class Result(NamedTuple):
    """What became of a target."""

    inputs: int
    failures: dict[str, bytes]
    """The smallest input that was found, by what went wrong."""
    slowest: float
    """Seconds of processor time."""


class TooSlow(Exception):
    """An input took longer than its target's bound."""


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("target", nargs="*", help=f"of {', '.join(TARGETS)}")
    parser.add_argument("--minutes", type=float, default=10.0, help="for all targets together")
    parser.add_argument("--seed", type=int, default=None, help="of the chance (default: the time)")
    parser.add_argument("--last", type=Path, help="a file for the input that is being tried")
    options = parser.parse_args()
    unknown = set(options.target) - TARGETS.keys()
    if unknown:
        parser.error(f"no such target: {', '.join(sorted(unknown))}")
    names = options.target or list(TARGETS)
    seed = time_ns() if options.seed is None else options.seed
    print(f"seed {seed}")
    failed = 0
    for name in names:
        result = fuzz(TARGETS[name], Random(f"{seed} {name}"), options.minutes * 60 / len(names),
                      options.last)  # fmt: skip
        failed += len(result.failures)
        print(f"{name:12}{result.inputs:>9} inputs, {len(result.failures)} failures,"
              f" slowest {result.slowest:.2f} s", flush=True)  # fmt: skip
        for what, data in result.failures.items():
            print(f"  {keep(name, data)}: {what}", flush=True)
    return int(failed > 0)


def fuzz(target: Target, chance: Random, seconds: float, last: Path | None = None) -> Result:
    """Try inputs for so many seconds."""
    own = target.seeds()
    seeds = (*own, *real(target))
    failures: dict[str, bytes] = {}
    inputs, slowest, end = 0, 0.0, monotonic() + seconds
    while monotonic() < end and len(failures) < _ENOUGH:
        if inputs < len(own):
            data = seeds[inputs]
        else:
            data = mutated(chance, seeds, target.words, target.structure)
        if last:
            last.write_bytes(data)
        began = process_time()
        what = failure(target, data)
        slowest = max(slowest, process_time() - began)
        inputs += 1
        if what and what not in failures:
            failures[what] = shrunk(data, lambda less, what=what: failure(target, less) == what)
        if inputs % 200 == 0:
            gc.collect()
    return Result(inputs, failures, slowest)


def failure(target: Target, data: bytes) -> str | None:
    """What goes wrong with an input, and where; None if nothing."""
    try:
        with _bound(target.seconds):
            check(target, data)
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = (
            "" if isinstance(error, TooSlow) else f" at {Path(place.filename).name}:{place.name}"
        )
        return f"{type(error).__name__}{where}"
    return None


@contextmanager
def _bound(seconds: float) -> Iterator[None]:
    """Raise `TooSlow` once so much of the processor's time is spent."""

    def stop(*_: object) -> None:
        raise TooSlow(f"over {seconds} s")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def real(target: Target) -> Iterator[bytes]:
    """Real data of a target's kind, where READER_CORPORA names a folder of it."""
    if corpora := os.environ.get("READER_CORPORA"):
        for name in target.folders:
            for path in sorted(Path(corpora, name).rglob("*")):
                if path.name.endswith(target.suffixes) and path.is_file():
                    opened = gzip.open if path.suffix == ".gz" else open
                    with opened(path, "rb") as file:
                        data = file.read(LARGEST + 1)
                    if len(data) <= LARGEST:
                        yield data


def keep(name: str, data: bytes) -> Path:
    """Put an input where the tests replay it."""
    path = REGRESSIONS / name / sha256(data).hexdigest()[:12]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path.relative_to(REGRESSIONS)


if __name__ == "__main__":
    sys.exit(main())
