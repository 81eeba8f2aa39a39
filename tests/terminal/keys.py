"""What a terminal sends for the keys of the key table, by Textual's names."""

from __future__ import annotations

from string import ascii_lowercase

BYTES = {
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D",
    "home": "\x1b[H", "end": "\x1b[F", "pageup": "\x1b[5~", "pagedown": "\x1b[6~",
    "delete": "\x1b[3~", "f1": "\x1bOP", "f2": "\x1bOQ", "f5": "\x1b[15~", "f6": "\x1b[17~",
    "f8": "\x1b[19~",
    "tab": "\t", "shift+tab": "\x1b[Z", "enter": "\r", "escape": "\x1b", "backspace": "\x7f",
    "space": " ", "slash": "/", "full_stop": ".", "comma": ",", "colon": ":", "semicolon": ";",
    "plus": "+", "minus": "-", "less_than_sign": "<", "greater_than_sign": ">",
    "right_square_bracket": "]", "left_square_bracket": "[", "question_mark": "?",
    **{f"ctrl+{letter}": chr(ord(letter) - 96) for letter in ascii_lowercase},
}  # fmt: skip
"""Names of keys and their bytes; a letter's name is what it sends."""
