"""Corrections over recognised mentions: each on what those before it left."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from reader.entities import correcting, recognize
from reader.entities.corrections import type_of
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
