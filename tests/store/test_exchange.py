"""A library can be carried elsewhere and back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tinydb import TinyDB, where

from reader.cli import main

from .shelf import everything, open_library


def test_stock_tinydb_opens_an_export_and_an_import_is_equal(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "out.json"
    assert main(["--library", str(folder), "export", "--format", "tinydb", "-o", str(file)]) == 0
    with TinyDB(file) as stock:
        assert stock.tables() == {"articles", "marks"}
        assert len(stock.table("articles")) == 12
        assert stock.table("marks").count(where("bookmarked").exists()) == 2
        titles = {document["title"] for document in stock.table("articles")}
    with open_library(folder) as library:
        assert {row.title for row in library.rows(library.find().ids)} == titles
    assert main(["--library", str(tmp_path / "new"), "import", str(file)]) == 0
    again = tmp_path / "again.json"
    other = str(tmp_path / "new")
    assert main(["--library", other, "export", "--format", "tinydb", "-o", str(again)]) == 0
    assert again.read_bytes() == file.read_bytes()
    assert everything(tmp_path / "new") == everything(folder)


def test_an_export_holds_what_its_query_finds(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--library", str(folder), "export", "--format", "jsonl", "is:bookmarked"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["id"] for line in lines] == [2, 3]
    assert all(line["bookmarked"] and line["text"] for line in lines)


def test_an_import_leaves_what_is_there(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "out.json"
    main(["--library", str(folder), "export", "--format", "tinydb", "-o", str(file)])
    with open_library(folder) as library:
        library.write_note(5, "đổi rồi")
    before = everything(folder)
    assert main(["--library", str(folder), "import", str(file)]) == 0
    assert everything(folder) == before


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{",
        '{"articles": 1}',
        '{"articles": {"1": {"title": "x"}}}',
        '{"articles": {"1": {"key": "k", "added": "never", "title": "x"}}}',
        '{"articles": {"1": {"key": "k", "added": "2026-01-01", "title": "x", "body": 1}}}',
        '{"articles": {}, "marks": {"1": {"read": "x"}}}',
        '{"articles": {}, "marks": {"1": {"key": "k", "tags": [1]}}}',
        "[" * 100_000,
    ],
)
def test_a_file_that_is_no_export_is_refused_in_one_line(
    folder: Path, tmp_path: Path, content: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "in.json").write_text(content)
    assert main(["--library", str(folder), "import", str(tmp_path / "in.json")]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "exported" in said
