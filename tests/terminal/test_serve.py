"""`reader serve`: the app in a browser, for its user alone.

`READER_PICTURE=FILE` keeps a picture of what the browser shows after a search.
"""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

import aiohttp
import pytest

from reader.commands import serving as command
from tests.browser import browsing, chromium

needs_serve = pytest.mark.skipif(find_spec("textual_serve") is None, reason="no textual-serve")


@pytest.fixture
def url(tmp_path: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "reader", "--library", str(tmp_path / "own"), "serve",
         "--port", str(port)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    end = time.monotonic() + 30
    while time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.05)
    yield f"http://localhost:{port}"
    process.terminate()
    process.wait(20)


@needs_serve
async def test_only_its_own_page_is_let_in(url: str) -> None:
    own = urlsplit(url).netloc
    port = own.rpartition(":")[2]
    async with aiohttp.ClientSession() as session:

        async def status(**headers: str) -> int:
            try:
                async with session.ws_connect(f"{url}/ws?width=80&height=24", headers=headers):
                    return 101
            except aiohttp.WSServerHandshakeError as error:
                return error.status

        assert await status(Origin=url) == 101
        assert await status(Origin="https://evil.example") == 403
        assert await status() == 403
        # A name of another site that was made to mean this machine.
        assert (
            await status(Origin=f"http://evil.example:{port}", Host=f"evil.example:{port}") == 403
        )


@needs_serve
async def test_the_page_may_load_nothing_from_elsewhere(url: str) -> None:
    async with aiohttp.ClientSession() as session, session.get(url) as page:
        policy = page.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "http" not in policy
    assert "*" not in policy


@needs_serve
@pytest.mark.skipif(chromium() is None, reason="no Chromium")
async def test_a_search_typed_in_a_browser_is_answered(url: str, tmp_path: Path) -> None:
    async with browsing(url) as browser:
        shown = "!!document.body && document.body.classList.contains('-first-byte')"
        while True:
            seen = await browser.call("Runtime.evaluate", expression=shown)
            if seen["result"]["value"]:  # type: ignore[index]
                break
            await asyncio.sleep(0.2)
        await asyncio.sleep(2)
        before, after = tmp_path / "before.png", tmp_path / "after.png"
        await browser.picture(before)
        await browser.type("/to lam\n")
        await asyncio.sleep(2)
        await browser.picture(after)
        assert before.read_bytes() != after.read_bytes()
        hosts = {urlsplit(asked).hostname for asked in browser.asked}
        assert hosts - {None, ""} <= {"localhost"}
        if kept := os.environ.get("READER_PICTURE"):
            Path(kept).write_bytes(after.read_bytes())


def test_without_textual_serve_it_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from reader.cli import main

    monkeypatch.setattr(command, "find_spec", lambda name: None)
    assert main(["serve"]) == 1
    assert "reader-tui[serve]" in capsys.readouterr().err


@needs_serve
@pytest.mark.parametrize(
    ("origin", "asked", "own"),
    [
        ("http://localhost:8000", "localhost:8000", True),
        ("http://127.0.0.1:8000", "127.0.0.1:8000", True),
        ("https://news.example", "news.example", True),
        ("http://localhost:8000", "127.0.0.1:8000", False),
        ("http://localhost:9000", "localhost:8000", False),
        ("null", "localhost:8000", False),
        ("", "localhost:8000", False),
        ("http://evil.example", "evil.example", False),
    ],
)
def test_what_is_its_own_page(origin: str, asked: str, own: bool) -> None:
    from reader.ui.serve import is_own

    assert is_own(origin, asked, "https://news.example", 8000) is own
