"""Documents are read from the raw pages of a file as SQLite itself would read them."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from reader.store.pages import documents, read

LENGTHS = (0, 1, 100, 400, 470, 480, 900, 989, 990, 3000, 4030, 4061, 4062, 5000, 20_000, 70_000)


def write(path: Path, size: int, lengths: tuple[int, ...], journal: str = "DELETE") -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA page_size = {size}")
        connection.execute(f"PRAGMA journal_mode = {journal}")
        connection.execute("CREATE TABLE some (id INTEGER PRIMARY KEY, data TEXT NOT NULL)")
        for id, length in enumerate(lengths, 1):
            connection.execute("INSERT INTO some VALUES (?, ?)", (id, document(length)))


def document(length: int) -> str:
    return json.dumps({"text": "đ" + "x" * length}, ensure_ascii=False)


def found(file: bytes, log: bytes = b"") -> dict[int, int]:
    """Lengths of the texts that were read, by id."""
    cells = [cell for cell in documents(file, log) if "text" in cell.document]
    return {id: len(str(document["text"])) - 1 for id, document in cells}


@pytest.mark.parametrize("size", [512, 1024, 4096, 32768])
def test_documents_of_any_length_are_read_whole(tmp_path: Path, size: int) -> None:
    """A long one goes on in a chain of pages, at a length that depends on the size of a page."""
    write(tmp_path / "some.db", size, LENGTHS)
    assert found(*read(tmp_path / "some.db")) == dict(enumerate(LENGTHS, 1))


@pytest.mark.parametrize("id", [-(2**63), -1, 0, 127, 128, 2**31, 2**56, 2**63 - 1])
def test_ids_of_any_size_are_read(tmp_path: Path, id: int) -> None:
    write(tmp_path / "some.db", 4096, ())
    with closing(sqlite3.connect(tmp_path / "some.db")) as connection:
        connection.execute("INSERT INTO some VALUES (?, ?)", (id, document(5)))
        connection.commit()
    assert found(*read(tmp_path / "some.db")) == {id: 5}


def test_the_log_holds_what_the_file_does_not_yet(tmp_path: Path) -> None:
    path = tmp_path / "some.db"
    write(path, 4096, (10,))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        connection.execute("INSERT INTO some VALUES (2, ?)", (document(9000),))
        connection.execute("UPDATE some SET data = ? WHERE id = 1", (document(11),))
        file, log = read(path)
    assert found(file) == {1: 10}
    assert found(file, log) == {1: 11, 2: 9000}


def test_a_transaction_that_was_not_finished_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "some.db"
    write(path, 4096, (10,))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        connection.execute("UPDATE some SET data = ? WHERE id = 1", (document(11),))
        file, log = read(path)
        connection.execute("BEGIN")
        connection.execute("UPDATE some SET data = ? WHERE id = 1", (document(12),))
        connection.execute("INSERT INTO some VALUES (2, ?)", (document(20_000),))
        connection.execute("COMMIT")
        _, longer = read(path)
    frame = 24 + 4096
    for frames in range((len(log) - 32) // frame, (len(longer) - 32) // frame):
        assert found(file, longer[: 32 + frames * frame + 1000]) == {1: 11}
    assert found(file, longer) == {1: 12, 2: 20_000}


def test_a_log_that_began_anew_is_read_as_far_as_it_is_new(tmp_path: Path) -> None:
    """What an earlier round left behind is older than the file."""
    path = tmp_path / "some.db"
    write(path, 4096, (10,))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        for length in range(100, 120):
            connection.execute("UPDATE some SET data = ? WHERE id = 1", (document(length),))
        connection.execute("PRAGMA wal_checkpoint(RESTART)")
        connection.execute("UPDATE some SET data = ? WHERE id = 1", (document(7),))
        file, log = read(path)
    assert len(log) > 10 * 4096
    assert found(file, log) == {1: 7}


def test_a_chain_of_pages_that_runs_in_a_circle_ends(tmp_path: Path) -> None:
    """It would go on for years: the length that the cell claims is as wrong as the chain."""
    path, size = tmp_path / "some.db", 512
    write(path, size, (20,))
    content = path.read_bytes()
    leaf, local = len(content) // size + 1, 39
    circle = (leaf + 1).to_bytes(4) * (size // 4)  # the page after it, which names itself
    length = local + (size - 4) * 2**45
    nine = bytes(0x80 | length >> 8 + 7 * place & 0x7F for place in range(7, -1, -1))
    cell = nine + bytes([length & 0xFF, 1]) + b"x" * local + circle[:4]
    page = bytearray(size)
    page[:10] = bytes([0x0D, 0, 0, 0, 1, 0, 100, 0, 0, 100])
    page[100 : 100 + len(cell)] = cell
    assert found(content + bytes(page) + circle) == {1: 20}


@pytest.mark.parametrize("byte", [0, 0xFF, 0x0D])
def test_what_is_no_page_of_documents_is_passed_over(tmp_path: Path, byte: int) -> None:
    path = tmp_path / "some.db"
    write(path, 512, (40,) * 60)
    content = bytearray(path.read_bytes())
    pages = len(content) // 512
    everything = found(bytes(content))
    for page in range(1, pages):
        damaged = content.copy()
        damaged[page * 512 : (page + 1) * 512] = bytes([byte]) * 512
        left = found(bytes(damaged))
        assert left.items() <= everything.items()
        assert len(left) > len(everything) - 12


@pytest.mark.parametrize("file", [b"", b"SQLite", b"\0" * 4096, bytes(range(256)) * 64])
def test_what_is_no_database_holds_none(file: bytes) -> None:
    assert list(documents(file, b"")) == []
    assert list(documents(file, file)) == []
