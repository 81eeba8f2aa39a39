"""The page that rules write on: drafts never overlap, and nothing is asked beyond its ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.entities.lexicon import lexicon
from reader.entities.page import Draft, Page
from reader.entities.runs import is_acronym, is_vietnamese, run_end

TEXT = "Ông Trần Văn Ba từ Hà Nội tới Hoa Kỳ dự SEA Games 31."


def page(text: str = TEXT) -> Page:
    return Page(text, lexicon())


def test_a_draft_is_taken_in_unless_it_overlaps_another_or_is_empty() -> None:
    here = page()
    first = here.add(Draft(1, 4, "PERSON"))
    assert first is not None
    assert here.add(Draft(3, 5, "PLACE")) is None
    assert here.add(Draft(0, 2, "ORG")) is None
    assert here.add(Draft(5, 5, "ORG")) is None
    assert here.add(Draft(4, 5, "ORG")) is not None
    assert [(one.first, one.last) for one in here.drafts] == [(1, 4), (4, 5)]


def test_a_dropped_draft_leaves_its_place_free() -> None:
    here = page()
    draft = here.add(Draft(1, 4, "PERSON"))
    assert draft is not None
    assert not here.free(0, 2)
    assert here.draft_at(3) is draft
    here.drop(draft)
    assert here.free(0, len(here))
    assert here.draft_at(3) is None
    assert here.drafts == []


def test_beyond_its_ends_a_page_holds_nothing() -> None:
    here = page()
    assert here.key(-1) == here.key(len(here)) == ""
    assert here.draft_at(-1) is here.draft_at(len(here)) is None
    assert here.match("offices", len(here)) == len(here)
    assert here.match("offices", -1) == -1
    assert not is_acronym(here, len(here))
    assert not is_acronym(here, -1)


def test_a_phrase_is_keys_and_a_surface_is_text() -> None:
    here = page("Hoà Bình  và HÒA BÌNH")
    assert here.phrase(0, 2) == here.phrase(3, 5) == "hòa bình"
    assert here.surface(0, 3) == "Hoà Bình  và"


def test_a_known_name_is_the_longest_that_is_written_as_it_should_be() -> None:
    here = page("Hoa Kỳ, hoa kỳ, TP.HCM, Việt\nNam")
    assert here.names_at(0)[0] == 2
    assert here.may_name(0, "PLACE")
    assert here.sections_at(0) == {"countries"}
    assert here.names_at(3) == (3, [])
    assert here.meanings_at(6)[0] == 9
    assert here.names_at(10)[0] < 12  # no name runs on over a line's end


def test_an_acronym_must_be_written_in_capitals() -> None:
    assert page("EVN tăng giá").may_name(0, "ORG")
    assert not page("Evn tăng giá").may_name(0, "ORG")


def test_what_was_said_before_is_a_phrase_that_ends_right_there() -> None:
    here = page("đồng chí Ba và đồng Ba")
    assert here.said_before("honorifics", 2)
    assert not here.said_before("honorifics", 5)
    assert not here.said_before("honorifics", 0)


def test_the_tokens_in_a_span_of_characters() -> None:
    here = page()
    start = TEXT.index("Hà Nội")
    assert here.surface(*here.token_span(start, start + 6)) == "Hà Nội"


@pytest.mark.parametrize(
    ("text", "tells", "foreign"),
    [
        ("Trời mưa to và gió lớn suốt cả ngày hôm qua ở làng bên sông", True, False),
        ("The rain fell all day over the river and nobody went out at all", True, True),
        ("Mưa lớn", False, False),
        ("The Rain Fell All Day Over The River And Nobody Went Out", False, False),
        ("", False, False),
    ],
)
def test_words_in_lower_case_tell_the_language(text: str, tells: bool, foreign: bool) -> None:
    here = page(text)
    assert (here.tells_language, here.foreign) == (tells, foreign)


@pytest.mark.parametrize(
    ("text", "run"),
    [
        ("Trần Văn Ba đến", "Trần Văn Ba"),
        ("George W. Bush đến", "George W. Bush"),
        ("Kim Jong-un đến", "Kim Jong-un"),
        ("Conan O'Brien đến", "Conan O'Brien"),
        ("Mohammed bin Salman đến", "Mohammed bin Salman"),
        ("Ursula von der Leyen đến", "Ursula von der Leyen"),
        ("Saif al-Thani đến", "Saif al-Thani"),
        ("Donald Trump Hoa Kỳ", "Donald Trump"),
        ("Lê Ba Thành phố", "Lê Ba Thành"),
        ("Lê Ba Quận Một", "Lê Ba"),
        ("Lê Ba\nVăn Tư", "Lê Ba"),
        ("Một Hai Ba Bốn Năm Sáu Bảy Tám", "Một Hai Ba Bốn Năm Sáu Bảy"),
        ("Ba, Tư", "Ba"),
        ("A. B đến", "A. B"),
        ("ba tư", ""),
    ],
)
def test_a_run_of_capitals_goes_on_through_what_ties_a_name(text: str, run: str) -> None:
    here = page(text)
    end = run_end(here, 0)
    assert (here.surface(0, end) if end else "") == run


def test_a_run_stops_at_a_mention() -> None:
    here = page("Trần Văn Ba đến")
    here.add(Draft(2, 3, "PERSON"))
    assert run_end(here, 0) == 2


@pytest.mark.parametrize(
    ("text", "vietnamese"), [("Trần Ba", True), ("Trần Smith", False), ("Trần ba", False)]
)
def test_vietnamese_names_are_syllables_with_capitals(text: str, vietnamese: bool) -> None:
    assert is_vietnamese(page(text), 0, 2) is vietnamese


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 13)), max_size=20))
def test_drafts_never_overlap(spans: list[tuple[int, int]]) -> None:
    here = page()
    for first, last in spans:
        here.add(Draft(first, min(last, len(here)), "ORG"))
    taken = [at for one in here.drafts for at in range(one.first, one.last)]
    assert len(taken) == len(set(taken))
    assert all(here.draft_at(at) is not None for at in taken)
