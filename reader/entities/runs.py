"""Runs of capitalised tokens: where a name may begin and end.

The one rule: a run never crosses a line, a drafted mention or the name of a country; those are
hard boundaries whatever else the capitals suggest.
"""

from __future__ import annotations

from reader.entities.page import Page

_PARTICLES = frozenset(
    "bin ibn al el von van der den de di da do dos del la le du ben abu af".split()
)
_HARD = frozenset({"countries", "capitals", "regions"})
_WORD_LISTS = (
    "org_words", "org_heads", "event_words", "event_heads", "doc_words", "doc_heads", "offices",
    "roles", "place_heads",
)  # fmt: skip
_LONGEST = 7
_ADMINISTRATIVE = frozenset("tỉnh quận huyện phường tp tx".split())


def run_end(page: Page, at: int) -> int:
    """End of the run of capitals that starts at token `at`; `at` itself when none does."""
    end = at
    while end < len(page) and end - at < _LONGEST and page.free(end, end + 1):
        token = page.tokens[end]
        if end > at and (token.line or _is_boundary(page, at, end)):
            break
        if token.word and token.cap:
            end += 1 + _initial(page, end)
        elif end > at and (step := _joined(page, end)):
            end += step
        else:
            break
    return end


def is_vietnamese(page: Page, first: int, last: int) -> bool:
    """Whether every token is a possible Vietnamese syllable with a capital."""
    return all(token.cap and token.syllable for token in page.tokens[first:last])


def is_acronym(page: Page, at: int) -> bool:
    """Whether up to six letters, all capitals, stand at `at`; never beyond the ends."""
    token = page.tokens[at] if 0 <= at < len(page) else None
    return token is not None and token.upper and len(token.text) <= 6


def goes_on(page: Page, at: int) -> bool:
    """Whether what stands at `at` leaves the capital before it alone.

    A lower-case syllable does not unless it is a word that follows a name: it could be the second
    half of the word that the capital begins ("Hoa tươi").
    """
    token = page.tokens[at] if at < len(page) else None
    return token is None or not token.word or token.cap or acts(page, at)


def acts(page: Page, at: int) -> bool:
    """Whether a word stands at `at` that follows the name of one who does something."""
    return any(page.match(section, at) > at for section in ("name_stops", "speech", "after_name"))


def begins_word(page: Page, at: int) -> bool:
    """`Quốc` of "Quốc phòng": a listed word begins here, with its second half in lower case."""
    if at + 1 >= len(page) or page.tokens[at + 1].cap or not page.tokens[at + 1].word:
        return False
    return any(page.match(section, at) > at + 1 for section in _WORD_LISTS)


def _initial(page: Page, at: int) -> int:
    """1 when the full stop after a capital letter belongs to a name ("George W. Bush")."""
    if len(page.keys[at]) != 1 or page.key(at + 1) != "." or at + 2 >= len(page):
        return 0
    return int(page.tokens[at + 1].tight and page.tokens[at + 2].cap)


def _joined(page: Page, at: int) -> int:
    """How many tokens at `at` tie a name together: `-in`, `'Brien`, `bin`."""
    if at + 1 >= len(page):
        return 0
    token, after = page.tokens[at], page.tokens[at + 1]
    if token.text in "-’'‑" and token.tight and after.tight and after.word:
        return 0 if after.cap and _is_boundary(page, at, at + 1) else 2
    if token.key in _PARTICLES and after.word and after.cap and not after.opens:
        return 1
    pair = token.key in _PARTICLES and after.key in _PARTICLES and at + 2 < len(page)
    if pair and page.tokens[at + 2].cap:
        return 2  # "von der Leyen"
    tied = token.key in _PARTICLES and after.text == "-" and after.tight and at + 2 < len(page)
    if tied and page.tokens[at + 2].tight and page.tokens[at + 2].cap:
        return 3  # "Saif al-Thani"
    return 0


def _is_boundary(page: Page, start: int, at: int) -> bool:
    """Whether a country, or a place's head with a capital, begins at `at`."""
    if page.keys[at] in _ADMINISTRATIVE and page.tokens[at].cap:
        return True
    end, entries = page.names_at(at)
    if end - at < 2 or not entries:
        return False
    if at - start == 1 and page.keys[start] in page.lexicon.surnames:
        return False
    return bool(page.sections_at(at) & _HARD)
