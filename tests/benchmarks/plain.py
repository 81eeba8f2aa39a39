"""A filter over a list as one writes it with stock Textual: the floor under a typed letter.

An input above a list of rows that are other ones after every letter, two hundred of them, which the
program has at hand; it searches nothing, has no other pane, and looks nothing up.
"""

from __future__ import annotations

import sys

from tests.benchmarks.pane_times import Part

COMMAND = [
    *("env", "TEXTUAL_FPS=240", sys.executable, "-c"),  # as often painted as ours
    """
from textual.app import App
from textual.widgets import Input, OptionList
ROWS = 200
class Plain(App):
    CSS = "Input { border: none; height: 1; } OptionList { border: none; height: 1fr; }"
    def compose(self):
        yield Input("READY")
        yield OptionList(*map(str, range(ROWS)))
    def on_input_changed(self, event):
        rows = self.query_one(OptionList)
        rows.clear_options()
        rows.add_options(f"{number} {event.value} " * 5 for number in range(ROWS))
Plain().run()
""",
]
SIGN = "READY"
"""What is painted when it is ready."""


def parts() -> dict[str, Part]:
    """The list, and what echoes a letter."""
    return {"list": lambda lines: lines[1:], "echo": lambda lines: lines[0]}
