"""Known names in their context: countries of one syllable, districts, homographs.

The one rule: a known name of one syllable, or one that is as often a given name, counts only where
its surroundings say so; a name of two words or more counts where its capitals are right.
"""

from __future__ import annotations

from reader.entities.headed import is_street
from reader.entities.lexicon import Entry, Known
from reader.entities.page import Draft, Page
from reader.entities.runs import is_acronym, is_vietnamese, run_end
from reader.entities.titles import Pending

_COMPOUNDS = {
    "mỹ": "thuật nghệ phẩm nhân viện quan vị mãn học tục",
    "pháp": "luật lệnh chế y đình bảo lý nhân danh y sư chế quy đình",
    "nhật": "ký báo trình thực nguyệt",
    "đức": "tin tính cha mẹ phật giáo chúa thánh ngài độ",
    "lào": "xào",
    "nga": "mi",
    "ý": "kiến tưởng nghĩa thức định chí đồ nguyện vị tứ trung chung nghĩ đảng",
    "áo": "dài quần khoác sơ ấm mưa cưới tơi phao lót giáp",
    "hàn": "gắn xì huyên lâm thuyên",
    "đảng": "ủy bộ viên phí phái tịch sử đoàn",
    "anh": "em ấy ta này chàng hùng hào linh cả trai rể họ nó chị",
}
"""Words that a country's syllable makes with the one behind it."""
_COMPOUND = {first: frozenset(seconds.split()) for first, seconds in _COMPOUNDS.items()}
_RISKY = frozenset(["anh", "ý", "áo", "hàn"])
"""Countries that are everyday words: at the start of a sentence they need bearing out."""
_PAIRED = {
    "trung": "trung quốc", "việt": "việt nam", "triều": "triều tiên", "ấn": "ấn độ",
    "hàn": "hàn quốc", "nhật": "nhật bản", "đài": "đài loan", "mỹ": "hoa kỳ", "nga": "nga",
    "pháp": "pháp", "anh": "anh", "lào": "lào", "đức": "đức", "úc": "úc",
}  # fmt: skip
_PEOPLE_OF = {
    "việt": frozenset("người gốc khách hàng dân bào món phim kiều sao".split()),
    "thái": frozenset(["người", "gốc"]),
}
"""Words after which a half name stands for its country: "người Việt"."""
_SPEECH_OF = frozenset(["tiếng", "chữ", "môn"])
_PLACE_SIGNS = frozenset([",", "(", "-", "và", "–", "của"])
_LONE_NAMES = frozenset(
    "real apple zing grab ford intel nhà golan guardian sony honda vinh huế".split()
)
"""Names that count only when no capital stands beside them."""
_EVERYDAY = frozenset(["nhà", "vinh", "real", "guardian"])
"""Those of them that prove nothing at the start of a sentence."""
MADE = frozenset(
    "xe máy bay thoại tô chiếc dòng mẫu loại điện súng tên vệ phần hệ chip tàu game vàng bia "
    "sữa".split()
)
"""Words before a make of goods."""
_NUMBERED = frozenset(["số", "nhà", "hẻm", "ngõ", "ngách", "kiệt"])
"""Before the number of a house or a lane."""
_MODEL = 3
"""Letters and digits from which a number is a model's, not a goal or a point."""
_NEEDS_CUE = frozenset(["vinh"])


def known_at(page: Page, at: int, pending: Pending | None) -> Draft | None:
    """The known name at token `at`, if it is meant as one here. Not on the page yet."""
    short = _paired(page, at) or _people(page, at)
    if short is not None:
        return short
    end, entries = page.names_at(at)
    if not entries or not page.free(at, end):
        return None
    entry, known = _meant(page, at, end, entries)
    if not _stands(page, at, end, known, pending):
        return None
    if known.type == "EVENT" and is_street(page, at):
        return Draft(at, end, "PLACE", 0.7)
    if known.type == "PLACE" and (club := _club(page, end)) > end:
        return Draft(at, club, "ORG", 0.7)  # "Hải Phòng FC"
    doubtful = known.section == "countries" and end == at + 1 and _opens_riskily(page, at)
    if known.type == "ORG" and (branch := branch_end(page, at, end)) > end:
        return Draft(at, branch, "ORG", 0.8)
    if known.type == "PERSON" and _at_number(page, at, end):
        return Draft(at, end, "PLACE", 0.7)
    if known.type == "ORG" and _is_brand(page, at, end):
        end = _club(page, end)  # "JPMorgan Bank"
    confidence = 0.97 if end - at > 1 or not page.tokens[at].syllable else 0.85
    title = pending.title if pending and pending.end == at and known.type == "PERSON" else None
    return Draft(at, end, known.type, confidence, entry.entity, title=title, doubtful=doubtful)


def branch_end(page: Page, at: int, end: int) -> int:
    """End of `VNPT Nghệ An`, `Savills Việt Nam`: a brand with its place behind it, or `end`."""
    if (
        not _is_brand(page, at, end)
        or end >= len(page)
        or page.tokens[end].line
        or page.tokens[end].tight
    ):
        return end
    last, _ = page.names_at(end)
    local = (
        bool(page.sections_at(end) & {"provinces", "cities"})
        or page.phrase(end, last) == "việt nam"
    )
    return last if local and page.tokens[end].cap else end


def _is_brand(page: Page, at: int, end: int) -> bool:
    """Up to three words in letters that aren't Vietnamese."""
    return end - at <= 3 and not any(token.syllable for token in page.tokens[at:end])


def _club(page: Page, at: int) -> int:
    """End of the word that makes a company or a club of the place before it, or `at`."""
    end = page.match("org_suffixes", at)
    return end if end > at and page.tokens[at].cap and not page.tokens[at].line else at


def _meant(page: Page, at: int, end: int, entries: list[Entry]) -> tuple[Entry, Known]:
    """One of the meanings of a name: a person, unless the words before say a place."""
    found = [(entry, page.lexicon.known[entry.entity]) for entry in entries]
    if len(found) > 1:
        neighbour = page.draft_at(at - 2)
        listed = page.key(at - 1) in (",", "-") and neighbour is not None
        placed = page.said_before("place_cues", at)
        placed = placed or (listed and neighbour is not None and neighbour.type == "PLACE")
        wanted = "PLACE" if placed else "PERSON"
        for entry, known in found:
            if known.type == wanted:
                return entry, known
    return found[0]


def _stands(page: Page, at: int, end: int, known: Known, pending: Pending | None) -> bool:
    addressed = pending is not None and pending.end == at and pending.kind == "honorific"
    if known.type == "EVENT":
        return not addressed
    if known.section == "countries" and end == at + 1 and page.tokens[at].syllable:
        return _short_country(page, at, pending)
    if addressed and known.type == "PLACE" and known.section != "countries":
        return not is_vietnamese(page, at, end)
    if page.key(at - 1) == "cấp" and end == at + 2:
        return False  # "cấp Nhà nước": a level, not the state
    if known.section == "districts":
        return _beside_place(page, at, end)
    if end == at + 1 and page.keys[at] in _LONE_NAMES:
        cue = page.keys[at] not in _NEEDS_CUE or _beside_place(page, at, end)
        opens = page.tokens[at].opens and (page.keys[at] in _EVERYDAY or page.foreign)
        return cue and not _touches_capitals(page, at, end) and not opens
    if known.type == "PLACE" and _inside_name(page, at, end, known):
        return False
    if known.type == "ORG" and _is_make(page, at, end):
        return False
    if known.type == "ORG" and end == at + 1:
        return page.key(end) not in _COMPOUND.get(page.keys[at], ()) and not _is_word_here(page, at)
    return True


def _is_make(page: Page, at: int, end: int) -> bool:
    """`xe Toyota`, `Boeing 787`: a maker's name that says what a thing is."""
    if not _is_brand(page, at, end):
        return False
    model = page.tokens[end].text if end < len(page) else ""
    if end > at + 1:
        return False
    numbered = len(model) >= _MODEL and model[0].isdigit() and not page.tokens[at].upper
    goods = page.key(at - 1) in MADE and not page.said_before("org_cues", at)
    return numbered or goods


def _at_number(page: Page, at: int, end: int) -> bool:
    """`số 12 Nguyễn Huệ`, `hẻm 391 Trần Hưng Đạo`: the street that bears the name."""
    numbered = page.key(at - 1)[:1].isdigit() and page.key(at - 2) in _NUMBERED
    return numbered and is_vietnamese(page, at, end)


def _is_word_here(page: Page, at: int) -> bool:
    """«Đảng», «Nhà» … opening a sentence as the first half of another word."""
    token = page.tokens[at]
    return token.syllable and token.opens and page.match("not_names", at) > at


def _inside_name(page: Page, at: int, end: int, known: Known) -> bool:
    """`Thái Bình` in `Thái Bình An`, after a title: the run is a name of its own."""
    if known.section in ("countries", "regions", "capitals") or end - at != 2:
        return False
    run = run_end(page, at)
    if not is_vietnamese(page, at, run) or run == end or page.names_at(end)[1]:
        return False
    return run - at == 3 and page.keys[at] in page.lexicon.surnames and page.tokens[end].word


def _short_country(page: Page, at: int, pending: Pending | None) -> bool:
    """Whether `Mỹ`, `Anh`, `Nga` … stand for the country."""
    token, key = page.tokens[at], page.keys[at]
    if page.key(at + 1) in _COMPOUND.get(key, ()) or page.key(at - 1) in _SPEECH_OF:
        return False
    if key == "nhật" and page.key(at - 1) == "chủ":
        return False  # Sunday
    here = pending is not None and pending.end == at
    run = run_end(page, at)
    if run > at + 1:
        return _begins_run(page, at, run, pending if here else None)
    if not here and _behind_name(page, at):
        return is_acronym(page, at - 1) and not page.tokens[at].opens
    if here and pending is not None:
        kin = page.said_before("kin", at)
        return kin or not pending.addresses
    return not (token.upper and key == "anh")


def _behind_name(page: Page, at: int) -> bool:
    """A capital stands before that belongs to no mention and doesn't merely open the sentence."""
    before = at - 1
    if not _capital(page, before) or page.draft_at(before) is not None or page.tokens[at].tight:
        return False
    return not (page.tokens[before].opens and page.match("not_names", before) == at)


def _begins_run(page: Page, at: int, run: int, pending: Pending | None) -> bool:
    """A country at the head of a longer run: `Mỹ Donald Trump` yes, `Mỹ Linh` no."""
    after = page.tokens[at + 1]
    if not after.word:
        return after.text == "-" and _capital(page, at + 2)
    if not after.syllable or page.names_at(at + 1)[0] > at + 2:
        return True
    full = page.keys[at + 1] in page.lexicon.surnames and run - at > 2
    return pending is not None and pending.kind == "office" and full


def _opens_riskily(page: Page, at: int) -> bool:
    listed = page.key(at + 1) in ("và", ",") and at + 2 < len(page) and page.names_at(at + 2)[1]
    return page.tokens[at].opens and page.keys[at] in _RISKY and not listed


def _capital(page: Page, at: int) -> bool:
    return 0 <= at < len(page) and page.tokens[at].word and page.tokens[at].cap


def _touches_capitals(page: Page, at: int, end: int) -> bool:
    return _capital(page, end) or _behind_name(page, at)


def _beside_place(page: Page, at: int, end: int) -> bool:
    """A word that says "place" before, or another place beside it behind a comma."""
    if _touches_capitals(page, at, end):
        return False
    before = page.key(at - 1)
    if page.said_before("place_cues", at):
        return True
    neighbour = page.draft_at(at - 2)
    if before in _PLACE_SIGNS and neighbour is not None and neighbour.type == "PLACE":
        return True
    if page.key(end) in ("(", ",") and end + 1 < len(page):
        return bool(before in ("(", ",") or before == "") and _place_next(page, end + 1)
    return False


def _place_next(page: Page, at: int) -> bool:
    known = page.sections_at(at) & {"provinces", "cities", "towns"}
    return bool(known) or page.match("place_heads", at) > at


def _paired(page: Page, at: int) -> Draft | None:
    """One half of `Việt - Trung`, `Mỹ-Triều`: short names that stand only in such pairs."""
    name = _PAIRED.get(page.keys[at])
    if name is None or not page.tokens[at].cap:
        return None
    follows = page.key(at + 1) == "-" and page.key(at + 2) in _PAIRED and _capital(page, at + 2)
    leads = page.key(at - 1) == "-" and page.key(at - 2) in _PAIRED and _capital(page, at - 2)
    if not (follows or leads):
        return None
    if (follows and _capital(page, at + 3)) or (leads and _capital(page, at + 1)):
        return None
    known = page.lexicon.entity_named(name, "PLACE")
    return Draft(at, at + 1, "PLACE", 0.85, known) if page.free(at, at + 1) else None


def _people(page: Page, at: int) -> Draft | None:
    """`người Việt`, `gốc Việt`: the country by half of its name."""
    key = page.keys[at]
    cued = page.key(at - 1) in _PEOPLE_OF.get(key, ()) and page.key(at - 2) != "mặt"
    alone = page.tokens[at].cap and not _capital(page, at + 1)
    if not cued or not alone or not page.free(at, at + 1):
        return None
    name = "thái lan" if key == "thái" else _PAIRED[key]
    return Draft(at, at + 1, "PLACE", 0.75, page.lexicon.entity_named(name, "PLACE"))
