"""Marked sentences by what they show: both ends and the type of each mention, and no other.

A line is one article. Its persons are public figures with public facts, or nobody at all.
"""

from __future__ import annotations

import pytest

from tests.entities.marks import in_place, sentences, unmarked

TITLED = """
Thủ tướng [Campuchia|L] [Hun Manet|P] thăm [Hà Nội|L].
Tổng thống đắc cử [Mỹ|L] [Donald Trump|P] chọn nội các.
Nguyên Chủ tịch nước [Trương Tấn Sang|P] dự lễ.
Cựu Thủ tướng [Đức|L] [Angela Merkel|P] ra sách.
Quyền Chủ tịch nước [Võ Thị Ánh Xuân|P] tiếp khách.
Chính quyền Tổng thống [Joe Biden|P] công bố gói viện trợ.
Phó Chủ tịch Quốc hội [Nguyễn Đức Hải|P] điều hành phiên họp.
Bộ trưởng Ngoại giao [Pháp|L] [Jean-Noel Barrot|P] đến [Kiev|L].
Bộ trưởng Quốc phòng [Phan Văn Giang|P] kiểm tra đơn vị.
Thứ trưởng Thường trực [Bộ Ngoại giao|O] [Nguyễn Minh Vũ|P] phát biểu.
Thiếu tướng, GS.TS [Nguyễn Anh Trí|P] khám bệnh.
PGS.TS [Trần Đắc Phu|P] khuyên người dân tiêm phòng.
Bác sĩ [Trương Hữu Khanh|P] nói về dịch sởi.
Nhạc sĩ kiêm ca sĩ [Trần Tiến|P] biểu diễn.
Nhà văn [Nguyễn Nhật Ánh|P] ký tặng sách.
NSND [Trà Giang|P] kể chuyện nghề.
Huấn luyện viên [Park Hang-seo|P] trở lại [Việt Nam|L].
Tiền đạo [Nguyễn Xuân Son|P] bị thương.
Thủ môn [Đặng Văn Lâm|P] cản phá thành công.
Hoa hậu [H'Hen Niê|P] chạy bộ.
Đức Giáo hoàng [Phanxicô|P] qua đời.
Vua [Lê Thánh Tông|P] ban hành bộ luật.
Nữ hoàng [Elizabeth II|P] trị vì [70 năm|Q].
Nhật hoàng [Naruhito|P] phát biểu.
Đồng chí [Trần Phú|P] là Tổng Bí thư đầu tiên.
Cụ [Phan Bội Châu|P] lập hội ở [Nhật Bản|L].
Thầy [Nguyễn Ngọc Ký|P] viết bằng chân.
Tỷ phú [Elon Musk|P] mua mạng xã hội.
Tổng giám đốc [WHO|O] [Tedros Adhanom Ghebreyesus|P] cảnh báo.
Tổng thư ký [Liên Hợp Quốc|O] [Antonio Guterres|P] kêu gọi ngừng bắn.
Chủ tịch [FIFA|O] [Gianni Infantino|P] trao cúp.
Thống đốc [Ngân hàng Nhà nước|O] [Nguyễn Thị Hồng|P] trả lời chất vấn.
Bí thư Thành ủy [TP.HCM|L] [Nguyễn Văn Nên|P] thăm gia đình.
Chủ tịch [UBND TP Hà Nội|O] [Trần Sỹ Thanh|P] chỉ đạo.
Đại sứ [Mỹ|L] tại [Việt Nam|L] [Marc Knapper|P] chúc [Tết|E].
"""

COUNTRIES = """
[Nga|L] và [Ukraine|L] trao đổi tù binh.
[Quân đội Nga|O] rút khỏi thành phố.
Tổng thống [Nga|L] [Vladimir Putin|P] lên tiếng.
Bà [Nga|P] mở tiệm bánh ở phố nhỏ.
Chị [Nga|P] kể chuyện làng.
[Mỹ|L] tăng thuế thép.
Ca sĩ [Mỹ Tâm|P] ra đĩa mới.
Cô học mỹ thuật ở [trường Mỹ thuật|O].
[Đức|L] thắng [Pháp|L] 2-1.
Ông [Đức|P] nuôi ong trên đồi.
Người mẹ dạy con giữ đạo đức.
Cầu thủ [Đức Chinh|P] ghi bàn.
Anh trai cô sống ở [Anh|L].
Anh ấy về quê.
Cô giáo dạy tiếng Anh và tiếng Pháp.
[Pháp|L] bàn giao tàu ngầm.
Pháp luật nghiêm cấm việc này.
Bác sĩ pháp y khám nghiệm.
[Ý|L] và [Áo|L] cùng phản đối.
Ý kiến của ông rất hay.
Áo dài bay trong nắng.
[Đội tuyển Ý|O] thắng.
[Lào|L] xuất khẩu điện sang [Việt Nam|L].
[Úc|L] cấp thị thực cho nông dân.
[Nhật|L] đóng cửa lò phản ứng.
[Chủ nhật|D] tới trời nắng.
Nhật ký của bà rất dài.
[Hàn|L] - [Nhật|L] nối lại đàm phán.
[Ấn Độ|L] phóng tàu lên Mặt Trăng.
Xe chạy từ [Vinh|L] ra [Hà Nội|L].
Anh [Vinh|P] bán xe đạp cũ.
Ông [Hà|P] và bà [Sơn|P] dự lễ.
Anh [Thái|P] lái xe tải.
Người [Thái|L] mừng năm mới.
[Thái Lan|L] và [Campuchia|L] ngừng bắn.
Bị cáo [Thái|P] khai báo.
Quan hệ [Mỹ|L] - [Trung|L] căng thẳng.
Biên giới [Việt|L] - [Lào|L] yên bình.
[Séc|L] mở lại đại sứ quán.
Cô có tờ séc trị giá lớn.
[Bỉ|L] và [Hà Lan|L] thoát lũ.
[Cuba|L] thiếu điện nhiều ngày.
Kiều bào ở [Đức|L] gửi quà về quê.
Hội người [Việt|L] tại [Nga|L] họp mặt.
Ông là Việt kiều [Mỹ|L].
Hàng [Trung Quốc|L] tràn ngập chợ.
Đảng phái ở [Anh|L] tranh cãi.
Xe đi qua [Cách Mạng Tháng Tám|L] và [Điện Biên Phủ|L].
Ca sĩ Việt hát ở sân bay.
Bác sĩ Tây y khám bệnh.
Anh [Thái|P] kể chuyện.
Ngoại trưởng Thái cam kết.
Nghệ sĩ Việt có mặt.
"""

BODIES = """
[Bộ Nông nghiệp và Môi trường|O] họp bàn chống hạn.
[Bộ Khoa học và Công nghệ|O] công bố đề án.
[Sở Giáo dục và Đào tạo TP.HCM|O] công bố lịch thi.
[Sở Xây dựng Hà Nội|O] kiểm tra chung cư.
[Cục Hàng không Việt Nam|O] cấp phép bay.
[Cục Quản lý thị trường tỉnh Lạng Sơn|O] thu giữ hàng lậu.
[Chi cục Kiểm lâm Quảng Nam|O] thả động vật về rừng.
[Tổng cục Thống kê|O] công bố số liệu.
[Ủy ban Thường vụ Quốc hội|O] cho ý kiến.
[Hội đồng nhân dân tỉnh Bình Dương|O] họp bất thường.
[Viện Kiểm sát nhân dân tối cao|O] kháng nghị.
[Tòa án nhân dân tỉnh Khánh Hòa|O] mở phiên sơ thẩm.
[Bộ Tư lệnh Cảnh sát biển|O] tặng cờ cho ngư dân.
[Bộ đội Biên phòng tỉnh Quảng Trị|O] bắt nhóm buôn lậu.
[Đồn Biên phòng Cửa khẩu Mộc Bài|O] giữ hai người.
[Công an quận Gò Vấp|O] làm rõ vụ việc.
[Trung tâm Y tế huyện Mộc Châu|O] tiêm vắc xin.
[Bệnh viện Bạch Mai|O] ghép tim thành công.
[Bệnh viện Đa khoa tỉnh Kiên Giang|O] thiếu thuốc.
[Trường Đại học Kinh tế Quốc dân|O] mở ngành mới.
[Đại học Quốc gia Hà Nội|O] tuyển sinh.
[Trường THPT Chu Văn An|O] kỷ niệm ngày thành lập.
[Học viện Ngoại giao|O] tổ chức hội thảo.
[Viện Khoa học Thủy lợi Việt Nam|O] đo độ mặn.
[Công ty TNHH Samsung Electronics Việt Nam|O] tuyển công nhân.
[Tập đoàn Hòa Phát|O] xuất khẩu thép.
[Tổng công ty Đường sắt Việt Nam|O] thêm tàu [Tết|E].
[Ngân hàng TMCP Ngoại thương Việt Nam|O] giảm lãi suất.
[Vietcombank|O] và [BIDV|O] hạ lãi vay.
[Hãng hàng không Vietnam Airlines|O] mở đường bay.
[Liên đoàn Bóng đá Việt Nam|O] ký hợp đồng.
[CLB Hoàng Anh Gia Lai|O] thắng trên sân khách.
[CLB Thép Xanh Nam Định|O] vô địch.
[Hội Chữ thập đỏ Việt Nam|O] quyên góp.
[Hội Liên hiệp Phụ nữ tỉnh An Giang|O] trao quà.
[Đoàn Thanh niên Cộng sản Hồ Chí Minh|O] phát động.
[Mặt trận Tổ quốc Việt Nam|O] vận động ủng hộ.
[Nhà máy Thủy điện Hòa Bình|O] xả lũ.
[Bảo tàng Hồ Chí Minh|O] mở cửa miễn phí.
[Nhà hát Tuổi trẻ|O] diễn vở mới.
[Đài Truyền hình Việt Nam|O] phát sóng trực tiếp.
[Báo Nhân Dân|O] đăng xã luận.
[Nhà xuất bản Kim Đồng|O] in lại sách.
[Liên Hợp Quốc|O] kêu gọi viện trợ.
[Quỹ Tiền tệ Quốc tế|O] ([IMF|O]) nâng dự báo.
[Ngân hàng Thế giới|O] ([WB|O]) cho vay.
[Chính phủ Nhật Bản|O] hỗ trợ vốn.
[Quốc hội Mỹ|O] thông qua ngân sách.
[Bộ Quốc phòng Mỹ|O] điều tàu sân bay.
[Hạ viện Mỹ|O] bỏ phiếu.
[Điện Kremlin|O] bác bỏ cáo buộc.
[Đại sứ quán Mỹ|O] cấp thị thực.
[Apple|O] kiện [Samsung|O].
[Grab|O] tăng giá cước.
[Liên minh châu Âu|O] áp thuế xe điện.
[Tổ chức Thương mại Thế giới|O] phân xử.
[Hamas|O] thả con tin.
[Hội Nhà văn Việt Nam|O] trao giải.
[Văn phòng Chính phủ|O] thông báo kết luận.
[Thanh tra Chính phủ|O] vào cuộc.
[Ban Tổ chức Trung ương|O] họp.
[Ủy ban Kiểm tra Trung ương|O] kỷ luật cán bộ.
[Bảo hiểm xã hội Việt Nam|O] chi trả lương hưu.
[Kho bạc Nhà nước|O] phát hành trái phiếu.
[HĐND TP Đà Nẵng|O] thông qua nghị quyết.
"""

PLACES = """
Lũ tràn qua [xã Mường Pồn|L], [huyện Điện Biên|L], [tỉnh Điện Biên|L].
Nước [sông Mê Kông|L] xuống thấp.
Thuyền vượt [eo biển Malacca|L].
Tàu neo ở [vịnh Cam Ranh|L] và [cảng Hải Phòng|L].
Xe lật trên [đèo Hải Vân|L].
Khách leo [núi Bà Đen|L] từ sáng.
Hội mở ở [chùa Bái Đính|L], [tỉnh Ninh Bình|L].
Kẹt xe trên [đường Nguyễn Huệ|L] và [đường Lê Lợi|L].
Xe chạy trên [Quốc lộ 1A|L] và [cao tốc Bắc - Nam|L].
Ngập ở [quận 7|L], [quận Bình Thạnh|L] và [thành phố Thủ Đức|L].
Nhà ở số 10 ngõ nhỏ.
Trường ở [thị xã Sơn Tây|L], [Hà Nội|L].
Dân [bản Phú Xuân|L] đi chợ phiên.
Người ở [đảo Lý Sơn|L] trồng tỏi.
Tàu tuần tra quanh [quần đảo Trường Sa|L].
Máy bay hạ cánh ở [sân bay Tân Sơn Nhất|L].
Voi ở [Vườn quốc gia Yok Đôn|L] sinh con.
Gió mạnh ở [vịnh Bắc Bộ|L] và [Biển Đông|L].
Mưa lớn ở [Tây Nguyên|L] và [Nam Bộ|L].
Hạn mặn ở [đồng bằng sông Cửu Long|L].
Nắng nóng ở [Bắc Bộ|L] và [Trung Bộ|L].
Ông sống ở [bang California|L], [Mỹ|L].
Động đất ở [tỉnh Tứ Xuyên|L], [Trung Quốc|L].
Bà đến thủ đô [Bangkok|L] của [Thái Lan|L].
Họ họp ở [Geneva|L], [Thụy Sĩ|L].
Cháy rừng ở [Hawaii|L] làm nhiều người chết.
[Châu Á|L] và [châu Âu|L] nóng lên.
Các nước [Đông Nam Á|L] họp ở [Jakarta|L].
[Đà Lạt|L], [Nha Trang|L] và [Phú Quốc|L] đông khách.
Từ [Hà Nội|L] đến [TP.HCM|L] mất [hai giờ|Q] bay.
Tàu rời [ga Sài Gòn|L] lúc nửa đêm.
Khách dạo quanh [hồ Hoàn Kiếm|L] và phố cổ [Hội An|L].
Cháy ở [chợ Đồng Xuân|L] giữa trưa.
Cầu bắc qua [sông Hồng|L], nối [Hà Nội|L] với [Hưng Yên|L].
Họ trồng chè ở [cao nguyên Mộc Châu|L].
Đoàn vào [hang Sơn Đoòng|L], [Quảng Bình|L].
Thác nước ở [huyện Trùng Khánh|L] cạn.
Phà qua [sông Hậu|L] ngừng chạy.
Trận đấu trên [sân vận động Mỹ Đình|L] kín khách.
Nhà máy ở [KCN Sóng Thần|L] tuyển người.
"""

PERSONS = """
[Phan Châu Trinh|P] và [Huỳnh Thúc Kháng|P] cùng quê.
Sách của [Nguyễn Du|P] được dịch ra tiếng Anh.
Nhạc [Phạm Duy|P] vang trong phòng trà.
Tranh của [Bùi Xuân Phái|P] vẽ phố cổ.
[Hồ Xuân Hương|P] làm thơ Nôm.
[Trưng Trắc|P] và [Trưng Nhị|P] khởi nghĩa.
[Lionel Messi|P] lập cú đúp.
[Cristiano Ronaldo|P] khóc trên sân.
[Son Heung-min|P] rời [Tottenham|O].
[Angela Merkel|P] về hưu.
[Xi Jinping|P] là tên viết kiểu khác.
[Lý Hiển Long|P] từ chức Thủ tướng [Singapore|L].
[Lawrence Wong|P] nhậm chức.
[Volodymyr Zelensky|P] gặp [Emmanuel Macron|P] ở [Paris|L].
Vợ chồng [Bill Gates|P] ly hôn.
[Nguyễn Thúc Thùy Tiên|P] hầu tòa.
Theo [Trần Đình Bá|P], đường sắt cần đổi mới.
Kỳ thủ [Lê Quang Liêm|P] thắng ván cờ nhanh.
Võ sĩ [Nguyễn Thị Tâm|P] giành vé đi [Olympic|E].
(Ảnh: [Hoàng Hiếu|P]/[TTXVN|O])
Ảnh: [Nam Trần|P]
Nhiếp ảnh gia [Steve McCurry|P] chụp ở [Hội An|L].
[Ursula von der Leyen|P] tái đắc cử.
[Mohammed bin Salman|P] đón khách.
[Anwar Ibrahim|P] chủ trì hội nghị.
[George W. Bush|P] vẽ tranh.
[Kim Jong-un|P] thăm nhà máy.
Nhà báo [Y Phương|P] viết thơ Tày.
"""

AMOUNTS = """
Doanh thu đạt [1.200 tỷ đồng|M], tăng [15%|Q].
Vốn đầu tư [2,3 tỷ USD|M] từ [Nhật Bản|L].
Giá xăng giảm [500 đồng|M] mỗi lít.
Lương từ [10 đến 15 triệu đồng|M] một tháng.
Học phí [25-30 triệu đồng|M] mỗi kỳ.
Giá vàng lên [85 triệu đồng|M] một lượng.
Anh bị phạt [7,5 triệu đồng|M] và [hai năm|Q] tù.
Căn nhà rộng [120 m2|Q], giá [5 tỷ đồng|M].
Quãng đường dài [30 km|Q].
Nhiệt độ xuống [8 độ C|Q].
Diện tích [3.500 ha|Q] lúa bị ngập.
Mưa [150-300 mm|Q], có nơi trên [500 mm|Q].
Gió giật tới [133 km/h|Q].
Tỷ lệ thất nghiệp là [2,24%|Q].
Lãi suất [4-5%|Q] một năm.
Bé nặng [3,2 kg|Q].
Máy có công suất [1.200 MW|Q].
Thuế [25%|Q] với thép.
Họ thắng 3-1 sau [90 phút|Q].
Tỷ số 2-1 nghiêng về chủ nhà.
Ba phần tư dân số sống ở nông thôn.
Quán mở 24/7.
Khu đất rộng [2 ha|Q] trị giá [100 triệu USD|M].
Viện trợ [50 triệu euro|M] cho [Ukraine|L].
Anh mua xe giá [850 triệu đồng|M].
"""

DATES = """
Cuộc họp diễn ra [ngày 12/5/2024|D].
Ông sinh [ngày 19/5/1890|D] ở [Nghệ An|L].
Lễ hội mở từ [10 - 15/3/2025|D].
Bão vào bờ [đêm 7/9|D].
[Sáng 2/9/1945|D], ông đọc bản tuyên ngôn.
Dự án xong [quý III/2025|D].
Lúa chín vào [tháng 10|D].
Xuất khẩu tăng trong [tháng 8/2024|D].
[Năm 1975|D], đất nước thống nhất.
Giai đoạn [2021-2025|D] có nhiều việc.
Nhiệm kỳ [2025 - 2030|D] bắt đầu.
[Hôm qua|D], trời nắng.
[Sáng nay|D], giá giảm.
[Tuần trước|D], họ gặp nhau.
[Năm ngoái|D], lúa mất mùa.
Tàu chạy lúc 8h [ngày 1/6|D].
Từ [năm 2010 đến 2015|D], ông dạy học.
[Cuối tháng 6|D], trời mưa nhiều.
[Đầu năm 2024|D], giá tăng.
[Chiều tối 18/8|D], đoàn tới nơi.
[6 tháng đầu năm 2023|D], số vụ giảm.
Trong [thập niên 1990|D], làng còn nghèo.
"""

ARTICLES = """
Ông [Nguyễn Văn Hải|P] trồng cam. [Hải|P] bán cam ở chợ. Vợ của [Hải|P] rất vui.
[Donald Trump|P] đến [Tokyo|L]. Theo [Trump|P], thuế sẽ tăng.
Bà [Kamala Harris|P] tranh cử. [Harris|P] nói về nhà ở.
[Tập đoàn Điện lực Việt Nam|O] ([EVN|O]) báo lỗ. [EVN|O] xin tăng giá.
[Hiệp hội Chế biến và Xuất khẩu Thủy sản Việt Nam|O] ([VASEP|O]) lo ngại. [VASEP|O] kiến nghị.
[Hiệp định Đối tác Kinh tế Toàn diện Khu vực|X] ([RCEP|X]) có hiệu lực. [RCEP|X] giúp xuất khẩu.
[Đồng bằng sông Cửu Long|L] ([ĐBSCL|L]) thiếu nước. [ĐBSCL|L] trồng ít lúa.
[Đảo Phú Quý|L] có gió lớn. Dân [Phú Quý|L] làm nghề biển.
Anh [Nguyễn Thái Sơn|P] chạy xe ôm. [Sơn|P] nuôi hai con.
[Trần Đức|P] mở xưởng mộc. Ở [Đức|L], máy cưa rất tốt.
Cô [Mai|P] dạy toán. Hoa mai nở vàng. Học trò quý [Mai|P].
Chị [Hoa|P] trồng hoa. Hoa hồng nở rộ. Mọi người mua hoa của [Hoa|P].
[Kylian Mbappe|P] ghi bàn. [Real Madrid|O] thắng nhờ [Mbappe|P].
[Conor McGregor|P] trở lại. [Hôm qua|D] [McGregor|P] tập nhẹ.
[Sở Y tế Hà Nội|O] họp. Sở cho biết dịch đã giảm.
Tiền vệ [Nguyễn Quang Hải|P] chấn thương. [Quang Hải|P] nghỉ [ba tuần|Q].
[Tổ chức Y tế Thế giới|O] ([WHO|O]) họp ở [Geneva|L]. [WHO|O] lo dịch lan.
[Bộ Giáo dục và Đào tạo|O] (GD&ĐT) công bố lịch. [Bộ GD&ĐT|O] nhắc thí sinh.
Bà [Nguyễn Thị Doan|P] trao học bổng. Bà [Doan|P] khen các em.
[Nguyễn Thị Kim Ngân|P] thăm trường. [Kim Ngân|P] hỏi chuyện học sinh. Bà [Ngân|P] tặng sách.
[Ý|L] thắng trận đầu. Người dân ở [Ý|L] rất vui.
Cô [Mai|P] dạy toán. Mai này trời sẽ nắng.
[Trung tâm Y tế huyện Ba Vì|O] tiêm vắc xin (HPV) cho trẻ.
[Sở Y tế Hà Nội|O] chống bệnh tay chân miệng (TCM).
[Cục Quản lý Dược|O] ([Bộ Y tế|O]) thu hồi lô thuốc.
[Công ty Cổ phần phục vụ mặt đất Hà Nội|O] ([HGS|O]) xin lỗi. [HGS|O] bồi thường.
[Ngân hàng TMCP Phương Nam|O] ([PNB|O]) đóng cửa. Khách của [PNB|O] chờ lâu.
Ông [Trần Văn Sơn|P] ở [Sơn La|L]. Nhà của [Sơn|P] nằm bên suối.
Bà [Lê Thị Hồng|P] bán rau. [Sông Hồng|L] nước lớn.
[Volodymyr Zelensky|P] đến [Berlin|L]. [Zelensky|P] gặp [Olaf Scholz|P]. [Scholz|P] hứa giúp.
Anh [Lò Văn Páo|P] bỏ trốn. Công an tìm [Páo|P] [ba ngày|Q].
Chủ tịch [Công ty CP Phương Nam|O] [Lê Hải|P] phát biểu.
[CTCP Hoàng Huy|O] báo lãi.
[HTX Phương Nam|O] trồng rau sạch.
[Trường THPT Nguyễn Thị Minh Khai|O] khai giảng.
Nhà ở [phố Hàng Khoai|L]. Hàng Khoai bán rẻ.
[Sông Lô|L] cạn. Lô hàng đến muộn.
Ông [Trần Văn Ba|P] (TVB) trình bày. Theo đó TVB tăng giá.
[Trần Quang Đạt|P] bán xe ở [đường Lê Lợi|L]. Xe của [Đạt|P] còn mới.
Bà [Phạm Thị Thơm|P] kể. Mùi thơm lan khắp nhà.
[Lê Văn Quốc|P] bỏ trốn. [Bộ Quốc phòng|O] họp.
[Nguyễn Văn Tuấn|P] đến muộn. Chị [Tuấn|P] đợi ở nhà.
Cậu [Minh|P] đá bóng. Thầy khen [Minh|P] chăm chỉ.
Bé [An|P] ngủ. An ninh được thắt chặt.
[Quỹ Bảo tồn Voọc|O] ([Vooctra|O]) kêu cứu. [Vooctra|O] lập trạm.
Theo [Bộ Y tế|O], ca mắc tăng. [Bộ Y tế|O] khuyên tiêm.
[Huế|L] mưa lớn. Đường phố [Huế|L] ngập sâu.
[Apple|O] ra máy mới. Giá của [Apple|O] cao.
[Kim Jong-un|P] gặp [Putin|P]. [Kim|P] nói về tên lửa.
[Lương Cường|P] thăm [Angola|L]. Chủ tịch nước [Lương Cường|P] phát biểu.
Ông [Hun Sen|P] và con là [Hun Manet|P] cùng dự.
[UBND tỉnh Quảng Ngãi|O] họp. UBND tỉnh yêu cầu khẩn trương.
Học sinh [Trường THCS Chu Mạnh Trinh|O] nghỉ học. Trường sửa mái.
"""


@pytest.mark.parametrize("sentence", sentences(TITLED))
def test_a_title_leads_to_its_person_past_countries_and_bodies(sentence: str) -> None:
    assert in_place(unmarked(sentence)) == sentence


@pytest.mark.parametrize("sentence", sentences(COUNTRIES))
def test_a_homograph_is_a_country_a_person_or_a_word_by_what_surrounds_it(sentence: str) -> None:
    assert in_place(unmarked(sentence)) == sentence


@pytest.mark.parametrize("sentence", sentences(BODIES))
def test_an_organisation_runs_from_its_head_to_its_last_word(sentence: str) -> None:
    assert in_place(unmarked(sentence)) == sentence


@pytest.mark.parametrize("sentence", sentences(PLACES))
def test_a_place_has_its_head_and_ends_where_the_sentence_goes_on(sentence: str) -> None:
    assert in_place(unmarked(sentence)) == sentence


@pytest.mark.parametrize("sentence", sentences(PERSONS))
def test_a_person_without_a_title_is_told_by_the_name_itself(sentence: str) -> None:
    assert in_place(unmarked(sentence)) == sentence


@pytest.mark.parametrize("sentence", sentences(AMOUNTS))
def test_an_amount_has_its_scale_its_unit_and_its_range(sentence: str) -> None:
    assert in_place(unmarked(sentence)) == sentence


@pytest.mark.parametrize("sentence", sentences(DATES))
def test_a_date_has_its_part_of_day_and_its_range_and_no_preposition(sentence: str) -> None:
    assert in_place(unmarked(sentence)) == sentence


@pytest.mark.parametrize("sentence", sentences(ARTICLES))
def test_a_later_mention_is_told_by_an_earlier_one(sentence: str) -> None:
    assert in_place(unmarked(sentence)) == sentence
