"""The JSON documents, field by field: names, types, and what may be null.

Other programs read them, so a field that is renamed, lost or of another type is a fault even where
everything else works.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path
from types import NoneType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import output
from reader.text import OBEYED
from tests.command_line import STORY, Reader, emptied

Check = type | tuple[type, ...] | Callable[[object], bool]

PRECISIONS = {"time", "day", "month", "year", "range", None}
TYPES = {"PERSON", "ORG", "PLACE", "DATE", "MONEY", "QUANTITY", "DOC", "EVENT"}
TEXT, NUMBER, YES_OR_NO = (str,), (int,), (bool,)
TEXT_OR_NULL = (str, NoneType)


def texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def spans(value: object) -> bool:
    return isinstance(value, list) and all(
        isinstance(one, list) and len(one) == 2 and 0 <= one[0] < one[1] for one in value
    )


def day_pair(value: object) -> bool:
    return value is None or (texts(value) and len(value) == 2)  # type: ignore[arg-type]


def is_value(value: object) -> bool:
    plain = value is None or isinstance(value, str | int | float)
    return plain or (isinstance(value, list) and len(value) == 2)


ROW: Mapping[str, Check] = {
    "id": NUMBER,
    "title": TEXT,
    "source": TEXT_OR_NULL,
    "url": TEXT_OR_NULL,
    "published": TEXT_OR_NULL,
    "published_precision": PRECISIONS.__contains__,
    "published_range": day_pair,
    "added": TEXT,
    "read": YES_OR_NO,
    "bookmarked": YES_OR_NO,
    "tags": texts,
    "minutes": NUMBER,
    "versions": NUMBER,
    "snippet": TEXT,
}
ARTICLE: Mapping[str, Check] = {
    **ROW,
    "lede": TEXT,
    "body": texts,
    "byline": TEXT_OR_NULL,
    "credit": TEXT_OR_NULL,
    "images": (list,),
    "related": (list,),
    "text": TEXT,
    "entities": (list,),
    "title_entities": (list,),
}
IMAGE: Mapping[str, Check] = {"caption": TEXT, "credit": TEXT, "url": TEXT_OR_NULL}
LINK: Mapping[str, Check] = {"title": TEXT, "url": TEXT_OR_NULL}
NAMED: Mapping[str, Check] = {
    "id": TEXT,
    "name": TEXT,
    "type": TYPES.__contains__,
    "title": TEXT_OR_NULL,
    "value": is_value,
    "unit": TEXT_OR_NULL,
    "confidence": (int, float),
    "count": NUMBER,
    "mentions": spans,
}
ENTITY: Mapping[str, Check] = {
    "id": TEXT,
    "name": TEXT,
    "type": TYPES.__contains__,
    "aliases": texts,
    "articles": NUMBER,
    "mentions": NUMBER,
}
ADDED: Mapping[str, Check] = {
    "source": TEXT,
    "status": {"added", "duplicate", "updated", "failed"}.__contains__,
    "id": (int, NoneType),
    "title": TEXT_OR_NULL,
    "same_as": (int, NoneType),
    "error": TEXT_OR_NULL,
}
FEED: Mapping[str, Check] = {
    "url": TEXT,
    "title": TEXT,
    "folder": TEXT,
    "unread": NUMBER,
    "last_success": TEXT_OR_NULL,
    "error": TEXT_OR_NULL,
}


def faults(given: Mapping[str, Any], shape: Mapping[str, Check]) -> dict[str, object]:
    """Fields that are missing, that nobody promised, or whose value is of another type."""
    wrong: dict[str, object] = {name: "missing" for name in shape.keys() - given.keys()}
    wrong |= {name: "not promised" for name in given.keys() - shape.keys()}
    for name in shape.keys() & given.keys():
        check, value = shape[name], given[name]
        if isinstance(check, tuple):
            fits = isinstance(value, check) and (bool in check or not isinstance(value, bool))
        else:
            fits = bool(check(value))  # type: ignore[operator]
        if not fits:
            wrong[name] = value
    return wrong


@pytest.mark.parametrize(
    ("value", "wrong"),
    [({"id": 1}, {}), ({}, {"id": "missing"}), ({"id": True}, {"id": True}),
     ({"id": "1"}, {"id": "1"}), ({"id": 1, "key": 2}, {"key": "not promised"})],
)  # fmt: skip
def test_the_comparison_finds_each_kind_of_fault(
    value: Mapping[str, Any], wrong: Mapping[str, object]
) -> None:
    assert faults(value, {"id": NUMBER}) == wrong


@pytest.mark.parametrize(
    "arguments", [("list",), ("search", "da nang"), ("search", "sao la", "--sort", "title")]
)
def test_rows(filled: Reader, arguments: tuple[str, ...]) -> None:
    filled("tag", "1", "đọc sau")
    rows = filled(*arguments, "--json").json
    assert rows
    assert [faults(row, ROW) for row in rows] == [{}] * len(rows)


@pytest.mark.parametrize("id", [1, 2])
def test_an_article_is_a_row_and_more(filled: Reader, id: int) -> None:
    article = filled("show", str(id), "--json").json
    assert faults(article, ARTICLE) == {}
    (row,) = (row for row in filled("list", "--json").json if row["id"] == id)
    assert {name: article[name] for name in ROW} == row


def test_the_parts_of_an_article(reader: Reader) -> None:
    article = reader("--samples", "show", "1", "--json").json
    for name, shape in (("images", IMAGE), ("related", LINK), ("entities", NAMED),
                        ("title_entities", NAMED)):  # fmt: skip
        assert article[name], name
        assert [faults(one, shape) for one in article[name]] == [{}] * len(article[name]), name


def test_a_text_is_its_paragraphs_composed_and_without_the_title(filled: Reader) -> None:
    article = filled("show", "1", "--json").json
    assert article["text"] == "\n\n".join([article["lede"], *article["body"]])
    assert article["title"] not in article["text"]
    assert unicodedata.is_normalized("NFC", json.dumps(article, ensure_ascii=False))


def test_mentions_count_characters_and_end_after_the_last(filled: Reader) -> None:
    article = filled("show", "1", "--json").json
    for entity in article["entities"]:
        surfaces = [article["text"][start:end] for start, end in entity["mentions"]]
        assert entity["count"] == len(surfaces) > 0
        assert all(surface == surface.strip() != "" for surface in surfaces)
    for entity in article["title_entities"]:
        (start, end), *_ = entity["mentions"]
        assert article["title"][start:end]


def test_entities(filled: Reader) -> None:
    found = filled("entities", "--json").json
    assert found
    assert [faults(one, ENTITY) for one in found] == [{}] * len(found)
    assert all(one["mentions"] >= one["articles"] >= 1 for one in found)


def test_what_became_of_sources(reader: Reader, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "b.txt").write_text(STORY.replace("12,5", "13,5"), encoding="utf-8")
    names = [str(tmp_path / name) for name in ("a.txt", "a.txt", "b.txt", "none.txt")]
    done = reader("add", *names, "--json").json
    assert [faults(one, ADDED) for one in done] == [{}] * 4
    assert [one["status"] for one in done] == ["added", "duplicate", "updated", "failed"]
    assert [one["source"] for one in done] == names
    assert (done[3]["error"], done[3]["id"]) == ("no such file or directory", None)


def test_nearly_the_same_text_names_its_twin(filled: Reader, tmp_path: Path) -> None:
    again = STORY.replace("example.org/cau-rong", "mau.example/rong").replace("mở lại", "trở lại")
    (tmp_path / "again.txt").write_text(again, encoding="utf-8")
    (added,) = filled("add", str(tmp_path / "again.txt"), "--json").json
    assert (added["status"], added["same_as"]) == ("added", 1)
    rows = filled("list", "--json").json
    assert {row["versions"] for row in rows if row["title"].startswith("Cầu Rồng")} == {2}


def test_feeds_and_what_became_of_fetching_none(reader: Reader) -> None:
    assert reader("feeds", "--json").json == reader("fetch", "--json").json == []
    reader("subscribe", "https://bao.example/rss")
    (feed,) = reader("feeds", "--json").json
    assert faults(feed, FEED) == {}
    assert (feed["url"], feed["unread"], feed["error"]) == ("https://bao.example/rss", 0, None)


@pytest.mark.parametrize(
    ("name", "published", "precision"),
    [
        ("Thứ Bảy, 07/06/2025, 20:30 (GMT+7)", "2025-06-07T20:30:00+07:00", "time"),
        ("Thứ Bảy, 07/06/2025", "2025-06-07", "day"),
    ],
)
def test_a_date_is_told_as_exactly_as_it_is_known(
    reader: Reader, tmp_path: Path, name: str, published: str, precision: str
) -> None:
    text = STORY.replace("Thứ Bảy, 07/06/2025, 20:30 (GMT+7)", name)
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    reader("add", str(tmp_path / "a.txt"))
    (row,) = reader("list", "--json").json
    assert (row["published"], row["published_precision"]) == (published, precision)
    assert row["published_range"] is None


@pytest.mark.parametrize(
    "arguments",
    [("list",), ("search", "x"), ("entities",), ("feeds",), ("fetch",), ("saved",), ("mute",)],
)
def test_where_there_is_nothing_the_document_is_an_empty_list(
    reader: Reader, arguments: tuple[str, ...]
) -> None:
    emptied(reader)
    ran = reader(*arguments, "--json")
    assert ran.out == "[]\n"
    assert ran.code == (1 if arguments[0] == "search" else 0)


@pytest.mark.parametrize(
    "arguments",
    [("list",), ("search", "a"), ("show", "1"), ("entities",), ("feeds",), ("fetch",), ("saved",),
     ("mute",), ("doctor",), ("prune", "--days", "9"), ("add", "none.txt"), ("search", "đá nẵng")],
)  # fmt: skip
def test_nothing_but_the_document_is_on_standard_output(
    filled: Reader, arguments: tuple[str, ...]
) -> None:
    out = filled(*arguments, "--json").out
    json.loads(out)
    assert out.endswith(("]\n", "}\n"))


def test_letters_are_written_as_they_are_and_a_name_that_is_no_text_escaped(
    reader: Reader, tmp_path: Path
) -> None:
    (tmp_path / "báo.txt").write_text(STORY, encoding="utf-8")
    assert "báo.txt" in reader("add", str(tmp_path / "báo.txt"), "--json").out
    out = reader("add", "none\udcff.txt", "--json").out
    assert "none\\udcff.txt" in out
    assert json.loads(out)[0]["source"] == "none\udcff.txt"


@given(st.text())
def test_json_says_everything_and_holds_nothing_that_a_terminal_obeys(text: str) -> None:
    """A file of a library may have been written by anyone."""
    printed = output.dumps({"title": text, "body": ["đ\u202e\x9b31m\ud800\U000e0041\ufe0f"]})
    assert OBEYED.search(printed) is None
    assert json.loads(printed) == {"title": text, "body": ["đ\u202e\x9b31m\ud800\U000e0041\ufe0f"]}
    assert "đ" in printed
