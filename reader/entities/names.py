"""Persons by rules: titles, family names, foreign runs, bylines and photo credits.

The one rule: capitals alone are not enough. A run is a person because a title or form of address
stands before it, because it starts with a family name, because someone speaks, or because it
signs; else it is left to the pass over the whole article.
"""

from __future__ import annotations

import re

from reader.entities.page import Draft, Page
from reader.entities.runs import acts, begins_word, goes_on, is_acronym, is_vietnamese, run_end
from reader.entities.titles import Pending

_WORDLY = frozenset(
    """
    văn phương hoa kim mai hồ đường đồng sơn ninh giang thái hà trà trang thân thạch viên cao hạ
    hoàng la lâm châu bạch tiêu thi sử mông cổ nông trưởng thang cầm cung quản từ tập tăng tôn ông
    âu ôn ứng hàn vi xa trình đới mộc lộ tất cai đái lôi thôi ngũ doanh thẩm giáp kha
    """.split()
)
"""Family names that are also everyday words: with one syllable more they prove little."""
_CREDIT_MARKS = frozenset([":", "-"])
_DIRECTIONS = frozenset(["đông", "tây", "nam", "bắc", "trung"])
_TIES = frozenset(["'", "’", "-"])
_LANGUAGE = frozenset(["tiếng", "chữ"])
_STEMS = frozenset("giáp ất bính đinh mậu kỷ canh tân nhâm quý".split())
_BRANCHES = frozenset("tý sửu dần mão mẹo thìn tỵ ngọ mùi thân dậu tuất hợi".split())
"""Of the calendar of sixty."""
_NOBODY = frozenset(["việt", "hán", "tây", "tàu"])
"""Peoples, whom a form of address may precede: "cha mẹ Việt"; "Thái" is a given name, too."""
_FOLK = frozenset(["ông công", "ông táo", "ông địa", "ông trời", "ông bụt", "bà mụ", "ông tơ"])
"""Who is no person, with the form of address."""
_REGNAL = re.compile(r"[IVX]{1,5}")
_SOURCES = frozenset(["theo", "báo", "nguồn"])
_VESSELS = frozenset(["tàu", "uss", "bay", "hạm", "trục", "thuyền", "bão"])
"""Words before the name of a ship or a storm: "tàu sân bay Carl Vinson"."""
_MIDDLE = frozenset(["thị", "văn"])
"""Second syllables that make a person's name of any run."""
_LONGEST_NAME = 5
_LONGEST_FOREIGN = 6


def person_at(page: Page, at: int, pending: Pending | None) -> Draft | None:
    """The person whose name starts at token `at`, or None. Not on the page yet."""
    if pending is not None and pending.end == at:
        return _titled(page, at, pending)
    end = run_end(page, at)
    if end == at or page.key(at - 1) in _LANGUAGE:
        return None
    if end - at == 2 and page.keys[at] in _STEMS and page.keys[at + 1] in _BRANCHES:
        return None  # a year, a month or a day: "Tết Đinh Dậu"
    for rule in (_street, _full_name, _company, _signature, _untitled):
        draft = rule(page, at, end)
        if draft is not None:
            return draft
    return None


def foreign_person_at(page: Page, at: int) -> Draft | None:
    """In another language: two or three plain words with capitals within a sentence, perhaps."""
    end = at
    while end < len(page) and page.tokens[end].cap and page.tokens[end].word:
        if page.tokens[end].line and end > at:
            break
        end += 1
    plain = all(token.text.isalpha() and not token.upper for token in page.tokens[at:end])
    tied = page.key(end) in _TIES and page.tokens[end].tight
    if not 2 <= end - at <= 3 or not plain or tied or page.tokens[at].opens:
        return None
    return Draft(at, end, "PERSON", 0.4)


def _titled(page: Page, at: int, pending: Pending) -> Draft | None:
    """A name behind a title: as much of the run as can be one name."""
    end = run_end(page, at)
    if end == at or page.tokens[at].line or (end == at + 1 and _no_name(page, at, pending)):
        return None
    run, end = end, _name_end(page, at, end)
    single = end == at + 1
    if single and (_no_single(page, at, pending) or (run > end and _no_name(page, at, pending))):
        return None
    if any(char.isdigit() for char in page.surface(at, end)):
        return None
    if _is_shouted(page, at, end):
        return None
    if end < run and pending.kind == "office" and not page.tokens[at].syllable:
        return Draft(at, end, "ORG", 0.6)  # "Tổng giám đốc Bosch Võ Quang Huệ"
    confidence = 0.95 if end - at > 1 else 0.85
    unsure = single and pending.kind == "office" and page.tokens[at].syllable
    unsure = unsure and not goes_on(page, end)
    end += _closing_dot(page, at, end)
    return Draft(at, end, "PERSON", confidence, title=pending.title, doubtful=unsure)


def _is_shouted(page: Page, at: int, end: int) -> bool:
    """A headline in capitals that no family name opens: "HLV | NGOẠI NÓI LỜI …"."""
    words = [token for token in page.tokens[at:end] if len(token.text) > 1]
    capitals = len(words) > 1 and all(token.upper for token in words)
    return capitals and page.keys[at] not in page.lexicon.surnames


def _closing_dot(page: Page, at: int, end: int) -> int:
    """1 where a full stop closes initials: `N.V.T.`"""
    initials = end - at > 2 and all(len(token.text) == 1 for token in page.tokens[at:end])
    return int(initials and page.key(end) == "." and page.tokens[end].tight)


def _no_single(page: Page, at: int, pending: Pending) -> bool:
    """A letter, an acronym, a people, a household god, or the first half of a word."""
    token = page.tokens[at]
    if page.phrase(max(0, at - 1), at + 1) in _FOLK:
        return True
    key = page.keys[at]
    thai = key == "thái" and (not pending.addresses or page.said_before("kin", at))
    nobody = key in _NOBODY or thai
    return token.upper or len(token.text) == 1 or nobody or begins_word(page, at)


def _no_name(page: Page, at: int, pending: Pending) -> bool:
    """A single capitalised token that a title may precede without being its bearer's name."""
    token = page.tokens[at]
    if is_acronym(page, at):
        return True
    head = page.match("org_heads", at) > at or page.match("doc_heads", at) > at
    if head and pending.kind != "honorific":
        return True
    after = page.tokens[at + 1] if at + 1 < len(page) else None
    runs_on = after is not None and page.match("org_words", at) > at + 1
    return pending.kind != "honorific" and (runs_on or (token.opens and pending.kind == "role"))


def _name_end(page: Page, at: int, end: int) -> int:
    """Cuts a run to the length of a name; a second full name behind the first is not part of it."""
    limit = _LONGEST_NAME if is_vietnamese(page, at, min(end, at + 2)) else _LONGEST_FOREIGN
    end = min(end, at + limit)
    foreign = not page.tokens[at].syllable
    for here in range(at + 1, end):
        if foreign and not page.keys[here].isascii() and page.tokens[here].syllable:
            family = here + 1 == end and page.keys[here] in page.lexicon.surnames
            return end if family else here  # "Jennifer Phạm"
        if here + 1 == end and _REGNAL.fullmatch(page.tokens[here].text):
            return end  # "Charles III"
        if page.match("org_heads", here) > here + 1 or is_acronym(page, here) != is_acronym(
            page, at
        ):
            return here
    return end


def _street(page: Page, at: int, end: int) -> Draft | None:
    """A house number before a full name: the street is named after the person."""
    before = page.tokens[at - 1] if at else None
    numbered = before is not None and before.text.isdigit() and not page.tokens[at].line
    if not numbered or page.keys[at] not in page.lexicon.surnames or end - at < 2:
        return None
    return Draft(at, _name_end(page, at, end), "PLACE", 0.7)


def _full_name(page: Page, at: int, end: int) -> Draft | None:
    """A family name and one to four given names, all Vietnamese syllables."""
    if end - at < 2 or not (page.keys[at] in page.lexicon.surnames or _middle(page, at, end)):
        return None
    if page.tokens[at].opens and page.keys[at] == "từ":
        return None  # "Từ Mỹ Đình" is where it comes from
    if page.phrase(at, end) == "đoàn việt nam":
        return None
    last = at + 1
    while last < min(end, at + _LONGEST_NAME) and is_vietnamese(page, last, last + 1):
        last += 1
    if last - at < 2 or not page.tokens[at].syllable:
        return None
    if last + 2 == end and page.tokens[last].text == "-":
        return Draft(at, end, "PERSON", 0.85)  # "Kim Sang-sik"
    if last < end and page.tokens[last].word:
        return None  # the run goes on in foreign letters: "Lee Nguyen Smith"
    if last - at == 2 and page.lexicon.entity_named(page.phrase(at, last), "PLACE") is not None:
        return None
    if all(token.upper for token in page.tokens[at:last]) and not page.tokens[at].line:
        return None
    if last - at == 2 and page.keys[at] in _WORDLY:
        likely = _speaks(page, last) or page.keys[at + 1] in page.lexicon.words["given"]
        return Draft(at, last, "PERSON", 0.6, doubtful=True) if likely else None
    return Draft(at, last, "PERSON", 0.9)


def _middle(page: Page, at: int, end: int) -> bool:
    """`Lô Văn Xuân`, `Sơn Thị Na Rinh`: rarer family names."""
    if end - at < 3 or page.keys[at + 1] not in _MIDDLE or page.tokens[at].upper:
        return False
    return page.match("org_heads", at) == at and page.match("place_heads", at) == at


def _untitled(page: Page, at: int, end: int) -> Draft | None:
    """A run that nothing introduces: by what it is made of, or because it speaks."""
    tokens = page.tokens[at:end]
    if any(token.upper for token in tokens) or any(
        char.isdigit() for char in page.surface(at, end)
    ):
        return None
    if _has_word(page, at, end, "english") or page.key(at - 1) in _VESSELS:
        return None
    opens = page.tokens[at].opens or page.key(at - 1) == ")"
    if opens and page.match("not_names", at) > at:
        return None
    words = sum(token.word for token in tokens)
    if page.match("english_places", at) == at + 1 and 2 <= words <= 3:
        return Draft(at, end, "PLACE", 0.55)
    if is_vietnamese(page, at, end):
        return _given_name(page, at, end)
    opener = page.tokens[at].opens and page.tokens[at].syllable
    if 2 <= words <= 4 and not (opener and page.keys[at] not in page.lexicon.surnames):
        end = _name_end(page, at, end)
        return Draft(at, end, "PERSON", 0.55, doubtful=True) if end > at + 1 else None
    if words == 1 and _speaks(page, end) and not page.tokens[at].opens:
        return Draft(at, end, "PERSON", 0.55, doubtful=True)
    return None


def _given_name(page: Page, at: int, end: int) -> Draft | None:
    """Two or three syllables of given names: `Công Phượng`, unless the word before says a place."""
    given = page.lexicon.words["given"]
    if all(key in _DIRECTIONS for key in page.keys[at:end]):
        return None
    place = page.lexicon.entity_named(page.phrase(at, end), "PLACE") is not None
    if end - at > 1 and place and not acts(page, end):
        return Draft(at, end, "PLACE", 0.5)
    if 2 <= end - at <= 3 and _second_of_places(page, at, end):
        return Draft(at, end, "PLACE", 0.55, doubtful=True)
    if not 2 <= end - at <= 3 or not all(key in given for key in page.keys[at:end]):
        return None
    return Draft(at, end, "PERSON", 0.6, doubtful=not _speaks(page, end))


def _second_of_places(page: Page, at: int, end: int) -> bool:
    """`KCN Quang Châu và | Vân Trung`: behind a headed place, where no family name begins."""
    before = page.draft_at(at - 2)
    if page.key(at - 1) != "và" or before is None or before.type != "PLACE":
        return False
    headed = page.match("place_heads", before.first) > before.first
    return headed and page.keys[at] not in page.lexicon.surnames and not _speaks(page, end)


def _company(page: Page, at: int, end: int) -> Draft | None:
    """A foreign run that a company's, a club's or a medium's word closes."""
    for last in range(end, at + 1, -1):
        if page.match("org_suffixes", last - 1) == last and not page.tokens[at].syllable:
            return Draft(at, last, "ORG", 0.6)
    return None


def _has_word(page: Page, at: int, end: int, section: str) -> bool:
    return any(page.match(section, here) > here for here in range(at, end))


def _speaks(page: Page, at: int) -> bool:
    return at < len(page) and page.match("speech", at) > at


def _signature(page: Page, at: int, end: int) -> Draft | None:
    """A byline at the end of the text or of a line, or the name in a photo credit."""
    if not 2 <= end - at <= 4:
        return None
    if _credited(page, at) and is_acronym(page, at) == is_acronym(page, end - 1):
        return Draft(at, end, "PERSON", 0.85)
    closes = end == len(page) or page.tokens[end].line
    alone = page.tokens[at].opens and closes and at > 20 and not _cites(page, at)
    if alone and is_vietnamese(page, at, end) and not is_acronym(page, at):
        return Draft(at, end, "PERSON", 0.7)
    return None


def _cites(page: Page, at: int) -> bool:
    """`Theo Reuters`, `Báo VietNamNet`: where a text is from, not who wrote it."""
    return page.keys[at] in _SOURCES


def _credited(page: Page, at: int) -> bool:
    """`Ảnh: Trí Dũng/TTXVN`, `(Ảnh - Trí Dũng)`."""
    if page.key(at - 1) not in _CREDIT_MARKS:
        return False
    return any(
        page.match("credits", at - back) == at - 1 for back in (2, 3, 4, 5) if at - back >= 0
    )
