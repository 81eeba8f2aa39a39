"""Places by their heads: `huyện Điện Biên`, `sông Nậm Rốm`, `quận 1`, `TP.HCM`.

The one rule: the administrative head belongs to the place, "nước", "thủ đô" and the like do not;
a head in lower case that is half of another word ("lao động", "yêu cầu") is no head.
"""

from __future__ import annotations

import re

from reader.entities.page import Draft, Page
from reader.entities.runs import is_acronym, is_vietnamese, run_end

_HALF_WORDS = {
    "động": "lao hoạt tác hành vận cảm chủ cơ biến huy phát khởi tự năng điều chuyển rung kích "
    "xúc bị di bất",
    "bản": "cơ văn kịch xuất phiên tư biên căn ấn nguyên nhật bài khoảng tái tài bất kỷ",
    "cầu": "yêu nhu toàn địa khẩn cung",
    "xã": "thị tác tấn hội đô phố",
    "bang": "liên",
    "hồ": "đồng cơ",
    "đình": "gia triều tòa",
    "phố": "thành khu đường",
    "đảo": "bán quần chỉ hải lật chủ",
    "tỉnh": "thức",
    "đường": "đoạn lễ nhà giáo thánh học địa hội thiên",
    "bãi": "bừa rộng",
    "đỉnh": "thượng tuyệt",
    "sân": "tàu hàng mẫu",
    "rừng": "núi",
}
_HALVES = {head: frozenset(befores.split()) for head, befores in _HALF_WORDS.items()}
_CAPITAL_OK = frozenset(
    "tỉnh|thành phố|tp|tp .|tx|tx .|tt .|q .|p .|h .|quận|huyện|thị xã|thị trấn|phường|xã|thôn|ấp|"
    "đường|phố|quốc lộ|ql|tỉnh lộ|tl|sân bay|cảng|khu công nghiệp|khu kinh tế|khu đô thị|kcn|kđt|"
    "svđ|sân vận động|công viên|quảng trường|chùa|nhà thờ|cầu|sông|chợ|vườn quốc gia|trại giam|"
    "cửa khẩu|bán đảo|quần đảo|eo biển|đảo|bến xe|cao tốc|đại lộ|chung cư|kdc".split("|")
)
_OF_KNOWN = frozenset(
    "tỉnh|thành phố|tp|tp .|tx|tx .|bang|tiểu bang|đảo|quần đảo|bán đảo|thị xã".split("|")
)
_ACRONYM_OK = frozenset(["cầu", "kcn", "kđt", "căn cứ", "chung cư", "sân bay"])
"""Heads of what an acronym may be the name of."""
_OF_DISTRICT = frozenset("quận huyện".split())
_HOLDERS = frozenset(["countries", "provinces", "cities"])
_STREETS = frozenset(["đường", "phố", "tuyến đường", "tuyến phố", "các tuyến đường"])
_KNOWN_ONLY = frozenset(["tỉnh", "tp", "."])
_PLURALS = frozenset("hai ba bốn năm sáu các những tuyến 2 3 4 5 6".split())
_ROAD = re.compile(r"(?:QL|TL|ĐT|CT)\.?\d{1,3}[A-Z]?|\d{1,3}[A-Z]?")
_SPLIT = frozenset("ấp thôn xóm khóm làng bản kcn".split()) | {"khu phố", "khu công nghiệp"}
"""Heads whose names are told apart by a number behind them."""
_NUMBER = re.compile(r"\d{1,3}[A-Z]?")
_TWO_SYLLABLES = frozenset(["thành phố", "tỉnh", "vịnh", "biển", "cao nguyên", "eo biển"])
"""Heads whose names, unless they are known, have more than one syllable."""
_LINES = frozenset(["cao tốc", "đường sắt", "đường cao tốc", "tuyến"])
"""Heads of what runs between two places."""


def place_at(page: Page, at: int) -> Draft | None:
    """The place whose head starts at token `at`, or None. The draft isn't on the page yet."""
    token = page.tokens[at]
    if token.cap and token.text.startswith(("QL", "TL")) and _ROAD.fullmatch(token.text):
        return Draft(at, at + 1, "PLACE")
    end = page.match("place_heads", at)
    if end == at or end >= len(page) or not _is_head(page, at, end):
        return None
    after = _name_end(page, at, end)
    after += _numbered(page, page.phrase(at, end), after)
    if after == end or not page.free(at, after):
        return None
    after = _other_end(page, page.phrase(at, end), after)
    draft = Draft(at, after, "PLACE")
    draft.known = _known(page, page.phrase(at, end), end, after)
    return draft


def _numbered(page: Page, head: str, end: int) -> int:
    """1 where a hamlet's or an estate's name closes with a number: `ấp Thới Tây 1`."""
    if head not in _SPLIT or end >= len(page) or not page.tokens[end - 1].cap:
        return 0
    if not _NUMBER.fullmatch(page.tokens[end].text) or _counts(page, end):
        return 0
    after = page.tokens[end + 1] if end + 1 < len(page) else None
    return int(after is None or not after.word or after.cap)


def _other_end(page: Page, head: str, end: int) -> int:
    """`cao tốc Hà Nội - Hải Phòng`: a road is named after both of its ends."""
    after = end + 1
    if head not in _LINES or page.key(end) != "-" or after >= len(page):
        return end
    if not page.tokens[after].cap or page.match("place_heads", after) > after:
        return end
    last = max(page.names_at(after)[0], min(run_end(page, after), after + 4))
    return last if page.free(end, last) else end


def bracketed_at(page: Page, at: int) -> Draft | None:
    """`(Hủa Phăn, Lào)`: a name in brackets that the place which holds it follows."""
    if page.key(at - 1) != "(" or not page.tokens[at].cap:
        return None
    end = run_end(page, at)
    if not at < end <= at + 4 or page.key(end) != "," or end + 1 >= len(page):
        return None
    after, _ = page.names_at(end + 1)
    holder = page.sections_at(end + 1) & _HOLDERS
    closes = page.key(after) in (")", ",")
    return Draft(at, end, "PLACE", 0.65) if holder and closes and page.free(at, end) else None


def neighbour_at(page: Page, place: Draft, behind: int = 0) -> Draft | None:
    """The next of `hai xã Thanh Yên và Thanh Xương`, which shares the head of the first.

    `behind`: where the neighbour before it ends, if there is one.
    """
    head_end = page.match("place_heads", place.first)
    last = behind or place.last
    after = last + 1
    if page.key(last) not in ("và", ",", "-"):
        return None
    if not (behind or _plural(page, place.first) or _listed(page, place, head_end)):
        return None
    street = page.phrase(place.first, head_end) in _STREETS
    if after >= len(page) or not page.tokens[after].cap or head_end <= place.first:
        return None
    known = bool(page.names_at(after)[1]) and not street
    if known or page.match("place_heads", after) > after or page.match("org_heads", after) > after:
        return None
    end = _run_as_name(page, after)
    if end == after or not page.free(after, end):
        return None
    name = f"{page.surface(place.first, head_end)} {page.surface(after, end)}"
    return Draft(after, end, "PLACE", 0.8, name=name)


def _plural(page: Page, at: int) -> bool:
    return page.key(at - 1) in _PLURALS or page.key(at - 2) in ("các", "những")


def _listed(page: Page, place: Draft, head_end: int) -> bool:
    """`đường Lê Lợi, Đồng Khởi và Nguyễn Trãi`: names after a street, the last behind "và"."""
    if page.phrase(place.first, head_end) not in _STREETS or page.key(place.last) != ",":
        return False
    end = run_end(page, place.last + 1)
    return place.last + 1 < end < len(page) and page.key(end) in ("và", ",")


def _is_head(page: Page, at: int, end: int) -> bool:
    head = page.phrase(at, end)
    if page.tokens[end].line or page.key(at - 1) in _HALVES.get(page.keys[at], ()):
        return False
    if page.tokens[at].cap and head not in _CAPITAL_OK:
        return head not in page.lexicon.surnames and _names_place(page, end)
    return True


def _names_place(page: Page, at: int) -> bool:
    """A known place's name of two words or more begins here: `Vịnh | Hạ Long`."""
    return page.names_at(at)[0] > at + 1 and page.may_name(at, "PLACE")


def _name_end(page: Page, at: int, head_end: int) -> int:
    """Where the name after a head ends; `head_end` when no name follows."""
    token, head = page.tokens[head_end], page.phrase(at, head_end)
    if page.match("doc_heads", head_end) > head_end:
        return head_end  # "bản Hiến pháp"
    if _NUMBER.fullmatch(token.text):
        numbered = page.match("place_numbers", at) == head_end and not _counts(page, head_end)
        return head_end + 1 if numbered else head_end
    if not token.cap:
        return head_end
    end, meanings = page.meanings_at(head_end)
    for known in meanings:
        if known.type == "PLACE" and known.section != "countries":
            return end
        if known.section == "people" and not is_vietnamese(page, head_end, end):
            return head_end
        if known.type == "ORG" or (known.section == "countries" and end == run_end(page, head_end)):
            return head_end
    abbreviated = page.key(head_end - 1) == "."  # "P.V" signs, it is no ward
    if len(token.text) == 1 and (abbreviated or run_end(page, head_end) == head_end + 1):
        return head_end
    if is_acronym(page, head_end) and head not in _ACRONYM_OK:
        return head_end
    end = _run_as_name(page, head_end)
    if head in _TWO_SYLLABLES and end == head_end + 1 and token.syllable:
        whole = page.lexicon.entity_named(page.phrase(at, end), "PLACE")
        return head_end if whole is None else end  # "Thành phố Ngôi sao", but "biển Đông"
    halved = end == head_end + 1 and token.syllable and page.match("org_words", head_end) > end
    plain = not page.tokens[at].cap or head not in _CAPITAL_OK
    return head_end if halved and plain else end


def _run_as_name(page: Page, at: int) -> int:
    """End of a run of capitals that may name a place: at most four Vietnamese syllables."""
    end = at + 1
    last = run_end(page, at)
    office = page.key(at - 1) in _KNOWN_ONLY or page.phrase(max(0, at - 2), at) == "thành phố"
    if _is_full_name(page, at, last) and office:
        return at  # "UBND thành phố Lê Thanh Liêm": its chairman
    while end < last and end - at < 4 and page.match("org_heads", end) == end:
        end += 1
    if page.tokens[at].opens and not is_vietnamese(page, at, end):
        return at
    return end


def _is_full_name(page: Page, at: int, end: int) -> bool:
    return end - at > 2 and page.keys[at] in page.lexicon.surnames and is_vietnamese(page, at, end)


def _counts(page: Page, at: int) -> bool:
    """Whether the number goes on: `đường 3,5 km`, `phường 2/9`."""
    after = page.tokens[at + 1] if at + 1 < len(page) else None
    return after is not None and after.tight and after.text in ",./-" and page.key(at + 2).isdigit()


def _known(page: Page, head: str, first: int, last: int) -> int | None:
    """The shipped place meant, where the head is one that such a place has."""
    lexicon = page.lexicon
    if head in _OF_DISTRICT:
        return lexicon.entity_named(f"{head} {page.phrase(first, last)}", "PLACE")
    if head not in _OF_KNOWN:
        return None
    known = lexicon.entity_named(page.phrase(first, last), "PLACE")
    if known is None or lexicon.known[known].section in ("districts", "towns", "countries"):
        return None
    return known
