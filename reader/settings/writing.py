"""Writing the settings file.

The one rule: nothing that the user wrote in it is lost.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

import tomlkit
from tomlkit.exceptions import TOMLKitError

from reader.language import _
from reader.model import ReaderError
from reader.settings import Value, settings_file

_HEAD = "# Settings of reader; `reader doctor` names mistakes in this file.\n\n"


def save(changes: Mapping[str, Value], file: Path | None = None) -> None:
    """Write these settings, leaving everything else in the file as it is.

    Raises:
        ReaderError: the file can't be read or written; then it is as before.
    """
    file = (file or settings_file()).resolve()
    try:
        text = file.read_text(encoding="utf-8") if file.exists() else _HEAD
        if not text.endswith("\n"):  # else tomlkit writes some additions onto the last line
            text += "\n"
        document = tomlkit.parse(text)
        for name, value in changes.items():
            document[name] = list(value) if isinstance(value, tuple) else value
        _put(file, tomlkit.dumps(document))
    except (OSError, ValueError, TOMLKitError) as error:
        raise ReaderError(
            _("Settings weren't saved: {error}").format(error=f"{file}: {error}")
        ) from error


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
        except BaseException:
            os.unlink(scratch.name)
            raise
