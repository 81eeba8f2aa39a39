"""Events: congresses, contests, feasts, campaigns and storms.

The one rule: a head alone ("Hội nghị", "giải") names nothing; a name, a year or its count ("lần
thứ XIII") must follow. In lower case only heads count that hardly say anything else.
"""

from __future__ import annotations

from reader.entities.headed import (
    is_number,
    is_street,
    is_year,
    ordinal_end,
    quoted,
    step,
    within_body,
    within_name,
    without_joiner,
)
from reader.entities.organisations import WIDE, organisation_at
from reader.entities.page import Draft, Page
from reader.entities.places import place_at
from reader.entities.runs import begins_word, is_vietnamese, run_end

_LONGEST = 18
"""Tokens of an event's name."""
_LONGEST_QUOTE = 90
_LONGEST_CLOSED = 5
_PLAIN_HEADS = frozenset(
    ["ngày", "năm", "lễ", "giải", "chương trình", "kỳ họp", "thượng đỉnh", "cúp"]
)
"""Heads that open many phrases that name no event: a capital must follow at once."""
_COUNTED = frozenset(["kỳ họp"])
"""Plain heads that a count alone makes a name of."""
_LOWER_HEADS = frozenset(["lễ hội", "chiến dịch", "khởi nghĩa"])
_DEEDS = frozenset(["chiến thắng", "khởi nghĩa", "chiến dịch"])
"""Heads that open many sentences about countries and teams."""
_PLAYERS = frozenset(["nữ", "nam", "trẻ"])
_FEASTS = frozenset(["lễ hội", "ngày hội", "hội chợ", "festival"])
_STORMS = frozenset(["bão", "siêu bão"])
LOWER_FIRST = frozenset(head.split()[0] for head in _LOWER_HEADS | _STORMS)
"""First words of events in lower case."""
_AT = frozenset(["tại", "ở"])


def event_at(page: Page, at: int) -> Draft | None:
    """The event whose head, or whose name, starts at token `at`, or None. Not on the page yet."""
    if within_name(page, at):
        return None
    end = _storm(page, at)
    if end is None:
        end = (_headed if page.tokens[at].cap else _in_lower_case)(page, at)
    if end is None or not page.free(at, end):
        return None
    return Draft(at, end, "EVENT", 0.8)


def with_number(page: Page, draft: Draft) -> None:
    """Takes the year or number behind a known event in: `World Cup 2018`, `SEA Games 29`."""
    after = page.tokens[draft.last] if draft.last < len(page) else None
    if after is None or after.line or not page.free(draft.last, draft.last + 1):
        return
    season = page.key(draft.last + 1) in ("-", "/") and page.key(draft.last + 2).isdigit()
    if after.text.isdigit() and len(after.text) in (2, 4):
        draft.last += 3 if season and page.tokens[draft.last + 1].tight else 1
    elif page.keys[draft.last] == "lần":
        draft.last = ordinal_end(page, draft.last)


def _headed(page: Page, at: int) -> int | None:
    head_end = page.match("event_heads", at)
    if head_end == at:
        return _closed(page, at)
    if within_body(page, at) or is_street(page, at):
        return None
    head = page.phrase(at, head_end)
    if head in _DEEDS and not _names_deed(page, head, head_end):
        return None
    end = None if head in _PLAIN_HEADS else quoted(page, at, _LONGEST_QUOTE)
    end = end or _named(page, at, head_end)
    end = _as_known(page, at, end) if end else None
    if end is None or (head == "năm" and not page.tokens[end - 1].text.isdigit()):
        return None
    if page.lexicon.entity_named(page.phrase(at, end), "ORG") is not None:
        return None  # "Diễn đàn Kinh tế Thế giới" is a body
    return _held_at(page, end)


def _as_known(page: Page, at: int, end: int) -> int:
    """`end`, or that of the known event which only words in lower case would lengthen."""
    known = page.names_at(at)[0] if page.may_name(at, "EVENT") else end
    more = page.tokens[known:end]
    return end if any(one.cap or one.text.isdigit() for one in more) else min(known, end)


def _named(page: Page, at: int, head_end: int) -> int | None:
    """The end of the name behind a head: capitals, places, listed words, a number or a year."""
    head = page.phrase(at, head_end)
    contest = head.startswith("giải") and page.match("sports", head_end) > head_end
    plain = head in _PLAIN_HEADS and not contest
    here = end = head_end
    inner = any(one.cap for one in page.tokens[at + 1 : head_end])  # "Năm Du lịch quốc gia 2025"
    capitals = listed = counted = dated = 0
    while here < len(page) and here - at < _LONGEST and page.free(here, here + 1):
        token = page.tokens[here]
        count = ordinal_end(page, here)
        at_once = here == head_end and not (token.cap and token.word)
        if token.line or (plain and at_once and not (count > here and head in _COUNTED)):
            break
        after = max(count, _next(page, at, here))
        if contest and token.key in _PLAYERS:
            after = here + 1
        if after == here:
            break
        listed += page.match("event_words", here) > here or page.match("sports", here) > here
        counted += count > here
        dated += is_year(page, here)
        capital = any(one.cap and one.word for one in page.tokens[here:after])
        capitals += capital
        if capital or count > here or is_number(page, here):
            end = after
        elif token.word:
            end = after if capitals or (contest and _is_scope(page, here, after)) else end
        here = after
    end = without_joiner(page, head_end, end)
    named = capitals or counted or contest or (dated and inner)
    enough = capitals > 1 or listed or counted or dated or not plain
    return end if named and enough and end > head_end else None


def _next(page: Page, at: int, here: int) -> int:
    """Past what may stand at `here` in the name of an event that starts at `at`, or `here`."""
    token = page.tokens[here]
    if token.cap and page.match("org_heads", here) > here:
        body = organisation_at(page, here)
        if body is not None:
            return body.last
        whole = page.match("org_heads", here)
        end = max(whole, step(page, here, "event_words"))
        return here if end == whole and not page.tokens[whole - 1].cap else end
    if not token.cap and page.phrase(at, at + 2) in _FEASTS:
        place = place_at(page, here)
        if place is not None:
            return place.last
    return max(page.match("sports", here), step(page, here, "event_words"))


def _is_scope(page: Page, first: int, last: int) -> bool:
    """Which players a contest is open to: the word that makes a name of "giải bóng đá …"."""
    return page.phrase(first, last) in ("toàn quốc", "quốc gia", "thế giới", "quốc tế")


def _held_at(page: Page, end: int) -> int:
    """`Tuần hàng Việt Nam | tại Thái Lan 2024`: a place that the year follows belongs to it."""
    if page.key(end) not in _AT or end + 1 >= len(page):
        return end
    place, _ = page.names_at(end + 1)
    held = page.may_name(end + 1, "PLACE") and place < len(page) and is_year(page, place)
    return place + 1 if held else end


def _in_lower_case(page: Page, at: int) -> int | None:
    """`chiến dịch Điện Biên Phủ`, `lễ hội chùa Hương`, not "chiến dịch Mỹ phát động"."""
    head_end = page.match("event_heads", at)
    head = page.phrase(at, head_end)
    if head not in _LOWER_HEADS or head_end >= len(page):
        return None
    return _named(page, at, head_end) if _names_deed(page, head, head_end) else None


def _names_deed(page: Page, head: str, at: int) -> bool:
    """Whether a name of its own follows the head at once, not who does or where it is done."""
    token = page.tokens[at] if at < len(page) else None
    if token is None or token.line:
        return False
    if not (token.cap and token.word):
        return head in _FEASTS and place_at(page, at) is not None
    end, known = page.meanings_at(at)
    wide = WIDE if head in _FEASTS else ("countries",)
    if any(one.section in wide or one.type == "ORG" for one in known):
        return False
    person = any(one.type == "PERSON" for one in known)
    return not person or is_vietnamese(page, at, end)


def _storm(page: Page, at: int) -> int | None:
    """`bão số 3`, `siêu bão Yagi`, `Bão Sơn Tinh`."""
    if page.keys[at] not in ("bão", "siêu"):
        return None
    head_end = at + 1 + (page.key(at + 1) == "bão")
    if page.phrase(at, head_end) not in _STORMS or head_end >= len(page):
        return None
    if page.keys[head_end] == "số" and page.key(head_end + 1).isdigit():
        return head_end + 2
    token, end = page.tokens[head_end], run_end(page, head_end)
    if not head_end < end <= head_end + 2 or token.line or token.upper:
        return None
    lone = end == head_end + 1 and token.syllable
    known = page.may_name(head_end, "PLACE")
    return None if lone or known or begins_word(page, end - 1) else end


def _closed(page: Page, at: int) -> int | None:
    """`Paris Masters 2024`, `Vietnam Motor Show 2025`: a run that an event's word closes."""
    if page.tokens[at].syllable and not page.names_at(at)[1]:
        return None
    end = at
    while end < len(page) and page.tokens[end].cap and page.tokens[end].word:
        if end > at and (page.tokens[end].line or end - at == _LONGEST_CLOSED):
            break
        end += 1
    if end - at < 2 or not page.said_before("event_suffixes", end):
        return None
    if page.names_at(at)[0] == end or page.match("acronyms", at) > at:
        return None  # known, and so said better
    if page.said_before("place_heads", at):
        return None  # "sân vận động Jeonju World Cup"
    dated = end < len(page) and not page.tokens[end].line and is_number(page, end)
    return end + 1 if dated else end
