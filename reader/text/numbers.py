"""Numbers, money and measures as Vietnamese news writes them.

Owns the decimal comma, the thousands dot, `tỷ triệu nghìn`, ranges and the closed list of units.
The one rule: a number counts only with its unit; "17 tuổi", "3 cái" and bare numbers are left.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

__all__ = ["Amount", "find_amounts", "parse_number"]

Number = int | float
Kind = Literal["MONEY", "QUANTITY"]
Measured = tuple[str, Kind, int]
"""Unit, kind and end of what a number counts."""
_DURATIONS = ("năm", "tháng", "tuần", "ngày", "giờ", "tiếng", "phút", "giây", "thập kỷ", "thế kỷ")
_SCALES = {
    "nghìn": 10**3, "ngàn": 10**3, "vạn": 10**4, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9,
    "trăm": 10**2, "nghìn tỷ": 10**12, "ngàn tỷ": 10**12, "nghìn tỉ": 10**12, "ngàn tỉ": 10**12,
    "triệu tỷ": 10**15, "trăm triệu": 10**8, "trăm tỷ": 10**11, "chục triệu": 10**7,
    "chục tỷ": 10**10, "trăm nghìn": 10**5, "trăm ngàn": 10**5,
}  # fmt: skip
_CURRENCIES = {
    "đồng": "VND", "đ": "VND", "vnđ": "VND", "vnd": "VND", "₫": "VND", "đồng việt nam": "VND",
    "usd": "USD", "đô la mỹ": "USD", "đô la": "USD", "đô-la mỹ": "USD", "đô-la": "USD",
    "đôla mỹ": "USD", "đôla": "USD", "us$": "USD", "$": "USD", "mỹ kim": "USD",
    "euro": "EUR", "eur": "EUR", "€": "EUR", "bảng anh": "GBP", "gbp": "GBP",
    "£": "GBP", "nhân dân tệ": "CNY", "tệ": "CNY", "ndt": "CNY", "cny": "CNY", "yên": "JPY",
    "yen": "JPY", "jpy": "JPY", "¥": "JPY", "won": "KRW", "krw": "KRW", "baht": "THB",
    "bạt": "THB", "thb": "THB", "rúp": "RUB", "rup": "RUB", "rub": "RUB", "rupee": "INR",
    "rupiah": "IDR", "ringgit": "MYR", "peso": "PHP", "franc": "CHF", "kíp": "LAK", "kip": "LAK",
    "riel": "KHR", "aud": "AUD", "đô la úc": "AUD", "đô la singapore": "SGD", "sgd": "SGD",
    "đô la canada": "CAD", "đô la hong kong": "HKD", "hkd": "HKD", "bitcoin": "BTC",
}  # fmt: skip
_MEASURES = (
    "%", "phần trăm", "điểm phần trăm", "km", "m", "cm", "mm", "km2", "km²", "m2", "m²", "m3", "m³",
    "m3/giây", "m3/s", "m³/giây", "m³/s", "kv", "kva", "mva", "lít/giây",
    "ha", "hecta", "héc-ta", "héc ta", "kg", "g", "gram", "gam", "mg", "tấn", "tạ", "yến", "lít",
    "ml", "mét", "mét vuông", "mét khối", "km/h", "km/giờ", "m/s", "hải lý", "dặm", "độ", "độ c",
    "°c", "độ richter", "kw", "mw", "gw", "kwh", "w", "mah", "gb", "mb", "tb", "ounce", "lượng",
    "thùng/ngày", "inch", "feet", "foot", "pound", "cc", "mã lực", "hz", "ghz", "megapixel",
    "cây số", "hộc", "carat", "tấn/ngày", "tấn/năm", "đồng/kg", "teu",
)  # fmt: skip
_DIGIT_WORDS = {
    "một": 1, "mốt": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "lăm": 5, "sáu": 6,
    "bảy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_TENS = "hai|ba|bốn|năm|sáu|bảy|tám|chín"
_SPELLED = (
    rf"(?:{_TENS})(?:\smươi(?:\s(?:một|mốt|hai|ba|tư|bốn|lăm|sáu|bảy|tám|chín))?)?|"
    r"mười(?:\s(?:một|hai|ba|bốn|lăm|sáu|bảy|tám|chín))?|nửa"
)
_SPELLED_UNITS = frozenset([*_DURATIONS, "cây số", "mét", "héc-ta", "hecta", "hải lý", "dặm"])
"""What is counted in words; "hai lượng" and the like are left."""


def _any(words: Iterable[str]) -> str:
    """A pattern of alternatives, the longest first; spaces in it match any white space."""
    ordered = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s") for word in ordered) + ")"


_DIGITS = r"\d{1,3}(?:[.,]\d{3}){1,6}(?:,\d{1,3})?|\d{1,15}(?:[.,]\d{1,3})?"
_AMOUNT = re.compile(
    rf"(?P<sign>[$€£¥])?(?<![\w/])(?<!\d[.,])(?P<low>{_DIGITS})(?![\d])"
    rf"(?:\s?(?P<lowscale>{_any(_SCALES)})(?!\w))?"
    rf"(?:\s?(?:-|–|—|đến|tới)\s?(?P<high>{_DIGITS})(?![\d]))?"
    rf"(?:\s?(?P<scale>{_any(_SCALES)})(?!\w))?",
    re.IGNORECASE,
)
_WORD_AMOUNT = re.compile(
    rf"(?<!\w)(?<!mươi\s)(?<!mười\s)(?<!trăm\s)(?P<low>{_SPELLED})\s(?:(?P<scale>{_any(_SCALES)})\s)?",
    re.IGNORECASE,
)
_CURRENCY = re.compile(
    rf"[ \u00a0]?(?P<unit>{_any(_CURRENCIES)})(?!\w)(?!\s"
    r"(?:chí|nghiệp|loạt|nạn|ý|hồ|phạm|bào|hương|đội|minh|bằng|môn))",
    re.IGNORECASE,
)
_MEASURE = re.compile(
    rf"[ \u00a0]?(?P<unit>{_any(_MEASURES + _DURATIONS)})(?![\w²³])", re.IGNORECASE
)
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_GROUPED_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?")
_YEAR_WORD = re.compile(
    r"(?:\d|đầu|cuối|giữa|mỗi|hằng|hàng|một|cả|nhiều|vài|từng)\s$", re.IGNORECASE
)
_NOT_A_DURATION = re.compile(r"\s(?:\d|này|sau đó|đầu|cuối|học|tuổi|Chạp|Giêng)", re.IGNORECASE)
_TWO_UNITS = re.compile(
    r"(?<![\w.,])(\d{1,3})\s(?:(năm)\s(\d{1,2})\stháng|(tháng|tuần)\s(\d{1,2})\sngày)(?![\w])"
    r"(?!\snăm\s\d)",
    re.IGNORECASE,
)
_PARTS = {"năm": 12, "tháng": 30, "tuần": 7}
"""How many of the smaller unit make one, for the value."""
_CLOCK = re.compile(r"\s(?:\d|sáng|chiều|tối|đêm|trưa|ngày)", re.IGNORECASE)
_CALENDAR = re.compile(
    r"(?<!\w)(?:tháng|năm|ngày|quý|số|điều|khoản|đường|lúc|hồi|giờ)\s$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money or a measured quantity in a text."""

    start: int
    end: int
    kind: Kind
    value: Number | tuple[Number, Number]
    unit: str
    """ISO 4217 for money; `%` or the unit as written, in lower case, for the rest."""


def parse_number(written: str) -> Number:
    """The number that `1.253` (1253), `205,2` (205.2), `49.320.796.000` or `1,234,567` writes.

    A single group of three digits after a dot is thousands, after a comma a decimal part.
    """
    if _GROUPED.fullmatch(written):
        plain = written.replace(".", "").replace(",", ".")
    elif _GROUPED_ENGLISH.fullmatch(written):
        plain = written.replace(",", "")
    else:
        plain = written.replace(",", ".")
    return _whole(float(plain)) if "." in plain else int(plain)


def find_amounts(text: str) -> list[Amount]:
    """All sums of money, percentages, durations and measures of `text`, in order."""
    found = [amount for match in _TWO_UNITS.finditer(text) if (amount := _two_units(text, match))]
    found += [amount for match in _AMOUNT.finditer(text) if (amount := _amount(text, match))]
    taken = {amount.start for amount in found}
    for match in _WORD_AMOUNT.finditer(text):
        amount = _spelled(text, match)
        if amount is not None and amount.start not in taken:
            found.append(amount)
    found.sort(key=lambda one: one.start)
    return [one for at, one in enumerate(found) if not at or found[at - 1].end <= one.start]


def _two_units(text: str, match: re.Match[str]) -> Amount | None:
    """`4 năm 6 tháng` is 4.5 years; `ngày 6 tháng 7` is none."""
    if _CALENDAR.search(text, max(0, match.start() - 10), match.start()):
        return None
    unit = (match[2] or match[4]).lower()
    value = _whole(int(match[1]) + int(match[3] or match[5]) / _PARTS[unit])
    return Amount(*match.span(), "QUANTITY", value, unit)


def _amount(text: str, match: re.Match[str]) -> Amount | None:
    start, end = match.span()
    measured: Measured | None = (
        (_CURRENCIES[match["sign"]], "MONEY", end) if match["sign"] else _unit(text, start, end)
    )
    if measured is None:
        return _without_range(text, match)
    unit, kind, end = measured
    scale = _scale(match["scale"] or match["lowscale"])
    low_scale = _scale(match["lowscale"]) if match["lowscale"] else scale
    low = _whole(parse_number(match["low"]) * low_scale)
    value: Number | tuple[Number, Number] = low
    if match["high"]:
        high = _whole(parse_number(match["high"]) * scale)
        if high <= low:
            return None
        value = (low, high)
    return Amount(start, end, kind, value, unit)


def _without_range(text: str, match: re.Match[str]) -> Amount | None:
    """`3 km - 5` has a unit only after its first number."""
    if not match["high"]:
        return None
    end = match.end("lowscale") if match["lowscale"] else match.end("low")
    measured = _unit(text, match.start(), end)
    if measured is None:
        return None
    unit, kind, end = measured
    value = _whole(parse_number(match["low"]) * _scale(match["lowscale"]))
    return Amount(match.start(), end, kind, value, unit)


def _spelled(text: str, match: re.Match[str]) -> Amount | None:
    measured = _unit(text, match.start(), match.end() - 1)
    if measured is None:
        return None
    unit, kind, end = measured
    low = " ".join(match["low"].lower().split())
    if unit not in _SPELLED_UNITS and not match["scale"]:
        return None
    if low == "năm" and (unit == "tháng" or _YEAR_WORD.search(text, 0, match.start())):
        return None
    value = _whole(_spelled_number(low) * _scale(match["scale"]))
    return Amount(match.start(), end, kind, value, unit)


def _spelled_number(words: str) -> Number:
    """`hai mươi lăm` is 25, `mười hai` 12, `nửa` 0.5."""
    if words == "nửa":
        return 0.5
    first, *rest = words.split()
    number = 10 if first == "mười" else _DIGIT_WORDS[first]
    if rest[:1] == ["mươi"]:
        number, rest = 10 * number, rest[1:]
    return number + sum(_DIGIT_WORDS[word] for word in rest)


def _unit(text: str, start: int, end: int) -> Measured | None:
    """What the number before `end` counts."""
    money = _CURRENCY.match(text, end)
    if money is not None:
        return _CURRENCIES[" ".join(money["unit"].lower().split())], "MONEY", money.end()
    measure = _MEASURE.match(text, end)
    if measure is None:
        return None
    unit = " ".join(measure["unit"].lower().split())
    if measure["unit"] in ("G", "M", "CC"):  # 4G, 5M are names and sums, no grams and metres
        return None
    if unit in _DURATIONS and _is_calendar(text, start, measure.end(), unit):
        return None
    return ("%" if unit == "phần trăm" else unit), "QUANTITY", measure.end()


def _is_calendar(text: str, start: int, end: int, unit: str) -> bool:
    """`ngày 6 tháng 7`, `tháng 6 năm 2017`, `18 giờ ngày 3`: parts of a date or a clock time."""
    if _CALENDAR.search(text, max(0, start - 10), start):
        return True
    if unit in ("tháng", "năm", "ngày"):
        return _NOT_A_DURATION.match(text, end) is not None
    return unit == "giờ" and _CLOCK.match(text, end) is not None


def _scale(word: str | None) -> int:
    return _SCALES[" ".join(word.lower().split())] if word else 1


def _whole(number: Number) -> Number:
    """An int where the number is whole, else a float without the noise of multiplication."""
    rounded = round(number, 6)
    return int(rounded) if rounded == int(rounded) else rounded
