"""Organisations by their heads: `Sở Giao thông vận tải TP.HCM`, `UBND huyện Điện Biên`.

The one rule: a head alone names nothing, and neither does one whose name is only a country; how
far a name runs on behind its head is told by `organisation_body`.
"""

from __future__ import annotations

from reader.entities.acronyms import bracket_end
from reader.entities.organisation_body import body, place_end
from reader.entities.page import Draft, Page

_AMBIGUOUS = frozenset("vụ đội đồn trạm xưởng phòng khoa ban vùng báo hội đài".split())
"""Heads that are everyday words: a word of the list must follow."""
_SCHOOLS = frozenset("thpt thcs ptth".split())
_FIELDS = frozenset("thị môi hiện chiến nông công lập quảng nghị hội".split())
"""Before "trường": a market, a battlefield …, not a school."""
_HALVES = {
    "bộ": "cán đồng toàn nội sơ tiến đảng chi cục thủy đi trung nam bắc hạ tây phần",
    "hội": "xã đại quốc cơ dạ lễ giáo vũ phụ trẩy",
    "cục": "kết bố đại tổng thế chi",
    "sở": "cơ trụ công xứ",
}
_HALF_HEADS = {head: frozenset(befores.split()) for head, befores in _HALVES.items()}
"""Words whose second half looks like a head: "cán bộ"."""
WIDE = frozenset(["countries", "provinces", "cities", "regions", "capitals"])
"""Sections of the lexicon whose places are too wide to tell what is in them by."""
_LEVELS = frozenset(["thời", "bậc", "độ", "thi", "hệ"])
"""Before "đại học" in lower case: the level of schooling, not a school."""


def organisation_at(page: Page, at: int) -> Draft | None:
    """The organisation whose head starts at token `at`, or None. Not on the page yet."""
    head_end = _head(page, at)
    if head_end is None:
        return None
    named = page.names_at(at)[0]
    start = named if _is_known_organisation(page, at, named) else head_end
    if start > head_end and _foreign_name(page, start):
        return None  # "Ủy ban châu Âu | Ursula von der Leyen": the gazetteer says it better
    end, placed = body(page, at, max(start, head_end))
    closed = bracket_end(page, at, end) if page.tokens[at].cap else end
    if closed > end:
        return Draft(at, closed, "ORG", 0.8)
    if end > head_end and _says_little(page, at, head_end, end, placed):
        return None
    alone = page.match("org_alone", at) == head_end
    if end == head_end and not alone:
        return None
    if alone and page.keys[at] == "đảng" and end > head_end:
        alone = False  # "Đảng Xanh" is one of many
    if end == start and start != head_end:
        return None  # the gazetteer says it better
    if alone and end > head_end and not placed and start == head_end:
        end = head_end
    if end == head_end == named:
        return None
    return Draft(at, end, "ORG", 0.9 if placed or end - head_end > 1 else 0.75)


def team_at(page: Page, at: int) -> Draft | None:
    """A national team: `U23 Việt Nam`, `đội tuyển nữ Thái Lan`."""
    end = page.match("team_heads", at)
    if end == at:
        return None
    if page.key(end) in ("nữ", "nam", "quốc", "futsal"):
        end += 2 if page.key(end) == "quốc" and page.key(end + 1) == "gia" else 1
    if end >= len(page) or page.match("place_heads", end) > end or page.key(at - 1) == "-":
        return None
    after = place_end(page, end)
    if after == end:
        after = _club_end(page, end)
    if after == end or not page.free(at, after):
        return None
    return Draft(at, after, "ORG")


def _club_end(page: Page, at: int) -> int:
    """`U17 HAGL`, `U19 PVF`: the end of a club's name, or `at`."""
    if page.may_name(at, "ORG"):
        return page.names_at(at)[0]
    return at + 1 if page.tokens[at].upper and len(page.tokens[at].text) > 2 else at


def _head(page: Page, at: int) -> int | None:
    token = page.tokens[at]
    section = "org_heads" if token.cap else "org_heads_any_case"
    end = page.match(section, at)
    if end == at and not token.cap:
        end = _office_in_lower_case(page, at)
    if token.cap:
        end = max(end, page.match("org_heads_any_case", at), page.match("org_alone", at))
    if end == at or end > len(page):
        return None
    after = page.tokens[end] if end < len(page) else None
    if not token.cap and (after is None or not after.cap or after.line):
        return None
    if not token.cap and (page.key(at - 1) in _LEVELS or page.key(at - 1) in _FIELDS):
        return None
    if _names_a_person(page, at, end):
        return None
    return end


def _office_in_lower_case(page: Page, at: int) -> int:
    """`sở Ngoại vụ Khánh Hòa`: a word of such names must follow with a capital; else `at`."""
    end = page.match("org_heads_lower", at)
    if page.key(at - 1) in _HALF_HEADS.get(page.keys[at], ()):
        return at
    capital = at < end < len(page) and page.tokens[end].cap
    return end if capital and page.match("org_words", end) > end else at


def _names_a_person(page: Page, at: int, end: int) -> bool:
    """`Đoàn Ngọc Hiếu`: the head is a family name with given names behind it."""
    if page.keys[at] not in page.lexicon.surnames or end >= len(page):
        return False
    if end > at + 1:  # "Hoàng Gia Khiêm" is not the royal house
        return page.tokens[at + 1].cap and not page.tokens[at + 1].upper
    given = page.lexicon.words["given"]
    if page.keys[end] in ("thị", "văn") and page.tokens[end].cap:
        return True
    return (
        page.tokens[end].cap and page.keys[end] in given and page.match("org_words", end) <= end + 1
    )


def _is_known_organisation(page: Page, at: int, end: int) -> bool:
    return end > at and page.may_name(at, "ORG")


def _says_little(page: Page, at: int, head_end: int, end: int, placed: bool) -> bool:
    """A head whose name is only another head, only a country, or a case instead of a name."""
    if not page.tokens[at].cap:
        abbreviation = end == head_end + 1 and page.match("org_heads", head_end) == end
        return abbreviation or (
            placed and place_end(page, head_end) == end and _wide(page, head_end)
        )
    if page.phrase(at, head_end) in _AMBIGUOUS:
        return page.match("org_words", head_end) == head_end and not placed
    return page.phrase(at, head_end) in _SCHOOLS and page.key(head_end) == "quốc"


def _wide(page: Page, at: int) -> bool:
    """A country, a province or a city: "ngân hàng Mỹ" is any of them."""
    return bool(page.sections_at(at) & WIDE) or page.match("place_heads", at) > at


def _foreign_name(page: Page, at: int) -> bool:
    """A capital in foreign letters begins here, and no place does."""
    token = page.tokens[at] if at < len(page) else None
    foreign = token is not None and token.cap and not token.syllable and not token.upper
    return foreign and place_end(page, at) == at
