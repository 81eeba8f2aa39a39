"""What every test shares: no test sees the developer's own library, home, language or network."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings

from reader import language
from tests.command_line import filled, reader, two_articles

__all__ = ["filled", "reader", "two_articles"]

settings.register_profile("reader", deadline=None)  # a busy machine is no fault of an example
settings.load_profile("reader")

NOW = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
"""The clock of tests."""
CLIPBOARDS = ("TMUX", "DISPLAY", "WAYLAND_DISPLAY", "TERMUX_VERSION", "WSL_DISTRO_NAME",
              "SSH_CONNECTION")  # fmt: skip
"""What names a clipboard, which is the developer's own."""


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home of its own for each test, so that none sees a real library or its settings."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home" / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home" / "config"))
    for name in (
        "READER_LIBRARY", "READER_CONFIG", "LC_ALL", "LC_MESSAGES", "LANG", *CLIPBOARDS
    ):  # fmt: skip
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANGUAGE", "en")


@pytest.fixture(autouse=True)
def _english(_own_home: None) -> Iterator[None]:
    """English, by the environment, and nothing left of what the test chose."""
    language.choose("auto")
    yield
    language.choose("auto")


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """No way to the network but straight to the servers of tests."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture(scope="session")
def corpora() -> Path:
    """Real data, where this machine has it."""
    folder = os.environ.get("READER_CORPORA")
    if not folder:
        pytest.skip("READER_CORPORA doesn't name a folder of real data")
    return Path(folder)
