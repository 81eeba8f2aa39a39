"""Documents as they are stored: compact JSON, of which SQLite can make UTF-8."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Mapping, Sequence
from typing import TypeAlias

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"
Document: TypeAlias = dict[str, Json]

_encoder = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)
_parse = json.JSONDecoder().raw_decode  # `json.loads` takes half as long again
_SURROGATE = re.compile("[\ud800-\udfff]")
"""Half a character: JSON can spell it, UTF-8 can't."""


def encode(value: Mapping[str, Json] | Sequence[object]) -> str:
    """A document, or a list, as it is stored: compact JSON.

    Raises:
        TypeError, ValueError: it holds what JSON has no form for (a set, a date, NaN).
    """
    written = _encoder.encode(value)
    try:
        written.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub(_escaped, written)
    return written


def decode(stored: str) -> Document:
    """A stored document; a fresh one at every call, so callers may change it.

    Raises:
        sqlite3.DatabaseError: what is stored is none: the file is damaged.
    """
    try:
        document, end = _parse(stored)
    except (TypeError, ValueError, RecursionError) as error:
        raise sqlite3.DatabaseError("malformed document") from error
    if end != len(stored) or not isinstance(document, dict):
        raise sqlite3.DatabaseError("malformed document")
    return document


def _escaped(half: re.Match[str]) -> str:
    return f"\\u{ord(half[0]):04x}"
