"""Sentences that each show one thing which goes wrong easily in news."""

from __future__ import annotations

import pytest

from tests.entities.marks import marked

READ: list[tuple[str, list[str]]] = [
    (
        "Tổng thống Mỹ Donald Trump gặp Thủ tướng Nhật Bản Shinzo Abe.",
        ["PLACE Mỹ", "PERSON Donald Trump", "PLACE Nhật Bản", "PERSON Shinzo Abe"],
    ),
    (
        "Đại sứ Việt Nam tại Trung Quốc Phạm Sao Mai phát biểu.",
        ["PLACE Việt Nam", "PLACE Trung Quốc", "PERSON Phạm Sao Mai"],
    ),
    ("Nhật hoàng Akihito thoái vị.", ["PERSON Akihito"]),
    ("Ông học tiếng Nga và tiếng Pháp.", []),
    ("Cô mặc áo dài, anh nói.", []),
    ("Anh ấy sang Anh học.", ["PLACE Anh"]),
    ("Vua Charles III thăm Đức.", ["PERSON Charles III", "PLACE Đức"]),
    (
        "Ông Saif al-Thani và bà Ursula von der Leyen họp.",
        ["PERSON Saif al-Thani", "PERSON Ursula von der Leyen"],
    ),
    ("Jennifer Phạm dẫn chương trình.", ["PERSON Jennifer Phạm"]),
    ("Nhà thơ Tố Hữu sinh ở Huế.", ["PERSON Tố Hữu", "PLACE Huế"]),
    ("Tổng giám đốc Bosch Võ Quang Huệ nói.", ["ORG Bosch", "PERSON Võ Quang Huệ"]),
    (
        "Quan hệ Việt - Trung, Mỹ-Triều nồng ấm.",
        ["PLACE Việt", "PLACE Trung", "PLACE Mỹ", "PLACE Triều"],
    ),
    ("Người Việt ở Séc nhớ nhà.", ["PLACE Việt", "PLACE Séc"]),
    ("Bà Nga sang Nga.", ["PERSON Nga", "PLACE Nga"]),
    (
        "Xã Thanh Yên và Thanh Xương thuộc huyện Điện Biên.",
        ["PLACE Xã Thanh Yên", "PLACE Thanh Xương", "PLACE huyện Điện Biên"],
    ),
    ("Hai xã Thanh Yên và Thanh Xương ngập.", ["PLACE xã Thanh Yên", "PLACE Thanh Xương"]),
    ("Cao tốc Bắc Giang - Lạng Sơn thông xe.", ["PLACE Cao tốc Bắc Giang - Lạng Sơn"]),
    ("Đội CSGT số 6 và Quân khu 7 phối hợp.", ["ORG Đội CSGT số 6", "ORG Quân khu 7"]),
    ("Bệnh viện Nhi đồng 1 quá tải.", ["ORG Bệnh viện Nhi đồng 1"]),
    ("Tòa án nhân dân cấp cao tại Hà Nội xử.", ["ORG Tòa án nhân dân cấp cao tại Hà Nội"]),
    ("VNPT Nghệ An và Savills Việt Nam ký.", ["ORG VNPT Nghệ An", "ORG Savills Việt Nam"]),
    (
        "Đội tuyển U23 Việt Nam thắng đội tuyển nữ Thái Lan.",
        ["ORG Đội tuyển U23 Việt Nam", "ORG đội tuyển nữ Thái Lan"],
    ),
    ("Ảnh: Trí Dũng/TTXVN", ["PERSON Trí Dũng", "ORG TTXVN"]),
    ("(Ảnh - Minh Hải)", ["PERSON Minh Hải"]),
    ("Ông sống ở số 12 Nguyễn Huệ.", ["PLACE Nguyễn Huệ"]),
    ("Đảng viên Đảng Xanh bỏ phiếu.", ["ORG Đảng Xanh"]),
    ("Lao động Lào sang làm.", ["PLACE Lào"]),
    ("Thị trường Mỹ và yêu cầu Pháp đưa ra.", ["PLACE Mỹ", "PLACE Pháp"]),
    ("Tết Đinh Dậu đến gần.", ["EVENT Tết Đinh Dậu"]),
    ("World Cup 2018 và SEA Games 29 khai mạc.", ["EVENT World Cup 2018", "EVENT SEA Games 29"]),
    ("Ông là sĩ quan cấp Nhà nước.", []),
    ("Chủ nhật Nhật Bản nghỉ.", ["DATE Chủ nhật", "PLACE Nhật Bản"]),
    ("Công ty CP Sữa Việt Nam (Vinamilk) lãi.", ["ORG Công ty CP Sữa Việt Nam", "ORG Vinamilk"]),
    ("Hãng tin Reuters và báo Tuổi Trẻ đưa tin.", ["ORG Reuters", "ORG báo Tuổi Trẻ"]),
    (
        "Kỹ sư Lò Văn Páo, người Thái, ở bản Na.",
        ["PERSON Lò Văn Páo", "PLACE Thái", "PLACE bản Na"],
    ),
    (
        "Cụ Nguyễn Thị Bốn, 80 tuổi, ngụ ấp Thới Tây 1.",
        ["PERSON Nguyễn Thị Bốn", "PLACE ấp Thới Tây 1"],
    ),
    ("UBND thành phố Lê Thanh Liêm ký.", ["PERSON Lê Thanh Liêm"]),
    ("Ông George W. Bush viết.", ["PERSON George W. Bush"]),
    ("Conor McGregor thắng, McGregor cười.", ["PERSON Conor McGregor", "PERSON McGregor"]),
    ("Riêng hẻm 391 Trần Hưng Đạo được mở rộng.", ["PLACE hẻm 391", "PLACE Trần Hưng Đạo"]),
    ("thốngMoon Jae-in tới.", ["PERSON Moon Jae-in"]),
    ("Cán bộ toàn quốc hội họp.", []),
]


@pytest.mark.parametrize(("sentence", "mentions"), READ, ids=lambda value: str(value)[:40])
def test_a_sentence_is_read_as_a_reader_would(sentence: str, mentions: list[str]) -> None:
    assert marked(sentence) == mentions


@pytest.mark.parametrize(("sentence", "mentions"), READ, ids=lambda value: str(value)[:40])
def test_another_sentence_before_it_changes_nothing(sentence: str, mentions: list[str]) -> None:
    before = "Hôm ấy trời mưa to suốt cả ngày và không ai ra khỏi nhà.\n\n"
    assert marked(before + sentence) == mentions
