"""How far an organisation's name runs on behind its head.

The one rule: through capitals, places and a closed list of words that may be in lower case; it
ends at anything else, so that verbs and prepositions end it by themselves.
"""

from __future__ import annotations

from reader.entities.page import Page
from reader.entities.places import place_at
from reader.entities.runs import acts, is_vietnamese, run_end

_LONGEST = 24
_VERBS = frozenset(
    "điều tra|kiểm tra|đầu tư|quản lý|xây dựng|nghiên cứu|hợp tác|hỗ trợ|phát triển|bảo vệ|đào tạo|"
    "giám sát|kiểm soát|khai thác|sản xuất|tổ chức|tuyển chọn|xét xử|thanh tra|dự báo|giải phóng|"
    "kinh doanh|phân tích|tuyên truyền|phục hồi chức năng|công ích|may|hoa|chống|phòng|rừng|sản|nữ|"
    "nhi|chính quyền|chuyên|đại biểu|chiến lược|xuất khẩu|nhập khẩu|cao cấp|thành phố|tư vấn|"
    "người khuyết tật|báo chí|xuất bản|giám định|ứng phó|cấp cứu|đăng ký".split("|")
)
"""Words that in lower case more often go on with the sentence than with the name."""
_GOVERNED = frozenset(
    "cơ quan|cảnh sát|phòng|cục|ban|viện|trung tâm|ủy ban|văn phòng|chi cục|hội|tổng cục|đội|"
    "tổ chức|công ty|tổng công ty|hiệp hội|quỹ|ban quản lý|ban chỉ đạo|ban chỉ huy|bộ môn|"
    "trường".split("|")
)
"""Heads that such a word may follow at once."""
_MIDDLE = frozenset(["thị", "văn", "minh", "hoàng"])
"""Family names that are as often in the middle of a name."""
_ADMINISTRATIVE = frozenset("tỉnh thành tp tx quận huyện thị phường xã bang cửa q p h".split())
"""First words of the heads of places that may close an organisation's name."""
_NUMBERED = frozenset(["khu", "đoàn", "vùng", "phòng", "đội", "khoa", "cục", "chủng"])
"""Last syllables of heads that take a number: `Quân khu 7`."""
_NUMBERED_HEADS = frozenset(
    "bệnh viện|bv|trại giam|nhà máy|xí nghiệp|ban quản lý|chi nhánh|trung đoàn|lữ đoàn|"
    "sư đoàn".split("|")
)


def body(page: Page, at: int, head_end: int) -> tuple[int, bool]:
    """Where the name ends, and whether a place ends it."""
    end = here = head_end
    capital = False
    while here < len(page) and here - at < _LONGEST:
        token = page.tokens[here]
        if token.line or not page.free(here, here + 1):
            break
        place = max(place_end(page, here), _managed(page, at, here))
        if place > here:
            place = _second_place(page, place)
            if not _goes_on(page, place):
                return place, True
            end = here = place
            continue
        step = _word(page, at, here, head_end)
        if step > here:
            capital = capital or token.cap or page.tokens[step - 1].text.isdigit()
            end = here = step
            continue
        joined = _joiner(page, here)
        if joined == here or (here == head_end and page.key(here) not in ("các",)):
            break
        here = joined
    return (end, False) if capital else (head_end, False)


def _goes_on(page: Page, at: int) -> bool:
    """`Hội Việt Nam | Cách mạng Thanh niên`: the name runs on behind its place."""
    token = page.tokens[at] if at < len(page) else None
    return (
        token is not None
        and token.cap
        and not token.line
        and page.match("org_words", at) > at + 1
        and page.match("org_heads", at) == at
    )


def _word(page: Page, at: int, here: int, head_end: int) -> int:
    """End of the word of a name that starts at `here`, or `here` when it can't belong to it."""
    token = page.tokens[here]
    inner = max(page.match("org_heads", here), _inner(page, here)) if token.cap else here
    end = max(inner, page.match("org_words", here))
    if end > here:
        if token.cap:
            return end
        verb = page.phrase(here, end) in _VERBS
        governed = page.phrase(at, head_end) in _GOVERNED and here == head_end
        joined = page.key(here - 1) in ("và", "&", "-", ",")
        return here if verb and not (governed or joined) else end
    if token.word and token.cap:
        if _is_person(page, at, here, head_end) or _is_leader(page, at, here, head_end):
            return here
        if here == head_end and (named := _namesake(page, at, here)) > here:
            return named
        return _unknown_word(page, here, here == head_end)
    return _number(page, at, here, head_end)


def _namesake(page: Page, at: int, here: int) -> int:
    """End of the person's name that a school or a hospital bears, or `here`."""
    if page.keys[here] not in page.lexicon.surnames or page.match("org_heads_named", at) != here:
        return here
    end = min(run_end(page, here), here + 4)
    if end - here == 4 and page.keys[here + 2] in page.lexicon.surnames - _MIDDLE:
        end = here + 2  # "Ngân hàng TMCP Phương Nam | Trầm Bê": its chairman
    return end if end - here > 1 and is_vietnamese(page, here, end) else here


def _number(page: Page, at: int, here: int, head_end: int) -> int:
    """`Đội CSGT số 6`, `Quân khu 7`, `Bệnh viện Nhi đồng 1`; a number of things is none."""
    if page.key(here) == "số" and here + 1 < len(page):
        return here + 2 if page.tokens[here + 1].text.isdigit() else here
    text = page.tokens[here].text
    if not text.isdigit() or len(text) > 3:
        return here
    numbered = page.tokens[here - 1].cap or page.key(here - 1) in _NUMBERED
    numbered = numbered or page.phrase(at, head_end) in _NUMBERED_HEADS
    return here + 1 if numbered else here


def _is_leader(page: Page, at: int, here: int, head_end: int) -> bool:
    """`đảng Dân chủ | Lee Jae Myung`: foreign words behind a party's name."""
    return here > head_end and page.keys[head_end - 1] == "đảng" and not page.tokens[here].syllable


def _inner(page: Page, here: int) -> int:
    """End of a known organisation within the name: `Quỹ Nhi đồng Liên hợp quốc`."""
    end, _ = page.names_at(here)
    return end if end > here + 1 and page.may_name(here, "ORG") else here


def _unknown_word(page: Page, here: int, first: bool) -> int:
    """A capitalised word of no list, with its second syllable: `Giải trí` of a name.

    `first`: it follows the head at once, whose last syllable may carry a capital.
    """
    after = here + 1
    behind_capital = page.tokens[here - 1].cap and not first
    if after >= len(page) or not page.tokens[here].syllable or behind_capital:
        return after
    token = page.tokens[after]
    finishes = token.syllable and not token.cap and not token.line
    finishes = finishes and page.match("org_words", after) <= after + 1
    if not finishes or page.match("name_stops", after) > after:
        return after
    return after + 1 if _ends_word(page, after + 1) else after


def _ends_word(page: Page, at: int) -> bool:
    """What stands at `at` lets a word end before it: no lower-case syllable of a sentence's own."""
    token = page.tokens[at] if at < len(page) else None
    if token is None or not token.word or token.cap or token.line:
        return True
    return page.match("org_words", at) > at + 1 or place_end(page, at) > at + 1 or acts(page, at)


def _is_person(page: Page, at: int, here: int, head_end: int) -> bool:
    """A full Vietnamese name after a complete organisation is its officer, not its name."""
    if page.keys[here] not in page.lexicon.surnames or here + 1 >= len(page):
        return False
    if not is_vietnamese(page, here, here + 2):
        return False
    return here > head_end or page.match("org_heads_named", at) != head_end


def _joiner(page: Page, here: int) -> int:
    """Past "và", "&", "-", "các" when the name goes on behind them."""
    key = page.key(here)
    after = here + 1
    if key == "tại" and page.phrase(here - 2, here) == "cấp cao" and place_end(page, after) > after:
        return after  # "Tòa án nhân dân cấp cao tại Hà Nội"
    if key == ",":  # only in "Văn hóa, Thể thao và Du lịch"
        goes_on = after < len(page) and page.tokens[after].cap
        return after if goes_on and page.match("org_words", after) > after else here
    if page.match("org_joiners", here) == here or after >= len(page):
        return here
    if page.match("org_words", after) == after:
        tight = key in "-&" and page.tokens[after].tight and page.tokens[after].cap
        return after if tight else here
    if (
        key == "và"
        and page.tokens[after].cap != page.tokens[here - 1].cap
        and page.tokens[after].cap
    ):
        heads = page.match("org_heads", after)
        return after if heads <= page.match("org_words", after) else here
    if page.match("org_heads", after) > after and page.tokens[after].cap:
        return here
    return after


def place_end(page: Page, at: int) -> int:
    """End of a place that may close an organisation's name, or `at`."""
    if at >= len(page) or page.tokens[at].line or not page.free(at, at + 1):
        return at
    if page.match("org_words", at) > at + 1 and page.match("place_heads", at) == at:
        return at  # "Pháp luật", "Hàn lâm": a word, no country
    end, known = page.meanings_at(at)
    if any(one.type == "PLACE" for one in known):
        if end > at + 1 or not page.tokens[at].syllable or _stands_alone(page, at):
            return end
        return at
    place = place_at(page, at)
    return place.last if place is not None and _administrative(page, at) else at


def _managed(page: Page, at: int, here: int) -> int:
    """`Ban Quản lý hồ Hoàn Kiếm`: what it manages is any place; `here` when there is none."""
    if page.phrase(at, at + 3) != "ban quản lý" or not page.free(here, here + 1):
        return here
    place = place_at(page, here)
    return place.last if place is not None else here


def _stands_alone(page: Page, at: int) -> bool:
    """A country of one syllable, not the start of a name: `Bộ Quốc phòng Nga`."""
    run = run_end(page, at)
    return (
        run == at + 1
        or not page.tokens[at + 1].syllable
        or page.keys[at + 1] in page.lexicon.surnames
    )


def _administrative(page: Page, at: int) -> bool:
    return page.keys[at] in _ADMINISTRATIVE


def _second_place(page: Page, end: int) -> int:
    """`Việt Nam - Lào`: a pair of places, else `end`."""
    if page.key(end) == "-" and end + 1 < len(page):
        after = place_end(page, end + 1)
        if after > end + 1:
            return after
    return end
