"""Naming a file, to write to or to read from; gives its path.

The one rule: what would happen to the file is said beside its name before one takes it.
"""

from __future__ import annotations

from pathlib import Path

from textual.content import Content

from reader.language import _
from reader.ui.render.choice import Choice
from reader.ui.screens.picker import Picker


class FileScreen(Picker[Path, Path]):
    """A path to type, and what is there.

    Args:
        heading: what is to be done with the file.
        usual: the path that stands there first.
        found: said of a file that is there.
        missing: said of one that isn't.
    """

    def __init__(self, heading: str, usual: str, *, found: str, missing: str) -> None:
        super().__init__()
        self._asked, self._usual = heading, usual
        self._notes = (missing, found)

    def on_mount(self) -> None:
        """Ask for the path."""
        self.fit(1)
        heading = Content.styled(self._asked, "bold $accent")
        self.ask(heading, self._usual, _("path of a file"))

    def offer(self, text: str) -> None:
        path = path_of(text)
        choices = [Choice(path, str(path), self._notes[_is_file(path)])] if path else []
        self.show(choices, _("Type the path of a file."))

    def pick(self, value: Path) -> None:
        self.dismiss(value)


def path_of(text: str) -> Path | None:
    """The path that is typed, if any; `~` is the home folder."""
    text = text.strip()
    try:
        return Path(text).expanduser() if text else None
    except RuntimeError:  # there is no such user
        return Path(text)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
