"""Names of which nothing is known but how they are written and what stands before them.

The one rule: such a guess carries a low confidence and yields to whatever the rest of the article
says of the same word.
"""

from __future__ import annotations

from reader.entities.gazetteer import MADE, branch_end
from reader.entities.page import Draft, Page
from reader.entities.runs import is_vietnamese, run_end

_AT = frozenset(["ở", "tại", "đến", "tới", "sang", "khỏi", "gần"])
_NO_MEDIUM = frozenset(["tình", "thông", "cảnh", "điện", "dự", "đối", "quảng"])
"""Before "báo", "thủ", … these make another word of it."""
_SHORTEST, _LONGEST = 3, 6


def lone_at(page: Page, at: int) -> Draft | None:
    """What a word in capitals that no rule knows may be, by its looks; None for most."""
    token = page.tokens[at]
    end = run_end(page, at)
    if end == at or (token.opens and token.syllable):
        return None
    cued = page.said_before("org_cues", at) or page.said_before("media_heads", at)
    if cued and page.key(at - 1) != "theo" and page.key(at - 2) not in _NO_MEDIUM:
        return _of_cue(page, at, end)
    if is_vietnamese(page, at, end):
        return _beside_place(page, at, end)
    if end > at + 1 or token.syllable:
        return None
    if (branch := branch_end(page, at, end)) > end and not token.upper:
        return Draft(at, branch, "ORG", 0.6, doubtful=True)
    counted = end < len(page) and page.tokens[end].text.isdigit()
    if page.key(at - 1) in _AT and not token.upper and not counted:
        return Draft(at, end, "PLACE", 0.55, doubtful=True)
    return _by_letters(page, at)


def _beside_place(page: Page, at: int, end: int) -> Draft | None:
    """`có mặt tại Tửu Tuyền`, `ở Nha Trang và Mũi Né`: two or three syllables of no person."""
    if not 2 <= end - at <= 3 or page.tokens[at].upper:
        return None
    before = page.draft_at(at - 2)
    listed = page.key(at - 1) in ("và", ",") and before is not None and before.type == "PLACE"
    stated = page.key(at - 1) in ("ở", "tại")
    return Draft(at, end, "PLACE", 0.55, doubtful=True) if listed or stated else None


def _of_cue(page: Page, at: int, end: int) -> Draft | None:
    """Behind `hãng`, `nhóm`, `tờ` …: the run, unless it is one Vietnamese syllable."""
    if end == at + 1 and page.tokens[at].syllable and not page.tokens[at].upper:
        return None
    if any(char.isdigit() for char in page.surface(at, end)) or page.match("acronyms", at) > at:
        return None
    if is_vietnamese(page, at, end) and end - at > 3:
        return None
    return Draft(at, end, "ORG", 0.6, doubtful=True)


def _by_letters(page: Page, at: int) -> Draft | None:
    """`VinFast`, `VETC cho biết`: capitals within a word, or that speak."""
    token = page.tokens[at]
    if not token.text.isalpha() or len(token.text) < _SHORTEST or page.key(at - 1) in MADE:
        return None
    if page.match("acronyms", at) > at:
        return None
    if token.upper:
        speaks = page.match("speech", at + 1) > at + 1 or page.key(at - 1) == "theo"
        short = len(token.text) <= _LONGEST
        return Draft(at, at + 1, "ORG", 0.5, doubtful=True) if speaks and short else None
    address = page.key(at + 1) == "." and page.tokens[at + 1].tight
    mixed = token.text[1:] != token.text[1:].lower() and not token.text.startswith(("Mc", "Mac"))
    return Draft(at, at + 1, "ORG", 0.55, doubtful=True) if mixed and not address else None
