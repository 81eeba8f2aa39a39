"""Documents and events."""

from __future__ import annotations

import pytest

from tests.entities.marks import marked, named


@pytest.mark.parametrize(
    ("text", "documents"),
    [
        ("theo Nghị định 100/2019/NĐ-CP của Chính phủ", ["Nghị định 100/2019/NĐ-CP"]),
        ("Nghị quyết số 57-NQ/TW nêu rõ", ["Nghị quyết số 57-NQ/TW"]),
        ("Luật Đất đai có hiệu lực", ["Luật Đất đai"]),
        ("Bộ luật Hình sự quy định", ["Bộ luật Hình sự"]),
        ("ký Hiệp định Geneva", ["Hiệp định Geneva"]),
        (
            "ra “Tuyên bố chung về việc làm sâu sắc hơn nữa quan hệ hai nước”.",
            ["Tuyên bố chung về việc làm sâu sắc hơn nữa quan hệ hai nước"],
        ),
        (
            "Hiệp định Đối tác kinh tế toàn diện khu vực (RCEP)",
            ["Hiệp định Đối tác kinh tế toàn diện khu vực", "RCEP"],
        ),
    ],
)
def test_documents_have_a_number_a_name_or_quotation_marks(text: str, documents: list[str]) -> None:
    assert marked(text, "DOC") == [f"DOC {name}" for name in documents]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("World Cup 2026 khai mạc", ["World Cup 2026"]),
        ('khai mạc "Tuần lễ Hàn Quốc 2019" tại Huế', ["Tuần lễ Hàn Quốc 2019"]),
        ("Năm Du lịch Quốc gia Huế 2025 mở màn", ["Năm Du lịch Quốc gia Huế 2025"]),
        ("Đại hội lần thứ XIII Đảng Cộng sản Việt Nam", None),
        ("trước Tết Nguyên đán", ["Tết Nguyên đán"]),
    ],
)
def test_events_have_a_name_and_take_their_number_in(text: str, events: list[str] | None) -> None:
    assert marked(text, "EVENT") == [f"EVENT {name}" for name in events or [text]]


@pytest.mark.parametrize(
    "text",
    [
        "Luật mới có hiệu lực.",
        "Hội nghị kết thúc tốt đẹp.",
        "Quyết định này đúng.",
        "Lầu Năm Góc lên tiếng.",
        "báo Pháp Luật TP.HCM",
        "Năm nay trời rét.",
        "Ngày Tuấn về quê.",
    ],
)
def test_a_head_alone_names_nothing(text: str) -> None:
    assert marked(text, "DOC", "EVENT") == []


def test_a_document_goes_by_its_acronym() -> None:
    text = "Hiệp định Đối tác đầu tư (TTIP) bị hoãn. Hiệp định TTIP quan trọng."
    ids = {named(text, one).entity_id for one in ("TTIP", "Hiệp định TTIP")}
    assert ids == {"doc:ttip"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tổ chức Hiệp ước Bắc Đại Tây Dương họp.", "ORG Tổ chức Hiệp ước Bắc Đại Tây Dương"),
        ("Ở tổ chức Hiệp ước Bắc Đại Tây Dương.", "ORG tổ chức Hiệp ước Bắc Đại Tây Dương"),
        ("Họ là Vệ binh Cách mạng Hồi giáo Iran.", "ORG Vệ binh Cách mạng Hồi giáo Iran"),
        ("Họ ký Hiệp ước Bắc Đại Tây Dương.", "DOC Hiệp ước Bắc Đại Tây Dương"),
    ],
)  # fmt: skip
def test_a_body_named_after_a_treaty_or_an_event_is_a_body(text: str, found: str) -> None:
    assert found in marked(text)
    assert len(marked(text, "ORG", "DOC", "EVENT")) == 1


@pytest.mark.parametrize(
    "name",
    ["Luật Quản lý nợ công (sửa đổi)", "Luật Trợ giúp pháp lý", "Luật Bảo vệ bí mật nhà nước"],
)
def test_a_law_has_its_whole_subject(name: str) -> None:
    assert marked(f"Quốc hội bàn {name} hôm nay.", "DOC") == [f"DOC {name}"]
