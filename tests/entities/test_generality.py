"""What names of kinds seen in news have in common, in sentences of our own, a cause a table."""

from __future__ import annotations

import pytest

from reader.entities import recognize, recognize_article
from reader.model import EntityType
from tests.entities.marks import marked


def names(text: str, *types: EntityType) -> list[str]:
    return [one.partition(" ")[2] for one in marked(text, *types)]


@pytest.mark.parametrize(
    ("text", "organisations"),
    [
        ("Viện Dược liệu công bố kết quả", ["Viện Dược liệu"]),
        ("do Quỹ Đổi mới sáng tạo Phú Xuyên tài trợ", ["Quỹ Đổi mới sáng tạo Phú Xuyên"]),
        ("Vụ Pháp luật quốc tế góp ý", ["Vụ Pháp luật quốc tế"]),
        ("Viện Hàn lâm Khoa học Nga mời ông", ["Viện Hàn lâm Khoa học Nga"]),
        ("Hạt Kiểm lâm huyện Mù Cang Chải lập chốt", ["Hạt Kiểm lâm huyện Mù Cang Chải"]),
        (
            "Ban Quản lý các khu công nghiệp Hải Dương nhắc nhở",
            ["Ban Quản lý các khu công nghiệp Hải Dương"],
        ),
        ("Ban Quản lý dự án 7 nhận mặt bằng", ["Ban Quản lý dự án 7"]),
        ("Đội CSGT số 9 lập chốt", ["Đội CSGT số 9"]),
        ("đưa vào Bệnh viện Nhi đồng 2 cấp cứu", ["Bệnh viện Nhi đồng 2"]),
        ("Trung đoàn 84 Đặc công Hải quân về thăm", ["Trung đoàn 84 Đặc công Hải quân"]),
        (
            "Tòa án nhân dân cấp cao tại Đà Nẵng hoãn phiên tòa",
            ["Tòa án nhân dân cấp cao tại Đà Nẵng"],
        ),
        (
            "Cục An ninh mạng và phòng, chống tội phạm sử dụng công nghệ cao khuyến cáo",
            ["Cục An ninh mạng và phòng, chống tội phạm sử dụng công nghệ cao"],
        ),
        ("HĐND thành phố Đà Nẵng họp", ["HĐND thành phố Đà Nẵng"]),
        ("sở Ngoại vụ Lâm Đồng đón đoàn", ["sở Ngoại vụ Lâm Đồng"]),
        ("cán bộ Tòa án nhân dân huyện đến nơi", ["Tòa án nhân dân"]),
        ("cầu thủ Liên đoàn Khúc côn cầu Quốc gia", ["Liên đoàn Khúc côn cầu Quốc gia"]),
        ("U19 PVF thắng U19 Quảng Nam", ["U19 PVF", "U19 Quảng Nam"]),
        ("Trường THCS Trần Văn Dậy khai giảng", ["Trường THCS Trần Văn Dậy"]),
    ],
)
def test_organisations_run_on_through_whole_words(text: str, organisations: list[str]) -> None:
    found = names(text, "ORG")
    if "cán bộ" in text:
        assert not any(one.startswith("bộ") for one in found)
    else:
        assert found == organisations


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Lãnh đạo đảng Dân chủ phản đối", ["đảng Dân chủ"]),
        ("ứng viên đảng Dân chủ Lee Min Ho thắng", ["đảng Dân chủ"]),
        ("Đảng Xanh và đảng Cánh tả bỏ phiếu chống", ["Đảng Xanh", "đảng Cánh tả"]),
        ("đảng Sức mạnh Quốc dân (PPP) thua", ["đảng Sức mạnh Quốc dân", "PPP"]),
    ],
)
def test_parties_are_told_by_their_names(text: str, parties: list[str]) -> None:
    assert names(text, "ORG") == parties


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Các nhà máy của VinFast tăng ca", ["ORG VinFast"]),
        ("VETC cho biết sẽ khắc phục", ["ORG VETC"]),
        ("theo tờ Asahi, giá dầu giảm", ["ORG Asahi"]),
        ("Savills Việt Nam nhận định giá thuê tăng", ["ORG Savills Việt Nam"]),
        ("VNPT Quảng Trị nối lại cáp", ["ORG VNPT Quảng Trị"]),
        ("Công ty cổ phần Nước Thanh Hà (Thawaco) xin lỗi", [
            "ORG Công ty cổ phần Nước Thanh Hà", "ORG Thawaco"]),
        ("Trận đấu tại Mülheim kéo dài", ["PLACE Mülheim"]),
        ("Anh sống ở Chernihiv từ nhỏ", ["PLACE Chernihiv"]),
        ("đoàn có mặt tại Tửu Tuyền để tiễn chân", ["PLACE Tửu Tuyền"]),
        ("mang quốc tịch nước ngoài (Hủa Phăn, Lào)", ["PLACE Hủa Phăn", "PLACE Lào"]),
        ("Các doanh nghiệp FDI tăng vốn", []),
        ("khai thác bằng máy bay SkyLine", []),
        ("lúc 5h tại Km 27 đường mới", []),
    ],
)  # fmt: skip
def test_words_that_nothing_knows_are_told_by_cues_and_letters(
    text: str, expected: list[str]
) -> None:
    assert marked(text, "PERSON", "ORG", "PLACE") == expected


def test_such_guesses_carry_a_low_confidence() -> None:
    (guess,) = recognize("Trận đấu tại Mülheim kéo dài")
    assert guess.confidence < 0.7


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("Nhà vua Charles III tới thăm", ["Charles III"]),
        ("Giáo hoàng Leo XIV ban phước", ["Leo XIV"]),
        ("Chủ tịch Ủy ban châu Âu Ursula von der Leyen nói", ["Ursula von der Leyen"]),
        ("ông Saif al-Thani trả lời", ["Saif al-Thani"]),
        ("ông N.V.T. bị phạt", ["N.V.T."]),
        ("gồm Lô Văn Xuân và Sơn Thị Na Rinh", ["Lô Văn Xuân", "Sơn Thị Na Rinh"]),
        ("mẹ ruột là chị Đoàn Thị Thoa", ["Đoàn Thị Thoa"]),
        ("Trần Văn Lực bị bắt. Theo Công an, Lực quen nạn nhân.", ["Trần Văn Lực", "Lực"]),
        ("Cụt Văn Hợi trốn trại. Hợi bị bắt lại.", ["Cụt Văn Hợi", "Hợi"]),
        ("Bà Lê Thị Hoa bán cá. Hoa tươi thì không có.", ["Lê Thị Hoa"]),
        ("Nghe nói Conor Brady đấu lại. Hôm nay Brady tới.", ["Conor Brady", "Brady"]),
        ("Chủ tịch Chính hiệp toàn quốc Vương Hộ Ninh", ["Vương Hộ Ninh"]),
        ("dịp Tết Đinh Dậu ở quê", []),
        ("nhóm Anh em Hồi giáo bị cấm", []),
        ("tiếp tại Đại lễ đường Nhân dân", []),
    ],
)
def test_persons_are_whole_and_only_persons(text: str, persons: list[str]) -> None:
    assert names(text, "PERSON") == persons


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "Dạo đường Lê Lợi, Đồng Khởi và Nguyễn Trãi",
            ["đường Lê Lợi", "Đồng Khởi", "Nguyễn Trãi"],
        ),
        ("các tuyến phố Hàng Bài và Tràng Tiền", ["phố Hàng Bài", "Tràng Tiền"]),
        ("nhà ở phố Tôn Đức Thắng", ["phố Tôn Đức Thắng"]),
        ("trên cao tốc Nội Bài - Lào Cai", ["cao tốc Nội Bài - Lào Cai"]),
        ("ngụ ấp Thới Tây 1, xã Tân Hiệp", ["ấp Thới Tây 1", "xã Tân Hiệp"]),
        ("đặc khu Phú Quốc đón khách", ["đặc khu Phú Quốc"]),
        ("một kỹ sư gốc Việt và khách Việt", ["Việt", "Việt"]),
        ("Người Thái thích đồ ăn vặt", ["Thái"]),
        ("tàu sân bay Ronald Reagan rời cảng", []),
        ("Ý kiến này được ghi lại. Mỹ nghệ là nghề cũ.", []),
        ("Ảnh: P.V", []),
        ("Tòa án Hiến pháp Hàn Quốc phán quyết", []),
    ],
)
def test_places_in_lists_and_pairs(text: str, places: list[str]) -> None:
    assert names(text, "PLACE") == places


@pytest.mark.parametrize(
    ("text", "documents"),
    [
        ("Dự thảo Luật Nhà ở (sửa đổi) có gì mới", ["Dự thảo Luật Nhà ở (sửa đổi)"]),
        ("theo Luật Đất đai (sửa đổi) năm 2024 thì", ["Luật Đất đai (sửa đổi) năm 2024"]),
        (
            "ký Bản ghi nhớ về hợp tác phát triển bến cảng, theo đó",
            ["Bản ghi nhớ về hợp tác phát triển bến cảng"],
        ),
        (
            "Công ước Liên hợp quốc về chống tội phạm mạng được mở ký",
            ["Công ước Liên hợp quốc về chống tội phạm mạng"],
        ),
        ("Luật Quản lý thuế có hiệu lực", ["Luật Quản lý thuế"]),
    ],
)
def test_documents_with_their_subject_and_amendment(text: str, documents: list[str]) -> None:
    assert names(text, "DOC") == documents


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("Tržnice stojí v části Praze Libuš, otevřela ji v roce dva tisíce vláda a žije tam "
         "mnoho rodin z Vietnamu i jejich děti.", ["place:praha", "place:việt-nam"]),
        ("Au sud, les pêcheurs du Viêt Nam ont trouvé, avec des savants de Paris et de la ville, "
         "un poisson que personne ne connaissait.", ["place:việt-nam", "place:paris"]),
        ("Komite bugün toplandı ve Türkiye için yeni kararlar aldı, UNESCO da toplantıya katıldı "
         "ve rapor yayımladı.", ["place:thổ-nhĩ-kỳ", "org:unesco"]),
    ],
)  # fmt: skip
def test_in_another_language_only_known_names_are_sure(text: str, sure: list[str]) -> None:
    assert [one.entity_id for one in recognize(text) if one.confidence > 0.5] == sure


def test_a_house_of_two_spellings_is_one() -> None:
    text = "UBND TP. Huế họp. UBND thành phố Huế và UBND TP Huế cùng là một."
    assert len({one.entity_id for one in recognize(text)}) == 1


def test_long_names_have_short_ids_that_still_differ() -> None:
    long = "Công ước Liên hợp quốc về chống tội phạm mạng và việc trao đổi chứng cứ điện tử {}"
    (one,), (same,), (other,) = (
        recognize(f"Các nước ký {long.format(word)}.") for word in ("xanh", "xanh", "đỏ")
    )
    assert len(one.entity_id) <= 70
    assert one.entity_id == same.entity_id != other.entity_id


@pytest.mark.parametrize(
    "text",
    ["Cục Quản lý dược (Bộ Y tế) thu hồi thuốc.", "Kho bạc Nhà nước (KBNN) giải ngân."],
)
def test_the_parent_in_brackets_is_not_the_same_house(text: str) -> None:
    first, *others = [one for one in recognize(text) if one.type == "ORG"]
    assert first.entity_id not in {"org:bộ-y-tế", "org:nhà-nước-việt-nam"}
    assert {one.entity_id for one in others} <= {"org:bộ-y-tế", first.entity_id}


def test_a_title_is_in_the_language_of_its_text() -> None:
    text = (
        "Le médecin arriva un matin dans la baie et y resta toute sa vie, entouré de pêcheurs "
        "qui ne savaient presque rien de lui."
    )
    in_title, _ = recognize_article("Émile Vernier et la mer", text)
    assert all(one.confidence < 0.5 for one in in_title)


def test_a_dictionary_is_no_person() -> None:
    assert marked("mở từ điển tiếng Anh Oxford ra tra", "PERSON") == []
