"""The words and shapes that make a date, as patterns that are matched at a number.

Every pattern is bounded or anchored, so that looking for a date costs the same at each number
of a text, whatever stands around it.
"""

from __future__ import annotations

import re

_PART = (
    r"(?:rạng sáng|sáng sớm|sáng|trưa|chiều tối|chiều muộn|chiều|tối muộn|tối|nửa đêm|"
    r"đêm khuya|đêm|khuya)"
)
_EDGE = r"(?:nửa đầu|nửa cuối|đầu|giữa|cuối)"
_UNITS = (
    r"(?:triệu|nghìn|ngàn|tỷ|tỉ|trăm|đồng|usd|euro|người|lần|kg|tấn|tạ|giờ|phút|ngày|km|m2|ha|"
    r"suất|con|căn|chiếc|cái|hộ|học|sinh|cán|đại biểu|%)"
)
_FLAGS = re.IGNORECASE

DAY_CUE = re.compile(
    rf"(?<!\w)((?:{_PART}\s)?(?:ngày\s)?(?:mùng|mồng|hôm|ngày)\s|{_PART}\s)$", _FLAGS
)
SOFT_CUE = re.compile(
    r"(?:(?<!\w)(?:từ|đến|tới|vào|dịp|lễ|trước|sau|nay|qua|mai|nhật|thứ \w{1,4}|khánh)"
    r"[,\s]\s?\(?|\()$",
    _FLAGS,
)
MONTH_CUE = re.compile(rf"(?<!\w)((?:{_EDGE}\s)?tháng\s)$", _FLAGS)
_FIRST = r"(?:(\d{1,2}|hai|ba|sáu|bảy|tám|chín|mười) (tháng|quý) (đầu|cuối))"
YEAR_CUE = re.compile(
    rf"(?<!\w)((?:(?:{_FIRST}|{_EDGE})\s)?(?:mùa\s(?:xuân|hè|thu|đông)\s)?năm\s(?:tài\schính\s)?"
    r"|mùa\s(?:xuân|hè|thu|đông)\s)$",
    _FLAGS,
)
DECADE_CUE = re.compile(r"(?<!\w)((?:những năm|thập niên|thập kỷ|thập kỉ)\s)$", _FLAGS)
CENTURY_CUE = re.compile(rf"(?<!\w)((?:{_EDGE}\s)?thế k[ỷỉ]\s(?:thứ\s)?)$", _FLAGS)
QUARTER_CUE = re.compile(rf"(?<!\w)((?:{_EDGE}\s)?quý\s)$", _FLAGS)
BIRTH_CUE = re.compile(r"(?<!\w)(?:SN|sinh|năm mới|niên khóa|mùa giải)\s$")
PER = re.compile(r"(?<!\w)(?:\d+|mỗi|hằng|hàng|một|hai|ba|vài|mấy|nhiều)\s(?:tháng|năm)\s$", _FLAGS)
COUNT = re.compile(r"(?<!\w)(?:tỷ số|tỉ số|tỷ lệ|tỉ lệ|thắng|thua|hòa|số|điểm)\s$", _FLAGS)

DAY_MONTH = re.compile(
    r"(\d{1,2})(?:([/.-])(\d{1,2})(?:\2(\d{4}|\d\d(?!\d)))?|\stháng\s(\d{1,2}))"
    r"(?![\d/])(?![.,-]\d)(?:\s?(?:,\s)?năm\s(\d{4}|nay|ngoái|trước|sau|tới)(?!\w))?",
    _FLAGS,
)
FROM_DAY = re.compile(r"(\d{1,2})\s?(-|\u2013|—|đến|tới|và|,)\s?(?:ngày\s)?(?=\d)", _FLAGS)
ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?!\d)")
MONTH = re.compile(
    r"(\d{1,2})(?:\s?[/.-]\s?(\d{4})|\snăm\s(\d{4}|nay|ngoái|trước|sau|tới))?(?![\w/])(?![.,-]\d)",
    _FLAGS,
)
MONTH_YEAR = re.compile(r"(\d{1,2})/(\d{4})(?![\w/])(?![.,-]\d)")
YEARS = re.compile(r"(\d{4})\s?(?:-|\u2013|—|đến)\s?(\d{4})(?![\w/])(?![.,]\d)", _FLAGS)
SEASON = re.compile(r"(\d{4})[-/](\d\d)(?![\w/-])")
YEAR = re.compile(r"(\d{4})(?![\w/])(?![.,-]\d)")
DECADE = re.compile(r"(\d0|\d{3}0)(?![\w/])(?![.,]\d)")
ORDINAL = re.compile(
    r"(\d{1,2}|[IVX]{1,5})(?:\s?[/-]\s?(\d{4})|\snăm\s(\d{4}|nay|ngoái|trước|sau|tới))?(?![\w/])"
)
NUMBER = re.compile(r"(?<![\w.,])\d+|(?<=[qQ]uý )[IV]{1,3}(?!\w)|(?<=[ktKT][ỷỉứ] )[IVX]{1,5}(?!\w)")
UNIT_AFTER = re.compile(rf"\s?{_UNITS}(?!\w)|\s?[%$]", _FLAGS)
DATE_AFTER = re.compile(
    r"[^\w\s]|\s(?:tại|ở|của|theo|vừa|đã|sẽ|này|vào|với|và|là|cho|khi|do|có|trên|đến|tới|năm|"
    r"trong|để|bởi|nhằm|sau|trước|thì|mà)(?!\w)|$",
    _FLAGS,
)
FIRST_MONTHS = re.compile(rf"{_FIRST} năm", _FLAGS)
WEEKDAY = re.compile(
    rf"(?<!\w)(?:(?:(?i:{_PART}) )?(?:[Tt]hứ (Hai|Ba|Tư|Năm|Sáu|Bảy)|(Chủ [Nn]hật))|"
    rf"(?i:{_PART}) (?:thứ (hai|ba|tư|năm|sáu|bảy)|(chủ nhật)))(?!\w)"
)
LUNAR = re.compile(
    r"(?<!\w)(?:(?:(?:ngày|mùng|mồng|rằm) )?\d{1,2} |rằm )?tháng (?:[Cc]hạp|[Gg]iêng)(?!\w)",
    re.IGNORECASE,
)
RELATIVE = re.compile(
    rf"(?<!\w)(?:(hôm nay|hôm qua|hôm kia|ngày mai|ngày kia)|{_PART} (nay|qua|mai)|"
    rf"(?:{_EDGE} )?(năm|tháng|tuần) (nay|này|ngoái|trước|sau|tới|qua)(?! nay)|"
    r"mùa (?:xuân|hè|thu|đông) (này|năm nay|năm ngoái)|"
    rf"((?:{_FIRST}|{_EDGE}) năm)(?! \d| (?:nay|ngoái|trước|sau)))(?!\w)",
    _FLAGS,
)
SAME_YEAR = re.compile(r"\s(?:đầu|cuối|giữa) năm(?!\s\d)", _FLAGS)
SEVERAL = re.compile(
    r"(?<!\w)(?:\d+|những|nhiều|các|mấy|vài|một|hai|ba|bốn|sáu|bảy|tám|chín|mười|mươi|trăm|nghìn|chục|lăm|mốt|mỗi)\s$",
    _FLAGS,
)
