"""The index finds what a scan by definition finds, in the same order, whatever is asked."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.search import prepare
from tests.search.generated import SYLLABLES, phrases, pieces, queries, shelves, words
from tests.search.naive import Asked, Piece, Typed, find, paragraphs, stand_together
from tests.search.shelf import Shelf

thorough = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@thorough
@given(shelves(), st.lists(queries, min_size=1, max_size=4))
def test_a_query_finds_what_a_scan_finds_in_the_same_order(
    shelf: list[Piece], asked: list[Asked]
) -> None:
    library = Shelf(shelf)
    for query in asked:
        assert library.find(query.text) == find(query, shelf), query.text


@thorough
@given(shelves(), queries, st.integers(0, 4))
def test_the_first_answers_are_the_first_of_all(
    shelf: list[Piece], asked: Asked, limit: int
) -> None:
    library = Shelf(shelf)
    everything = find(asked, shelf)
    assert library.find(asked.text, limit=limit) == everything[:limit]
    assert library.total(asked.text, limit) == len(everything)


@thorough
@given(shelves(), phrases() | words())
def test_phrases_and_words_alone_are_found_in_order(shelf: list[Piece], asked: Asked) -> None:
    assert Shelf(shelf).find(asked.text) == find(asked, shelf)


@thorough
@given(shelves(), st.lists(st.tuples(st.integers(0, 8), st.none() | pieces())), queries)
def test_what_was_rewritten_or_removed_is_found_as_it_is_now(
    shelf: list[Piece], changes: list[tuple[int, Piece | None]], asked: Asked
) -> None:
    library, current = Shelf(shelf), dict(enumerate(shelf))
    for place, piece in changes:
        if place not in current or any(p.story == place for p in current.values()):
            continue
        if piece is None:
            library.remove(place)
            del current[place]
        else:
            library.put(place, piece)
            current[place] = piece
    places = {new: old for new, old in enumerate(sorted(current))}
    moved = {old: new for new, old in places.items()}
    left = [current[old] for old in places.values()]
    left = [
        piece if piece.story is None else replace(piece, story=moved[piece.story]) for piece in left
    ]
    assert library.find(asked.text) == [places[place] for place in find(asked, left)]


@thorough
@given(
    shelves(),
    st.lists(st.sampled_from(SYLLABLES).map(Typed), max_size=2),
    st.sampled_from([word for word in SYLLABLES if "ð" not in word]),
    st.integers(1, 5),
    st.booleans(),
)
def test_the_word_being_typed_stands_for_every_word_it_may_become(
    shelf: list[Piece], before: list[Typed], word: str, length: int, prepared: bool
) -> None:
    shelf = [replace(piece, story=None) for piece in shelf]
    typed = (*before, Typed(word[:length], growing=True))
    asked = Asked(
        " ".join(one.text for one in typed),
        lambda piece: all(stand_together([one], paragraphs(piece.article)) for one in typed),
        typed if len(word[:length]) > 2 else tuple(before),
        is_name=len(word[:length]) > 2,
    )
    library = Shelf(shelf)
    while prepared and prepare(library.searcher):
        pass
    assert library.find(asked.text, typing=True) == find(asked, shelf)
    finished = Asked(
        " ".join([*(one.text for one in before), word]),
        lambda piece: all(
            stand_together([one], paragraphs(piece.article)) for one in (*before, Typed(word))
        ),
    )
    assert set(find(finished, shelf)) <= set(library.find(asked.text, typing=True))
