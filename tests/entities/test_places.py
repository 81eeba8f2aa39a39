"""Places: heads, countries of one syllable, homographs."""

from __future__ import annotations

import pytest

from tests.entities.marks import marked, named


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("bơi qua sông Nậm Mu tại huyện Than Uyên", ["sông Nậm Mu", "huyện Than Uyên"]),
        ("ở ấp Phú Hòa (xã Tân Lập, Huyện Mộc Hóa)", ["ấp Phú Hòa", "xã Tân Lập", "Huyện Mộc Hóa"]),
        ("đến thủ đô Viêng Chăn của nước Lào", ["Viêng Chăn", "Lào"]),
        ("trên quốc lộ 1A qua quận 7, TP.HCM", ["quốc lộ 1A", "quận 7", "TP.HCM"]),
        ("hai xã Mường So và Khổng Lào của huyện", ["xã Mường So", "Khổng Lào"]),
        ("ngoài khơi bán đảo Triều Tiên", ["bán đảo Triều Tiên"]),
        ("các nước Đông Nam Á", ["Đông Nam Á"]),
        ("quan hệ Việt - Mỹ và Nga-Trung", ["Việt", "Mỹ", "Nga", "Trung"]),
        ("Xã Đức Nhân xây cầu.", ["Xã Đức Nhân"]),
        ("khu vực cầu C9 bị ngập", ["cầu C9"]),
    ],
)
def test_a_place_has_its_head_but_not_nuoc_or_thu_do(text: str, places: list[str]) -> None:
    assert marked(text, "PLACE") == [f"PLACE {place}" for place in places]


@pytest.mark.parametrize(
    "text",
    [
        "người lao động Việt Nam",
        "yêu cầu Việt Nam",
        "kịch bản Việt Nam",
    ],
)
def test_half_of_another_word_is_no_head(text: str) -> None:
    assert marked(text, "PLACE") == ["PLACE Việt Nam"]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Sáng qua quân đội Nga rút lui", ["PLACE Nga"]),
        ("Mỹ áp thuế mới", ["PLACE Mỹ"]),
        ("cựu danh thủ của Đức", ["PLACE Đức"]),
        ("ca sĩ Đức Phúc lên sân khấu", ["PERSON Đức Phúc"]),
        ("hoa hậu Mỹ Linh dự lễ", ["PERSON Mỹ Linh"]),
        ("chị Nga bán rau", ["PERSON Nga"]),
        ("học tiếng Anh mỗi ngày", []),
        ("vào Chủ Nhật tới", []),
        ("Pháp luật quy định rõ", []),
        ("Áo dài tung bay", []),
        ("Ý kiến này hay", []),
        ("Anh ấy về quê", []),
        ("Nhật ký chiến trường", []),
        ("lấy chồng Pháp", ["PLACE Pháp"]),
        ("bị cáo Nga khóc", ["PERSON Nga"]),
    ],
)
def test_a_country_of_one_syllable_needs_its_surroundings(text: str, mentions: list[str]) -> None:
    assert marked(text, "PLACE", "PERSON") == mentions


@pytest.mark.parametrize(
    ("one", "first", "other", "second"),
    [
        ("tỉnh Điện Biên", "tỉnh Điện Biên", "huyện Điện Biên", "huyện Điện Biên"),
        ("tại Triều Tiên", "Triều Tiên", "bán đảo Triều Tiên", "bán đảo Triều Tiên"),
        ("tại Hà Nội", "Hà Nội", "CLB Hà Nội FC", "CLB Hà Nội FC"),
        ("Chủ tịch Hồ Chí Minh", "Hồ Chí Minh", "TP Hồ Chí Minh", "TP Hồ Chí Minh"),
        ("bị cáo Vinh", "Vinh", "thành phố Vinh", "thành phố Vinh"),
    ],
)
def test_what_only_shares_a_name_stays_apart(one: str, first: str, other: str, second: str) -> None:
    assert named(one, first).entity_id != named(other, second).entity_id


def test_a_province_and_its_headed_form_are_one() -> None:
    assert (
        named("tỉnh Nghệ An", "tỉnh Nghệ An").entity_id == named("tại Nghệ An", "Nghệ An").entity_id
    )


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Ông học trong Thành phố Ngôi sao ở ngoại ô Moskva.", ["Moskva"]),
        ("Người ta tập Kiều, vịnh Kiều, đố Kiều.", []),
        ("Có cả biển Đông, biển Nam.", ["biển Đông"]),
        ("Tàu vào vịnh Cam Ranh, qua vịnh Aden.", ["vịnh Cam Ranh", "vịnh Aden"]),
        ("Bão vào thành phố Huế, thành phố Vinh.", ["thành phố Huế", "thành phố Vinh"]),
        ("Vua Nam Hán sai con đi.", ["Nam Hán"]),
    ],
)
def test_half_a_word_behind_a_head_is_no_place(text: str, places: list[str]) -> None:
    assert marked(text, "PLACE") == [f"PLACE {name}" for name in places]
