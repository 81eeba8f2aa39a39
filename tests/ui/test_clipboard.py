"""Copying where the terminal takes no OSC 52: the commands of tmux and of the desktop get the text.

The commands are scripts in a folder of the test's own, which write what they are given to a file.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.ui import clipboard
from reader.ui.clipboard import clipboards
from tests.ui.conftest import Drive

TEXT = "Đà Nẵng mở lại cầu đi bộ ven sông\nhttps://example.org/cau"
Install = Callable[..., None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Make these commands the only ones that there are."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))

    def make(*names: str, does: str = "") -> None:
        for name in names:
            does = does or (
                f"import sys; data = sys.stdin.buffer.read(); name = {str(tmp_path / name)!r}\n"
                "open(name + '.args', 'w').write(' '.join(sys.argv[1:]))\n"
                "open(name + '.tmp', 'wb').write(data)\n"
                "import os; os.rename(name + '.tmp', name)"
            )
            command = folder / name
            command.write_text(f"#!{sys.executable}\n{does}\n", encoding="utf-8")
            command.chmod(0o755)

    return make


def given(file: Path, encoding: str = "utf-8") -> str:
    """What a command was given, once it has it all."""
    for _ in range(1000):
        if file.exists():
            return file.read_bytes().decode(encoding)
        time.sleep(0.02)
    raise AssertionError(f"{file.name} was given nothing")


def names() -> list[str]:
    """The commands that would be handed a text."""
    return [one.command[0] for one in clipboards()]


ALL = ("tmux", "wl-copy", "xclip", "xsel", "clip.exe", "termux-clipboard-set")


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, []),
        ({"DISPLAY": ":0"}, ["xclip"]),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, ["wl-copy"]),
        ({"WSL_DISTRO_NAME": "Debian", "DISPLAY": ":0"}, ["clip.exe"]),
        ({"TERMUX_VERSION": "0.118"}, ["termux-clipboard-set"]),
        ({"TMUX": "/tmp/tmux-1000/default,1,0"}, ["tmux"]),
        ({"TMUX": "/tmp/tmux-1000/default,1,0", "DISPLAY": ":0"}, ["tmux", "xclip"]),
        ({"SSH_CONNECTION": "::1 1 ::1 22", "DISPLAY": ":0"}, []),
    ],
)
def test_the_environment_says_which_clipboard_is_the_users(
    environment: dict[str, str], expected: list[str], install: Install,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    install(*ALL)
    monkeypatch.setattr(sys, "platform", "linux")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert names() == expected


def test_the_next_command_serves_where_the_first_is_not_installed(
    install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    install("xsel")
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    monkeypatch.setenv("TMUX", "/tmp/tmux-1000/default,1,0")
    assert names() == ["xsel"]


def test_a_command_gets_the_text_letter_for_letter(
    install: Install, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install("xclip")
    monkeypatch.setenv("DISPLAY", ":0")
    clipboard.offer(TEXT)
    assert given(tmp_path / "xclip") == TEXT
    assert given(tmp_path / "xclip.args") == "-selection clipboard -in"


def test_windows_is_told_how_the_letters_are_written(
    install: Install, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install("clip.exe")
    monkeypatch.setenv("WSL_DISTRO_NAME", "Debian")
    clipboard.offer(TEXT)
    assert given(tmp_path / "clip.exe", "utf-16") == TEXT


@pytest.mark.parametrize(
    "does", ["import sys; sys.exit(1)", "import os; os.close(0)", "import time; time.sleep(60)"]
)
def test_a_command_that_fails_or_hangs_is_given_up(
    does: str, install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    install("xclip", does=does)
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(clipboard, "PATIENCE", 0.2)
    (one,) = clipboards()
    clipboard._fill(one, TEXT * 10_000)


async def test_copying_in_the_app_asks_the_terminal_and_the_desktop(
    drive: Drive, install: Install, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install("wl-copy")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    async with drive() as ui:
        await ui.press("j", "Y")
        assert given(tmp_path / "wl-copy") == TEXT
        assert ui.app.clipboard == TEXT
