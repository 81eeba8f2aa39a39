"""Language, theme and measure chosen in a real terminal, and found again at the next start."""

from __future__ import annotations

import tomllib
from pathlib import Path

from tests.terminal.terminal import Terminal


def test_what_was_chosen_is_spoken_at_once_and_remembered(tmp_path: Path) -> None:
    vietnamese = {"LANG": "vi_VN.UTF-8"}
    with Terminal("--samples", home=tmp_path, **vietnamese) as terminal:
        terminal.wait_for("Bài viết", "? Phím")
        terminal.send(",")
        terminal.wait_for("Cài đặt", "Bảng màu")
        terminal.send("l")
        terminal.wait_for("sáng")
        terminal.send("jl")
        terminal.wait_for("Settings", "Language", "English")
        terminal.send("\x1b")
        terminal.wait_until_gone("Language")  # or Esc would be half of the next key
        terminal.send("+")
        terminal.wait_for("Lines of 76 columns.")
        terminal.send("q")
        assert terminal.wait_for_exit() == 0
    kept = (tmp_path / "config" / "reader" / "settings.toml").read_text(encoding="utf-8")
    assert tomllib.loads(kept) == {"theme": "light", "language": "en", "measure": 76}
    with Terminal("--samples", home=tmp_path, **vietnamese) as terminal:
        terminal.wait_for("Articles", "? Keys")
