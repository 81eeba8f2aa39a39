"""Small articles for tests: own prose, one line of each fact that a test needs."""

from __future__ import annotations

from reader.model import Article, Published

VISIT = Article(
    title="Tổng Bí thư Tô Lâm thăm Trung Quốc",
    lede="Tổng Bí thư Tô Lâm tới Bắc Kinh chiều 18/8.",
    body=(
        "Hai bên bàn về thương mại, năm qua đạt 171,9 tỷ USD.",
        "Đây là chuyến thăm đầu tiên của ông trên cương vị mới.",
    ),
    source="Báo Mẫu",
    url="https://example.org/tham-trung-quoc?utm_source=rss",
    published=Published("2024-08-18", "day"),
)
BRIDGE = Article(
    title="Đà Nẵng mở lại cầu Rồng",
    lede="Cầu Rồng ở Đà Nẵng phun lửa trở lại từ tối thứ bảy.",
    body=("Người dân và du khách đứng kín hai bờ sông Hàn.",),
    source="Nhật trình",
    url="https://example.org/cau-rong",
    published=Published("2025-06-07T20:30:00+07:00", "time"),
)
NEST = Article(
    title="Chim sẻ làm tổ trên cây me",
    body=("Một đôi chim sẻ làm tổ trên cây me trước cổng trường.",),
    published=Published("2023-03", "month"),
)
UNDATED = Article(title="Ghi chép không ngày tháng", body=("Không ai nhớ bài này viết khi nào.",))

SHELF = (VISIT, BRIDGE, NEST, UNDATED)
