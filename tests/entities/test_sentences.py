"""Sentences of our own, over the domains of news, with every mention marked as it must be read.

`[Tô Lâm|P]`: P person, O organisation, L place, D date, M money, Q quantity, X document, E event.
"""

from __future__ import annotations

import pytest

from tests.entities.marks import in_place, sentences, unmarked

SENTENCES = """
Chủ tịch Quốc hội [Trần Thanh Mẫn|P] tiếp Đại sứ [Nhật Bản|L] tại [Việt Nam|L] [Ito Naoki|P].
Thủ tướng [Phạm Minh Chính|P] chủ trì phiên họp [Chính phủ|O] thường kỳ [tháng 4/2025|D].
Phó Thủ tướng [Bùi Thanh Sơn|P] thăm và làm việc tại [Thụy Sĩ|L] từ [9 - 11/6|D].
Bộ trưởng [Bộ Công Thương|O] [Nguyễn Hồng Diên|P] trả lời chất vấn của đại biểu [Lê Thị Nga|P].
[Bộ Chính trị|O] ban hành [Nghị quyết số 68-NQ/TW|X] về phát triển kinh tế tư nhân.
Tổng thống [Mỹ|L] [Joe Biden|P] và Thủ tướng [Ấn Độ|L] [Narendra Modi|P] hội đàm tại [Nhà Trắng|O].
Ngoại trưởng [Trung Quốc|L] [Vương Nghị|P] đến [Bình Nhưỡng|L] [ngày 2/5/2018|D].
Tổng thống [Ukraine|L] [Volodymyr Zelensky|P] cảm ơn [Liên minh châu Âu|O] ([EU|O]).
Người phát ngôn [Điện Kremlin|O] [Dmitry Peskov|P] bác bỏ thông tin của [CNN|O].
Thủ tướng [Lào|L] [Sonexay Siphandone|P] dự [Hội nghị Cấp cao ASEAN lần thứ 44|E].
[Công an tỉnh Đồng Nai|O] bắt tạm giam [Trần Văn Lộc|P] (SN [1985|D], ngụ [phường Trảng Dài|L]).
[TAND TP Hà Nội|O] tuyên phạt bị cáo [Đỗ Thị Hoa|P] [12 năm|Q] tù về tội lừa đảo.
[Viện KSND tỉnh Bắc Giang|O] truy tố [Hoàng Văn Sự|P] cùng 3 đồng phạm.
Luật sư [Nguyễn Thanh Hải|P] cho rằng mức án [7-8 năm|Q] là quá nặng.
Nạn nhân là chị [Lò Thị Mai|P], trú tại [bản Nà Sự|L], [xã Chà Nưa|L], [huyện Nậm Pồ|L].
[Cục Cảnh sát giao thông|O] đề xuất phạt [6 triệu đồng|M] với hành vi này.
[Tập đoàn Điện lực Việt Nam|O] ([EVN|O]) lỗ [26.235 tỷ đồng|M] trong [năm 2022|D].
Giá vàng SJC tăng [500.000 đồng|M] mỗi lượng [sáng 20/11|D].
[Ngân hàng Nhà nước|O] bơm [2,5 tỷ USD|M] ra thị trường.
[Vinamilk|O] chi [1.250 tỷ đồng|M] xây nhà máy tại [Hưng Yên|L].
Lạm phát ở [Thổ Nhĩ Kỳ|L] lên [61,5%|Q], cao nhất trong [20 năm|Q].
[Công ty cổ phần Đầu tư Hải Phát|O] mở bán dự án ở [quận Hà Đông|L].
Ông [Nguyễn Đăng Quang|P], Chủ tịch HĐQT [Masan|O], mua thêm cổ phiếu.
HLV [Kim Sang-sik|P] công bố danh sách [đội tuyển Việt Nam|O] dự [AFF Cup 2024|E].
[Nguyễn Quang Hải|P] ghi bàn phút 83 giúp [CLB Công an Hà Nội|O] thắng [Nam Định|L].
[Real Madrid|O] mua [Kylian Mbappe|P] với giá [180 triệu euro|M].
[Manchester United|O] thua [Chelsea|O] 0-4 tại [Ngoại hạng Anh|E].
[U23 Việt Nam|O] hòa [U23 Hàn Quốc|O] ở [SEA Games 32|E].
[Bão Noru|E] đổ bộ vào [Đà Nẵng|L] [rạng sáng 28/9|D] với sức gió [133 km/h|Q].
Mực nước [sông Hồng|L] tại [Hà Nội|L] lên [11,2 m|Q].
[Miền Bắc|L] rét đậm, vùng núi cao [Sa Pa|L] dưới [5 độ C|Q].
[Trung tâm Dự báo khí tượng thủy văn quốc gia|O] phát bản tin lúc 16h [ngày 7/9|D].
Ca sĩ [Mỹ Tâm|P] biểu diễn tại [Nhà hát Lớn Hà Nội|O] [tối 14/2|D].
Nhạc sĩ [Trịnh Công Sơn|P] viết ca khúc này ở [Quy Nhơn|L] [năm 1964|D].
Đạo diễn [Trần Anh Hùng|P] nhận giải tại [Liên hoan phim Cannes|E].
[UNESCO|O] ghi danh [Vịnh Hạ Long|L] [năm 1994|D].
[Bảo tàng Lịch sử Quân sự Việt Nam|O] mở cửa miễn phí đến hết [tháng 12/2024|D].
[UBND xã Tam Thanh|O] hỗ trợ mỗi hộ [20 triệu đồng|M].
[Huyện Kỳ Sơn|L] ([Nghệ An|L]) có 21 xã, thị trấn.
Chủ tịch [UBND TP.HCM|O] [Phan Văn Mãi|P] kiểm tra tuyến metro [Bến Thành|L] - Suối Tiên.
Người dân [phường Vĩnh Hải|L] chặn xe tải trên [đường Phạm Văn Đồng|L].
[Bệnh viện Chợ Rẫy|O] cấp cứu 15 công nhân của [Công ty TNHH Minh Long|O].
Hai [xã Hương Lâm|L] và [Hương Vĩnh|L] bị cô lập.
[Trường Đại học Bách khoa Hà Nội|O] tuyển 9.200 sinh viên.
[Bộ GD&ĐT|O] công bố điểm thi [ngày 17/7/2024|D].
GS.TS [Võ Tòng Xuân|P] nghiên cứu cây lúa ở [Cần Thơ|L].
[Tổ chức Y tế Thế giới|O] ([WHO|O]) cảnh báo dịch ở [Congo|L].
[Hiệp định Đối tác Kinh tế Toàn diện Khu vực|X] ([RCEP|X]) có hiệu lực từ [1/1/2022|D].
[Luật Giao thông đường bộ|X] được [Quốc hội|O] thông qua [năm 2008|D].
Theo [Reuters|O], [Tehran|L] đã phóng 180 tên lửa vào [Israel|L].
[Anh|L] và [Pháp|L] cùng lên án vụ tấn công ở [London|L].
Hoa hậu [H'Hen Niê|P] thăm [buôn Sứt M'đưng|L].
Từ [năm 2010 đến 2015|D], [Lâm Đồng|L] trồng [3.000 ha|Q] cà phê.
Quan hệ [Mỹ|L] - [Trung|L] căng thẳng vì [Đài Loan|L].
(Ảnh: [Nhật Bắc|P]/VGP)
[Đảo Phú Quốc|L] và [Vịnh Nha Trang|L] hút khách.
[Quân đội Israel|O] không kích [Dải Gaza|L] [đêm 3/7|D].
Ông [Trump|P] nói với [Fox News|O] rằng [Nga|L] cần nhượng bộ.
Nghệ sĩ [Xuân Bắc|P] làm Cục trưởng [Cục Nghệ thuật biểu diễn|O].
Giá thuê phòng [2-3 triệu đồng|M] mỗi đêm dịp lễ [30/4|D].
Thiếu tướng [Lê Quốc Hùng|P], Thứ trưởng [Bộ Công an|O], trao quyết định.
[Cầu Mỹ Thuận|L] 2 khánh thành [ngày 24/12/2023|D].
[Sở Y tế Quảng Nam|O] phạt phòng khám [40 triệu đồng|M].
Cựu Chủ tịch FLC [Trịnh Văn Quyết|P] hầu tòa [ngày 22/7|D].
[Google|O] và [Apple|O] nộp thuế hơn [1.000 tỷ đồng|M].
"""


@pytest.mark.parametrize("sentence", sentences(SENTENCES))
def test_a_sentence_is_read_as_it_is_marked(sentence: str) -> None:
    assert in_place(unmarked(sentence)) == sentence


def test_a_day_of_short_news_is_read_alike_as_one_text() -> None:
    """The pass over the whole article must not unsettle what each sentence says by itself."""
    table = sentences(SENTENCES)
    text = in_place("\n".join(map(unmarked, table)))
    changed = [one for one, kept in zip(text.split("\n"), table, strict=True) if one != kept]
    assert len(changed) <= 4, changed
