"""What threads have done with is given back."""

from __future__ import annotations

import platform
import subprocess
import sys

import pytest

KEPT = """
from threading import Barrier, Thread
from reader.ui.heap import share_heap

def resident():
    with open("/proc/self/status") as status:
        return int(status.read().partition("RssAnon:")[2].split()[0]) / 1024

def work(done):
    bytes(8_000_000)
    blocks = [bytes(20_000) for _ in range(500)]
    blocks.clear()
    done.wait()
    done.wait()

share_heap()
before, all_done = resident(), []
for _ in range(4):
    done = Barrier(2)
    Thread(target=work, args=(done,)).start()
    done.wait()
    all_done.append(done)
print(resident() - before)
for done in all_done:
    done.wait()
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc has heaps to share")
def test_what_four_threads_had_is_not_kept_for_each() -> None:
    run = subprocess.run([sys.executable, "-c", KEPT], capture_output=True, text=True, check=True)
    assert float(run.stdout) < 10  # as much as one of them had
