"""Corrections as files and on the command line."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.cli import main
from reader.exchange.correction_lists import dump, load, read, write
from reader.library import Library
from reader.model import Correction, ReaderError
from tests.articles import VISIT

TO_LAM = "person:tô-lâm"
MERGE = Correction("merge", "place:bắc-kinh", into="place:trung-quốc")
TEXTS = st.none() | st.text(max_size=5)


@given(
    st.lists(
        st.builds(
            Correction,
            st.sampled_from(["rename", "merge", "split", "retype", "hide"]),
            st.text(),
            surface=TEXTS,
            name=TEXTS,
            into=TEXTS,
            type=st.none() | st.sampled_from(["ORG", "PLACE"]),
            article=TEXTS,
        )
    )
)
def test_what_is_written_is_read_back(corrections: list[Correction]) -> None:
    assert load(dump(corrections)) == corrections


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not a list"),
        ("{}", "not a list"),
        ("[1]", "correction 1: action and entity"),
        ('[{"action": "hide"}]', "correction 1: action and entity"),
        ('[{"action": "hide", "entity": null}]', "correction 1: action and entity"),
        ('[{"action": null, "entity": "a:b"}]', "correction 1: action and entity"),
        ('[{"action": "hide", "entity": 3}]', "correction 1"),
        ('[{"action": "hide", "entity": "a:b", "why": "x"}]', "correction 1: unknown why"),
    ],
)
def test_another_document_is_refused_with_its_fault(text: str, said: str) -> None:
    with pytest.raises(ReaderError, match=said):
        load(text)


def test_a_file_that_cant_be_written_or_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match=r"can't write .*: No such file or directory"):
        write(tmp_path / "none" / "list.json", [MERGE])
    (tmp_path / "list.json").write_bytes(b'[{"action": "hide", "entity": "\xff"}]')
    with pytest.raises(ReaderError, match=r"can't read .*list\.json"):
        read(tmp_path / "list.json")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Library.open(tmp_path / "library", create=True) as library:
        library.add([VISIT])
        library.tag_pending()
    return tmp_path / "library"


def test_corrections_go_out_and_come_in_again(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = tmp_path / "made.json"
    made.write_text(dump([Correction("rename", TO_LAM, name="Ông Tô Lâm"), MERGE]), "utf-8")
    reader = ["--library", str(folder), "entities"]
    assert main([*reader, "--correct", str(made)]) == 0
    assert main([*reader, "--correct", str(made)]) == 0
    assert capsys.readouterr().out == "made 2 corrections\nmade 0 corrections\n"

    assert main([*reader, "--json"]) == 0
    found = {one["id"]: one["name"] for one in json.loads(capsys.readouterr().out)}
    assert found[TO_LAM] == "Ông Tô Lâm"
    assert "place:bắc-kinh" not in found

    assert main([*reader, "--corrections"]) == 0
    merge = json.loads(capsys.readouterr().out)[1]
    assert merge == {
        "action": "merge",
        "entity": "place:bắc-kinh",
        "into": "place:trung-quốc",
        "name": "Trung Quốc",
    }


def test_a_file_that_is_none_is_said_in_one_line(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reader = ["--library", str(folder), "entities", "--correct"]
    assert main([*reader, str(tmp_path / "none.json")]) == 1
    (tmp_path / "bad.json").write_bytes(b"\xff")
    assert main([*reader, str(tmp_path / "bad.json")]) == 1
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 2
    assert all(line.startswith("reader: can't read") for line in said)


def test_what_comes_in_is_text(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reader = ["--library", str(folder), "entities", "--correct", "-"]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xff"), encoding="utf-8"))
    assert main(reader) == 1
    assert capsys.readouterr().err == "reader: can't read -: it is not UTF-8\n"
    monkeypatch.setattr(sys, "stdin", io.StringIO(dump([MERGE])))
    assert main(reader) == 0
    assert capsys.readouterr().out == "made 1 correction\n"
