"""Opening addresses: one argument, http only, nothing that could be read as an option."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from reader.model import ReaderError
from reader.ui import browser

REFUSED = [
    "", "-incognito", "--help", "file:///etc/passwd", "javascript:alert(1)", "ftp://a/b",
    "http://", "https:///x", "http://[::1", " https://example.org", "exec:ls",
]  # fmt: skip


@pytest.mark.parametrize("url", REFUSED)
def test_only_web_addresses_with_a_host_are_opened(url: str) -> None:
    with pytest.raises(ReaderError):
        browser.open_address(url, ["/nowhere/never-started"])


def test_the_address_is_one_argument_whatever_is_in_it(tmp_path: Path) -> None:
    target = tmp_path / "arguments"
    script = f"import sys; open({str(target)!r}, 'w').write(repr(sys.argv[1:]))"
    url = "https://example.org/a b;c&d$(e)`f`?g='h'"
    assert browser.open_address(url, [sys.executable, "-c", script]) == "example.org"
    for _ in range(200):
        if target.exists() and target.read_text():
            break
        subprocess.run([sys.executable, "-c", "import time; time.sleep(0.02)"], check=True)
    assert target.read_text() == repr([url])


def test_a_browser_that_cant_be_started_is_one_clear_line() -> None:
    with pytest.raises(ReaderError, match="couldn't be started"):
        browser.open_address("https://example.org", ["/nowhere/browser"])


def test_the_users_browser_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER", f"{sys.executable} -m webbrowser %s:other")
    assert browser.opener() == (sys.executable, "-m", "webbrowser", "%s")


def test_no_browser_at_all_says_what_to_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BROWSER", raising=False)
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(ReaderError, match="set BROWSER"):
        browser.opener()
