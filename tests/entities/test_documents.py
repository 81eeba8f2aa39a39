"""Documents: what makes a name of a law, a decree, a statement or a treaty."""

from __future__ import annotations

import re

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
    "text",
    [
        "Luật mới có hiệu lực.",
        "Luật TP.HCM đưa tin.",
        "Luật Việt Nam quy định rõ.",
        "Luật tỉnh Nghệ An là thế nào?",
        "Trường Đại học Luật TP.HCM tuyển sinh.",
        "Sinh viên Đại học Luật Hà Nội tốt nghiệp.",
        "Nghị quyết đã được thông qua.",
        "Thông tư đang được lấy ý kiến.",
        "Quyết định này đúng.",
        "Lầu Năm Góc lên tiếng.",
        "báo Pháp Luật TP.HCM",
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


LAWS = """
Luật An toàn, vệ sinh lao động; Luật Bảo hiểm xã hội; Luật Bảo vệ bí mật nhà nước;
Luật Bảo vệ môi trường; Luật Bảo vệ quyền lợi người tiêu dùng; Luật Các công cụ chuyển nhượng;
Luật Các tổ chức tín dụng; Luật Cán bộ, công chức; Luật Công an nhân dân; Luật Cảnh sát cơ động;
Luật Di sản văn hóa; Luật Du lịch; Luật Đất đai; Luật Đấu thầu; Luật Điện lực; Luật Đường bộ;
Luật Giao dịch điện tử; Luật Giáo dục đại học; Luật Hàng không dân dụng Việt Nam;
Luật Hòa giải ở cơ sở; Luật Hôn nhân và gia đình; Luật Hỗ trợ doanh nghiệp nhỏ và vừa;
Luật Khám bệnh, chữa bệnh; Luật Kinh doanh bất động sản; Luật Nghĩa vụ quân sự; Luật Nhà ở;
Luật Nuôi con nuôi; Luật Phòng cháy và chữa cháy; Luật Phòng, chống bạo lực gia đình;
Luật Phòng, chống tác hại của rượu, bia; Luật Phòng, chống tham nhũng; Luật Quản lý ngoại thương;
Luật Quản lý nợ công; Luật Quản lý thuế; Luật Quản lý, sử dụng tài sản công;
Luật Quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ; Luật Quy hoạch đô thị và nông thôn;
Luật Sở hữu trí tuệ; Luật Tài nguyên nước; Luật Thi đua, khen thưởng; Luật Thi hành án dân sự;
Luật Thuế giá trị gia tăng; Luật Thuế thu nhập cá nhân; Luật Thủ đô; Luật Tiếp cận thông tin;
Luật Tín ngưỡng, tôn giáo; Luật Tổ chức Chính phủ; Luật Tổ chức chính quyền địa phương;
Luật Tổ chức Quốc hội; Luật Tố cáo; Luật Trật tự, an toàn giao thông đường bộ; Luật Trẻ em;
Luật Trợ giúp pháp lý; Luật Xử lý vi phạm hành chính; Bộ luật Dân sự; Bộ luật Hình sự;
Bộ luật Lao động; Bộ luật Tố tụng hình sự; Luật Quản lý nợ công (sửa đổi);
Luật Nhà ở (sửa đổi, bổ sung); Luật Đất đai 2024; Luật Nhà ở (sửa đổi) năm 2023;
Luật giao thông đường bộ; Bộ luật hình sự; Luật tổ chức Quốc hội
"""


@pytest.mark.parametrize("name", re.split(r";\s+", LAWS.strip()))
def test_a_law_has_its_whole_subject_and_no_more(name: str) -> None:
    assert marked(f"Quốc hội bàn {name} hôm nay.", "DOC") == [f"DOC {name}"]
    assert marked(f"{name} quy định rõ việc này.", "DOC") == [f"DOC {name}"]


@pytest.mark.parametrize(
    "name",
    [
        "Nghị định 15/2020/NĐ-CP", "Nghị định số 123/2020/NĐ-CP", "Thông tư 22/2021/TT-BGDĐT",
        "Nghị quyết 57-NQ/TW", "Nghị quyết số 18-NQ/TW", "Chỉ thị 16", "Chỉ thị số 05-CT/TW",
        "Quyết định 1719/QĐ-TTg", "Công điện 02", "Quy chuẩn QCVN 41:2019/BGTVT",
    ],
)  # fmt: skip
def test_a_number_names_what_a_head_alone_does_not(name: str) -> None:
    assert marked(f"Họ làm theo {name} từ hôm nay.", "DOC") == [f"DOC {name}"]


@pytest.mark.parametrize(
    ("text", "documents"),
    [
        ("Hai nước ký Công ước về đa dạng sinh học năm ngoái.", ["Công ước về đa dạng sinh học"]),
        ("Hai bên ký Hiệp định về dẫn độ tội phạm.", ["Hiệp định về dẫn độ tội phạm"]),
        (
            "Ông nhắc Công ước Liên Hợp Quốc về Luật Biển năm 1982 (UNCLOS).",
            ["Công ước Liên Hợp Quốc về Luật Biển năm 1982", "UNCLOS"],
        ),
        (
            "Họ thông qua Nghị quyết phê chuẩn Hiệp định Đối tác Toàn diện (CPTPP).",
            ["Hiệp định Đối tác Toàn diện", "CPTPP"],
        ),
        ("Luật Thuế giá trị gia tăng (GTGT) được sửa.", ["Luật Thuế giá trị gia tăng"]),
        ("Ra “Tuyên bố Bangkok” hôm qua.", ["Tuyên bố Bangkok"]),
        ("Ông đọc Tuyên ngôn độc lập tại Ba Đình.", []),
    ],
)
def test_a_treaty_goes_on_to_the_end_of_its_subject(text: str, documents: list[str]) -> None:
    assert marked(text, "DOC") == [f"DOC {name}" for name in documents]


def test_a_quotation_that_never_closes_is_no_title() -> None:
    assert marked("Ông nói: “Nghị quyết rất hay và nên làm ngay.", "DOC") == []
    assert marked("Ông nói: “Nghị quyết rất hay\nvà nên làm ngay”.", "DOC") == []
