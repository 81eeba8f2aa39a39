"""What a query that finds nothing may have meant, and how what is being typed may go on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Article
from reader.search import complete, suggest
from reader.search.suggestion import edits
from tests.search.generated import shelves
from tests.search.naive import Piece
from tests.search.shelf import TODAY, Shelf

VISIT = Piece(
    Article(
        "Tổng Bí thư Tô Lâm thăm Trung Quốc",
        body=("Hai bên bàn về đường sắt và cửa khẩu.",),
        source="Báo Tuổi Trẻ",
    ),
    moment=1_745_000_000,
    names=("Tô Lâm", "Trung Quốc"),
    tags=("ngoại giao", "đường sắt"),
)


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("Too Laam", "Tô Lâm"),
        ("dduwowngf sawts", "đường sắt"),
        ("To6 La6m", "Tô Lâm"),
        ("to lan", "tô lâm"),
        ("trug quoc", "trung quốc"),
        ("trung qouc", "trung quốc"),
        ("duong satt", "duong sat"),
        ("cua khaau", "cua khau"),
    ],
)
def test_a_slip_is_mended(query: str, meant: str) -> None:
    shelf = Shelf([VISIT])
    assert shelf.find(query) == []
    assert suggest(shelf.searcher, query, today=TODAY) == meant


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("tag:ngoai giao", 'tag:"ngoai giao"'),
        ("tag:ngoai giao duong sat", 'tag:"ngoai giao" duong sat'),
        ("cua khau -tag:x tag:ngoai giao is:unread", 'cua khau -tag:x tag:"ngoai giao" is:unread'),
        ("(TAG:ngoai giao OR tag:x)", '(TAG:"ngoai giao" OR tag:x)'),
        ("source:bao chi", None),
        ("source:bao tuoi", 'source:"bao tuoi"'),
        ("@trung quoc", '@"trung quoc"'),
        ("title:tham to lam", None),
        ("tag:ngoai tag:giao", None),
    ],
)
def test_a_name_of_several_words_is_suggested_in_quotes(query: str, meant: str | None) -> None:
    shelf = Shelf([VISIT])
    assert suggest(shelf.searcher, query, today=TODAY) == meant


@pytest.mark.parametrize(
    "query", ["facebook", "xyzzy", "", "-", "title:too", "too OR laam", "is:read", "Donald Trump"]
)
def test_nothing_is_suggested_where_nothing_is_near(query: str) -> None:
    assert suggest(Shelf([VISIT]).searcher, query, today=TODAY) is None


def test_of_what_was_pasted_nothing_is_guessed() -> None:
    shelf = Shelf([VISIT])
    assert suggest(shelf.searcher, "to lan" + " to" * 18, today=TODAY) is not None
    assert suggest(shelf.searcher, "to lan" + " to" * 19, today=TODAY) is None


@pytest.mark.parametrize("query", ["G7", "18/9/2024", "2.000", "tx hai", "u24"])
def test_no_other_number_and_no_other_short_word_is_suggested(query: str) -> None:
    text = "G8 và U23 ngày 18/8/2024 có 2.001 người, tô lâm, hai, ta, to"
    shelf = Shelf([Piece(Article("Bài", lede=text), moment=0, names=("Tô Lâm",))])
    assert suggest(shelf.searcher, query, today=TODAY) is None


@given(shelves(4), st.text("tolamhbin ", max_size=9))
def test_every_suggestion_finds_something(shelf: list[Piece], query: str) -> None:
    library = Shelf(shelf)
    meant = suggest(library.searcher, query, today=TODAY)
    assert meant is None or library.find(meant)


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ("lam", "lam", 0),
        ("lam", "lan", 1),
        ("lam", "la", 1),
        ("quoc", "qouc", 1),
        ("tap can binh", "tap cam bin", 2),
        ("hanoi", "saigon", 3),
        ("", "ab", 2),
    ],
)
def test_slips_of_the_finger_are_counted(one: str, other: str, distance: int) -> None:
    assert edits(one, other, 2) == edits(other, one, 2) == distance


@pytest.mark.parametrize(
    ("text", "completed"),
    [
        ("ti", ["title:"]),
        ("to lam is:b", ["to lam is:bookmarked"]),
        ("-ha", ["-has:note"]),
        ("(so", ["(source:"]),
        ("@tru", ['@"trung quốc"']),
        ("@t", ['@"tô lâm"', '@"trung quốc"']),
        ('@"to l', ['@"tô lâm"']),
        ("tag:duong", ['tag:"đường sắt"']),
        ("tag:", ['tag:"ngoại giao"', 'tag:"đường sắt"']),
        ("source:tu", ["source:tuổi"]),
        ("source:tr", ["source:trẻ"]),
        ("to lam ", []),
        ("to lam", []),
        ("is:read", []),
        ("", []),
    ],
)
def test_what_stands_before_the_cursor_is_completed(text: str, completed: list[str]) -> None:
    found = complete(Shelf([VISIT]).searcher, text, len(text))
    assert sorted(found) == sorted(completed)


def test_only_what_stands_before_the_cursor_counts() -> None:
    assert complete(Shelf([VISIT]).searcher, "ti lam", 2) == ["title:"]


@given(st.text(max_size=12), st.integers(0, 12))
def test_completion_never_fails(text: str, cursor: int) -> None:
    for completed in complete(Shelf([VISIT]).searcher, text, cursor):
        assert completed != text[:cursor]
