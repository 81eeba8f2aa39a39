"""Events: what makes a name of a congress, a contest, a feast, a campaign or a storm."""

from __future__ import annotations

import pytest

from reader.entities import recognize
from tests.entities.marks import marked, named

NAMED = """
Đoàn Việt Nam dự [SEA Games 31] tại Hà Nội.
Trận chung kết [World Cup 2022] diễn ra ở Qatar.
Bà dự [Hội nghị thượng đỉnh G20] ở Rio de Janeiro.
Lãnh đạo các nước dự [Hội nghị Cấp cao ASEAN lần thứ 44] ở Viêng Chăn.
[Đại hội lần thứ XIII Đảng Cộng sản Việt Nam] họp tại Hà Nội.
Báo cáo trình [Đại hội Đoàn toàn quốc lần thứ XII] rất dài.
Quốc hội bế mạc [Kỳ họp thứ 6], thông qua hai luật.
Hai bên dự [Kỳ họp lần thứ 47 Ủy ban liên Chính phủ Việt Nam - Lào] ở Viêng Chăn.
Ngày mai khai mạc [Hội nghị Trung ương 8 khóa XIII] tại thủ đô.
Hai ông gặp nhau tại [Thượng đỉnh Mỹ - Triều lần hai] ở Hà Nội.
Việt Nam đăng cai [Năm APEC 2027] ở đảo ngọc.
Huế mở màn [Năm Du lịch quốc gia 2025] vào tháng 3.
Đội đoạt cúp [Giải bóng chuyền nữ vô địch châu Á 2025] lần đầu.
Cô đoạt huy chương ở [Giải vô địch kickboxing toàn quốc] tại Huế.
[Giải futsal vô địch quốc gia 2024] khởi tranh hôm nay.
[Giải vô địch bóng đá thế giới 2022] ở Qatar đã khép lại.
Tay vợt bỏ [Paris Masters 2024] vì đau vai.
Người mẫu đi [New York Fashion Week] hai lần.
Xe mới ra mắt tại [Vietnam Motor Show 2024] ở Sài Gòn.
Người dân trẩy [Lễ hội Đền Hùng] rất đông.
Khách đổ về [lễ hội chùa Hương] từ sáng sớm.
UNESCO ghi danh [Lễ hội Vía Bà Chúa Xứ núi Sam] ở An Giang.
Phim đoạt giải ở [Liên hoan phim quốc tế Hà Nội lần thứ VII] tại thủ đô.
Gạo được bán ở [Tuần hàng Việt Nam tại Thái Lan 2024] tuần này.
Họ kỷ niệm 70 năm [Chiến thắng Điện Biên Phủ] ở Tây Bắc.
Ông tham gia [chiến dịch Điện Biên Phủ] khi mười tám tuổi.
Bộ đội mở [Chiến dịch Hồ Chí Minh] mùa xuân.
Lê Lợi dấy binh trong [khởi nghĩa Lam Sơn] ở xứ Thanh.
Sách viết về [Cách mạng Tháng Tám] ở Hà Nội.
Nhà sử học viết về [chiến tranh Việt Nam] rất kỹ.
Tàu chìm trong [bão số 9] năm ngoái.
Hải Phòng thiệt hại vì [bão Yagi] vừa qua.
[Siêu bão Haiyan] tàn phá miền trung Philippines.
Trường đóng cửa tránh [bão Sơn Tinh] một ngày.
Cửa hàng đóng cửa dịp [Tết] và mở lại sau đó.
Cả nhà sum họp trong [Tết Nguyên đán] vừa rồi.
Trẻ em rước đèn dịp [Trung thu] ở phố cổ.
Lễ kỷ niệm [Ngày Nhà giáo Việt Nam] diễn ra sáng nay.
"""


@pytest.mark.parametrize("sentence", NAMED.strip().splitlines())
def test_an_event_is_named_from_its_head_to_its_count_its_place_or_its_year(sentence: str) -> None:
    event = sentence[sentence.index("[") + 1 : sentence.index("]")]
    assert marked(sentence.replace("[", "").replace("]", ""), "EVENT") == [f"EVENT {event}"]


@pytest.mark.parametrize(
    "text",
    [
        "Hội nghị kết thúc tốt đẹp.",
        "Kỳ họp này rất dài.",
        "Lễ hội bắt đầu từ sáng sớm.",
        "Bà sẽ dự triển lãm 2019 hay không?",
        "Triển lãm 2019 mở cửa.",
        "Chiến thắng Thái Lan 2-0, đội vào chung kết.",
        "Dân chúng chống chiến dịch Mỹ phát động.",
        "Quân đội mở chiến dịch lớn ở phía bắc.",
        "Ông ủng hộ chiến dịch Donald Trump phát động.",
        "Khách chờ lễ hội Việt Nam, lễ hội Huế.",
        "Bão lớn đổ bộ bờ đông nước Mỹ.",
        "Trung tâm Bão Quốc gia Mỹ đo được gió mạnh.",
        "bão Vàng là tên một quyển sách.",
        "Tờ Vanity Fair đưa tin trên chương trình This Week.",
        "Nhà ở Cách Mạng Tháng Tám rất đắt.",
        "Năm nay trời rét, năm học mới bắt đầu.",
        "Ngày Tuấn về quê thì trời mưa.",
        "Giải Nam diễn viên xuất sắc thuộc về anh.",
        "Họ đá ở sân vận động Jeonju World Cup.",
        "Bà Tết bán bánh ở chợ.",
    ],
)
def test_what_only_looks_like_an_event_is_none(text: str) -> None:
    assert marked(text, "EVENT") == []


@pytest.mark.parametrize(
    ("text", "body", "acronym"),
    [
        ("Ông dự Diễn đàn Kinh tế Thế giới (WEF) ở Davos. WEF họp.", "ORG", "WEF"),
        ("Bà dự Diễn đàn hợp tác kinh tế châu Á - Thái Bình Dương (APEC).", "ORG", "APEC"),
        ("Hội nghị thượng đỉnh Liên minh châu Âu (EU) khai mạc. EU họp.", "ORG", "EU"),
    ],
)
def test_a_body_that_is_called_like_an_event_stays_a_body(
    text: str, body: str, acronym: str
) -> None:
    assert {one.type for one in recognize(text) if one.text == acronym} == {body}


def test_a_school_or_a_museum_that_is_named_after_a_war_is_no_event() -> None:
    assert marked("Ông dạy ở Học viện Chiến tranh Hải quân Mỹ.", "EVENT") == []
    assert marked("Khách xem Bảo tàng Chiến thắng Điện Biên Phủ.", "EVENT") == []


@pytest.mark.parametrize(
    "names",
    [
        ("Thế chiến II", "Thế chiến thứ hai", "Chiến tranh thế giới thứ hai"),
        ("Tết Nguyên đán", "Tết"),
        ("Asian Games", "ASIAD"),
        ("chiến dịch Hồ Chí Minh", "Chiến dịch Hồ Chí Minh"),
    ],
)
def test_the_names_of_one_event_are_one_entity(names: tuple[str, ...]) -> None:
    text = " ".join(f"Ông nhớ {name}, rồi kể lại." for name in names)
    assert len({named(text, name).entity_id for name in names}) == 1
    assert [f"EVENT {name}" for name in names] == marked(text, "EVENT")


@pytest.mark.parametrize("name", ["bão số 3", "Kỳ họp thứ 6", "Hội nghị lần thứ hai"])
def test_an_event_that_is_only_counted_is_another_one_in_another_article(name: str) -> None:
    first, second = (f"Dân làng nhớ {name} ở {place}." for place in ("Huế", "Vinh"))
    assert named(first, name).entity_id != named(second, name).entity_id
    assert named(first, name).entity_id.startswith("event:")


@pytest.mark.parametrize("name", ["bão Yagi", "SEA Games 31", "Đại hội Đoàn toàn quốc lần thứ XII"])
def test_an_event_with_a_name_is_one_in_all_articles(name: str) -> None:
    first, second = (f"Dân làng nhớ {name} ở {place}." for place in ("Huế", "Vinh"))
    assert named(first, name).entity_id == named(second, name).entity_id
