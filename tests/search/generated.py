"""Vietnamese-like articles and queries for property tests, each query with its meaning."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import normalize

from hypothesis import strategies as st

from reader.model import Article
from reader.text.moments import period
from tests.search.naive import (
    NAMES,
    Asked,
    Piece,
    Typed,
    all_stand,
    names,
    paragraphs,
    stand_together,
    words_of,
)

SYLLABLES = (
    "tô Tô tố to lam Lâm làm lao Lào hoà hòa hoa bình binh trung quốc Quoc ðảng dang".split()
)
DAYS = ["2025-04-18", "2025-04-19", "2025-04-20", "2025-03-31", "2024-12-31"]
SOURCES = ["Báo Lào", "Hoà Bình", "TTXVN", None]
TAGS = ["Trung Quốc", "hoà bình", "lam"]

separators = st.sampled_from([" ", " ", " ", ", ", " – ", "… ", "_", "/"])
syllables = st.sampled_from(SYLLABLES) | st.sampled_from(SYLLABLES).map(
    lambda word: normalize("NFD", word)
)


@st.composite
def texts(draw: st.DrawFn, most: int = 6) -> str:
    """Some syllables with what stands between words."""
    parts = draw(st.lists(st.tuples(syllables, separators), max_size=most))
    return "".join(word + separator for word, separator in parts)


@st.composite
def pieces(draw: st.DrawFn, place: int = 0) -> Piece:
    """An article in a library."""
    start, _ = period(draw(st.sampled_from(DAYS))) or (0, 0)
    return Piece(
        Article(
            draw(texts(4)),
            lede=draw(texts(4)),
            body=tuple(draw(st.lists(texts(), max_size=2))),
            source=draw(st.sampled_from(SOURCES)),
        ),
        moment=start + draw(st.integers(0, 2)),
        names=tuple(draw(st.sets(st.sampled_from(sorted(NAMES)), max_size=2))),
        read=draw(st.booleans()),
        bookmarked=draw(st.booleans()),
        note=draw(st.booleans()),
        muted=draw(st.integers(0, 5)) == 0,
        tags=tuple(draw(st.sets(st.sampled_from(TAGS), max_size=2))),
        story=draw(st.none() | st.integers(0, place - 1)) if place > 2 else None,
    )


@st.composite
def shelves(draw: st.DrawFn, most: int = 9) -> list[Piece]:
    """The articles of a library; a story is told first by an article that retells none."""
    shelf: list[Piece] = []
    for place in range(draw(st.integers(1, most))):
        piece = draw(pieces(place))
        if piece.story is not None and shelf[piece.story].story is not None:
            piece = Piece(piece.article, piece.moment, piece.names, piece.read)
        shelf.append(piece)
    return shelf


@st.composite
def typed_words(draw: st.DrawFn, *, stars: bool = True) -> Typed:
    """One word, sometimes cut short with a `*`."""
    word = draw(st.sampled_from(SYLLABLES))
    if stars and "ð" not in word and draw(st.integers(0, 4)) == 0:
        return Typed(normalize("NFC", word)[: draw(st.integers(1, 2))], prefix=True)
    return Typed(word)


@st.composite
def words(draw: st.DrawFn) -> Asked:
    """`lam`, `lâ*`."""
    word = draw(typed_words())
    return Asked(
        word.text + "*" * word.prefix,
        lambda piece: stand_together([word], paragraphs(piece.article)),
        (word,),
    )


@st.composite
def phrases(draw: st.DrawFn) -> Asked:
    """Words in quotes, strict and not, in the text, the title or the body."""
    phrase = draw(st.lists(typed_words(stars=False), min_size=2, max_size=4))
    text = '"' + " ".join(word.text for word in phrase) + '"'
    return Asked(
        text, lambda piece: stand_together(phrase, paragraphs(piece.article)), tuple(phrase)
    )


@st.composite
def in_fields(draw: st.DrawFn) -> Asked:
    """`title:lam`, `body:"trung quoc"`, `source:lao`, `tag:lam`."""
    field = draw(st.sampled_from(["title", "body", "source", "tag"]))
    typed = draw(st.lists(typed_words(stars=False), min_size=1, max_size=3))

    def holds(piece: Piece) -> bool:
        texts = paragraphs(piece.article)
        match field:
            case "title":
                return stand_together(typed, texts[:1])
            case "body":
                return stand_together(typed, texts[1:])
            case "source":
                return all_stand(typed, [words_of(piece.article.source or "")])
        return any(stand_together(typed, [words_of(tag)]) for tag in piece.tags)

    value = " ".join(word.text for word in typed)
    return Asked(f"{field}:{value}" if len(typed) == 1 else f'{field}:"{value}"', holds)


@st.composite
def entities(draw: st.DrawFn) -> Asked:
    """`@lam`, `@"tô lam"`."""
    alias = draw(st.sampled_from([alias for aliases in NAMES.values() for alias in aliases]))
    text = draw(st.sampled_from([alias, alias.lower(), "to lam", "tố lâm", "hoa", "trung quốc"]))
    typed = [Typed(word) for word in words_of(text)]
    return Asked(f'@"{text}"', lambda piece: names(typed, piece))


states = st.sampled_from(
    [
        Asked("is:read", lambda piece: piece.read),
        Asked("is:unread", lambda piece: not piece.read),
        Asked("is:muted", lambda piece: piece.muted),
        Asked("is:bookmarked", lambda piece: piece.bookmarked),
        Asked("has:note", lambda piece: piece.note),
    ]
)


def _during(text: str, first: str, last: str) -> Asked:
    start, end = period(first), period(last)
    assert start is not None
    assert end is not None
    return Asked(text, lambda piece: start[0] <= piece.moment < end[1])


times = st.sampled_from(
    [
        _during("date:today", "2025-04-20", "2025-04-20"),
        _during("date:2d", "2025-04-19", "2025-04-20"),
        _during("date:2025-03", "2025-03", "2025-03"),
        _during("date:18/4/2025", "2025-04-18", "2025-04-18"),
        _during("after:2025-04-19", "2025-04-19", "9999"),
        _during("before:2025", "0001", "2024"),
    ]
)

atoms = st.one_of(words(), words(), words(), phrases(), in_fields(), entities(), states, times)


def _all(asked: Sequence[Asked]) -> Asked:
    return Asked(
        " ".join(one.text for one in asked),
        lambda piece: all(one.holds(piece) for one in asked),
        tuple(word for one in asked for word in one.words),
    )


def _either(asked: Sequence[Asked]) -> Asked:
    return Asked(
        "(" + " OR ".join(one.text for one in asked) + ")",
        lambda piece: any(one.holds(piece) for one in asked),
        tuple(word for one in asked for word in one.words),
    )


def _without(asked: Asked) -> Asked:
    return Asked(f"-{asked.text}", lambda piece: not asked.holds(piece))


def _several(inner: st.SearchStrategy[Asked]) -> st.SearchStrategy[Asked]:
    some = st.lists(inner, min_size=2, max_size=3)
    grouped = some.map(_all).map(lambda asked: Asked(f"({asked.text})", asked.holds, asked.words))
    return st.one_of(grouped, some.map(_either), inner.map(_without).filter(_once))


def _once(asked: Asked) -> bool:
    return not asked.text.startswith("--")


nodes = st.recursive(atoms, _several, max_leaves=5)
queries = st.lists(nodes, min_size=1, max_size=3).map(_all)
"""Queries of every operator, with what they mean."""
