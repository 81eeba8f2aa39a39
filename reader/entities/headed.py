"""Names of documents and events that a head opens: where they may stand and how far they run.

The one rule: a title runs on through capitals, known names, numbers and the words of its own list;
anything else ends it, and what precedes the last capital or number is all that is kept.
"""

from __future__ import annotations

import re

from reader.entities.page import Page
from reader.entities.runs import run_end

_CLOSING = {"“": "”", "‘": "’", "«": "»", '"': '"', "'": "'"}
_ROMAN = re.compile(r"[IVXLC]{1,6}")
_LONGEST_OPENING = 3
"""Words of a body's name before that of a treaty or an event in it."""
_PLACES = frozenset("thôn xã ấp làng phường huyện đường phố xóm buôn".split())
_JOINERS = frozenset(["và", "về", "-", "&", "các", "của"])
_NUMERALS = frozenset("nhất hai ba tư bốn năm sáu bảy tám chín mười".split())


def within_name(page: Page, at: int) -> bool:
    """Behind another capital ("Pháp Luật TP.HCM", "Lầu Năm Góc"), a place's or a school's head."""
    before = page.tokens[at - 1] if at else None
    if before is None or page.tokens[at].line:
        return False
    opener = before.opens and page.match("not_names", at - 1) == at
    capital = before.cap and before.word and not page.tokens[at].opens and not opener
    if capital or page.key(at - 1) in _PLACES or page.phrase(at - 2, at) == "tòa án":
        return True
    return page.said_before("org_heads_named", at)  # "Đại học Luật TP.HCM"


def within_body(page: Page, at: int) -> bool:
    """`Tổ chức | Hiệp ước Bắc Đại Tây Dương`, `Vệ binh | Cách mạng Hồi giáo Iran`: known bodies."""
    return any(
        page.names_at(first)[0] > at and page.may_name(first, "ORG")
        for first in range(max(0, at - _LONGEST_OPENING), at)
    )


def is_street(page: Page, at: int) -> bool:
    """`Cách Mạng Tháng Tám`, in capitals throughout."""
    token = page.tokens[at]
    after = page.tokens[at + 1] if at + 1 < len(page) else token
    return token.key == "cách" and after.cap and not token.upper


def quoted(page: Page, at: int, limit: int) -> int | None:
    """The end of a quotation of at most `limit` characters that the head at `at` opens."""
    if not at:
        return None
    closing = _CLOSING.get(page.tokens[at - 1].text)
    if closing is None:
        return None
    start = page.tokens[at].start
    close = page.text.find(closing, start, start + limit)
    if close < 0 or "\n" in page.text[start:close]:
        return None
    end = page.token_span(start, close)[1]
    return end if end - at > 1 else None


def step(page: Page, here: int, section: str) -> int:
    """End of what may stand at `here` within a title, or `here`."""
    token = page.tokens[here]
    known = page.names_at(here)[0]
    word = page.match(section, here)
    if max(known, word) > here:
        return max(known, word)
    if is_number(page, here):
        goes_on = page.key(here + 1) in ("/", "-", ".") and page.tokens[here + 1].tight
        return here if goes_on and page.key(here + 2).isdigit() else here + 1
    if token.word and token.cap:
        return max(_second_syllable(page, here, section), run_end(page, here))
    if token.text not in "-–&" or here + 1 >= len(page):
        return here
    after = page.tokens[here + 1]
    goes_on = bool(page.names_at(here + 1)[1]) or page.match(section, here + 1) > here + 1
    pair = bool(page.names_at(here - 1)[1]) and after.cap and after.syllable  # "Mỹ - Triều"
    return here + 1 if goes_on or pair else here


def is_number(page: Page, at: int) -> bool:
    """A roman number, a number of one or two digits, or a year."""
    text = page.tokens[at].text
    return bool(_ROMAN.fullmatch(text)) or (text.isdigit() and len(text) in (1, 2, 4))


def is_year(page: Page, at: int) -> bool:
    """Whether four digits stand at `at`."""
    return len(page.key(at)) == 4 and page.keys[at].isdigit()


def ordinal_end(page: Page, at: int) -> int:
    """End of `lần thứ XIII`, `lần thứ sáu`, `lần 2`, `thứ 19`, or `at`."""
    times = page.key(at) == "lần"
    here = at + times
    here += page.key(here) == "thứ"
    if here == at or here >= len(page):
        return at
    counted = is_number(page, here) and not is_year(page, here)
    return here + 1 if counted or (times and page.keys[here] in _NUMERALS) else at


def without_joiner(page: Page, first: int, end: int) -> int:
    """`end`, moved before words that join and so can't be the last."""
    while end > first and page.keys[end - 1] in _JOINERS:
        end -= 1
    return end


def _second_syllable(page: Page, here: int, section: str) -> int:
    """`Lễ hội Cà phê`: a capital begins a word that may end in lower case."""
    after = page.tokens[here + 1] if here + 1 < len(page) else None
    starts = page.tokens[here].syllable and after is not None
    if page.match(section, here + 1) > here + 2 or ordinal_end(page, here + 1) > here + 1:
        return here + 1  # a word of its own begins: "Đại hội Đoàn | toàn quốc"
    finishes = starts and after is not None and after.syllable and not (after.cap or after.line)
    return here + 2 if finishes and page.match("name_stops", here + 1) == here + 1 else here + 1
