"""Titles and forms of address, and what may stand between them and a person.

Owns the chain "Tổng Bí thư, Chủ tịch Trung Quốc | Tập Cận Bình": titles are an attribute of the
person, and a country, an organisation or "tại …" may come in between.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from reader.entities.page import Page

_ABBREVIATED = frozenset(
    "gs pgs ts ths bs kts ls mc nsnd nsưt hlv pv btv vđv ntk tbt ceo tgđ đbqh mr mrs "
    "ms tt em".split()
)
_HALVES = {
    "quyền": frozenset(["chính", "nhân", "thẩm", "uy", "cầm", "nắm", "lợi", "bản", "đặc", "pháp"]),
    "nguyên": frozenset(["tài", "thái", "cao", "khôi", "tây", "giữ", "căn"]),
    "cố": frozenset(["sự", "củng", "kiên"]),
    "bố": frozenset(["khủng", "công", "tuyên", "phân", "ban", "bãi"]),
    "ông": frozenset(["đàn"]),
    "bà": frozenset(["đàn"]),
    "cụ": frozenset(["công", "nhạc", "dụng", "nông", "y"]),
    "em": frozenset(["trẻ"]),
    "chú": frozenset(["ghi"]),
    "bạn": frozenset(["bè"]),
    "bác": frozenset(["phản"]),
    "tên": frozenset(["giữ", "mang", "ghi", "có", "lấy", "đổi", "đặt", "họ", "điền", "ký"]),
}
"""Words whose second half looks like a form of address: "khủng bố London"."""
_IN_COURT = frozenset(
    "bị cáo|bị can|nghi phạm|nạn nhân|đối tượng|bị hại|hung thủ|nghi can".split("|")
)
_MOST = 3
"""Titles that are kept of a longer chain."""
_LINKS = frozenset([",", "kiêm", "-", "và", "/"])
_PORTFOLIO = frozenset(["và", "&", ","])


@dataclass(slots=True)
class Pending:
    """Titles that wait for their person at token `end`."""

    end: int
    kind: str
    """`office`, `role` or `honorific`."""
    parts: list[str] = field(default_factory=list)
    """The titles as written; forms of address leave none."""

    @property
    def addresses(self) -> bool:
        """A form of address, or a part in a trial, is said of one person, not of a country's."""
        return self.kind == "honorific" or (self.parts or [""])[-1].lower() in _IN_COURT

    @property
    def title(self) -> str | None:
        """The last titles of the chain as one; None where there are only forms of address."""
        return ", ".join(dict.fromkeys(self.parts[-_MOST:])) or None


def title_at(page: Page, at: int, before: Pending | None) -> Pending | None:
    """The title that starts at token `at`, chained to the one that waits there, or None."""
    start = page.match("before_title", at)
    if page.key(at - 1) in _HALVES.get(page.keys[at], ()):
        start = at  # "chính quyền Tổng thống"
    prefixed = start > at
    end, kind = _phrase(page, start)
    if end == start:
        if prefixed:
            end, kind = _phrase(page, at)
            start = at
        if end == start:
            return None
    if kind == "office":
        end = _portfolio(page, at, end)
    parts = [page.surface(at, end)] if kind != "honorific" else []
    if before is not None and _chained(page, before, at):
        parts = before.parts + parts
        kind = before.kind if kind == "honorific" and before.kind != "honorific" else kind
    return Pending(end, kind, parts)


def _phrase(page: Page, at: int) -> tuple[int, str]:
    """End and kind of the longest title phrase at `at`."""
    best, kind = at, ""
    for section, name in (("honorifics", "honorific"), ("roles", "role"), ("offices", "office")):
        end = page.match(section, at)
        if end > best and end <= len(page) and not _only_looks_like(page, at, end, section):
            best, kind = end, name
    return best, kind


def _only_looks_like(page: Page, at: int, end: int, section: str) -> bool:
    """Part of a longer word, or an abbreviation that isn't written as one."""
    if end == at + 1 and page.keys[at] in _ABBREVIATED and not page.tokens[at].cap:
        return page.keys[at] != "em"
    if end == at + 1 and page.key(at - 1) in _HALVES.get(page.keys[at], ()):
        return True
    if _parted(page, at, end) and (section != "offices" or not _office_within(page, at, end)):
        return True
    longer = max(page.match("org_heads", at), page.match("org_alone", at))
    return longer > end and page.tokens[at].cap


def _parted(page: Page, at: int, end: int) -> bool:
    """A capital within the phrase begins a name: "anh Hùng" is no hero."""
    return any(token.cap and not token.upper for token in page.tokens[at + 1 : end])


def _office_within(page: Page, at: int, end: int) -> bool:
    """`phó Chủ tịch`, but not "toàn quốc Vương": an office begins at the capital."""
    first = next(here for here in range(at, end) if page.tokens[here].cap)
    return first == at or page.match("offices", first) >= end


def _portfolio(page: Page, at: int, end: int) -> int:
    """Takes "Thương mại" of "Bộ trưởng Thương mại" in; an organisation's name it leaves."""
    here = end
    while here < len(page) and not page.tokens[here].line:
        if page.tokens[here].cap and page.names_at(here)[0] > here:
            break
        step = page.match("org_words", here)
        if step == here or (page.tokens[here].cap and page.match("org_heads", here) > here):
            break
        if not page.tokens[here].cap and here == end and page.tokens[at].cap is False:
            break
        end = step
        joiner = page.key(step) in _PORTFOLIO and step + 1 < len(page) and page.tokens[step + 1].cap
        here = step + 1 if joiner else step
        if not joiner and not (here < len(page) and page.match("org_words", here) > here):
            break
    return end


def _chained(page: Page, before: Pending, at: int) -> bool:
    if before.end == at:
        return True
    return at - before.end == 1 and page.key(before.end) in _LINKS
