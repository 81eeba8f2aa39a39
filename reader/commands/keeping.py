"""Commands that look after a library: doctor, backup, restore."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path

from reader import output
from reader.commands.common import DONE, NOT_ALL, Define, directory, fail
from reader.library import default_directory


def define(command: Define) -> None:
    """Add these commands."""
    examining = command("doctor", doctor)
    examining.add_argument("--repair", action="store_true", help="mend what is wrong")
    examining.add_argument("--json", action="store_true", help="print one JSON document")
    for name, run in (("backup", backup), ("restore", restore)):
        keeping = command(name, run)
        keeping.add_argument("file", type=Path, metavar="FILE")


def doctor(options: argparse.Namespace) -> int:
    """Check that a library is whole and agrees with itself."""
    from reader import keeping  # as below: only these commands need it

    report = keeping.examine(_folder(options), repair=options.repair)
    if options.json:
        print(output.dumps(asdict(report)))
    else:
        for line in report.done:
            print(line)
        print(f"{report.articles} articles, {report.bookmarks} bookmarks in {report.library}")
    if options.repair:
        return NOT_ALL if any(line.startswith("still wrong") for line in report.done) else DONE
    for line in report.found:
        fail(line)
    return fail("mend it with `reader doctor --repair`") if report.found else DONE


def backup(options: argparse.Namespace) -> int:
    """Write the whole library into one file."""
    from reader import keeping

    keeping.back_up(_folder(options), options.file)
    print(f"wrote {options.file}")
    return DONE


def restore(options: argparse.Namespace) -> int:
    """Put a backup in the place of the library."""
    from reader import keeping

    before = keeping.restore(options.file, _folder(options))
    print(f"restored {options.file}")
    if before:
        print(f"what was there before is kept in {before}")
    return DONE


def _folder(options: argparse.Namespace) -> Path:
    folder = directory(options) or default_directory()
    return folder / "samples" if options.samples else folder
