"""Persons and their titles, and what is no person."""

from __future__ import annotations

import pytest

from reader.entities import recognize
from tests.entities.marks import marked, named


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Tổng thống Pháp Emmanuel Macron", ["PLACE Pháp", "PERSON Emmanuel Macron"]),
        ("Thủ tướng Anh Keir Starmer", ["PLACE Anh", "PERSON Keir Starmer"]),
        ("Thủ tướng Nhật Bản Ishiba Shigeru", ["PLACE Nhật Bản", "PERSON Ishiba Shigeru"]),
        ("Ngoại trưởng Nga Sergei Lavrov", ["PLACE Nga", "PERSON Sergei Lavrov"]),
        ("Tổng thống Hàn Quốc Yoon Suk-yeol", ["PLACE Hàn Quốc", "PERSON Yoon Suk-yeol"]),
        (
            "Đại sứ Việt Nam tại Lào Nguyễn Minh Tâm",
            ["PLACE Việt Nam", "PLACE Lào", "PERSON Nguyễn Minh Tâm"],
        ),
        ("Bộ trưởng Tài chính Đức Olaf Scholz", ["PLACE Đức", "PERSON Olaf Scholz"]),
        ("Công chúa Thụy Điển Victoria", ["PLACE Thụy Điển", "PERSON Victoria"]),
        ("Nhật hoàng Naruhito", ["PERSON Naruhito"]),
        (
            "Giám đốc Sở Y tế Nghệ An Nguyễn Thị Hồng Hoa",
            ["ORG Sở Y tế Nghệ An", "PERSON Nguyễn Thị Hồng Hoa"],
        ),
    ],
)
def test_a_country_or_organisation_between_title_and_person_is_its_own_mention(
    text: str, mentions: list[str]
) -> None:
    assert marked(text) == mentions
    assert marked(f"Sáng nay, {text} phát biểu.")[1:] == mentions


@pytest.mark.parametrize(
    ("text", "person", "title"),
    [
        ("Tổng Bí thư Tô Lâm", "Tô Lâm", "Tổng Bí thư"),
        ("Tổng Bí thư, Chủ tịch nước Tô Lâm", "Tô Lâm", "Tổng Bí thư, Chủ tịch nước"),
        ("Tổng Bí thư, Chủ tịch Trung Quốc Tập Cận Bình", "Tập Cận Bình", "Tổng Bí thư, Chủ tịch"),
        ("cựu Tổng thống Barack Obama", "Barack Obama", "cựu Tổng thống"),
        ("Bộ trưởng Thương mại Mỹ Gina Raimondo", "Gina Raimondo", "Bộ trưởng Thương mại"),
        ("ca sĩ Hồng Nhung", "Hồng Nhung", "ca sĩ"),
        ("bị cáo Lò Văn Páo", "Lò Văn Páo", "bị cáo"),
        ("ông Phạm Văn Đồng", "Phạm Văn Đồng", None),
        ("GS.TS Trần Văn Nhung", "Trần Văn Nhung", "GS.TS"),
    ],
)
def test_the_title_is_an_attribute_and_not_part_of_the_name(
    text: str, person: str, title: str | None
) -> None:
    assert named(text, person).title == title


def test_a_title_glued_to_a_name_is_parted() -> None:
    assert marked("Tổng thốngMoon Jae-in đã đến") == ["PERSON Moon Jae-in"]


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("Theo Nguyễn Văn Bình, giá sẽ giảm.", ["Nguyễn Văn Bình"]),
        ("Khách mời gồm Hoàng Xuân Vinh và Trần Hiếu Ngân.", ["Hoàng Xuân Vinh", "Trần Hiếu Ngân"]),
        ("Anh Hùng bị ngã xe.", ["Hùng"]),
        ("Nhà anh Hùng bị sập.", ["Hùng"]),
        ("Bà Lê Thị Mơ kể lại.", ["Lê Thị Mơ"]),
        ("Cầu thủ trẻ Công Phượng ghi bàn.", ["Công Phượng"]),
        ("George W. Bush thăm lại nơi này.", ["George W. Bush"]),
        ("Hội đàm với Anwar bin Ibrahim kết thúc.", ["Anwar bin Ibrahim"]),
    ],
)
def test_persons_are_found_without_an_office(text: str, persons: list[str]) -> None:
    assert [one.text for one in recognize(text) if one.type == "PERSON"] == persons


@pytest.mark.parametrize(
    "text",
    [
        "Tuy nhiên, Việc này chưa xong.",
        "Người anh hùng lao động.",
        "Cha mẹ Việt lo lắng.",
        "Bé học lớp 5A, Trường THCS.",
        "Bị cáo H. khai nhận.",
        "Điện thoại Galaxy Note mới ra mắt.",
        "Kênh National Geographic phát sóng.",
        "Phần mềm Windows Update bị lỗi.",
        "Vụ khủng bố London gây chấn động.",
        "Thành phố giữ tên Đà Nẵng.",
        "Từ Mỹ Đình đến nhà.",
    ],
)
def test_capitals_alone_make_no_person(text: str) -> None:
    assert marked(text, "PERSON") == []


def test_photo_credits_name_the_photographer_and_the_agency() -> None:
    text = "Đoàn xe diễu hành. (Ảnh: Trọng Đức/TTXVN)"
    assert marked(text) == ["PERSON Trọng Đức", "ORG TTXVN"]


def test_the_byline_at_the_end_is_a_person() -> None:
    text = "Mưa lớn kéo dài nhiều giờ khiến đường phố ngập sâu và giao thông tê liệt. Minh Khôi "
    assert marked(text, "PERSON") == ["PERSON Minh Khôi"]


def test_a_street_number_before_a_full_name_makes_it_a_street() -> None:
    assert marked("Cửa hàng ở số 18 Trần Quang Khải đông khách.") == ["PLACE Trần Quang Khải"]


def test_a_household_god_is_no_person_of_the_news() -> None:
    assert marked("Các gia đình tiễn ông Công, ông Táo về trời.", "PERSON") == []
    assert marked("Theo ông Công Lý, trời sẽ mưa.", "PERSON") == ["PERSON Công Lý"]


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("Chiếc ghế nóng thuộc về Kim Sang-sik từ hôm qua.", ["Kim Sang-sik"]),
        ("HLV NGOẠI NÓI LỜI TẠM BIỆT", []),
        ("HLV PARK HANG SEO NÓI LỜI CHÀO", ["PARK HANG SEO"]),
        ("Các xưởng ở KCN Quang Châu và Vân Trung mở cửa.", []),
        ("Ông ở huyện Gia Lâm và Nguyễn Vân Trung đến.", ["Nguyễn Vân Trung"]),
        ("Bộ trưởng Bộ Giáo dục và Đào tạo Nguyễn Kim Sơn nói.", ["Nguyễn Kim Sơn"]),
    ],
)
def test_a_name_ends_where_the_person_does(text: str, persons: list[str]) -> None:
    assert marked(text, "PERSON") == [f"PERSON {name}" for name in persons]


def test_a_ship_and_a_source_are_no_persons() -> None:
    assert marked("Tàu sân bay Carl Vinson rời cảng hôm qua.", "PERSON") == []
    text = "Mưa lớn ở vùng núi, nhiều nơi ngập sâu và đường bị cắt trong suốt hai ngày qua ở đây."
    assert marked(f"{text}\nTheo Reuters", "PERSON") == []
    assert marked(f"{text}\nBáo VietNamNet", "PERSON") == []
    assert marked(f"{text}\nVõ Minh Hải", "PERSON") == ["PERSON Võ Minh Hải"]
