"""This storage gives the answers that stock TinyDB gives, whatever is done in whatever order.

Documents are compared in order of id: where ids are given by hand out of order, stock TinyDB
keeps the order of insertion, which nothing here relies on.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeAlias

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from tinydb import Query, TinyDB, operations, where
from tinydb.queries import QueryInstance
from tinydb.storages import MemoryStorage
from tinydb.table import Document

from reader.store.documents import Json
from reader.store.storage import RowStorage
from reader.store.table import Database

Fields: TypeAlias = dict[str, Json]

words = st.text("aăâbđ0Ω'\"\\. \0\n😀", max_size=3)
integers = st.integers(-3, 3) | st.sampled_from([2**53 + 1, 2**63, -(2**70)])
numbers = integers | st.booleans() | st.floats(-2, 2) | st.sampled_from([0.1 + 0.2, 1e22, 2.0**64])
leaves = words | numbers | st.none()
anything = st.recursive(
    leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=2)
)
documents = st.fixed_dictionaries(
    {"n": numbers, "s": words},
    optional={
        "x": anything,
        "tags": st.lists(st.sampled_from("abc"), max_size=3),
        "in": st.fixed_dictionaries({}, optional={"n": numbers, "deep er": words, 'q"': words}),
        "list": st.lists(st.fixed_dictionaries({"n": integers}), max_size=2),
    },
)
ids = st.integers(1, 12)
names = st.sampled_from(["_default", "notes", 'odd "name"', "no*tes"])


def is_short(value: object, most: int) -> bool:
    return len(str(value)) <= most


def compared(path: Query, values: st.SearchStrategy[Json]) -> st.SearchStrategy[QueryInstance]:
    return st.one_of(
        st.builds(lambda v: path < v, values),
        st.builds(lambda v: path <= v, values),
        st.builds(lambda v: path > v, values),
        st.builds(lambda v: path >= v, values),
    )


simple_queries = st.one_of(
    compared(where("n"), numbers),
    compared(where("s"), words),
    compared(where("in")["n"], numbers),
    st.builds(lambda f, v: where(f) == v, st.sampled_from(["n", "s", "x"]), anything),
    st.builds(lambda f, v: where(f) != v, st.sampled_from(["n", "s", "x"]), anything),
    st.builds(lambda v: where("in")["deep er"] == v, words),
    st.builds(lambda v: where("in")['q"'] == v, words),
    st.builds(lambda v: where("n").one_of(v), st.lists(numbers, max_size=4)),
    st.builds(lambda v: where("s").one_of(v), st.lists(words, max_size=4)),
    st.builds(lambda f: where(f).exists(), st.sampled_from(["x", "tags", "in", "gone"])),
    st.builds(lambda r: where("s").matches(r), st.sampled_from(["a", ".b", "^$", "[ăâ].*"])),
    st.builds(lambda r: where("s").search(r), st.sampled_from(["a", "b$", "Ω"])),
    st.builds(lambda v: where("tags").any(v), st.lists(st.sampled_from("abc"), max_size=2)),
    st.builds(lambda v: where("tags").all(v), st.lists(st.sampled_from("abc"), max_size=2)),
    st.builds(lambda v: where("list").any(where("n") == v), integers),
    st.builds(lambda v: where("list").all(where("n") > v), integers),
    st.builds(lambda v: where("x").test(is_short, v), st.integers(0, 9)),
    st.builds(lambda v: where("s").map(len) == v, st.integers(0, 3)),
    st.builds(lambda v: Query().fragment({"n": v}), numbers),
    st.just(Query().noop()),
)
queries = st.recursive(
    simple_queries,
    lambda inner: st.one_of(
        st.builds(lambda a, b: a & b, inner, inner),
        st.builds(lambda a, b: a | b, inner, inner),
        st.builds(lambda a: ~a, inner),
    ),
    max_leaves=5,
)


def append_to_text(document: Fields) -> None:
    document["s"] = f"{document['s']}b"


def forget_x(document: Fields) -> None:
    document.pop("x", None)


changes = st.one_of(
    documents,
    st.dictionaries(st.sampled_from(["n", "x"]), numbers, min_size=1, max_size=2),
    st.builds(operations.add, st.just("n"), st.integers(-2, 2)),
    st.builds(operations.subtract, st.just("n"), st.integers(-2, 2)),
    st.just(operations.increment("n")),
    st.just(operations.decrement("n")),
    st.builds(operations.set, st.just("x"), anything),
    st.just(operations.delete("s")).map(lambda _: forget_x),
    st.just(append_to_text),
)
Change: TypeAlias = Fields | Callable[[Fields], None]


def by_id(found: Iterable[Document]) -> list[tuple[int, Fields]]:
    return sorted(((document.doc_id, dict(document)) for document in found), key=lambda d: d[0])


class SameAsStock(RuleBasedStateMachine):
    """Does everything twice and compares what comes back and what is left."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.ours = Database(Path(self.folder.name) / "ours.db")
        self.ours.storage.connection.execute("PRAGMA synchronous = OFF")  # only for speed
        self.stock = TinyDB(storage=MemoryStorage)
        self.name = "_default"

    def teardown(self) -> None:
        self.ours.close()
        self.folder.cleanup()

    def both(self, run: Callable[[TinyDB], object]) -> None:
        """Run on both; a list of ids may come in another order, an error must be the same."""
        results: list[object] = []
        for database in (self.stock, self.ours):
            try:
                result = run(database)
            except (ValueError, RuntimeError) as error:
                result = type(error)
            results.append(sorted(result) if isinstance(result, list) else result)
        assert results[0] == results[1]

    @rule(name=names)
    def turn_to_table(self, name: str) -> None:
        self.name = name

    @rule(document=documents)
    def insert(self, document: Fields) -> None:
        self.both(lambda db: db.table(self.name).insert(document.copy()))

    @rule(document=documents, id=ids)
    def insert_with_id(self, document: Fields, id: int) -> None:
        self.both(lambda db: db.table(self.name).insert(Document(document, doc_id=id)))

    @rule(some=st.lists(documents, max_size=4))
    def insert_multiple(self, some: list[Fields]) -> None:
        self.both(lambda db: db.table(self.name).insert_multiple([dict(d) for d in some]))

    @rule(document=documents, query=queries)
    def upsert(self, document: Fields, query: QueryInstance) -> None:
        self.both(lambda db: db.table(self.name).upsert(dict(document), query))

    @rule(document=documents, id=ids)
    def upsert_with_id(self, document: Fields, id: int) -> None:
        self.both(lambda db: db.table(self.name).upsert(Document(document, doc_id=id)))

    @rule(change=changes, query=queries)
    def update(self, change: Change, query: QueryInstance) -> None:
        self.both(lambda db: db.table(self.name).update(change, query))

    @rule(change=changes)
    def update_all(self, change: Change) -> None:
        self.both(lambda db: db.table(self.name).update(change))

    @rule(change=changes, some=st.lists(ids, max_size=4))
    def update_ids(self, change: Change, some: list[int]) -> None:
        self.both(lambda db: db.table(self.name).update(change, doc_ids=some))

    @rule(pairs=st.lists(st.tuples(changes, queries), max_size=3))
    def update_multiple(self, pairs: list[tuple[Change, QueryInstance]]) -> None:
        self.both(lambda db: db.table(self.name).update_multiple(pairs))

    @rule(query=queries)
    def remove(self, query: QueryInstance) -> None:
        self.both(lambda db: db.table(self.name).remove(query))

    @rule(some=st.sets(ids, max_size=4))
    def remove_ids(self, some: set[int]) -> None:
        self.both(lambda db: db.table(self.name).remove(doc_ids=some))

    @rule()
    def remove_nothing_in_particular(self) -> None:
        self.both(lambda db: db.table(self.name).remove())

    @rule()
    def truncate(self) -> None:
        self.both(lambda db: db.table(self.name).truncate())

    @rule(name=names)
    def drop_table(self, name: str) -> None:
        self.both(lambda db: db.drop_table(name))

    @rule()
    def drop_tables(self) -> None:
        self.both(lambda db: db.drop_tables())

    @rule(query=queries)
    def search(self, query: QueryInstance) -> None:
        for _ in range(2):  # the second answer comes from the cache
            self.both(lambda db: by_id(db.table(self.name).search(query)))
        self.both(lambda db: db.table(self.name).count(query))
        self.both(lambda db: db.table(self.name).contains(query))

    @rule(query=queries)
    def get_by_condition(self, query: QueryInstance) -> None:
        found = self.ours.table(self.name).get(query)
        first = by_id(self.stock.table(self.name).search(query))[:1]
        assert by_id([found] if isinstance(found, Document) else []) == first

    @rule(some=st.lists(ids, max_size=4))
    def get_by_ids(self, some: list[int]) -> None:
        self.both(lambda db: by_id(db.table(self.name).get(doc_ids=some)))
        for id in some:
            self.both(lambda db, id=id: db.table(self.name).get(doc_id=id))  # type: ignore[misc]
            self.both(lambda db, id=id: db.table(self.name).contains(doc_id=id))  # type: ignore[misc]

    @invariant()
    def tables_are_the_same(self) -> None:
        self.both(lambda db: sorted(db.tables()))
        for name in self.stock.tables():
            self.both(lambda db, name=name: by_id(db.table(name)))  # type: ignore[misc]
            self.both(lambda db, name=name: len(db.table(name)))  # type: ignore[misc]


def test_the_same_operations_give_the_same_results_as_stock_tinydb(sequences: int) -> None:
    run_state_machine_as_test(
        SameAsStock,
        settings=settings(
            max_examples=sequences,
            stateful_step_count=12,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


mixed = st.dictionaries(st.sampled_from(["n", "s", "in"]), anything, max_size=3)


@settings(max_examples=300, deadline=None)
@given(st.lists(mixed | documents, max_size=6), queries)
def test_a_pushed_down_query_answers_like_a_scan(some: list[Fields], query: QueryInstance) -> None:
    try:
        expected = [i for i, document in enumerate(some, 1) if query(document)]
    except TypeError:
        assume(False)  # stock TinyDB has no answer either: a word is not less than a number
    with tempfile.TemporaryDirectory() as folder, Database(Path(folder) / "t.db") as database:
        database.storage.connection.execute("PRAGMA synchronous = OFF")
        for path in (("n",), ("s",), ("in", "n")):
            database.storage.index("_default", *path)
        database.insert_multiple(some)
        assert [found.doc_id for found in database.search(query)] == expected


def test_a_query_on_an_indexed_field_reads_only_what_it_finds(database: Database) -> None:
    database.storage.index("_default", "n")
    database.insert_multiple({"n": n} for n in range(1000))
    tested: list[int] = []

    def note(value: int) -> bool:
        tested.append(value)
        return True

    found = database.search((where("n") >= 990) & where("n").test(note))
    assert [document["n"] for document in found] == list(range(990, 1000))
    assert tested == list(range(990, 1000))


def test_an_update_that_fails_changes_nothing(database: Database) -> None:
    database.insert_multiple([{"n": 1}, {"m": 1}])
    with pytest.raises(KeyError):
        database.update(operations.increment("n"))
    assert database.all() == [{"n": 1}, {"m": 1}]


def test_a_search_inside_a_transaction_that_fails_is_not_remembered(database: Database) -> None:
    def insert_search_and_fail() -> None:
        with database.storage.transaction():
            database.insert({"n": 1})
            assert database.count(where("n") == 1) == 1
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        insert_search_and_fail()
    assert database.search(where("n") == 1) == []


def test_another_connections_writes_are_seen_at_once(database: Database, file: Path) -> None:
    database.insert({"n": 1})
    assert database.count(where("n") > 0) == 1
    with Database(file) as other:
        assert other.insert({"n": 2}) == 2
    assert database.count(where("n") > 0) == 2
    assert database.insert({"n": 3}) == 3


@pytest.mark.parametrize("document", [{"n": float("nan")}, {"n": {1, 2}}, {"n": object()}])
def test_what_json_can_not_hold_is_refused(database: Database, document: Fields) -> None:
    with pytest.raises((TypeError, ValueError)):
        database.insert(document)
    assert len(database) == 0


def test_half_characters_come_back_as_they_went_in(database: Database) -> None:
    database.insert({"s": "a\ud800b"})
    assert database.get(where("s") == "a\ud800b") == {"s": "a\ud800b"}


def test_ids_that_no_row_can_have_are_not_found(database: Database) -> None:
    assert database.get(doc_id=2**70) is None
    assert database.get(doc_ids=[2**70, -(2**70)]) == []
    assert database.update({"n": 1}, doc_ids=[2**70]) == []


def test_a_stock_table_can_not_write_through_the_storage(file: Path) -> None:
    with TinyDB(file, storage=RowStorage) as stock, pytest.raises(TypeError, match="RowTable"):
        stock.insert({"n": 1})
