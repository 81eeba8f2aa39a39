"""What was acknowledged is there: after a kill, beside other writers, on a full disk."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

import reader
from reader.library import Library

WRITER = Path(__file__).with_name("writing.py")


def start(folder: Path, name: str, *arguments: int) -> subprocess.Popen[str]:
    command = [sys.executable, str(WRITER), str(folder), name, *map(str, arguments)]
    package = str(Path(reader.__file__).parents[1])
    return subprocess.Popen(
        command,
        env={**os.environ, "PYTHONPATH": package},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def acknowledged(said: str) -> list[tuple[str, str]]:
    return [(what, title) for what, _, title in (line.partition(" ") for line in said.splitlines())]


def lost(folder: Path, said: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """What was acknowledged and is not in the library as a user would look for it."""
    with Library.open(folder, create=True) as library:
        rows = {row.title: row for row in library.rows(library.find().ids)}
        found = {row.title for row in library.rows(library.find("nội dung").ids)}
        bookmarked = {row.title for row in library.rows(library.find("is:bookmarked").ids)}
        noted = {title: library.note(row.id) for title, row in rows.items()}
    present = {"added": rows.keys() & found, "bookmarked": bookmarked}
    present["noted"] = {title for title, note in noted.items() if note == title}
    return [(what, title) for what, title in said if title not in present[what]]


def assert_sound(folder: Path) -> None:
    with Library.open(folder, create=True) as library:
        connection = library._files.library.storage.connection
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_nothing_acknowledged_is_lost_when_the_writer_is_killed(
    tmp_path: Path, rounds: int
) -> None:
    chance = random.Random(20260102)
    said: list[tuple[str, str]] = []
    for round in range(rounds):
        with start(tmp_path, f"round {round}", 0) as writer:
            assert writer.stdout is not None
            first = writer.stdout.readline()
            time.sleep(chance.uniform(0, 0.2))
            writer.kill()
            rest, errors = writer.communicate()
        assert errors == ""
        said += acknowledged(first + rest)
    assert len(said) > rounds
    assert lost(tmp_path, said) == []
    assert_sound(tmp_path)


def test_a_kill_while_the_files_are_made_leaves_a_library_that_opens(
    tmp_path: Path, rounds: int
) -> None:
    chance = random.Random(7)
    for round in range(rounds // 4):
        with start(tmp_path / str(round), "first", 1) as writer:
            time.sleep(chance.uniform(0.1, 0.4))
            writer.kill()
            said, _ = writer.communicate()
        assert lost(tmp_path / str(round), acknowledged(said)) == []


def test_four_writers_at_once_lose_nothing_and_share_no_id(tmp_path: Path) -> None:
    writers = [start(tmp_path, f"writer {n}", 40) for n in range(4)]
    ended = [writer.communicate() for writer in writers]
    assert [errors for _, errors in ended] == [""] * 4
    said = [line for output, _ in ended for line in acknowledged(output)]
    assert len(said) == 4 * 40 * 3
    assert lost(tmp_path, said) == []
    with Library.open(tmp_path) as library:
        assert library.find().total == 160
    assert_sound(tmp_path)


def test_a_file_that_may_not_grow_ends_in_one_line_and_loses_nothing(tmp_path: Path) -> None:
    with start(tmp_path, "before", 5) as writer:
        before, _ = writer.communicate()
    for limit in (300_000, 600_000, 1_200_000):
        with start(tmp_path, f"limit {limit}", 0, limit) as writer:
            after, error = writer.communicate()
        assert writer.returncode == 1
        assert error.count("\n") == 1
        assert "Traceback" not in error
        before += after
    assert lost(tmp_path, acknowledged(before)) == []
    with start(tmp_path, "room again", 2) as writer:
        after, error = writer.communicate()
    assert (error, lost(tmp_path, acknowledged(before + after))) == ("", [])
    assert_sound(tmp_path)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 3 MB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(disk)]
    try:
        mounted = subprocess.run(mounting, capture_output=True, check=False).returncode == 0
    except OSError:
        mounted = False
    if not mounted:
        pytest.skip("mounting a small file system needs rights that this process hasn't")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def test_a_full_disk_ends_in_one_line_and_loses_nothing(small_disk: Path) -> None:
    folder = small_disk / "library"
    with start(folder, "filling", 0) as writer:
        said, error = writer.communicate()
    assert "the disk is full" in error
    assert error.count("\n") == 1
    assert lost(folder, acknowledged(said)) == []

    filler = small_disk / "filler"  # not a byte is free
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(b"x" * 4096):
            pass
    with start(folder, "full", 1) as writer:
        none, error = writer.communicate()
    assert (none, error.count("\n")) == ("", 1)
    os.unlink(filler)
    assert lost(folder, acknowledged(said)) == []
    assert_sound(folder)
