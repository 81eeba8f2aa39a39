"""What keys are called: as one would write them, by Textual's names."""

from __future__ import annotations

NAMES = {
    "down": "↓", "up": "↑", "left": "←", "right": "→", "enter": "Enter", "escape": "Esc",
    "space": "Space", "slash": "/", "full_stop": ".", "comma": ",", "plus": "+", "minus": "-",
    "less_than_sign": "<", "greater_than_sign": ">", "semicolon": ";",
    "right_square_bracket": "]", "left_square_bracket": "[", "colon": ":", "question_mark": "?",
    "tab": "Tab", "shift+tab": "Shift+Tab", "pagedown": "PgDn", "pageup": "PgUp", "home": "Home",
    "end": "End", "delete": "Del", "f1": "F1", "super+c": "Cmd+C",
}  # fmt: skip
"""Keys as one would write them, by Textual's names; any other key is written as it is named."""


def shown(key: str) -> str:
    """A key's name as one would write it: `ctrl+d` is ^D."""
    if key in NAMES:
        return NAMES[key]
    if key.startswith("ctrl+"):
        return f"^{key[5:].upper()}"
    return key.upper() if key[0] == "f" and key[1:].isdigit() else key
