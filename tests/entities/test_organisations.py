"""Organisations: where their names begin and end."""

from __future__ import annotations

import pytest

from tests.entities.marks import marked


@pytest.mark.parametrize(
    ("text", "organisations"),
    [
        ("Sở Giao thông vận tải Hà Nội cho biết", ["Sở Giao thông vận tải Hà Nội"]),
        ("UBND huyện Mường Tè yêu cầu", ["UBND huyện Mường Tè"]),
        ("Công an tỉnh Lai Châu điều tra vụ việc", ["Công an tỉnh Lai Châu"]),
        ("Bộ Xây dựng đề nghị", ["Bộ Xây dựng"]),
        ("Bộ Công an và Bộ Quốc phòng phối hợp", ["Bộ Công an", "Bộ Quốc phòng"]),
        ("Bộ Văn hóa, Thể thao và Du lịch tổ chức", ["Bộ Văn hóa, Thể thao và Du lịch"]),
        ("Bộ Ngoại giao Nga phản đối", ["Bộ Ngoại giao Nga"]),
        (
            "Ban Chỉ huy Phòng chống thiên tai và tìm kiếm cứu nạn tỉnh Sơn La báo cáo",
            ["Ban Chỉ huy Phòng chống thiên tai và tìm kiếm cứu nạn tỉnh Sơn La"],
        ),
        ("Trường THPT Lê Quý Đôn khai giảng", ["Trường THPT Lê Quý Đôn"]),
        ("Hội hữu nghị Việt Nam - Cuba gặp mặt", ["Hội hữu nghị Việt Nam - Cuba"]),
        ("U23 Việt Nam gặp đội tuyển Thái Lan", ["U23 Việt Nam", "đội tuyển Thái Lan"]),
        ("Bảo tàng Đại học Kyoto mở cửa", ["Bảo tàng Đại học Kyoto"]),
        ("theo hãng Kyodo và đài CNBC", ["Kyodo", "CNBC"]),
        ("Bộ Tư lệnh Quân khu 4 kiểm tra", ["Bộ Tư lệnh Quân khu 4"]),
        ("Công ty TNHH Hoa Mai bán hàng", ["Công ty TNHH Hoa Mai"]),
        ("đại diện JPMorgan Bank trả lời", ["JPMorgan Bank"]),
        ("Hải Phòng FC thắng đậm", ["Hải Phòng FC"]),
    ],
)
def test_a_name_ends_before_verbs_and_prepositions(text: str, organisations: list[str]) -> None:
    assert marked(text, "ORG") == [f"ORG {name}" for name in organisations]


@pytest.mark.parametrize(
    "text",
    [
        "Bộ phim mới ra rạp.",
        "Ban đầu, mọi việc suôn sẻ.",
        "Hội nghị bàn nhiều việc.",
        "Trường hợp này hiếm gặp.",
        "Cơ quan chức năng vào cuộc.",
        "Vụ Dreyfus gây xôn xao.",
        "kỳ thi THPT Quốc gia",
        "tốt nghiệp bậc đại học Kinh tế",
        "Đảng ủy xã họp.",
        "chuyến thăm cấp Nhà nước",
        "Đoàn Minh Phượng viết sách.",
    ],
)
def test_everyday_words_are_no_organisations(text: str) -> None:
    assert marked(text, "ORG") == []


def test_the_officer_is_not_part_of_the_office() -> None:
    assert marked("Chủ tịch UBND TP Hải Phòng Nguyễn Văn Tùng") == [
        "ORG UBND TP Hải Phòng",
        "PERSON Nguyễn Văn Tùng",
    ]


@pytest.mark.parametrize(
    ("text", "organisations"),
    [
        ("Công ty Cổ phần phục vụ mặt đất Hà Nội (HGS) xin lỗi.",
         ["Công ty Cổ phần phục vụ mặt đất Hà Nội", "HGS"]),
        ("Bộ Y tế cho biết về bệnh tay chân miệng (TCM).", ["Bộ Y tế"]),
        ("Bộ Y tế phân bổ thuốc cho Hà Nội (HN).", ["Bộ Y tế"]),
        ("Công an đã bắt người của Công ty Phương Nam (PNC).", ["Công ty Phương Nam", "PNC"]),
    ],
)  # fmt: skip
def test_an_acronym_in_brackets_tells_how_far_a_name_goes(
    text: str, organisations: list[str]
) -> None:
    assert marked(text, "ORG") == [f"ORG {name}" for name in organisations]


@pytest.mark.parametrize(
    ("text", "organisations"),
    [
        ("Ông đi xe Toyota cũ.", []),
        ("Máy bay Boeing 787 hạ cánh.", []),
        ("Ông kiện Toyota và Boeing.", ["Toyota", "Boeing"]),
        ("Hãng xe Audi tăng giá.", ["Audi"]),
        ("Chelsea 2-0 Arsenal.", ["Chelsea", "Arsenal"]),
        ("Giá vàng SJC tăng.", []),
    ],
)
def test_a_maker_is_not_what_it_makes(text: str, organisations: list[str]) -> None:
    assert marked(text, "ORG") == [f"ORG {name}" for name in organisations]


def test_a_brand_of_several_words_takes_its_country_in() -> None:
    text = "Chủ tịch Central Retail Việt Nam Olivier Langlet nói."
    assert marked(text, "ORG") == ["ORG Central Retail Việt Nam"]
    assert marked("Ông rời Goldman Sachs hôm qua.", "ORG") == ["ORG Goldman Sachs"]
