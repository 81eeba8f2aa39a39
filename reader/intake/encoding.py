"""From bytes to text: byte order marks, UTF-8, UTF-16, the old Vietnamese encodings, mojibake.

The one rule: what is valid stays as it is. A guess is only made where UTF-8 fails, or where a
text holds no Vietnamese letter and the guess turns it into valid Vietnamese.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from unicodedata import normalize

from reader.intake import legacy
from reader.text import exact, is_syllable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_READINGS: tuple[Callable[[bytes], str], ...] = (
    legacy.windows_1258,
    legacy.viscii,
    legacy.tcvn3,
    legacy.vni,
)
_SAMPLE = 1 << 16
"""Bytes that a guess is made on."""
_SAMPLE_WORDS = 2000
_VALID = 0.8
"""Share of a sample's accented words that must be Vietnamese syllables."""
_DAMAGED = 0.01
"""Share of replaced characters up to which a text is taken for damaged UTF-8."""

_WORD = re.compile(r"[^\W\d_]+")
VIETNAMESE_ONLY = re.compile("[ăĂđĐĩĨũŨơƠưƯ\u1ea0-\u1ef9]")
"""A letter that the languages of the West don't have."""
_MOJIBAKE = re.compile("[ÃÄÆ][\u0080-\u00bf\u0152-\u2122]|á[º»]")
_COMMON = frozenset(
    """
    và của có các là người được đã không với một công tại để ông ở này những bị về đến quốc vào từ
    việc trên năm hiện đó nhà đồng ngày nhiều cũng sẽ thể định đầu sự nhân bộ thành chính làm nước
    vụ thông động số như trường lại phải điều chỉ mỹ hàng tôi biết cơ hành ảnh trước hội hợp đang
    dân phát việt học nhưng viên nhận hơn báo thời chủ nhất còn đi chức lý đối cùng tổng thực thống
    thủ đường mới nói cuộc văn giá dự án vì bình hình đây liên đại trình thế thì điểm lực tiếp cầu
    tình tế tới đề cấp lượng lên kết rất rằng thị tài phòng mà cả phương tư nên mình tỉnh hà tháng
    dụng nội giải tác cô xuất quân tiền bảo nguyễn bản xã bà sản pháp tiên vẫn thương trưởng đạo
    chiến máy nghiệp tuổi sở toàn phạm cách đưa quyết khác tâm cảnh tăng diễn tổ khách tự chưa thấy
    sát giới lớn chúng hệ nhiên mặt vực cáo lần ý tập bố triển độ vị họ ngoài nghị đội bằng thường
    địa luật tục trọng bắt yêu triệu bệnh bạn khoảng gần đình khiến cần bất quyền kỳ hóa sử điện
    quả tên tạo sĩ bên mạnh vấn nếu đánh giáo kiểm đất cứu đông tàu nào hoạt gây quá nguyên trẻ thứ
    huyện bán hiệu tính nạn kiến thức sáng xử phố viện trị tiêu đổi tiến xây hải biển trở vừa nữ
    đoàn giữa đơn sống lời giờ chí nghệ chuyển dựng thêm xác đặc tỷ lãnh chất tích hòa tướng dẫn phủ
    đảng cộng thư bí tô lâm
    """.split()
)
"""Accented syllables that make up two thirds of all of them in news."""
_BY_FREQUENCY = "đàáưôạếệêảộốóâớấờủợềịểậìơầựăãíởứụồữúổọắòừùặũửỉễỏýẽéằẫĩẩỹẻỗẹỳỷõẳỡèẵỵ"
"""Accented letters from the most to the least frequent in news."""


def decode(data: bytes) -> str:
    """Text from bytes of any encoding that Vietnamese news comes in; never fails."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, errors="replace")
    wide = _wide(data[:4096])
    if wide is not None:
        return data.decode(wide, errors="replace")
    try:
        # A text cut off in the middle of its last letter is valid: `final=False` leaves that out.
        return codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return _guess(data)


def mend(text: str) -> str:
    """UTF-8 that was read as windows-1252 (`Tá»•ng`), read again; any other text unchanged.

    Must run before cleaning, which takes out characters that such text needs.
    """
    if VIETNAMESE_ONLY.search(text) or not _MOJIBAKE.search(text):
        return text
    try:
        mended = text.encode("cp1252", errors="reader.c1").decode("utf-8")
    except UnicodeError:
        return text
    return mended if _valid_share(_accented(mended)) >= _VALID else text


def _through(error: UnicodeError) -> tuple[bytes, int]:
    """C1 controls stand for themselves where windows-1252 has no character."""
    assert isinstance(error, UnicodeEncodeError)
    return error.object[error.start : error.end].encode("latin-1"), error.end


codecs.register_error("reader.c1", _through)


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Latin text is zero."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    enough = len(sample) // 8
    if odd > max(enough, 4 * even):
        return "utf-16-le"
    if even > max(enough, 4 * odd):
        return "utf-16-be"
    return None


def _guess(data: bytes) -> str:
    """Damaged UTF-8, else the old encoding whose reading is the best Vietnamese, else Western."""
    repaired = data.decode("utf-8", errors="replace")
    if repaired.count("\ufffd") <= _DAMAGED * len(repaired):
        return repaired
    sample = data[:_SAMPLE]
    best = max(_READINGS, key=lambda reading: _quality(reading(sample)))
    if _valid_share(_accented(best(sample))) < _VALID:
        return legacy.windows_1252(data)
    return normalize("NFC", best(data))


def _quality(text: str) -> tuple[int, int]:
    """How Vietnamese a reading looks: by its syllables, and if equal by its letters."""
    accented = _accented(text)
    syllables = sum(
        2 if exact(word) in _COMMON else 1 if is_syllable(word) else -2 for word in accented
    )
    rarity = sum(_RARITY.get(char, len(_BY_FREQUENCY)) for char in "".join(accented).lower())
    return syllables, -rarity


_RARITY = {letter: rank for rank, letter in enumerate(_BY_FREQUENCY)} | {
    chr(code): 0 for code in range(128)
}


def _accented(text: str) -> list[str]:
    words = (match[0] for match in _WORD.finditer(text))
    accented = [word for word in words if not word.isascii()]
    return accented[:_SAMPLE_WORDS]


def _valid_share(accented: list[str]) -> float:
    return sum(map(is_syllable, accented)) / len(accented) if accented else 0.0
