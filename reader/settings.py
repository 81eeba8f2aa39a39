"""What the user chose: one value, read from and written to one TOML file.

Owns the file's names, what each may be, and its defaults. The one rule: a mistake in the file is
named in one line and costs only its own setting; nothing that the user wrote is ever lost.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

from reader.language import _
from reader.model import ReaderError

Theme = Literal["dark", "light", "contrast", "terminal"]
Language = Literal["auto", "en", "vi"]
MarkRead = Literal["open", "pass"]
Value: TypeAlias = str | int | bool | tuple[str, ...]
"""What a setting may hold, but for `keys`."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, with their defaults; the names are those of the file."""

    theme: Theme = "dark"
    language: Language = "auto"
    """`auto` goes by the environment."""
    measure: int = 72
    """Columns of a line in the reading pane, at most."""
    mark_read: MarkRead = "open"
    """Whether an article is read when it is opened, or when the cursor passes over it, too."""
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
    list_width: int = 0
    """Columns of the article list; 0: by the window."""
    names_width: int = 0
    """Columns of the names; 0: by the window."""
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Keys by the id of what they do; none: that action has no key."""


class Choice(NamedTuple):
    """One of some words."""

    words: tuple[str, ...]

    def read(self, found: object) -> Value | None:
        """The setting that `found` in the file means, or None where it means none."""
        return found if isinstance(found, str) and found in self.words else None

    @property
    def expected(self) -> str:
        """What the file may say."""
        return _("one of {words}").format(words=", ".join(map(repr, self.words)))


class Number(NamedTuple):
    """A whole number; 0, where allowed, stands for none."""

    lowest: int
    highest: int
    step: int
    or_none: bool = True

    def read(self, found: object) -> Value | None:
        """The setting that `found` in the file means, or None where it means none."""
        if not isinstance(found, int) or isinstance(found, bool):
            return None
        fits = self.lowest <= found <= self.highest or (self.or_none and found == 0)
        return found if fits else None

    @property
    def expected(self) -> str:
        """What the file may say."""
        said = (
            _("0 or a whole number from {lowest} to {highest}")
            if self.or_none
            else _("a whole number from {lowest} to {highest}")
        )
        return said.format(lowest=self.lowest, highest=self.highest)


class Switch(NamedTuple):
    """On or off."""

    def read(self, found: object) -> Value | None:
        """The setting that `found` in the file means, or None where it means none."""
        return found if isinstance(found, bool) else None

    @property
    def expected(self) -> str:
        """What the file may say."""
        return _("true or false")


class Words(NamedTuple):
    """A list of words; one alone may stand without its list."""

    example: str

    def read(self, found: object) -> tuple[str, ...] | None:
        """The setting that `found` in the file means, or None where it means none."""
        words = [found] if isinstance(found, str) else found
        if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
            return None
        return tuple(words)

    @property
    def expected(self) -> str:
        """What the file may say."""
        return _("a list of words such as {example}").format(example=self.example)


Rule: TypeAlias = Choice | Number | Switch | Words

RULES: dict[str, Rule] = {
    "theme": Choice(("dark", "light", "contrast", "terminal")),
    "language": Choice(("auto", "en", "vi")),
    "measure": Number(30, 160, 4, or_none=False),
    "mark_read": Choice(("open", "pass")),
    "refresh_on_start": Switch(),
    "refresh_minutes": Number(1, 1440, 15),
    "full_text": Switch(),
    "retention_days": Number(1, 36500, 30),
    "confirm": Switch(),
    "browser": Words('["firefox", "--new-tab"]'),
    "list_width": Number(20, 200, 4),
    "names_width": Number(20, 200, 4),
}
"""What each setting may be, but for `keys`."""

KEY_RULE = Words('["x", "ctrl+t"]')
"""What each entry of the table `keys` may be."""


class Problem(NamedTuple):
    """Something in the file that isn't as it should be."""

    file: Path
    key: str = ""
    """Empty where the file as a whole can't be read."""
    rule: Rule | None = None
    """What the key may be, if it is one of ours."""
    why: str = ""

    def __str__(self) -> str:
        """One line in the language of the interface, free of control characters."""
        if self.rule is not None:
            said = _("expected {what}").format(what=self.rule.expected)
        else:
            said = self.why or _("there is no such setting") + self._meant()
        parts = (str(self.file), self.key, said)
        return ": ".join(part if part.isprintable() else repr(part) for part in parts if part)

    def _meant(self) -> str:
        from difflib import get_close_matches  # a mistake is rare

        meant = get_close_matches(self.key, [*RULES, "keys"], 1)
        return "; " + _("did you mean {name}?").format(name=meant[0]) if meant else ""


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
    from platformdirs import user_config_path

    return user_config_path("reader", appauthor=False) / "settings.toml"


def load(file: Path | None = None) -> Loaded:
    """The settings of a file; where there is none, or something in it is wrong, the defaults."""
    file = file or settings_file()
    try:
        written = file.read_bytes()
    except FileNotFoundError:
        return DEFAULTS
    except OSError as error:
        return Loaded(Settings(), (Problem(file, why=str(error.strerror)),))
    import tomllib  # where there is a file at all

    try:
        found = tomllib.loads(written.decode())
    except (ValueError, RecursionError) as error:
        why = " ".join(str(error).split())
        return Loaded(Settings(), (Problem(file, why=why),))
    values: dict[str, object] = {}
    problems = tuple(_read(file, found, values))
    make: Callable[..., Settings] = Settings
    return Loaded(make(**values), problems)


def save(changes: Mapping[str, Value], file: Path | None = None) -> None:
    """Write these settings, leaving everything else in the file as it is.

    Raises:
        ReaderError: the file can't be read or written; then it is as before.
    """
    import tomlkit  # keeps comments and order
    from tomlkit.exceptions import TOMLKitError

    file = (file or settings_file()).resolve()
    try:
        text = file.read_text(encoding="utf-8") if file.exists() else _HEAD
        document = tomlkit.parse(text)
        for name, value in changes.items():
            document[name] = list(value) if isinstance(value, tuple) else value
        _put(file, tomlkit.dumps(document))
    except (OSError, ValueError, TOMLKitError) as error:
        raise ReaderError(
            _("Settings weren't saved: {error}").format(error=f"{file}: {error}")
        ) from error


def changed(settings: Settings, name: str, value: Value) -> Settings:
    """The settings with another value."""
    make: Callable[..., Settings] = replace
    return make(settings, **{name: value})


_HEAD = "# Settings of reader; `reader doctor` names mistakes in this file.\n\n"


def _read(file: Path, found: Mapping[str, object], values: dict[str, object]) -> Iterator[Problem]:
    """Take what is right into `values`, and name the rest."""
    for name, value in found.items():
        rule = RULES.get(name)
        if name == "keys" and isinstance(value, dict):
            keys: dict[str, tuple[str, ...]] = {}
            yield from _read_keys(file, value, keys)
            values["keys"] = keys
        elif rule is None:
            why = _("expected a table of keys") if name == "keys" else ""
            yield Problem(file, name, why=why)
        elif (read := rule.read(value)) is None:
            yield Problem(file, name, rule)
        else:
            values[name] = read


def _read_keys(
    file: Path, found: Mapping[str, object], keys: dict[str, tuple[str, ...]]
) -> Iterator[Problem]:
    for id, value in found.items():
        read = KEY_RULE.read(value)
        if read is None:
            yield Problem(file, f"keys.{id}", KEY_RULE)
        else:
            keys[id] = read


def _put(file: Path, text: str) -> None:
    """Write a file whole or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", dir=file.parent, prefix=file.name, delete=False
    ) as scratch:
        try:
            scratch.write(text)
            scratch.flush()
            os.fsync(scratch.fileno())
            if file.exists():
                shutil.copymode(file, scratch.name)
            os.replace(scratch.name, file)
        except OSError:
            os.unlink(scratch.name)
            raise
