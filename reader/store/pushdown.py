"""TinyDB queries as SQL, where they compare stored fields with plain values.

What comes out is a necessary condition, never a sufficient one: TinyDB's own test still runs on
every document that SQL lets through, so wherever stock TinyDB answers a query this gives the same
answer. (Where it raises, because a string can't be compared with a number, the documents that
SQL leaves out can't raise here.) It reads the description that TinyDB keeps of a query for its
cache (`QueryInstance._hash`).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import NamedTuple, TypeGuard

from tinydb.queries import QueryLike

Scalar = str | int | float
_COMPARED = ("==", "<", "<=", ">", ">=")
_MAX_INTEGER = 2**63
_SLACK = 1e-12
"""SQLite reads decimals to a few units in the last place, so floats are compared with a margin."""


class Condition(NamedTuple):
    """A WHERE clause over a column `data` of JSON, with its parameters."""

    sql: str
    parameters: tuple[Scalar, ...] = ()


EVERYTHING = Condition("1")


def condition(query: QueryLike) -> Condition:
    """What SQL can know of a query; `EVERYTHING` when it can know nothing."""
    return _translate(getattr(query, "_hash", None)) or EVERYTHING


def field(path: tuple[str, ...]) -> str:
    """The SQL of a stored field, as expression indexes must spell it to be used."""
    steps = "".join(f'."{step}"' for step in path)
    return f"json_extract(data, '${steps}')"


def _translate(description: object) -> Condition | None:
    match description:
        case ("and", frozenset() as both):
            parts = [part for part in map(_translate, both) if part]
            return _join(" AND ", parts) if parts else None
        case ("or", frozenset() as either):
            parts = [part for part in map(_translate, either) if part]
            return _join(" OR ", parts) if len(parts) == len(either) else None
        case (str() as operator, tuple() as path, value) if operator in _COMPARED:
            if _is_plain(path) and _is_scalar(value):
                return _compare(field(path), operator, value)
        case ("one_of", tuple() as path, tuple() as values):
            if _is_plain(path) and all(_is_scalar(v) and not isinstance(v, float) for v in values):
                listed = json.dumps(values, ensure_ascii=False)
                return Condition(f"{field(path)} IN (SELECT value FROM json_each(?))", (listed,))
    return None


def _compare(column: str, operator: str, value: Scalar) -> Condition:
    """Bounds that include the value itself: SQL ends a string at NUL and rounds large integers."""
    low = high = value
    if isinstance(value, float):
        margin = abs(value) * _SLACK + 1e-300
        low, high = value - margin, value + margin
    if operator == "==":
        return Condition(f"{column} BETWEEN ? AND ?", (low, high))
    if operator[0] == "<":
        return Condition(f"{column} <= ?", (high,))
    return Condition(f"{column} >= ?", (low,))


def _join(operator: str, parts: list[Condition]) -> Condition:
    sql = operator.join(f"({part.sql})" for part in parts)
    return Condition(sql, tuple(value for part in parts for value in part.parameters))


def _is_plain(path: tuple[str | Callable[..., object], ...]) -> TypeGuard[tuple[str, ...]]:
    """Every step is a key that a JSON path can spell."""
    return bool(path) and all(
        isinstance(step, str) and step.isprintable() and not set(step) & set("\"'\\")
        for step in path
    )


def _is_scalar(value: object) -> TypeGuard[Scalar]:
    """SQL compares it as Python does."""
    if isinstance(value, str):
        return "\0" not in value and value.isprintable()
    if isinstance(value, int):
        return -_MAX_INTEGER <= value < _MAX_INTEGER
    return isinstance(value, float) and value == value and abs(value) != float("inf")
