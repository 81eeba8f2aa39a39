"""Entities: ids, canonical names, aliases."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader.entities import aliases_of, recognize
from reader.entities.link import entity_id
from reader.model import EntityType
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


MANY = [
    ["Bộ Công Thương", "Bộ Công thương"],
    ["Vương quốc Anh", "nước Anh"],
    ["Liên bang Nga", "nước Nga"],
    ["Hàn Quốc", "Đại Hàn Dân Quốc"],
    ["Triều Tiên", "CHDCND Triều Tiên"],
    ["Đức", "Cộng hòa Liên bang Đức"],
    ["EU", "Liên minh châu Âu"],
    ["WHO", "Tổ chức Y tế Thế giới"],
    ["IMF", "Quỹ Tiền tệ Quốc tế"],
    ["EVN", "Tập đoàn Điện lực Việt Nam"],
    ["Đà Nẵng", "TP Đà Nẵng", "thành phố Đà Nẵng", "TP. Đà Nẵng"],
    ["Vladimir Putin", "Tổng thống Putin", "ông Putin"],
    ["tỉnh Quảng Ninh", "Quảng Ninh"],
    ["Washington", "Washington D.C."],
]


@pytest.mark.parametrize("names", MANY, ids=lambda names: names[0])
def test_other_names_of_one_entity_share_its_id(names: list[str]) -> None:
    found = [entities(f"Nay người ta nói về {name} rất nhiều.") for name in names]
    assert all(one == found[0] and len(one) == 1 for one in found), found


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Đảng họp.", "org:đảng-cộng-sản-việt-nam"),
        ("Quốc hội họp.", "org:quốc-hội"),
        ("Quốc hội Việt Nam họp.", "org:quốc-hội"),
        ("Chính phủ họp.", "org:chính-phủ"),
        ("Chính phủ Việt Nam họp.", "org:chính-phủ"),
        ("Quốc hội Mỹ họp.", "org:quốc-hội-mỹ"),
    ],
)
def test_a_bare_body_of_state_is_the_vietnamese_one_unless_a_country_follows(
    text: str, id: str
) -> None:
    assert entities(text) == {id}


@pytest.mark.parametrize("name", ["Tuấn", "Hoa", "Sơn", "Thái", "Minh", "Páo"])
def test_one_syllable_is_never_one_person_over_two_articles(name: str) -> None:
    first, second = entities(f"Anh {name} bán xe."), entities(f"Chị {name} mua nhà.")
    assert len(first) == len(second) == 1
    assert first != second


@pytest.mark.parametrize("name", ["Lê Quang Liêm", "Jannik Sinner", "Quang Hải"])
def test_a_name_of_two_words_is_one_person_everywhere(name: str) -> None:
    assert entities(f"Anh {name} thắng.") == entities(f"Hôm nay, anh {name} thua.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ngày 18/8/2024 trời mưa.", "18/8/2024"),
        ("Tháng 8/2024 trời mưa.", "tháng 8/2024"),
        ("Năm 2024 trời mưa.", "năm 2024"),
    ],
)
def test_a_date_goes_by_its_value(text: str, name: str) -> None:
    assert recognize(text)[0].name == name


def test_two_spellings_of_one_day_or_sum_are_one() -> None:
    text = "Ngày 2/9/2025 và ngày 02/09/2025. Giá 5 tỷ đồng, tức 5.000 triệu đồng."
    first, second, sum_, same = recognize(text)
    assert first.entity_id == second.entity_id == "date:2025-09-02"
    assert sum_.entity_id == same.entity_id == "money:5000000000-vnd"


@pytest.mark.parametrize(
    ("type", "key", "id"),
    [
        ("PERSON", "tô lâm", "person:tô-lâm"),
        ("ORG", "bộ gd & đt", "org:bộ-gd-&-đt"),
        ("PLACE", "thừa thiên - huế", "place:thừa-thiên-huế"),
        ("DOC", "", "doc:"),
    ],
)
def test_an_id_is_a_type_and_a_name(type: EntityType, key: str, id: str) -> None:
    assert entity_id(type, key) == id


def test_a_long_id_is_cut_at_a_word_and_told_apart_by_a_digest() -> None:
    one, other = (entity_id("ORG", f"{'công ty ' * 12}{last}") for last in ("a", "b"))
    assert one != other
    assert one.startswith("org:công-ty-công-ty")
    assert len(one) < 70
    assert len(entity_id("ORG", "x" * 200)) < 70
    assert entity_id("ORG", "x" * 64) == "org:" + "x" * 64
