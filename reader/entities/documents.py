"""Documents: titles in quotation marks, numbered decrees, laws by their subject, treaties.

The one rule: a head alone ("Nghị quyết", "Luật") names nothing; it takes a number, a quotation,
an acronym in brackets or a name behind it, and a country or a city is not such a name.
"""

from __future__ import annotations

import re

from reader.entities.headed import (
    quoted,
    step,
    within_body,
    within_name,
    without_joiner,
)
from reader.entities.page import Draft, Page

_NUMBER = re.compile(
    r"\s(?:số\s)?(?:\d{1,5}[A-Za-zĐđ]?(?:[/-](?:\d{2,4}|[A-ZĐ][\w&Đđ]*)){0,3}(?:[-/][A-ZĐ][\w&]*){0,4}|"
    r"[A-ZĐ]{2,5}\s?\d{1,5}:\d{4}/\w+)(?![\w/])"
)
_LONGEST = 16
"""Tokens of a law's or a treaty's name."""
_LONGEST_QUOTE = 400
_LONGEST_BRACKETED = 20
_LONGEST_SUBJECT = 16
_TREATIES = frozenset(
    "công ước|hiệp định|hiệp ước|nghị định thư|thỏa thuận|thoả thuận|bản ghi nhớ".split("|")
)
_LAWS = frozenset(["luật", "bộ luật", "đạo luật", "pháp lệnh"])
_DATED = frozenset(["ngày", "tháng", "năm"])
_AGO = frozenset(["ngoái", "nay", "qua", "sau", "trước", "tới"])
_SUBJECT_ENDS = frozenset(
    "được đã sẽ đang là mà do tại ở có từ đến cho với vào trong khi nhằm để này giữa sau "
    "hôm".split()
)


def document_at(page: Page, at: int) -> Draft | None:
    """The document whose head starts at token `at`, or None. Not on the page yet."""
    head_end = page.match("doc_heads", at) if page.tokens[at].cap else at
    if head_end == at or within_name(page, at):
        return None
    end = (
        quoted(page, at, _LONGEST_QUOTE)
        or _numbered(page, head_end)
        or _bracketed(page, at, head_end)
        or _named(page, at, head_end)
        or _about(page, at, head_end, head_end)
    )
    if end:
        end = _about(page, at, head_end, end) or _amended(page, end)
    stands = end and page.free(at, end) and not within_body(page, at)
    return Draft(at, end, "DOC") if end and stands else None


def _named(page: Page, at: int, head_end: int) -> int | None:
    """A head with its name: capitals, places, the words of laws, then a number or a year."""
    head = page.phrase(at, head_end)
    if head in page.lexicon.words["doc_numbered"]:
        return None
    here = end = head_end
    whole = page.match("laws", head_end) if head in _LAWS else head_end
    capital = whole > head_end + 1
    if capital:
        here = end = whole  # in lower case, too: "Luật giao thông đường bộ"
    while here < len(page) and here - at < _LONGEST and page.free(here, here + 1):
        token = page.tokens[here]
        after = _next(page, here)
        if token.line or after == here:
            break
        if token.cap or token.text.isdigit():
            capital = capital or (token.cap and token.word)
            end = after
        elif token.word:
            end = after if capital else end
        here = after
    end = without_joiner(page, head_end, end)
    if not capital or (whole == head_end and head in _LAWS and _only_place(page, head_end, end)):
        return None
    return end if end > head_end else None


def _next(page: Page, here: int) -> int:
    """Past what may stand at `here`; a comma joins two subjects of one law."""
    if page.keys[here] == "," and page.match("doc_words", here - 1) == here:
        after = page.match("doc_words", here + 1)
        return after if after > here + 1 else here
    return step(page, here, "doc_words")


def _only_place(page: Page, first: int, end: int) -> bool:
    """`Luật Việt Nam`, `Luật TP.HCM`: whose law, not which."""
    whole = page.names_at(first)[0] == end and page.may_name(first, "PLACE")
    return whole or page.match("place_heads", first) > first


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
        when = page.key(here + 1)
        dated = token.key in _DATED and (when.isdigit() or when in _AGO)
        if not token.word or dated or token.key in _SUBJECT_ENDS:
            break
        here += 1
    return here if here - about > 2 and here > end else None


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
            if any(one.type != "DOC" for one in page.meanings_at(end + 1)[1]):
                return None
            fits = acronym.upper and 2 <= len(acronym.text) <= 7 and page.key(end + 2) == ")"
            return end if fits and end > head_end else None
        another = end > head_end and token.cap and page.match("doc_heads", end) > end
        if another and page.key(end - 1) != "về":
            return None  # "Nghị quyết phê chuẩn Hiệp định … (CPTPP)" is two
        if token.line or not (token.word or token.text in "-,&") or not page.free(end, end + 1):
            return None
    return None


def _abbreviates(page: Page, acronym: str, first: int, last: int) -> bool:
    initials = "".join(key[0] for key in page.keys[first:last])
    return initials.endswith(acronym)
