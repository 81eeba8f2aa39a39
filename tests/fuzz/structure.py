"""Changing what a format is made of: elements of markup, values of JSON, cells of a database.

Bytes that are changed at random are mostly refused at the door; an input that is whole, and wrong
in one of its parts, gets further in.
"""

from __future__ import annotations

import json
import re
import sqlite3
import tempfile
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path
from random import Random
from typing import TypeAlias

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"
ODD: tuple[Json, ...] = (
    *(None, True, 0, -1, 10**30, 1e308, "", "\x00", "\u202e\x1b[2J", "null", "9999-12-31", "1e999"),
    *("a" * 5000, "\ud83d", [], {}, [[[]]], {"": None}, ["x", 1, None], {"key": {"key": []}}),
)
"""Values that stand for none of what is asked for, or for too much of it."""
_CELLS = (None, -1, 0, 2**62, 1.5, "", "x" * 300, b"\xff\x00")
_TAG = re.compile(rb"<(/?)([A-Za-z][\w:.-]*)[^<>]*>")
_DEEP = 300


def markup(chance: Random, data: bytearray, words: Sequence[bytes]) -> None:
    """Remove, repeat, move or nest an element, or put something else in the place of its inside."""
    tags = list(_TAG.finditer(data))
    if not tags:
        return
    first = chance.choice(tags)
    closing_tag = b"</" + first[2]
    end = data.find(b">", max(first.end(), data.find(closing_tag, first.end()))) + 1
    element = bytes(data[first.start() : end or first.end()])
    change = chance.choice(("remove", "repeat", "move", "nest", "fill"))
    if change == "fill":
        inside = data.find(b"<", first.end())
        data[first.end() : inside if inside >= 0 else len(data)] = chance.choice(words)
    elif change == "nest":
        depth = chance.choice((2, _DEEP))
        nested = first[0] * depth + element + (closing_tag + b">") * depth
        data[first.start() : first.start() + len(element)] = nested
    elif change == "repeat":
        data[first.start() : first.start()] = element * chance.choice((1, 2, 50))
    else:
        del data[first.start() : first.start() + len(element)]
        if change == "move":
            place = chance.choice(tags).start()
            data[place:place] = element


def tree(chance: Random, data: bytearray, _: Sequence[bytes]) -> None:
    """Put another value into a JSON document, or take one out of it, or rename a key."""
    with suppress(ValueError, RecursionError):
        document = json.loads(data)
        places = list(_places(document))
        if places:
            _change(chance, *chance.choice(places))
            data[:] = json.dumps(document, ensure_ascii=chance.random() < 0.3).encode(
                "utf-8", "surrogatepass"
            )


def _places(
    value: Json,
) -> Sequence[tuple[dict[str, Json] | list[Json], str | int]]:
    """Every container of a document, with every key or index in it."""
    inside: list[tuple[dict[str, Json] | list[Json], str | int]] = []
    if isinstance(value, dict):
        inside += [(value, key) for key in value]
        inside += [place for part in value.values() for place in _places(part)]
    elif isinstance(value, list):
        inside += [(value, index) for index in range(len(value))]
        inside += [place for part in value for place in _places(part)]
    return inside


def _change(chance: Random, within: dict[str, Json] | list[Json], key: str | int) -> None:
    change = chance.choice(("replace", "replace", "remove", "rename", "nest"))
    value = within.pop(key)  # type: ignore[arg-type]  # a key of a dict, an index of a list
    if change == "rename":
        key = chance.choice(("", "__class__", "id", "key")) if isinstance(key, str) else 0
    if change == "remove":
        return
    if change == "replace":
        value = chance.choice(ODD)
    for _ in range(chance.choice((1, _DEEP)) if change == "nest" else 0):
        value = [value]
    if isinstance(within, list):
        within.insert(int(key), value)
    else:
        within[str(key)] = value


def rows(chance: Random, data: bytearray, words: Sequence[bytes]) -> None:
    """Change cells of a database, or remove rows or a table; JSON in a cell mostly stays JSON."""
    with tempfile.TemporaryDirectory() as made:
        file = Path(made, "db")
        file.write_bytes(data)
        with suppress(sqlite3.Error, UnicodeError), closing(sqlite3.connect(file)) as database:
            database.text_factory = bytes
            query = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%fts%'"
            tables = [name.decode() for (name,) in database.execute(query)]
            for _ in range(chance.choice((1, 1, 3, 10))):
                with suppress(sqlite3.Error, UnicodeError):
                    _change_table(chance, database, chance.choice(tables), words)
            database.commit()
            database.execute("PRAGMA journal_mode = DELETE")
        data[:] = file.read_bytes()


def _change_table(
    chance: Random, database: sqlite3.Connection, table: str, words: Sequence[bytes]
) -> None:
    kind = chance.choices(("cell", "delete", "drop"), (20, 2, 1))[0]
    if kind == "drop":
        database.execute(f'DROP TABLE "{table}"')
        return
    (row,) = chance.choice(database.execute(f'SELECT rowid FROM "{table}"').fetchall() or [(0,)])
    if kind == "delete":
        database.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (row,))
        return
    columns = [name.decode() for _, name, *_ in database.execute(f'PRAGMA table_info("{table}")')]
    column = chance.choice(columns)
    query = f'SELECT "{column}" FROM "{table}" WHERE rowid = ?'
    (value,) = database.execute(query, (row,)).fetchone() or (None,)
    database.execute(
        f'UPDATE "{table}" SET "{column}" = ? WHERE rowid = ?', (_cell(chance, value, words), row)
    )


def _cell(chance: Random, value: object, words: Sequence[bytes]) -> object:
    if isinstance(value, bytes) and value[:1] in b"[{" and chance.random() < 0.8:
        document = bytearray(value)
        tree(chance, document, words)
        return document.decode("utf-8", "replace")
    return chance.choice(
        (None, -1, 0, 2**62, 1.5, "", "x" * 300, b"\xff\x00", chance.choice(words))
    )
