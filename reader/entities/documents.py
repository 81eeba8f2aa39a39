"""Documents and events: titles in quotation marks, numbered decrees, treaties, congresses.

The one rule: a head alone ("Nghị quyết", "Hội nghị") names nothing; it takes a number, a
quotation, an acronym in brackets or a name behind it.
"""

from __future__ import annotations

import re

from reader.entities.page import Draft, Page
from reader.entities.runs import run_end
from reader.model import EntityType

_NUMBER = re.compile(
    r"\s(?:số\s)?(?:\d{1,5}[A-Za-zĐđ]?(?:[/-](?:\d{2,4}|[A-ZĐ][\w&Đđ]*)){0,3}(?:[-/][A-ZĐ][\w&]*){0,4}|"
    r"[A-ZĐ]{2,5}\s?\d{1,5}:\d{4}/\w+)(?![\w/])"
)
_CLOSING = {"“": "”", "‘": "’", "«": "»", '"': '"', "'": "'"}
_LONGEST_QUOTE = 400
_LONGEST_EVENT = 16
_LONGEST_BRACKETED = 16
_LONGEST_SUBJECT = 16
_TREATIES = frozenset(
    "công ước|hiệp định|hiệp ước|nghị định thư|thỏa thuận|thoả thuận|bản ghi nhớ".split("|")
)
_DATED = frozenset(["ngày", "tháng", "năm"])
_SUBJECT_ENDS = frozenset(
    "được đã sẽ đang là mà do tại ở có từ đến cho với vào trong khi nhằm để này giữa sau".split()
)
_ROMAN = re.compile(r"[IVXLC]{1,6}")
_LONGEST_OPENING = 3
"""Words of a body's name before that of a treaty or an event in it."""
_PLACES = frozenset("thôn xã ấp làng phường huyện đường phố xóm buôn".split())
_JOINERS = frozenset(["và", "về", "-", "&", "các", "của"])
_PLAIN_HEADS = frozenset(
    ["ngày", "năm", "lễ", "giải", "chương trình", "kỳ họp", "thượng đỉnh", "cúp"]
)
"""Heads that open many phrases that name no event: a capital must follow at once."""


def document_at(page: Page, at: int) -> Draft | None:
    """The document or event whose head starts at token `at`, or None. Not on the page yet."""
    token = page.tokens[at]
    if not token.cap:
        return None
    if _within_name(page, at):
        return None
    head_end = page.match("doc_heads", at)
    if head_end > at:
        end = (
            _quoted(page, at, _LONGEST_QUOTE)
            or _numbered(page, head_end)
            or _bracketed(page, at, head_end)
            or _named(page, at, head_end, "doc_words", "DOC")
            or _about(page, at, head_end, head_end)
        )
        if end:
            end = _about(page, at, head_end, end) or _amended(page, end)
        stands = end and page.free(at, end) and not _within_body(page, at)
        return Draft(at, end, "DOC") if end and stands else None
    head_end = page.match("event_heads", at)
    if head_end == at or _within_body(page, at):
        return None
    if page.keys[at] == "cách" and page.tokens[at + 1].cap and not page.tokens[at].upper:
        return None  # "Cách Mạng Tháng Tám" is a street
    plain = page.phrase(at, head_end) in _PLAIN_HEADS
    quoted = None if plain else _quoted(page, at, 90)
    end = quoted or _named(page, at, head_end, "event_words", "EVENT")
    if end and page.keys[at] == "năm" and not page.tokens[end - 1].text.isdigit():
        return None
    return Draft(at, end, "EVENT", 0.8) if end and page.free(at, end) else None


def _amended(page: Page, end: int) -> int:
    """`Luật Đất đai (sửa đổi)`, `Luật Nhà ở (sửa đổi) năm 2023`: the end with these."""
    if page.phrase(end, end + 3) == "( sửa đổi" and page.key(end + 3) == ")":
        end += 4
    elif page.phrase(end, end + 3) == "( sửa đổi" and page.phrase(end + 3, end + 6) == ", bổ sung":
        end += 7 if page.key(end + 6) == ")" else 0
    else:
        return end
    year = end + (page.key(end) == "năm")
    dated = year < len(page) and len(page.keys[year]) == 4 and page.keys[year].isdigit()
    return year + 1 if dated else end


def _about(page: Page, at: int, head_end: int, end: int) -> int | None:
    """`Công ước … về bảo vệ di sản văn hóa`: a treaty's subject, up to a mark or a verb."""
    about = next((one for one in range(head_end, end + 1) if page.key(one) == "về"), None)
    if page.phrase(at, head_end) not in _TREATIES or about is None:
        return None
    here = about + 1
    while here < min(len(page), about + _LONGEST_SUBJECT) and not page.tokens[here].line:
        token = page.tokens[here]
        dated = token.key in _DATED and page.key(here + 1).isdigit()
        if not token.word or dated or token.key in _SUBJECT_ENDS:
            break
        here += 1
    return here if here - about > 2 and here > end else None


def _within_name(page: Page, at: int) -> bool:
    """Behind another capital ("Pháp Luật TP.HCM", "Lầu Năm Góc") or a place's head."""
    before = page.tokens[at - 1] if at else None
    if before is None or page.tokens[at].line:
        return False
    opener = before.opens and page.match("not_names", at - 1) == at
    capital = before.cap and before.word and not page.tokens[at].opens and not opener
    return capital or page.key(at - 1) in _PLACES or page.phrase(at - 2, at) == "tòa án"


def _within_body(page: Page, at: int) -> bool:
    """`Tổ chức | Hiệp ước Bắc Đại Tây Dương`, `Vệ binh | Cách mạng Hồi giáo Iran`: known bodies."""
    return any(
        page.names_at(first)[0] > at
        and any(page.lexicon.known[one.entity].type == "ORG" for one in page.names_at(first)[1])
        for first in range(max(0, at - _LONGEST_OPENING), at)
    )


def with_number(page: Page, draft: Draft) -> None:
    """Takes the year or number behind a known event in: `World Cup 2018`, `SEA Games 29`."""
    after = page.tokens[draft.last] if draft.last < len(page) else None
    if after is None or after.line or not page.free(draft.last, draft.last + 1):
        return
    season = page.key(draft.last + 1) in ("-", "/") and page.key(draft.last + 2).isdigit()
    if after.text.isdigit() and len(after.text) in (2, 4):
        draft.last += 3 if season and page.tokens[draft.last + 1].tight else 1
    elif page.phrase(draft.last, draft.last + 2) == "lần thứ" and draft.last + 2 < len(page):
        draft.last += 3


def _quoted(page: Page, at: int, limit: int) -> int | None:
    """The end of a quotation that the head opens."""
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


def _numbered(page: Page, head_end: int) -> int | None:
    """`Nghị định 15/2020/NĐ-CP`, `Nghị quyết số 29-NQ/TW`, `Chỉ thị 16`."""
    match = _NUMBER.match(page.text, page.tokens[head_end - 1].end)
    if match is None:
        return None
    return page.token_span(page.tokens[head_end - 1].end, match.end())[1]


def _bracketed(page: Page, at: int, head_end: int) -> int | None:
    """A long title that its acronym follows: `Hiệp định Đối tác … (TTIP)`."""
    for end in range(head_end, min(at + _LONGEST_BRACKETED, len(page) - 2)):
        token = page.tokens[end]
        if token.text == "(":
            acronym = page.tokens[end + 1]
            if _abbreviates(page, acronym.key, head_end, end):
                return None  # of the words themselves, as "(GTGT)" is of "giá trị gia tăng"
            if any(
                page.lexicon.known[one.entity].type != "DOC" for one in page.names_at(end + 1)[1]
            ):
                return None
            fits = acronym.upper and 2 <= len(acronym.text) <= 7 and page.key(end + 2) == ")"
            return end if fits and end > head_end else None
        if token.line or not (token.word or token.text in "-,&") or not page.free(end, end + 1):
            return None
    return None


def _abbreviates(page: Page, acronym: str, first: int, last: int) -> bool:
    initials = "".join(key[0] for key in page.keys[first:last])
    return initials.endswith(acronym)


def _named(page: Page, at: int, head_end: int, section: str, kind: EntityType) -> int | None:
    """A head with its name: capitals, places, the list of words, then a number or a year."""
    if kind == "DOC" and page.phrase(at, head_end) in page.lexicon.words["doc_numbered"]:
        return None
    here = end = head_end
    capitals = listed = 0
    plain = page.phrase(at, head_end) in _PLAIN_HEADS
    while here < len(page) and here - at < _LONGEST_EVENT and page.free(here, here + 1):
        token = page.tokens[here]
        if token.line or (plain and here == head_end and not (token.cap and token.word)):
            break
        step = _step(page, here, section)
        if step == here:
            break
        listed += page.match(section, here) > here
        if token.cap or token.text.isdigit():
            capitals += token.cap and token.word
            end = step
        elif step > here and token.word:
            end = step if capitals else end
        here = step
    while end > head_end and page.keys[end - 1] in _JOINERS:
        end -= 1
    enough = capitals > 1 or listed or not plain
    return end if capitals and enough and end > head_end else None


def _step(page: Page, here: int, section: str) -> int:
    """End of what may stand at `here` within a title, or `here`."""
    token = page.tokens[here]
    known = page.names_at(here)[0]
    word = page.match(section, here)
    if max(known, word) > here:
        return max(known, word)
    if _ROMAN.fullmatch(token.text) or (token.text.isdigit() and len(token.text) in (1, 2, 4)):
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


def _second_syllable(page: Page, here: int, section: str) -> int:
    """`Lễ hội Cà phê`: a capital begins a word that may end in lower case."""
    after = page.tokens[here + 1] if here + 1 < len(page) else None
    starts = page.tokens[here].syllable and after is not None
    if page.match(section, here + 1) > here + 2:
        return here + 1  # a word of its own begins: "Đại hội Đoàn | toàn quốc"
    finishes = starts and after is not None and after.syllable and not (after.cap or after.line)
    return here + 2 if finishes and page.match("name_stops", here + 1) == here + 1 else here + 1
