"""Boxes and screens in the lowest windows: what one came for is seen, not only its heading."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.conftest import Drive
from tests.ui.on_disk import on_disk

SMALLEST = (20, 5)


@pytest.mark.parametrize(
    ("keys", "seen"),
    [
        (("ctrl+p", *"undo"), ("undo", "Undo the")),
        (("question_mark",), ("type to", "Move", "j ↓", "k ↑")),
        (("comma",), ("Theme", "dark", "Langu", "Close")),
        (("comma", "tab"), ("A key of your", "Close")),
        (("f",), ("No feeds yet.", "a Add")),
        (("a", *"tin"), ("tin", "The address of", "Close")),
        (("t", *"hay"), ("Tags", "hay")),
        (("e", "E"), ("Tô Lâm", "All articles", "Tập Cận Bình")),
        (("e", "E", "tab"), ("Tô Lâm", "Articles 1", "Tổng Bí", "30 min ago")),
        (("e", "c", "down"), ("Tô Lâm", "Rename", "Merge", "Back")),
    ],
    ids=lambda given: "-".join(given[:2]),
)
async def test_what_one_came_for_is_seen_in_the_smallest_window(
    drive: Drive, keys: tuple[str, ...], seen: tuple[str, ...]
) -> None:
    async with drive(size=SMALLEST) as ui:
        await ui.press(*keys)
        assert [text for text in seen if text not in ui.screen] == [], ui.screen


@pytest.mark.parametrize(
    ("command", "seen"),
    [
        ("sort", ("Best match", "Newest", "Esc")),
        ("note", ("Note on: Tổng", "what is", "Esc Back")),
        ("mute words", ("Never", "what is")),
        ("dates and amounts", ("14 Apr 2025", "205,2")),
    ],
)
async def test_so_is_what_a_command_opens(
    tmp_path: Path, command: str, seen: tuple[str, ...]
) -> None:
    async with on_disk(tmp_path / "library", size=SMALLEST) as ui:
        await ui.command(command)
        if "what is" in seen:
            await ui.type("what is")
        assert [text for text in seen if text not in ui.screen] == [], ui.screen
