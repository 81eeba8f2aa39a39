"""The three standard streams: closed, full, cut off, interrupted; never a traceback.

These need a process of their own. They run on a library that is made once.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

READER = [sys.executable, "-m", "reader"]


def sh(script: str, library: Path, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    """Run a line of shell in which `reader` is the command, on this library."""
    reader = f'reader() {{ "{sys.executable}" -m reader --library "{library}" "$@"; }}\n'
    return subprocess.run(
        ["bash", "-c", reader + script],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        timeout=60,
    )


@pytest.mark.parametrize(
    ("script", "code", "err"),
    [
        ("reader list >&-", 0, ""),
        ("reader show 77 2>&-", 1, ""),
        ("reader <&-", 0, ""),
        ("reader add - <&-", 1, "reader: -: no article in it\n"),
        ("reader entities --correct - <&-", 1, "reader: not a list of corrections"),
        ("reader list > /dev/full", 1, "reader: No space left on device\n"),
        ("reader show 1 --json > /dev/full", 1, "reader: No space left on device\n"),
        ("reader list --json | head -c 5; exit ${PIPESTATUS[0]}", 0, ""),
        ("reader show 1 | true; exit ${PIPESTATUS[0]}", 0, ""),
    ],
)
def test_a_stream_that_is_not_there_or_takes_no_more_is_no_traceback(
    script: str, code: int, err: str, two_articles: Path, tmp_path: Path
) -> None:
    if "/dev/full" in script and not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    ran = sh(script, two_articles, tmp_path)
    assert (ran.returncode, ran.stderr[: len(err)], ran.stderr.count("\n")) == (
        code,
        err,
        err != "",
    )


def test_what_goes_wrong_is_not_on_standard_output_where_there_is_no_other(
    two_articles: Path, tmp_path: Path
) -> None:
    assert sh("reader show 77 2>&-", two_articles, tmp_path).stdout == ""


def test_without_a_terminal_the_newest_are_printed_and_nothing_is_asked(
    two_articles: Path, tmp_path: Path
) -> None:
    ran = sh("reader < /dev/null", two_articles, tmp_path)
    assert (ran.returncode, ran.stderr, len(ran.stdout.splitlines())) == (0, "", 2)


def test_a_break_is_no_traceback(two_articles: Path, tmp_path: Path) -> None:
    """The command opens a pipe and waits for what is written to it; that it does is how we know."""
    pipe = tmp_path / "corrections.json"
    os.mkfifo(pipe)
    process = subprocess.Popen(
        [*READER, "--library", str(two_articles), "entities", "--correct", str(pipe)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a job may ignore it
    )  # fmt: skip
    writer = _opened(pipe, process)
    process.send_signal(signal.SIGINT)
    os.close(writer)  # or it would read on, if the break came just before it began to
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, "", "")


def _opened(pipe: Path, process: subprocess.Popen[str]) -> int:
    """The pipe, opened for writing once the process has opened it for reading."""
    while process.poll() is None:
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:  # nobody reads yet
            time.sleep(0.01)
    raise AssertionError(process.communicate())
