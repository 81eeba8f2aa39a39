"""Entities: ids, canonical names, aliases."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader.entities import aliases_of, recognize
from tests.benchmarks.entity_vectors import KINDS, vectors
from tests.entities.marks import named

SAME = [
    ["Cộng hòa Nhân dân Trung Hoa", "Cộng hoà nhân dân Trung Hoa", "Trung Quốc", "CHND Trung Hoa"],
    ["Hoa Kỳ", "Mỹ", "Hợp chúng quốc Hoa Kỳ"],
    ["TTXVN", "Thông tấn xã Việt Nam"],
    ["Liên hợp quốc", "Liên Hợp Quốc", "LHQ", "Liên hiệp quốc"],
    ["TP.HCM", "TPHCM", "Thành phố Hồ Chí Minh", "TP Hồ Chí Minh", "Sài Gòn"],
    ["Bác Hồ", "Chủ tịch Hồ Chí Minh"],
    ["Donald Trump", "Tổng thống Trump", "ông Trump"],
    ["Rumani", "Romania", "Ru-ma-ni"],
    ["Úc", "Australia"],
    ["Bộ GD&ĐT", "Bộ Giáo dục và Đào tạo", "Bộ GD-ĐT"],
    ["Tô Lâm", "Tổng Bí thư Tô Lâm", "đồng chí Tô Lâm"],
    ["Kim Jong-un", "Kim Jong Un"],
    ["Bộ Ngoại giao", "Bộ Ngoại giao Việt Nam"],
    ["Thừa Thiên - Huế", "Thừa Thiên Huế"],
]


def entities(text: str) -> set[str]:
    return {one.entity_id for one in recognize(text) if one.type in ("PERSON", "ORG", "PLACE")}


@pytest.mark.parametrize("names", SAME, ids=lambda names: names[0])
def test_the_names_of_one_entity_share_an_id(names: list[str]) -> None:
    found = [entities(frame.format(name)) for name in names for frame in ("{}", "Nay {} đã nói.")]
    assert all(one == found[0] and len(one) == 1 for one in found), found


def test_ids_are_made_of_type_and_name_alone() -> None:
    assert entities("Tổng Bí thư Tô Lâm tới Bắc Kinh") == {"person:tô-lâm", "place:bắc-kinh"}
    assert entities("Nguyễn Thị Hoà Bình") == entities("Nguyễn Thị Hòa Bình")


def test_a_single_syllable_never_meets_that_of_another_article() -> None:
    one, other = entities("Bị cáo Tuấn khóc."), entities("Bị cáo Tuấn cười.")
    assert one != other
    assert one == entities("Bị cáo Tuấn khóc.")


def test_dates_and_amounts_have_their_value_in_the_id() -> None:
    text = "Ngày 18/8/2024, kim ngạch đạt 205,2 tỷ USD, tăng 3%."
    assert [one.entity_id for one in recognize(text)] == [
        "date:2024-08-18",
        "money:205200000000-usd",
        "quantity:3-%",
    ]
    date, money, _ = recognize(text)
    assert (date.name, date.value) == ("18/8/2024", "2024-08-18")
    assert (money.value, money.unit) == (205_200_000_000, "USD")


def test_dates_without_a_year_follow_the_newest_full_date_when_nothing_else_is_known() -> None:
    text = "Sau chuyến thăm tháng 12/2023, hai bên gặp lại ngày 18/8."
    by_text = {one.text: one for one in recognize(text)}
    assert by_text["ngày 18/8"].value == "2024-08-18"
    assert by_text["ngày 18/8"].confidence < by_text["tháng 12/2023"].confidence


def test_a_known_entity_goes_by_its_canonical_name() -> None:
    assert named("ở Australia", "Australia").name == "Úc"
    assert named("theo Vietnamplus.vn", "Vietnamplus.vn").name == "Vietnamplus"


def test_an_unknown_entity_goes_by_its_longest_name() -> None:
    text = "Ông Lò Văn Páo vắng mặt. Páo trốn đi."
    assert {one.name for one in recognize(text)} == {"Lò Văn Páo"}


def test_shipped_entities_give_their_aliases() -> None:
    assert aliases_of("place:hoa-kỳ")[:2] == ("Hoa Kỳ", "Mỹ")
    assert aliases_of("person:không-có-ai") == ()


@pytest.mark.parametrize("kind", ["dates", "amounts", "linking", "splits"])
def test_the_shared_vectors_hold_but_for_one(kind: str) -> None:
    folder = os.environ.get("READER_CORPORA")
    if not folder:
        pytest.skip("READER_CORPORA names no folder of real data")
    missed = KINDS[kind](vectors(Path(folder))[kind])
    assert len(missed) <= 1, missed


def test_a_body_that_leaves_its_place_unsaid_is_another_in_every_article() -> None:
    one = named("UBND TP họp về ngập.", "UBND TP").entity_id
    assert one != named("Theo UBND TP, cầu đã xong.", "UBND TP").entity_id
    assert named("UBND TP Hà Nội họp.", "UBND TP Hà Nội").entity_id == "org:ubnd-tp-hà-nội"


def test_initials_are_someone_else_in_every_article() -> None:
    one = {m.entity_id for m in recognize("Bị cáo N.V.T. khóc.") if m.type == "PERSON"}
    other = {m.entity_id for m in recognize("Ông N.V.T. cười.") if m.type == "PERSON"}
    assert one
    assert other
    assert not one & other
