"""A headless Chromium that a test drives: keys in, pictures out, and what it asked the network."""

from __future__ import annotations

import asyncio
import base64
import json
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import cast

import aiohttp

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--window-size=1200,800",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--remote-debugging-port=0", "--no-proxy-server",
)  # fmt: skip
Message = dict[str, object]


def chromium() -> str | None:
    """The browser, if there is one."""
    return shutil.which("chromium") or shutil.which("google-chrome")


class Browser:
    """One page of it."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket, self._last = socket, 0
        self.asked: list[str] = []
        """The addresses that the page asked for and was let."""

    async def call(self, method: str, **parameters: object) -> Message:
        """Call a method of the DevTools protocol."""
        self._last += 1
        await self._socket.send_json({"id": self._last, "method": method, "params": parameters})
        while True:
            message = cast(Message, json.loads(await self._socket.receive_str(timeout=30)))
            if message.get("method") == "Network.responseReceived":
                response = cast("dict[str, dict[str, str]]", message["params"])["response"]
                self.asked.append(response["url"])
            if message.get("id") == self._last:
                return cast(Message, message.get("result", {}))

    async def type(self, text: str) -> None:
        """Type letters; a line feed is Enter."""
        focus = "document.querySelector('textarea').focus()"
        await self.call("Runtime.evaluate", expression=focus)
        for letter in text:
            if letter == "\n":
                enter = {"key": "Enter", "text": "\r", "windowsVirtualKeyCode": 13}
                await self.call("Input.dispatchKeyEvent", type="keyDown", **enter)
            else:
                await self.call("Input.dispatchKeyEvent", type="char", text=letter)

    async def picture(self, target: Path) -> None:
        """What is seen, as PNG."""
        shot = await self.call("Page.captureScreenshot", format="png")
        target.write_bytes(base64.b64decode(str(shot["data"])))


@asynccontextmanager
async def browsing(url: str) -> AsyncIterator[Browser]:
    """A browser on a page."""
    found = chromium()
    assert found is not None
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        process = subprocess.Popen(
            [found, *FLAGS, f"--user-data-dir={profile}", "about:blank"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            port_file = Path(profile, "DevToolsActivePort")
            while not port_file.exists():
                assert process.poll() is None
                await asyncio.sleep(0.1)
            await asyncio.sleep(0.3)
            port = port_file.read_text().split()[0]
            async with aiohttp.ClientSession() as session:
                async with session.get(f"http://127.0.0.1:{port}/json") as listed:
                    pages = await listed.json()
                (target,) = [page for page in pages if page["type"] == "page"]
                async with session.ws_connect(
                    target["webSocketDebuggerUrl"], max_msg_size=0
                ) as socket:
                    browser = Browser(socket)
                    await browser.call("Network.enable")
                    await browser.call("Page.navigate", url=url)
                    yield browser
        finally:
            process.kill()
            process.wait()
