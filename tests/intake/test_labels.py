"""The fixed words of news sites: every label is known in each of its spellings, and no sentence."""

from __future__ import annotations

import pytest

from reader.intake import labels
from reader.intake.lines import Kind, kind_of
from reader.intake.markup import key_of, parse_line

RELATED = (
    "Tin bài liên quan|Tin liên quan|Bài liên quan|Bài viết liên quan|Tin tức liên quan|"
    "Nội dung liên quan|Sự kiện liên quan|Tin cùng sự kiện|Xem thêm|Đọc thêm|Tham khảo thêm|"
    "Mời bạn đọc xem thêm|Xem tiếp|Related articles|Related news|Read also|See also|Read more|"
    "Lire aussi|Související články|Zobacz też|İlgili haberler|Baca juga"
).split("|")
TAIL = (
    "Các tin khác|Tin khác|Tin bài khác|Bài viết khác|Tin cùng chuyên mục|Cùng chuyên mục|"
    "Cùng tác giả|Đọc nhiều|Đọc nhiều nhất|Tin đọc nhiều|Xem nhiều|Bình luận hay|Tin cùng chủ đề|"
    "Tin cũ hơn|Tin mới hơn|Các tin đã đưa|Multimedia|Bình luận|Bình luận của bạn|Ý kiến bạn đọc|"
    "Gửi bình luận|Phản hồi|Thảo luận|Tin tài trợ|Dành riêng cho bạn|Từ khóa|Từ khoá|Tags|Thẻ|"
    "Chủ đề|Chuyên đề|Comments|Most read|Trending|You may also like|Latest news|Commentaires|"
    "Nejčtenější|Komentarze|Yorumlar"
).split("|")
BOX = (
    "Tin mới|Tin mới nhất|Tin nổi bật|Nổi bật|Tin nóng|Tiêu điểm|Video|Ảnh|Clip|Infographic|"
    "Podcast|Quảng cáo|Tài trợ|Advertisement|Chia sẻ|Mục lục|Có thể bạn quan tâm|Nên đọc"
).split("|")
HEADINGS = [
    (label, kind)
    for kind, group in ((Kind.RELATED, RELATED), (Kind.TAIL, TAIL), (Kind.BOX, BOX))
    for label in group
]
FRAMES = ("{}", "{}:", "## {}", "**{}**", "{} (12)", "{} |")


def kind(line: str) -> Kind:
    return kind_of(parse_line(line))


@pytest.mark.parametrize(("label", "expected"), HEADINGS, ids=lambda value: str(value))
def test_a_heading_is_known_in_every_spelling(label: str, expected: Kind) -> None:
    assert {kind(frame.format(label)) for frame in FRAMES} == {expected}
    assert kind(label.upper()) is expected


@pytest.mark.parametrize(("label", "expected"), HEADINGS, ids=lambda value: str(value))
def test_a_sentence_that_begins_like_a_heading_is_none(label: str, expected: Kind) -> None:
    sentence = f"{label} là điều mà nhiều người dân trong vùng vẫn làm mỗi ngày từ lâu."
    assert kind(sentence) is Kind.PROSE


def test_no_label_stands_in_two_lists() -> None:
    assert not labels.RELATED & labels.TAIL
    assert not labels.RELATED & labels.BOX
    assert not labels.TAIL & labels.BOX


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Xem thêm: Cầu mới thông xe sáng nay", Kind.RELATED),
        ("Từ khóa: cầu, sông, thông xe", Kind.TAIL),
        ("Tags: cầu, sông", Kind.TAIL),
        ("Chủ đề: Giao thông", Kind.TAIL),
        ("Video: Cầu mới nhìn từ trên cao", Kind.HEADLINE),
        ("Bình luận: Cầu nào cũng nối hai bờ", Kind.HEADLINE),
        ("Ảnh: Cầu mới trong nắng sớm nhìn từ phía bờ bắc", Kind.HEADLINE),
        ("Tin nóng: Cầu mới thông xe sớm", Kind.HEADLINE),
        ("Đọc nhiều trong Kinh doanh", Kind.TAIL),
        ("Tin mới trong ngày", Kind.BOX),
    ],
)
def test_what_follows_a_colon_or_a_section_tells_whether_it_is_a_heading(
    line: str, expected: Kind
) -> None:
    assert kind(line) is expected


@pytest.mark.parametrize(
    "line",
    [
        "© 2026 Báo Mẫu",
        "(c) Báo Mẫu",
        "Copyright 2026",
        "All rights reserved",
        "Giấy phép số 12/GP-BTTTT",
        "Giấy phép xuất bản số 4",
        "Bản quyền thuộc về Báo Mẫu",
        "Ghi rõ nguồn khi phát hành lại",
        "Liên hệ quảng cáo",
        "Liên hệ toà soạn",
        "Chính sách bảo mật",
        "Bạn cần đăng nhập để bình luận",
        "Hãy là người đầu tiên bình luận",
        "Chưa có bình luận",
        "Điều khoản sử dụng",
        "Về đầu trang",
        "Theo dõi chúng tôi trên mạng",
        "Tải ứng dụng Báo Mẫu",
        "Tổng biên tập: Lan Chi",
        "Cơ quan chủ quản: Hội Nhà báo",
        "Tòa soạn: 5 Phố Huế",
        "Địa chỉ: 5 Phố Huế",
        "Điện thoại: 024 0000 0000",
        "Đường dây nóng: 1900 0000",
        "Email: lienhe@bao.example",
        "E-mail tòa soạn: lienhe@bao.example",
    ],
)
def test_a_line_of_the_imprint_belongs_to_the_tail(line: str) -> None:
    assert labels.is_imprint(line)
    assert kind(line) is Kind.TAIL


@pytest.mark.parametrize(
    "line",
    [
        "Bản đồ cũ của thành phố",
        "Địa chỉ nơi anh ở không ai biết",
        "Điện thoại mới ra mắt hôm nay",
        "Tổng biên tập nói về nghề",
        "Người đầu tiên lên đỉnh núi",
    ],
)
def test_words_of_an_imprint_without_its_form_are_none(line: str) -> None:
    assert not labels.is_imprint(line)


@pytest.mark.parametrize(
    "line",
    ["Chia sẻ", "Facebook", "Zalo Copy link", "In bài viết", "Lưu bài", "Theo dõi Google News",
     "Aa", "Gửi email", "Nghe đọc bài", "* * *", "---", "Sao chép liên kết thành công"],
)  # fmt: skip
def test_words_of_buttons_are_a_button(line: str) -> None:
    assert labels.is_button(key_of(line))


@pytest.mark.parametrize("line", ["Chia sẻ yêu thương", "Facebook bị phạt", "Bài học lớn"])
def test_one_other_word_makes_it_something_else(line: str) -> None:
    assert not labels.is_button(key_of(line))


@pytest.mark.parametrize(
    ("line", "whom"),
    [
        ("Theo TTXVN", "TTXVN"),
        ("Theo TTXVN/Vietnam+", "TTXVN/Vietnam+"),
        ("Theo: Lao Động", "Lao Động"),
        ("Nguồn: Reuters", "Reuters"),
        ("(Nguồn: Reuters)", "Reuters"),
        ("Nguồn tin: AFP.", "AFP"),
        ("Nguồn bài gốc: AFP", "AFP"),
        ("Source: BBC", "BBC"),
        ("Sources : AFP", "AFP"),
        ("Zdroj: ČTK", "ČTK"),
        ("Źródło: PAP", "PAP"),
        ("Kaynak: AA", "AA"),
        ("Sumber: Antara", "Antara"),
        ("Fuente: EFE", "EFE"),
        ("Quelle: dpa", "dpa"),
        ("Source BBC", None),
        ("Theodore nói gì", None),
        ("Nguồn nước sạch", None),
        ("Theo kế hoạch mới", None),
        ("Theo dõi Báo Mẫu trên Google", None),
        ("Nguồn: internet", "internet"),
        ("Theo banmai.example", "banmai.example"),
        ("Theo ông, giá nhà sẽ còn tăng trong nhiều năm tới nữa", None),
        ("Tin của TTXVN", None),
    ],
)
def test_a_credit_names_its_source(line: str, whom: str | None) -> None:
    assert labels.credit_of(line, key_of(line)) == whom


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("Theo ABC Copy link", "Theo ABC"),
        ("Theo ABC Lấy link!", "Theo ABC"),
        ("Theo ABC Sao chép liên kết", "Theo ABC"),
        ("Theo ABC", "Theo ABC"),
        ("Copy link Theo ABC", "Copy link Theo ABC"),
    ],
)
def test_a_button_glued_to_the_end_is_taken_off(line: str, rest: str) -> None:
    assert labels.without_buttons(line) == rest


@pytest.mark.parametrize(
    ("printed", "caption", "credit"),
    [
        ("Cầu mới. (Ảnh: Trí Dũng/TTXVN)", "Cầu mới.", "Trí Dũng/TTXVN"),
        ("Cầu mới [Ảnh: AFP]", "Cầu mới", "AFP"),
        ("Cầu mới; Ảnh: Minh", "Cầu mới", "Minh"),
        ("“Cầu mới”. Ảnh: Minh", "“Cầu mới”.", "Minh"),
        ("Cầu mới! Ảnh: Minh", "Cầu mới!", "Minh"),
        ("Cầu mới Ảnh: Minh Quân", "Cầu mới", "Minh Quân"),
        ("Cầu mới. Nguồn ảnh: Minh", "Cầu mới.", "Minh"),
        ("Cầu mới. Ảnh tư liệu: Minh", "Cầu mới.", "Minh"),
        ("Cầu mới. Ảnh minh họa: Minh", "Cầu mới.", "Minh"),
        ("Cầu mới. Ảnh chụp màn hình: Minh", "Cầu mới.", "Minh"),
        ("Số xe qua cầu. Đồ họa: Minh", "Số xe qua cầu.", "Minh"),
        ("Cầu mới. Video: Minh", "Cầu mới.", "Minh"),
        ("Ảnh: Minh Quân", "", "Minh Quân"),
        ("Ảnh: AFP.", "", "AFP"),
        ("Cầu mới trong nắng", "Cầu mới trong nắng", ""),
        ("Cầu mới. Ảnh đẹp: không", "Cầu mới. Ảnh đẹp: không", ""),
        ("Clip: Cầu rung lên trong trận gió lớn", "Clip: Cầu rung lên trong trận gió lớn", ""),
        ("Cầu. (Ảnh: Sở Giao thông vận tải Hà Nội cung cấp)",
         "Cầu. (Ảnh: Sở Giao thông vận tải Hà Nội cung cấp)", ""),
    ],
)  # fmt: skip
def test_the_credit_of_a_caption_is_parted_from_it(printed: str, caption: str, credit: str) -> None:
    assert labels.split_caption(printed) == (caption, credit)


@pytest.mark.parametrize(
    ("line", "caption"),
    [
        ("Cầu mới. Ảnh: Minh", True),
        ("Cầu mới (ảnh minh họa)", True),
        ("Cầu mới. Ảnh tư liệu", True),
        ("Ảnh minh hoạ.", True),
        ("Cầu mới trong nắng", False),
        ("Ảnh đẹp về cây cầu mới", False),
    ],
)
def test_a_line_says_that_it_is_a_caption(line: str, caption: bool) -> None:
    assert labels.is_caption(line) is caption
