"""Lists of corrections as files: one JSON document, an object for each correction.

The one rule: what is read back is what was written, and anything else is refused with one line.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, fields
from pathlib import Path
from typing import cast

from reader.language import _
from reader.model import Correction, ReaderError

_NAMES = frozenset(one.name for one in fields(Correction))


def write(path: Path, corrections: Iterable[Correction]) -> None:
    """Write the corrections to a file.

    Raises:
        ReaderError: it can't be written.
    """
    try:
        path.write_text(dump(corrections) + "\n", "utf-8")
    except (OSError, ValueError) as error:
        raise ReaderError(
            _("can't write {file}: {error}").format(file=path, error=_reason(error))
        ) from error


def read(path: Path) -> list[Correction]:
    """The corrections of a file.

    Raises:
        ReaderError: it can't be read, or that is no list of corrections.
    """
    try:
        text = path.read_text("utf-8")
    except (OSError, ValueError) as error:
        raise ReaderError(
            _("can't read {file}: {error}").format(file=path, error=_reason(error))
        ) from error
    return load(text)


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, UnicodeDecodeError):
        return _("it is not UTF-8")
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def dump(corrections: Iterable[Correction]) -> str:
    """The corrections as a JSON array; what a correction doesn't say is left out."""
    objects = (
        {name: value for name, value in asdict(correction).items() if value is not None}
        for correction in corrections
    )
    return json.dumps(list(objects), ensure_ascii=False, indent=2)


def load(text: str) -> list[Correction]:
    """The corrections of a JSON array; what they need is checked when they are made.

    Raises:
        ReaderError: that is no list of corrections.
    """
    try:
        listed = json.loads(text)
    except ValueError as error:
        raise ReaderError(f"not a list of corrections: {error}") from error
    if not isinstance(listed, list):
        raise ReaderError("not a list of corrections")
    return [_correction(number, item) for number, item in enumerate(listed, 1)]


def _correction(number: int, item: object) -> Correction:
    given = cast("dict[str, object]", item) if isinstance(item, dict) else {}
    strange = given.keys() - _NAMES
    plain = all(value is None or isinstance(value, str) for value in given.values())
    if strange or not plain or None in (given.get("action"), given.get("entity")):
        what = (
            f"unknown {', '.join(sorted(strange))}" if strange else "action and entity are needed"
        )
        raise ReaderError(f"correction {number}: {what}")
    return Correction(**given)  # type: ignore[arg-type]  # strings, and named as the fields
