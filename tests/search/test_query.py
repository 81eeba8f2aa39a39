"""The query language: what each form means, what is not understood, and that nothing fails."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.search import parse, without_accents
from reader.search import query as language
from reader.search.query import And, During, Is, Named, Node, Not, Or, Query, Term, Words
from reader.text.moments import period

TODAY = date(2025, 4, 20)


def read(text: str, *, typing: bool = False) -> Query:
    return parse(text, today=TODAY, typing=typing)


def shown(node: Node) -> str:
    """A tree as one line."""
    match node:
        case Words(terms, field):
            return (f"{field}:" if field else "") + "+".join(map(str, terms))
        case Named(terms):
            return "@" + "+".join(map(str, terms))
        case Is(state):
            return f"is:{state}"
        case During(start, end):
            return f"{start or ''}..{end or ''}"
        case Not(inner):
            return "-" + shown(inner)
        case And(nodes):
            return "(" + " ".join(map(shown, nodes)) + ")"
        case Or(nodes):
            return "(" + " | ".join(map(shown, nodes)) + ")"


def during(text: str) -> tuple[int, int]:
    span = period(text)
    assert span is not None
    return span


READ = [
    ("", "()"),
    ("to lam", "(to lam)"),
    ("Tô LÂM", "(tô lâm)"),
    ("toà Hoà", "(tòa hòa)"),
    ('"chuyen tham"', "(chuyen+tham)"),
    ('"chuyen tham', "(chuyen+tham)"),
    ('""', "()"),
    ("-gia", "(-gia)"),
    ('-"gia vang"', "(-gia+vang)"),
    ("- gia", "(gia)"),
    ("la*", "(la*)"),
    ("COVID-19", "(covid+19)"),
    ("14/4", "(14+4)"),
    ("title:lam", "(title:lam)"),
    ("TITLE:lam", "(title:lam)"),
    ('title:"to lam"', "(title:to+lam)"),
    ("-title:lam", "(-title:lam)"),
    ("body:a source:b tag:c feed:d", "(body:a source:b tag:c feed:d)"),
    ("title:", "()"),
    ("lam title: ", "(lam)"),
    ("Covid: lam", "(covid lam)"),
    ("-Covid: lam", "(-covid lam)"),
    ("@asean", "(@asean)"),
    ('@"to lam"', "(@to+lam)"),
    ("@", "()"),
    ("is:unread is:read is:bookmarked has:note", "(is:unread is:read is:bookmarked is:note)"),
    ("a OR b", "((a) | (b))"),
    ("a b OR c d", "((a b) | (c d))"),
    ("a or b", "(a or b)"),
    ("(a OR b) c", "(((a) | (b)) c)"),
    ("-(a OR b)", "(-((a) | (b)))"),
    ("-(a b) c", "(-(a b) c)"),
    ("(a", "((a))"),
    ("a) b", "(a b)"),
    ("()", "()"),
    ("OR", "()"),
    ("a OR", "(a)"),
    ("((((a))))", "(((((a)))))"),
    ("…", "()"),
]

TIMES = [
    ("after:2025-04-01", during("2025-04-01")[0], None),
    ("before:2025-04-01", None, during("2025-04-01")[0]),
    ("date:2025-04", *during("2025-04")),
    ("date:2024", *during("2024")),
    ("date:18/8/2024", *during("2024-08-18")),
    ("date:18-8-2024", *during("2024-08-18")),
    ("date:8/2024", *during("2024-08")),
    ("date:today", *during("2025-04-20")),
    ("date:yesterday", *during("2025-04-19")),
    ("date:7d", during("2025-04-14")[0], during("2025-04-20")[1]),
    ("date:2w", during("2025-04-07")[0], during("2025-04-20")[1]),
    ("date:1d", *during("2025-04-20")),
    ("date:1y", during("2024-04-21")[0], during("2025-04-20")[1]),
    ("date:2025-4", *during("2025-04")),
    ("date:2025-4-1", *during("2025-04-01")),
    ("date:20/4", *during("2025-04-20")),
    ("date:21/4", *during("2024-04-21")),
    ("date:29/2", *during("2024-02-29")),
    ('date:"tháng 4/2025"', *during("2025-04")),
    ('date:"ngày 18/8"', *during("2024-08-18")),
    ('date:"Hôm nay"', *during("2025-04-20")),
    ('date:"hom qua"', *during("2025-04-19")),
]

NOT_UNDERSTOOD = [
    ("is:nonsense", "(is+nonsense)"),
    ("date:someday", "(date+someday)"),
    ("date:2025-13", "(date+2025+13)"),
    ("date:31/4", "(date+31+4)"),
    ("date:30/2", "(date+30+2)"),
    ("date:0/2025", "(date+0+2025)"),
    ("author:lan", "(author+lan)"),
    ("http://a.vn/x", "(http+a+vn+x)"),
]


@pytest.mark.parametrize(("text", "tree"), READ)
def test_a_query_is_read(text: str, tree: str) -> None:
    assert shown(read(text).root) == tree
    assert read(text).notes == ()


@pytest.mark.parametrize(("text", "start", "end"), TIMES)
def test_times_are_read(text: str, start: int | None, end: int | None) -> None:
    assert read(text).root == And((During(start, end),))


@pytest.mark.parametrize(("text", "tree"), NOT_UNDERSTOOD)
def test_what_is_not_understood_is_read_as_words_and_said(text: str, tree: str) -> None:
    assert shown(read(text).root) == tree
    assert read(text).notes == (text,)


@pytest.mark.parametrize(
    ("text", "tree", "note"),
    [
        ("title: lam", "(title lam)", "title:"),
        ("lam title:(to OR lo)", "(lam title ((to) | (lo)))", "title:"),
        ("date: 2025", "(date 2025)", "date:"),
    ],
)
def test_a_field_without_its_value_is_a_word_and_said_once_more_follows(
    text: str, tree: str, note: str
) -> None:
    assert shown(read(text).root) == tree
    assert read(text).notes == (note,)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("to la", "(to la*)"),
        ("covid:", "(covid)"),
        ("to ", "(to)"),
        ('"to la', "(to+la*)"),
        ('"to la"', "(to+la)"),
        ("title:la", "(title:la*)"),
        ("@tru", "(@tru*)"),
        ("-gia", "(-gia*)"),
        ("la*", "(la*)"),
        ("(a OR b", "(((a) | (b*)))"),
        ("is:unread", "(is:unread)"),
    ],
)
def test_the_last_word_is_open_while_it_is_typed(text: str, tree: str) -> None:
    assert shown(read(text, typing=True).root) == tree


def test_only_words_in_no_field_rank_and_only_wanted_ones_light_up() -> None:
    query = read('tô "trung quốc" title:lam source:x -gia @asean (hoa OR binh)')
    assert list(map(str, query.terms)) == ["tô", "trung", "quốc", "hoa", "binh"]
    assert list(map(str, query.lit)) == ["tô", "trung", "quốc", "lam", "hoa", "binh"]


def test_accents_can_be_taken_off() -> None:
    unmarked = without_accents(read('tô -"hà nội" (title:đà OR @huế)'))
    assert unmarked is not None
    assert shown(unmarked.root) == "(to -ha+noi ((title:da) | (@hue)))"
    assert without_accents(read("to -lam")) is None


def test_a_word_with_marks_is_strict() -> None:
    assert [term.strict for term in read("tô to đi hoà 14").terms] == [
        True,
        False,
        True,
        True,
        False,
    ]
    assert read("tô").terms == (Term("tô", "to"),)


query_text = st.lists(
    st.sampled_from(
        ['"', "(", ")", "-", "OR", " ", "@", "*", ":", "title:", "is:", "date:", "tô", "la", "7d"]
    )
    | st.text(max_size=4),
    max_size=25,
).map("".join)


@given(query_text, st.booleans())
def test_reading_never_fails(text: str, typing: bool) -> None:
    query = read(text, typing=typing)
    assert all(note in text for note in query.notes)
    without_accents(query)
    assert {str(term) for term in query.terms} <= {str(term) for term in query.lit} | {""}


@given(query_text)
def test_every_word_of_a_query_is_asked_for(text: str) -> None:
    plain = "".join(char if char.isalpha() or char == " " else " " for char in text)
    words = [word for word in plain.split() if word != "OR"]
    assert len(read(" ".join(words)).terms) >= len(words)


@pytest.mark.parametrize("text", ["(" * 5000, ")" * 5000, "-" * 5000, '"' * 5000, "a:" * 3000])
def test_a_hostile_query_is_read_too(text: str) -> None:
    assert read(text).root is not None


def test_the_printed_grammar_names_every_field_and_operator() -> None:
    printed = language.__doc__ or ""
    for name in ("title", "body", "source", "feed", "tag", "is", "has", "after", "before", "date"):
        assert f'"{name}"' in printed
    for operator in ('"OR"', '"-"', '"("', '"@"', '"*"'):
        assert operator in printed
