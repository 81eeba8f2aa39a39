"""What SQL can know of a query it leaves out; that the answers stay the same is held elsewhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tinydb import Query, where
from tinydb.queries import QueryLike

from reader.store import storage
from reader.store.documents import Document, Json, decode
from reader.store.pushdown import EVERYTHING, condition
from reader.store.table import Database, RowTable

HUNDRED = 100

NARROWED: dict[str, tuple[QueryLike, int, int]] = {
    "equal": (where("n") == 5, 1, 1),
    "equal text": (where("s") == "s05", 1, 1),
    "equal in a part": (where("in")["n"] == 5, 1, 1),
    "less": (where("n") < 5, 5, 6),
    "at most": (where("n") <= 5, 6, 6),
    "more": (where("n") > 95, 4, 5),
    "at least": (where("n") >= 95, 5, 5),
    "text at least": (where("s") >= "s98", 2, 2),
    "a fraction": (where("n") < 4.5, 5, 5),
    "one of some": (where("n").one_of([1, 2, 300]), 2, 2),
    "one of texts": (where("s").one_of(["s01", "s0"]), 1, 1),
    "both": ((where("n") > 10) & (where("s") < "s13"), 2, 4),
    "either": ((where("n") == 1) | (where("s") == "s02"), 2, 2),
    "both, one that only Python knows": ((where("n") < 4) & where("s").matches("s.[13]"), 2, 5),
    "both, one of them not": ((where("n") < 4) & ~(where("n") == 1), 3, 5),
    "nothing": (where("n") == 1000, 0, 0),
    "a field that isn't there": (where("gone") == 1, 0, 0),
}
"""Queries, how many documents they accept, and how many may be read for that at most."""

SCANNED: dict[str, tuple[QueryLike, int]] = {
    "not": (~(where("n") == 5), 99),
    "differs": (where("n") != 5, 99),
    "a pattern": (where("s").matches("s0[12]"), 2),
    "a test": (where("n").test(lambda n: n == 7), 1),
    "is there": (where("in").exists(), 100),
    "mapped": (where("s").map(len) == 3, 100),
    "either, one that only Python knows": ((where("n") == 1) | where("s").matches("s02"), 2),
    "a list": (where("tags") == ["a"], 100),
    "none": (where("nothing") == None, 100),  # noqa: E711  # TinyDB's way to ask
    "a part that no path can name": (where('q"')["x"] == 1, 100),
    "a number with no end": (where("n") < float("inf"), 100),
    "too large for SQL": (where("n") < 2**70, 100),
    "a letter that ends a text": (where("s") < "t\0", 100),
}
"""Queries of which SQL can know nothing, and how many documents they accept."""


@pytest.fixture
def table(database: Database) -> RowTable:
    table = database.table("some")
    table.insert_multiple(
        {
            "n": n,
            "s": f"s{n:02}",
            "in": {"n": n},
            "tags": ["a"],
            "nothing": None,
            'q"': {"x": 1},
        }
        for n in range(HUNDRED)
    )
    return table


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The documents that are read, as they are."""
    read: list[str] = []

    def noted(stored: str) -> Document:
        read.append(stored)
        return decode(stored)

    monkeypatch.setattr(storage, "decode", noted)
    return read


@pytest.mark.parametrize(("query", "found", "most"), NARROWED.values(), ids=NARROWED)
def test_what_a_query_can_not_accept_is_not_read(
    table: RowTable, read: list[str], query: QueryLike, found: int, most: int
) -> None:
    assert len(table.search(query)) == found
    assert len(read) <= most


@pytest.mark.parametrize(("query", "found"), SCANNED.values(), ids=SCANNED)
def test_where_sql_knows_nothing_every_document_is_looked_at(
    table: RowTable, read: list[str], query: QueryLike, found: int
) -> None:
    assert condition(query) == EVERYTHING
    assert len(table.search(query)) == found
    assert len(read) == HUNDRED


CHANGES: dict[str, Callable[[RowTable, QueryLike], object]] = {
    "count": RowTable.count,
    "contains": RowTable.contains,
    "get": RowTable.get,
    "update": lambda table, query: table.update({"n": 5, "new": 1}, query),
    "update by a function": lambda table, query: table.update(_grow, query),
    "update many": lambda table, query: table.update_multiple([({"new": 1}, query)]),
    "upsert": lambda table, query: table.upsert({"new": 1}, query),
    "remove": RowTable.remove,
}


def _grow(document: dict[str, Json]) -> None:
    document["new"] = 1


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_takes_a_query_reads_only_what_it_may_accept(
    table: RowTable, read: list[str], change: Callable[[RowTable, QueryLike], object]
) -> None:
    assert change(table, Query().n == 5)
    assert 1 <= len(read) <= 3
    assert {decode(one)["n"] for one in read} == {5}


def test_a_query_that_is_no_query_of_tinydb_scans(table: RowTable, read: list[str]) -> None:
    assert table.count(lambda document: document["n"] == 5) == 1
    assert len(read) == HUNDRED
