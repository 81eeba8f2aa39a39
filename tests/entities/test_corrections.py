"""Corrections over recognised mentions: each on what those before it left."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.entities import correcting, recognize
from reader.entities.corrections import becomes, type_of
from reader.model import Correction, Mention

TEXT = "Ông Nguyễn Văn Hòa, Giám đốc Công ty Hoa Sen, gặp bà Trần Thị Sen ở Cần Thơ ngày 2/3/2025."
HOA, SEN, FIRM = "person:nguyễn-văn-hòa", "person:trần-thị-sen", "org:công-ty-hoa-sen"


def corrected(made: Sequence[Correction], article: str = "here") -> list[Mention]:
    return correcting(made).apply(recognize(TEXT), article).mentions


def one(mentions: list[Mention], text: str) -> Mention:
    return next(mention for mention in mentions if mention.text == text)


def test_without_corrections_nothing_changes() -> None:
    assert corrected([]) == recognize(TEXT)


def test_a_renamed_entity_keeps_its_id_and_its_places() -> None:
    named = one(corrected([Correction("rename", HOA, name="Hoà râu")]), "Nguyễn Văn Hòa")
    assert (named.name, named.entity_id) == ("Hoà râu", HOA)


def test_a_merged_entity_takes_id_name_and_type_of_the_other() -> None:
    found = correcting([Correction("merge", FIRM, into=SEN, name="Bà Sen")]).apply(
        recognize(TEXT), "here"
    )
    merged = one(found.mentions, "Công ty Hoa Sen")
    assert (merged.entity_id, merged.name, merged.type) == (SEN, "Bà Sen", "PERSON")
    assert found.names == {SEN: {"Công ty Hoa Sen"}}
    assert found.was == {FIRM}


def test_a_split_surface_becomes_an_entity_of_its_own() -> None:
    made = [Correction("split", HOA, surface="nguyễn văn hoà", name="Hòa khác")]
    split = one(corrected(made), "Nguyễn Văn Hòa")
    assert (split.entity_id, split.name) == ("person:hòa-khác", "Hòa khác")


def test_an_alias_split_off_under_its_own_name_still_differs() -> None:
    split = one(corrected([Correction("split", HOA, surface="Nguyễn Văn Hòa")]), "Nguyễn Văn Hòa")
    assert split.entity_id != HOA


def test_another_type_is_another_id_and_drops_what_only_the_old_one_has() -> None:
    place = one(corrected([Correction("retype", HOA, type="PLACE")]), "Nguyễn Văn Hòa")
    assert (place.type, place.entity_id, place.title) == ("PLACE", "place:nguyễn-văn-hòa", None)
    day = one(corrected([Correction("retype", "date:2025-03-02", type="EVENT")]), "ngày 2/3/2025")
    assert (day.type, day.value) == ("EVENT", None)


def test_what_is_hidden_is_gone_and_remembered() -> None:
    found = correcting([Correction("hide", HOA)]).apply(recognize(TEXT), "here")
    assert "Nguyễn Văn Hòa" not in [mention.text for mention in found.mentions]
    assert found.was == {HOA}


def test_a_correction_of_one_article_leaves_the_others() -> None:
    made = [Correction("hide", HOA, article="elsewhere")]
    assert corrected(made) == recognize(TEXT)
    assert corrected(made, "elsewhere") != recognize(TEXT)


def test_each_correction_holds_for_what_those_before_it_left() -> None:
    chain = [
        Correction("retype", HOA, type="ORG"),
        Correction("rename", "org:nguyễn-văn-hòa", name="Quán Hòa"),
        Correction("merge", "org:nguyễn-văn-hòa", into=FIRM),
    ]
    assert one(corrected(chain), "Nguyễn Văn Hòa").entity_id == FIRM
    assert one(corrected(chain[::-1]), "Nguyễn Văn Hòa").entity_id == "org:nguyễn-văn-hòa"


def test_entities_merged_into_each_other_come_to_rest() -> None:
    both = [Correction("merge", HOA, into=SEN), Correction("merge", SEN, into=HOA)]
    ids = {one(corrected(both), text).entity_id for text in ("Nguyễn Văn Hòa", "Trần Thị Sen")}
    assert ids == {HOA}


TITLED = "Giám đốc Nguyễn Văn Hòa đến Huế. Hòa gặp bà Trần Thị Sen. Ông Hòa về."


def over(text: str, *made: Correction) -> list[Mention]:
    return correcting(made).apply(recognize(text), "here").mentions


def test_a_correction_of_one_surface_leaves_the_entity_s_others() -> None:
    found = over(TITLED, Correction("split", HOA, surface="Hòa", name="Hòa nhỏ"))
    ids = [one.entity_id for one in found if one.text in ("Nguyễn Văn Hòa", "Hòa")]
    assert ids == [HOA, "person:hòa-nhỏ", "person:hòa-nhỏ"]


@pytest.mark.parametrize("surface", ["Hòa", "HÒA", "hoà", " Hòa "])
def test_a_surface_is_known_in_either_tone_placement_and_case(surface: str) -> None:
    found = over(TITLED, Correction("hide", HOA, surface=surface))
    assert [one.text for one in found] == ["Nguyễn Văn Hòa", "Huế", "Trần Thị Sen"]


def test_a_person_merged_into_a_person_keeps_the_title_said_here() -> None:
    merged = one(over(TITLED, Correction("merge", HOA, into=SEN)), "Nguyễn Văn Hòa")
    assert (merged.entity_id, merged.title) == (SEN, "Giám đốc")


def test_a_person_of_another_type_has_no_title() -> None:
    retyped = one(over(TITLED, Correction("retype", HOA, type="ORG")), "Nguyễn Văn Hòa")
    assert (retyped.type, retyped.title) == ("ORG", None)
    merged = one(over(TITLED, Correction("merge", HOA, into="place:huế")), "Nguyễn Văn Hòa")
    assert (merged.type, merged.title) == ("PLACE", None)


def test_a_merge_into_an_id_of_no_known_type_keeps_the_type() -> None:
    merged = one(over(TITLED, Correction("merge", HOA, into="ai-đó")), "Nguyễn Văn Hòa")
    assert (merged.type, merged.entity_id, merged.title) == ("PERSON", "ai-đó", "Giám đốc")


@pytest.mark.parametrize(
    "made",
    [
        Correction("rename", HOA),
        Correction("merge", HOA),
        Correction("retype", HOA),
        Correction("rename", "person:không-ai", name="x"),
    ],
)
def test_a_correction_that_says_nothing_changes_nothing(made: Correction) -> None:
    assert over(TITLED, made) == recognize(TITLED)


def test_taking_the_last_correction_back_gives_what_was_before_it() -> None:
    made = [
        Correction("rename", HOA, name="Hòa râu"),
        Correction("retype", HOA, type="ORG"),
        Correction("hide", "org:nguyễn-văn-hòa"),
    ]
    stages = [over(TITLED, *made[:count]) for count in range(len(made) + 1)]
    assert stages[0] == recognize(TITLED)
    names = [[one.name for one in stage if "Hòa" in one.text] for stage in stages]
    assert names == [["Nguyễn Văn Hòa"] * 3, ["Hòa râu"] * 3, ["Hòa râu"] * 3, []]


def test_corrections_hold_over_a_later_recognition_of_a_longer_text() -> None:
    made = correcting([Correction("merge", HOA, into=SEN, name="Sen")])
    first = made.apply(recognize(TITLED), "here")
    again = made.apply(recognize(f"{TITLED} Nguyễn Văn Hòa cười."), "here")
    assert {one.entity_id for one in again.mentions if "Hòa" in one.text} == {SEN}
    assert again.names == first.names == {SEN: {"Nguyễn Văn Hòa"}}


@pytest.mark.parametrize(
    ("made", "id"),
    [
        (Correction("hide", HOA), None),
        (Correction("merge", HOA, into=SEN), SEN),
        (Correction("retype", HOA, type="ORG"), "org:nguyễn-văn-hòa"),
        (Correction("retype", HOA), HOA),
        (Correction("rename", HOA, name="x"), HOA),
        (Correction("split", HOA, surface="Hòa"), HOA),
    ],
)
def test_what_an_entity_becomes(made: Correction, id: str | None) -> None:
    assert becomes(made) == id


@pytest.mark.parametrize(
    ("id", "type"),
    [("person:a", "PERSON"), ("org:a", "ORG"), ("place:a", "PLACE"), ("date:2025", "DATE"),
     ("money:1-usd", "MONEY"), ("quantity:3-%", "QUANTITY"), ("doc:a", "DOC"),
     ("event:a", "EVENT"), ("a", None), ("", None)],
)  # fmt: skip
def test_an_id_begins_with_its_type(id: str, type: str | None) -> None:
    assert type_of(id) == type


IDS = st.sampled_from([HOA, SEN, FIRM, "place:cần-thơ", "place:trần-thị-sen", "doc:x"])
MADE = st.builds(
    Correction,
    st.sampled_from(["rename", "merge", "split", "retype", "hide"]),
    IDS,
    surface=st.none() | st.sampled_from(["Trần Thị Sen", "Cần Thơ"]),
    name=st.none() | st.sampled_from(["Tên mới", "Trần Thị Sen"]),
    into=st.none() | IDS,
    type=st.none() | st.sampled_from(["PLACE", "ORG"]),
    article=st.none() | st.sampled_from(["here", "there"]),
)


@given(st.lists(MADE, max_size=8))
def test_any_list_keeps_offsets_and_the_type_that_the_id_says(made: list[Correction]) -> None:
    spans = [(mention.start, mention.end) for mention in recognize(TEXT)]
    found = corrected(made)
    assert [(mention.start, mention.end) for mention in found] == [
        span for span in spans if span in {(mention.start, mention.end) for mention in found}
    ]
    for mention in found:
        assert TEXT[mention.start : mention.end] == mention.text
        assert type_of(mention.entity_id) == mention.type
        assert mention.name
