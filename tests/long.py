"""The long tests, one after the other: `python -m tests.long [--minutes 60] [--kills 1000] ...`.

Damaged input for everything that takes any, a writer that is killed, walks of 3,000 keys at random
through the app, and the app in a library of a million articles. Each can be run alone with the
command that is printed before it. Exit code 1 if one failed; the others run all the same.
"""

from __future__ import annotations

import argparse
import os
import shlex
import subprocess
import sys
import time
from collections.abc import Iterator


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=int, default=60, help="of damaged input")
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--walks", type=int, default=10)
    parser.add_argument("--articles", type=int, default=1_000_000)
    parser.add_argument("--dry-run", action="store_true", help="only print the commands")
    options = parser.parse_args()
    failed = []
    for name, settings, command in commands(options):
        print(f"== {name}: {shlex.join([*settings, 'python', *command])}", flush=True)
        if not options.dry_run and not _passes(settings, command):
            failed.append(name)
    if failed:
        print(f"FAILED: {', '.join(failed)}")
    return int(bool(failed))


def commands(options: argparse.Namespace) -> Iterator[tuple[str, list[str], list[str]]]:
    """Names, settings of the environment, and arguments of Python."""
    pytest = ["-m", "pytest", "-q"]
    seeds = " ".join(map(str, range(1, options.walks + 1)))
    yield "damaged input", [], ["-m", "tests.fuzz", "--minutes", str(options.minutes)]
    durability = ["tests/store/test_durability.py", "--rounds", str(options.kills)]
    yield "kills", [], [*pytest, *durability]
    yield "walks", [f"READER_SEEDS={seeds}"], [*pytest, "tests/terminal/test_random_walk.py"]
    yield "soak", [], ["-m", "tests.benchmarks.soak", "--articles", str(options.articles)]


def _passes(settings: list[str], command: list[str]) -> bool:
    began = time.monotonic()
    given = dict(setting.split("=", 1) for setting in settings)
    ran = subprocess.run([sys.executable, *command], env={**os.environ, **given}, check=False)
    print(f"{'passed' if ran.returncode == 0 else 'FAILED'}"
          f" after {time.monotonic() - began:.0f} s", flush=True)  # fmt: skip
    return ran.returncode == 0


if __name__ == "__main__":
    raise SystemExit(main())
