"""A table of rows: what another process does to it is seen, and damage to it is said in words."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from tinydb import where
from tinydb.table import Document

from reader.model import LibraryError
from reader.store.storage import RowStorage, sql_name
from reader.store.table import Database, RowTable


@pytest.fixture
def other(file: Path, database: Database) -> Iterator[Database]:
    """The same file as another process has it open."""
    with Database(file) as other:
        yield other


def rows(file: Path, table: str) -> dict[int, str]:
    with closing(sqlite3.connect(file)) as connection:
        return dict(connection.execute(f"SELECT id, data FROM {sql_name(table)}"))


# Putting documents, whatever was there


def test_what_is_put_takes_the_place_of_what_was_there(database: Database) -> None:
    table = database.table("some")
    table.put({5: {"a": 1, "b": 2}, 7: {"a": 2}})
    table.put({5: {"a": 3}, 7: None, 9: None})
    assert [(found.doc_id, found) for found in table] == [(5, {"a": 3})]


def test_json_that_is_put_is_stored_as_it_stands(database: Database, file: Path) -> None:
    table = database.table("some")
    table.put({5: '{"a": 1,  "é":"\\u00e9"}'})
    assert rows(file, "some") == {5: '{"a": 1,  "é":"\\u00e9"}'}
    assert table.get(doc_id=5) == {"a": 1, "é": "é"}
    assert table.stored([5, 6, 2**70]) == {5: '{"a": 1,  "é":"\\u00e9"}'}


def test_the_same_document_again_writes_nothing(database: Database, other: Database) -> None:
    database.storage.index("some", "a")  # an index is written even where the row is the same
    database.table("some").put({5: {"a": 1}})
    before = other.storage.version()
    database.table("some").put({5: {"a": 1}})
    database.table("some").update({"a": 1}, doc_ids=[5])
    assert other.storage.version() == before
    database.table("some").put({5: {"a": 2}})
    assert other.storage.version() != before


def test_what_is_put_is_found_by_a_query_asked_before(database: Database) -> None:
    table = database.table("some")
    table.put({5: {"a": 1}})
    assert table.count(where("a") == 2) == 0
    table.put({6: {"a": 2}})
    assert table.count(where("a") == 2) == 1


def test_putting_all_or_nothing(database: Database) -> None:
    table = database.table("some")
    table.put({5: {"a": 1}})
    with pytest.raises(ValueError, match="not JSON compliant"):
        table.put({5: {"a": 2}, 6: {"a": float("nan")}})
    assert table.all() == [{"a": 1}]


# Other processes


READS: dict[str, Callable[[RowTable], object]] = {
    "get": lambda table: table.get(doc_id=5),
    "get by ids": lambda table: table.get(doc_ids=[5]),
    "get by a query": lambda table: table.get(where("a") == 1),
    "all": lambda table: table.all(),
    "search": lambda table: table.search(where("a") == 1),
    "count": lambda table: table.count(where("a") == 1),
    "stored": lambda table: table.stored([5]),
    "len": len,
    "contains": lambda table: table.contains(doc_id=5),
}


@pytest.mark.parametrize("read", READS.values(), ids=READS)
def test_a_table_that_another_process_dropped_is_empty(
    database: Database, other: Database, read: Callable[[RowTable], object]
) -> None:
    database.table("some").put({5: {"a": 1}})
    assert read(database.table("some"))
    other.drop_table("some")
    assert not read(database.table("some"))


WRITES: dict[str, Callable[[RowTable], object]] = {
    "put": lambda table: table.put({6: {"a": 2}}),
    "insert": lambda table: table.insert({"a": 2}),
    "insert with an id": lambda table: table.insert(Document({"a": 2}, doc_id=6)),
    "upsert": lambda table: table.upsert(Document({"a": 2}, doc_id=6)),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_a_table_that_another_process_dropped_is_made_again(
    database: Database, other: Database, write: Callable[[RowTable], object]
) -> None:
    database.table("some").put({5: {"a": 1}})
    other.drop_table("some")
    write(database.table("some"))
    assert database.table("some").all() == [{"a": 2}]
    assert other.table("some").all() == [{"a": 2}]


def test_a_table_that_another_process_made_is_there(database: Database, other: Database) -> None:
    assert database.tables() == set()
    assert database.table("some").get(doc_id=1) is None
    other.table("some").insert({"a": 1})
    assert database.tables() == {"some"}
    assert database.table("some").get(doc_id=1) == {"a": 1}


def test_two_processes_never_give_the_same_id(database: Database, other: Database) -> None:
    ids = []
    for _ in range(5):
        ids.append(database.table("some").insert({"by": "one"}))
        ids += other.table("some").insert_multiple([{"by": "other"}] * 2)
    assert ids == list(range(1, 16))
    other.table("some").remove(doc_ids=[15])
    assert database.table("some").insert({"by": "one"}) == 15


def test_a_query_asked_before_sees_what_another_process_wrote(
    database: Database, other: Database
) -> None:
    some = where("a") == 1
    assert database.table("some").search(some) == []
    other.table("some").insert({"a": 1})
    assert database.table("some").search(some) == [{"a": 1}]
    other.table("some").update({"a": 2})
    assert database.table("some").search(some) == []


def test_a_version_changes_with_what_others_write_and_what_is_taken_back(
    database: Database, other: Database
) -> None:
    seen = [database.storage.version()]
    database.table("some").insert({"a": 1})
    assert database.storage.version() == seen[-1]
    other.table("some").insert({"a": 1})
    seen.append(database.storage.version())
    with pytest.raises(KeyError), database.storage.transaction():
        raise KeyError
    seen.append(database.storage.version())
    assert len(set(seen)) == 3


# Transactions


def test_a_transaction_inside_another_ends_with_it(database: Database, file: Path) -> None:
    table = database.table("some")
    with database.storage.transaction():
        table.insert({"a": 1})
        with database.storage.transaction():
            table.insert({"a": 2})
        with closing(sqlite3.connect(file)) as outside:
            assert outside.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    assert len(rows(file, "some")) == 2


def fail_after(storage: RowStorage, change: Callable[[], object]) -> None:
    """Change something in a transaction in a transaction, and have it taken back."""
    with storage.transaction():
        change()
        with storage.transaction():
            raise RuntimeError


def test_an_error_deep_inside_takes_everything_back(database: Database) -> None:
    table = database.table("some")
    table.insert({"a": 1})
    for change in (lambda: table.insert({"a": 2}), lambda: table.remove(doc_ids=[1])):
        with pytest.raises(RuntimeError):
            fail_after(database.storage, change)
    assert table.all() == [{"a": 1}]
    assert table.insert({"a": 3}) == 2


def test_a_table_made_in_what_was_taken_back_is_made_again(database: Database) -> None:
    table = database.table("some")
    with pytest.raises(RuntimeError):
        fail_after(database.storage, lambda: table.insert({"a": 1}))
    assert database.tables() == set()
    assert table.all() == []
    assert table.insert({"a": 2}) == 1
    assert table.all() == [{"a": 2}]


# Damage


DAMAGED = ["{", "", '{"a":1}}', '{"a":1} x', '{"a":', "not json", '{"a":01}', "[" * 100_000]


@pytest.mark.parametrize("text", DAMAGED, ids=range(len(DAMAGED)))
@pytest.mark.parametrize("read", ["get", "get by ids", "get by a query", "all"])
def test_a_document_that_is_none_is_damage_said_in_one_line(
    database: Database, file: Path, text: str, read: str
) -> None:
    database.table("some").put({5: {"a": 1}})
    with closing(sqlite3.connect(file)) as outside:
        outside.execute(f"UPDATE {sql_name('some')} SET data = ?", (text,))
        outside.commit()
    with pytest.raises(LibraryError, match=r"^\S+some\.db is damaged: run `reader doctor"):
        READS[read](database.table("some"))


def test_bytes_that_are_no_text_are_damage(database: Database, file: Path) -> None:
    database.table("some").put({5: {"a": 1}})
    with closing(sqlite3.connect(file)) as outside:
        outside.execute(f"UPDATE {sql_name('some')} SET data = CAST(x'7bff7d' AS TEXT)")
        outside.commit()
    for read in ("get", "get by ids", "stored"):
        with pytest.raises(LibraryError, match="is damaged"):
            READS[read](database.table("some"))


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "letter.db"
    path.write_bytes(b"Dear reader, " * 1000)
    with pytest.raises(LibraryError, match="is not a library"):
        RowStorage(path)
    assert path.read_bytes() == b"Dear reader, " * 1000
