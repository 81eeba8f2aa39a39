"""The worker's bounds hold, whatever runs inside them."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)


def test_work_that_takes_too_long_ends_the_process() -> None:
    ran = run(
        "from reader.fetch.kill_timer import killed_after\n"
        "with killed_after(0.2):\n    while True:\n"
        "        try: pass\n        except BaseException: pass"
    )
    assert ran.returncode == -signal.SIGPROF


def test_work_that_is_done_in_time_is_not_counted_later() -> None:
    ran = run(
        "from reader.fetch.kill_timer import killed_after\nimport time\n"
        "with killed_after(0.2): pass\n"
        "end = time.process_time() + 0.4\nwhile time.process_time() < end: pass\nprint('done')"
    )
    assert ran.stdout == "done\n"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems don't count what is mapped")
def test_more_memory_than_allowed_is_refused() -> None:
    ran = run(
        "from reader.fetch.kill_timer import limit_memory\nlimit_memory(400 << 20)\n"
        "small = bytearray(100 << 20)\nprint('small')\n"
        "try: bytearray(500 << 20)\nexcept MemoryError: print('refused')"
    )
    assert ran.stdout == "small\nrefused\n"
