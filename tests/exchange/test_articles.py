"""Articles written for other programs are there whole or not at all, and come back as they were."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.exchange.articles import FORMS, SUFFIXES, export, export_articles, take_back
from reader.exchange.sources import is_address, is_there
from reader.library import Library
from reader.model import LibraryError, NotFound, ReaderError
from tests.articles import BRIDGE, SHELF
from tests.conftest import NOW


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library", create=True, now=lambda: NOW) as library:
        library.add(SHELF)
        yield library


def titles(library: Library, query: str = "") -> set[str]:
    return {row.title for row in library.rows(library.find(query).ids)}


@pytest.mark.parametrize("form", FORMS)
def test_a_disk_that_fails_leaves_the_file_that_was_there(
    library: Library, tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    target = tmp_path / "out"
    target.write_text("của hôm qua")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(LibraryError, match=r"can't write .*out: No space left on device"):
        export(library, form, "", target, io.StringIO())
    assert target.read_text() == "của hôm qua"
    assert not target.with_name("out.part").exists()


@pytest.mark.parametrize("form", FORMS)
def test_an_article_that_went_meanwhile_leaves_no_half_file(
    library: Library, tmp_path: Path, form: str
) -> None:
    with pytest.raises(NotFound):
        export_articles(library, form, [1, 99], tmp_path / "out", io.StringIO())
    assert [path.name for path in tmp_path.glob("out*")] == []


@pytest.mark.parametrize("form", [form for form in FORMS if form != "epub"])
def test_what_is_printed_is_what_is_written(library: Library, tmp_path: Path, form: str) -> None:
    out = io.StringIO()
    assert export(library, form, "", None, out) == len(SHELF)
    assert export(library, form, "", tmp_path / "out", io.StringIO()) == len(SHELF)
    assert (tmp_path / "out").read_text(encoding="utf-8") == out.getvalue()


def test_a_link_leads_to_the_file_and_stays_a_link(library: Library, tmp_path: Path) -> None:
    file, link = tmp_path / "file", tmp_path / "link"
    file.write_text("của hôm qua")
    link.symlink_to(file)
    export(library, "md", "", link, io.StringIO())
    assert link.is_symlink()
    assert file.read_text(encoding="utf-8").startswith("# ")


def test_a_pipe_is_written_as_it_comes(library: Library) -> None:
    """`-o /dev/stdout`, and the shell's `>(…)`."""
    heard, said = os.pipe()
    export(library, "md", "", Path(f"/dev/fd/{said}"), io.StringIO())
    os.close(said)
    with os.fdopen(heard, encoding="utf-8") as pipe:
        assert pipe.read().startswith("# ")


@pytest.mark.parametrize("form", SUFFIXES)
def test_each_article_is_a_file_of_its_own_in_a_folder(
    library: Library, tmp_path: Path, form: str
) -> None:
    (tmp_path / "folder").mkdir()
    export(library, form, "", tmp_path / "folder", io.StringIO())
    names = [path.name for path in (tmp_path / "folder").iterdir()]
    assert len(names) == len(SHELF)
    assert {Path(name).suffix for name in names} == {SUFFIXES[form]}


def test_nothing_found_is_a_whole_document_all_the_same(library: Library) -> None:
    out = io.StringIO()
    assert export(library, "tinydb", "khôngcónhưvậy", None, out) == 0
    assert json.loads(out.getvalue()) == {"articles": {}, "marks": {}}


class TestTakingBack:
    @pytest.fixture
    def file(self, library: Library, tmp_path: Path) -> Path:
        (bridge,) = (
            row.id for row in library.rows(library.find().ids) if row.title == BRIDGE.title
        )
        library.bookmark([bridge])
        library.tag([bridge], ["đọc sau"])
        library.write_note(bridge, "Hỏi lại")
        export(library, "tinydb", "", tmp_path / "out.json", io.StringIO())
        return tmp_path / "out.json"

    def changed(self, file: Path, table: str, **fields: object) -> None:
        tables = json.loads(file.read_text(encoding="utf-8"))
        for document in tables[table].values():
            document.update(fields)
        file.write_text(json.dumps(tables), encoding="utf-8")

    def test_articles_and_marks_come_once(self, file: Path, tmp_path: Path) -> None:
        with Library.open(tmp_path / "new", create=True) as new:
            assert take_back(new, file) == (len(SHELF), 1)
            assert titles(new, "is:bookmarked has:note") == {BRIDGE.title}
            assert titles(new, 'tag:"doc sau"') == {BRIDGE.title}
            assert take_back(new, file) == (0, 0)

    def test_marks_are_one_step_back_and_the_articles_stay(
        self, file: Path, tmp_path: Path
    ) -> None:
        with Library.open(tmp_path / "new", create=True) as new:
            take_back(new, file)
            assert new.undo() == "imported 1 mark"
            assert titles(new, "is:bookmarked OR has:note") == set()
            assert len(titles(new)) == len(SHELF)

    def test_a_mark_that_is_there_is_not_overwritten(self, library: Library, file: Path) -> None:
        (bridge,) = library.find("is:bookmarked").ids
        library.write_note(bridge, "Đã hỏi")
        take_back(library, file)
        assert library.note(bridge) == "Đã hỏi"

    def test_what_no_mark_has_is_left_out(self, file: Path, tmp_path: Path) -> None:
        self.changed(file, "marks", colour="đỏ", article=7)
        with Library.open(tmp_path / "new", create=True) as new:
            assert take_back(new, file) == (len(SHELF), 1)
            (bridge,) = new.find("is:bookmarked").ids
            assert "colour" not in new.documents(bridge)[1]

    @pytest.mark.parametrize(
        "fields",
        [{"tags": "đọc sau"}, {"tags": ["a", 1]}, {"note": ["Hỏi lại"]}, {"key": 7}],
        ids=["tags are one text", "a tag is a number", "a note is a list", "a key is a number"],
    )
    def test_a_mark_of_another_shape_is_refused_before_anything_comes_in(
        self, file: Path, tmp_path: Path, fields: dict[str, object]
    ) -> None:
        self.changed(file, "marks", **fields)
        with Library.open(tmp_path / "new", create=True) as new:
            with pytest.raises(ReaderError, match="is not a TinyDB file that reader exported"):
                take_back(new, file)
            assert titles(new) == set()

    def test_a_file_without_marks_brings_its_articles(self, file: Path, tmp_path: Path) -> None:
        articles = json.loads(file.read_text(encoding="utf-8"))["articles"]
        file.write_text(json.dumps({"articles": articles}))
        with Library.open(tmp_path / "new", create=True) as new:
            assert take_back(new, file) == (len(SHELF), 0)


@pytest.mark.parametrize(
    ("source", "address", "there"),
    [
        ("https://bao.example/", True, True),
        ("HTTP://BAO.example", True, True),
        ("-", False, True),
        (".", False, True),
        ("", False, False),
        ("ftp://bao.example", False, False),
        ("bao.example/rss", False, False),
        ("x" * 5000, False, False),
        ("a\0b", False, False),
    ],
)
def test_what_one_adds_is_an_address_or_has_to_be_there(
    source: str, address: bool, there: bool
) -> None:
    assert (is_address(source), is_there(source)) == (address, there)
