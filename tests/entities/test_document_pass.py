"""What one mention of an article proves for the others."""

from __future__ import annotations

import pytest

from reader.entities import recognize, recognize_article
from tests.entities.marks import marked


def ids(text: str, type: str = "PERSON") -> dict[str, str]:
    return {one.text: one.entity_id for one in recognize(text) if one.type == type}


def test_the_last_syllable_of_a_full_name_is_that_person() -> None:
    text = "Bị cáo Hoàng Gia Khiêm cúi đầu. Khiêm khai đã bán xe. Mẹ của Khiêm khóc."
    assert ids(text) == {
        "Hoàng Gia Khiêm": "person:hoàng-gia-khiêm",
        "Khiêm": "person:hoàng-gia-khiêm",
    }


def test_a_foreign_family_name_is_that_person() -> None:
    text = "Ông Wilbur Ross tới Bonn. Ross nói rằng đàm phán khó. Bà Merkel gặp ông Ross."
    assert ids(text)["Ross"] == ids(text)["Wilbur Ross"] == "person:wilbur-ross"


def test_a_name_that_an_address_introduced_is_found_without_it() -> None:
    assert marked("Bà Sương đi chợ. Lúc về, Sương gặp mưa.", "PERSON") == [
        "PERSON Sương",
        "PERSON Sương",
    ]


def test_a_country_that_is_a_namesake_is_the_person_the_article_knows() -> None:
    text = "Em Trần Thúy Nga đỗ đại học. Từ bé, Nga đã thích vẽ. Hôm qua Nga rất vui."
    assert marked(text, "PLACE") == []
    assert set(ids(text).values()) == {"person:trần-thúy-nga"}


def test_a_country_stays_one_beside_a_namesake_when_the_text_says_so() -> None:
    text = "Bác sĩ Lê Thị Nga vừa từ nước Nga về. Theo bà, Nga có nhiều rừng."
    assert marked(text, "PLACE") == ["PLACE Nga", "PLACE Nga"]


def test_an_acronym_takes_type_and_entity_of_the_long_form_before_it() -> None:
    text = "Viện Nghiên cứu Biển và Hải đảo (VNCB) ra báo cáo. Theo VNCB, nước biển ấm lên."
    assert set(ids(text, "ORG").values()) == {"org:viện-nghiên-cứu-biển-và-hải-đảo"}


def test_a_name_in_brackets_that_ships_says_what_the_long_form_is() -> None:
    text = "Ngân hàng TMCP Đại Dương (OceanBank) lên tiếng."
    assert set(ids(text, "ORG").values()) == {"org:oceanbank"}


def test_title_and_text_explain_each_other() -> None:
    in_title, in_text = recognize_article("Khiêm lĩnh án", "Tòa phạt Hoàng Gia Khiêm 3 năm tù.")
    assert [one.entity_id for one in in_title] == ["person:hoàng-gia-khiêm"]
    assert in_text[0].text == "Hoàng Gia Khiêm"


def test_an_embassy_is_that_of_the_ambassador_whom_the_article_names() -> None:
    text = "Đại sứ Việt Nam tại Lào đón đoàn. Cán bộ Đại sứ quán dự lễ ở Đại sứ quán Việt Nam."
    names = {one.name for one in recognize(text) if one.type == "ORG"}
    assert names == {"Đại sứ quán Việt Nam tại Lào"}


def test_an_everyday_word_that_opens_a_sentence_is_no_short_name() -> None:
    text = "Chị Phạm Thị Mai bán hoa. Mai này trời sẽ nắng."
    assert marked(text, "PERSON") == ["PERSON Phạm Thị Mai"]


def test_a_short_name_is_not_found_inside_another_word() -> None:
    text = "Nguyễn Ái Quốc đến Paris. Bộ Quốc phòng và Quốc hội họp."
    assert marked(text, "PERSON") == ["PERSON Nguyễn Ái Quốc"]


def test_a_bare_name_is_the_place_that_its_head_introduced() -> None:
    text = "Đảo Ba Bình rất đẹp. Quanh Ba Bình có nhiều cá."
    assert set(ids(text, "PLACE").values()) == {"place:đảo-ba-bình"}


def test_he_is_not_england() -> None:
    text = "Ông sang Anh học. “Anh thật tuyệt”, bạn viết cho anh."
    assert marked(text, "PLACE") == ["PLACE Anh"]


def test_dates_that_only_a_reference_makes_sense_of_do_not_break_the_reading() -> None:
    text = "Giá thép tuần tới ngày 10/7/2017 được dự báo tăng. Cuộc họp diễn ra ngày 5/7."
    assert {one.value for one in recognize(text)} >= {"2017-07-10"}


def test_a_place_that_only_ends_a_long_form_takes_no_acronym() -> None:
    text = "Công ty Định giá tài sản của các tổ chức tín dụng Việt Nam (VXMC) họp. VXMC mua nợ."
    assert ids(text, "PLACE") == {}
    assert set(ids(text, "ORG").values()) == {
        "org:công-ty-định-giá-tài-sản-của-các-tổ-chức-tín-dụng-việt-nam"
    }


@pytest.mark.parametrize(
    ("text", "acronym", "not_name"),
    [
        ("Ủy ban Phát triển và Cải cách Nhà nước (NDRC) họp.", "NDRC", "Nhà nước Việt Nam"),
        ("Công ty Tư vấn – Bộ Quốc phòng (ADCC) họp.", "ADCC", "Bộ Quốc phòng"),
        ("Trụ sở Ủy ban Toàn quốc đảng Dân chủ (NDC) bị đột nhập.", "NDC", "Đảng Dân chủ"),
        ("Giám đốc Cơ quan Tình báo Hàn Quốc (IS) đến thăm.", "Cơ quan Tình báo Hàn Quốc",
         "Nhà nước Hồi giáo"),
        ("Khách của Hãng dịch vụ mặt đất Hà Nội (HGS) chờ lâu.", "HGS", "Hà Nội"),
    ],
)  # fmt: skip
def test_an_acronym_is_no_alias_of_what_it_doesnt_spell(
    text: str, acronym: str, not_name: str
) -> None:
    assert not_name not in [one.name for one in recognize(text) if one.text == acronym]


@pytest.mark.parametrize(
    ("text", "acronym", "long"),
    [
        ("Đồng bằng sông Cửu Long (ĐBSCL) hạn. ĐBSCL mặn.", "ĐBSCL", "đồng bằng sông Cửu Long"),
        ("Tổ chức Y tế Thế giới (WHO) họp.", "WHO", "Tổ chức Y tế Thế giới"),
        ("Hội Nhà báo Lâm Sơn (HNBLS) họp. Theo HNBLS, ...", "HNBLS", "Hội Nhà báo Lâm Sơn"),
        ("Quỹ Bảo tồn Voọc (Vooctra) họp.", "Vooctra", "Quỹ Bảo tồn Voọc"),
    ],
)
def test_an_acronym_beside_its_whole_name_is_one_with_it(
    text: str, acronym: str, long: str
) -> None:
    assert {one.name for one in recognize(text) if one.text == acronym} == {long}


def test_a_treaty_doesnt_make_a_document_of_the_body_that_it_founded() -> None:
    text = "Hiệp ước Bắc Đại Tây Dương (NATO) có hiệu lực. NATO họp."
    assert {one.type for one in recognize(text) if one.text == "NATO"} == {"ORG"}
