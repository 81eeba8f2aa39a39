"""What the user chose: one value, read from one TOML file.

Owns the settings' names and defaults, and where the file is. The one rule: without a file this
costs nothing, so what reads (`reading`) and writes (`writing`) the file is loaded when there is
something to read or write.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from reader.settings.reading import Problem

Theme = Literal["dark", "light", "contrast", "terminal"]
Language = Literal["auto", "en", "vi"]
MarkRead = Literal["open", "pass"]
Sort = Literal["rank", "date", "title", "source"]
Pictures = Literal["auto", "blocks", "sixel", "kitty"]
Value: TypeAlias = str | int | bool | tuple[str, ...]
"""What a setting may hold, but for `keys`."""


class Settings(NamedTuple):
    """All settings, with their defaults; the names are those of the file."""

    theme: Theme = "dark"
    language: Language = "auto"
    """`auto` goes by the environment."""
    measure: int = 72
    """Columns of a line in the reading pane, at most."""
    mark_read: MarkRead = "open"
    """Whether an article is read when it is opened, or when the cursor passes over it, too."""
    sort: Sort = "rank"
    """The order of the list; `rank` is the best match first and, without words, the newest."""
    refresh_on_start: bool = False
    refresh_minutes: int = 0
    """Minutes between two refreshes of all feeds while the app is open; 0: never by itself."""
    full_text: bool = False
    """Whether the page is fetched where a feed has only a teaser."""
    retention_days: int = 0
    """Days after which articles that nobody kept may go; 0: all are kept."""
    confirm: bool = True
    """Whether to ask before what can't be taken back with a key."""
    browser: tuple[str, ...] = ()
    """The command that opens an address, one argument each; empty: the system's own."""
    pictures: Pictures = "auto"
    """How pictures are drawn; `auto` goes by what the terminal says of itself."""
    list_width: int = 0
    """Columns of the article list; 0: by the window."""
    show_names: bool = True
    """Whether the names stand beside the article where there is room, or only when asked for."""
    names_width: int = 0
    """Columns of the names; 0: by the window."""
    keys: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    """Keys by the id of what they do; none: that action has no key."""

    def with_value(self, name: str, value: Value) -> Settings:
        """The same settings but for one."""
        replace: Callable[..., Settings] = self._replace
        return replace(**{name: value})


class Loaded(NamedTuple):
    """The settings in use, and what is wrong in the file."""

    settings: Settings
    problems: tuple[Problem, ...] = ()


DEFAULTS = Loaded(Settings())
"""What is in use without a file."""


def settings_file() -> Path:
    """`READER_CONFIG`, else `settings.toml` where the platform keeps a program's settings."""
    if named := os.environ.get("READER_CONFIG"):
        return Path(named)
    if sys.platform not in {"darwin", "win32"}:  # as platformdirs says, whose import takes 5 ms
        folder = os.environ.get("XDG_CONFIG_HOME", "").strip() or "~/.config"
        return Path(folder).expanduser() / "reader" / "settings.toml"
    from platformdirs import user_config_path

    return user_config_path("reader", appauthor=False) / "settings.toml"


def load(file: Path | None = None) -> Loaded:
    """The settings of a file; where there is none, or something in it is wrong, the defaults."""
    file = file or settings_file()
    if not os.path.exists(file):  # Path's own fails where a folder may not be entered
        return DEFAULTS
    from reader.settings.reading import read

    return read(file)
