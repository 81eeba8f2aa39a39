"""Text for property tests: plausible Vietnamese mixed with whatever makes folding hard."""

from __future__ import annotations

from unicodedata import normalize

from hypothesis import strategies as st

SYLLABLES = """
    Tô Lâm to lam tố làm Đà Nẵng da nang đã năng Hà Nội hoà hòa bình binh uỷ ủy ban đường duong
    Trung Quốc quốc quôc Việt viet Nam năm nghiêng quý khoẻ khỏe ở Đảng ðảng Ɖảng
""".split()
HARD = ["…", "–", "ß", "½", "№", "ﬁ", "😀", "🇻🇳", "\u200b", "\u0301", "中国", "æ", "₫", "°", "€"]
SPACES = [" ", "  ", ", ", ". ", "-", "\n", "\u00a0", "\t"]

pieces = st.sampled_from([*SYLLABLES, *HARD, *SPACES, "\x00", "\x1b", "\x7f", "a", "1", "_"])
any_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
"""Any text but surrogates."""

messy_text = st.lists(pieces | any_text, max_size=12).map("".join)
"""Vietnamese among anything, in whatever normal form it comes."""

nfc_text = messy_text.map(lambda text: normalize("NFC", text))

plain_text = st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=8).map(" ".join)
"""Syllables between spaces."""
