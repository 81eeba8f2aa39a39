"""Measures if the app stays smooth while feeds are fetched: `python -m tests.benchmarks.smooth`.

The app on an empty library follows 200 feeds of a loopback server, good ones and misbehaving
ones. A timer that wants to fire every 10 ms in the app says how late it is, first idle, then while
all feeds are fetched by `R` (and for the first 5 s of that, when most arrives). Prints medians and
95th percentiles, ms, of several rounds; the goal is at most 12 ms over idle.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles

from reader.library import Library
from reader.model import Subscription
from reader.ui.app import ReaderApp

PERIOD = 0.01
IDLE = 4.0
"""Seconds of rest before a round."""
FIRST = 500
"""Ticks of about 10 ms."""
GOAL = 12.0
KINDS = (
    "good", "etag", "slow", "moved301", "moved308", "found302", "gzip", "discover", "good",
    "missing", "gone", "busy", "busydate", "error", "bomb", "truncated", "loop", "page",
    "hang", "drip", "dripheaders", "endless", "good", "good", "good",
)  # fmt: skip
_SERVER = """
import sys
from tests.fetch.server import serving
with serving() as server:
    print(server.port, flush=True)
    sys.stdin.read()
"""


@contextmanager
def server() -> Iterator[int]:
    """The server in a process of its own, so that it doesn't share the app's interpreter."""
    process = subprocess.Popen(
        [sys.executable, "-c", _SERVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stdin is not None
    try:
        yield int(process.stdout.readline())
    finally:
        process.stdin.close()
        process.wait(20)


def addresses(port: int, count: int) -> list[str]:
    """Feeds of all kinds; those that ask for a pause have a host of their own."""
    hosts = (8 if KINDS[n % len(KINDS)].startswith("busy") else 1 + n % 7 for n in range(count))
    return [
        f"http://127.0.0.{host}:{port}/{KINDS[n % len(KINDS)]}/{n}" for n, host in enumerate(hosts)
    ]


async def lateness(app: ReaderApp, until: asyncio.Event) -> list[float]:
    """By how many ms a timer of the app is late, until something happens."""
    late: list[float] = []
    while not until.is_set():
        wanted = time.perf_counter() + PERIOD
        await asyncio.sleep(PERIOD)
        late.append(1000 * (time.perf_counter() - wanted))
    return late


async def round_of(urls: list[str], folder: Path) -> dict[str, float]:
    """Idle, then fetching everything."""
    with Library.open(folder, create=True) as library:
        library.feeds.subscribe(map(Subscription, urls))
        app = ReaderApp(library)
        async with app.run_test(size=(120, 40)) as pilot:
            await pilot.pause(1)
            over = asyncio.Event()
            asyncio.get_running_loop().call_later(IDLE, over.set)
            idle = await lateness(app, over)
            over.clear()
            started = time.perf_counter()
            await pilot.press("R")
            watching = asyncio.create_task(lateness(app, over))
            while app.news.gatherer.is_at_work:
                await asyncio.sleep(0.05)
            took = time.perf_counter() - started
            over.set()
            busy = await watching
            return {
                "idle p50": median(idle), "idle p95": _p95(idle), "idle max": max(idle),
                "fetching p50": median(busy), "fetching p95": _p95(busy), "fetching max": max(busy),
                "first p95": _p95(busy[:FIRST]),
                "seconds": took, "articles": library.find().total,
            }  # fmt: skip


def _p95(values: list[float]) -> float:
    return quantiles(values, n=20)[-1]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--feeds", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    rounds: list[dict[str, float]] = []
    with server() as port:
        urls = addresses(port, options.feeds)
        for _ in range(options.rounds):
            with tempfile.TemporaryDirectory() as folder:
                rounds.append(asyncio.run(round_of(urls, Path(folder) / "own")))
    figures = {name: round(median(one[name] for one in rounds), 2) for name in rounds[0]}
    over = max(figures["fetching p95"], figures["first p95"]) - figures["idle p95"]
    print(json.dumps({**figures, "p95 over idle": round(over, 2), "goal": GOAL}, indent=2))
    return 0 if over <= GOAL else 1


if __name__ == "__main__":
    raise SystemExit(main())
