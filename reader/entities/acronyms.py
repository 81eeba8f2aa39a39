"""Acronyms and brands in brackets: whether they abbreviate the name that stands before them.

The one rule: standing side by side is not enough. A name that may be only the end of a longer one
("Ủy ban Phát triển và Cải cách | Nhà nước (NDRC)") takes an acronym only if its initials spell it.
"""

from __future__ import annotations

from reader.entities.page import Draft, Page
from reader.entities.runs import is_acronym
from reader.text import fold

_AGENCIES = frozenset(["reuters", "afp", "ap", "ttxvn", "bbc", "cnn", "epa", "getty", "xinhua"])
_LONGEST = 16
"""Tokens of a long form."""


def bracket_end(page: Page, at: int, end: int) -> int:
    """Where an organisation's name ends that an acronym in brackets closes; else `end`.

    `Công ty Cổ phần phục vụ mặt đất Hà Nội (HGS)`: words of no list belong to it, as long as none
    of them goes on with a sentence, and the acronym spells the name or a known name ends it.
    """
    here = end
    while here < min(len(page), at + _LONGEST):
        if page.key(here) == "(":
            closed = here > end and is_acronym(page, here + 1) and page.key(here + 2) == ")"
            return here if closed and _closes(page, at, here) else end
        step = _step(page, here)
        if step == here:
            return end
        here = step
    return end


def _step(page: Page, here: int) -> int:
    """Past a word that a name may have, else `here`."""
    token = page.tokens[here]
    if token.line or not token.word or page.match("speech", here) > here:
        return here
    listed = page.match("org_words", here)
    if listed > here:
        return listed
    after = page.tokens[here + 1] if here + 1 < len(page) else token
    if page.key(here) == "của" and after.key == "các":
        return here + 2
    if page.key(here) == "và" and after.cap:
        return here + 1
    stops = not token.cap and page.match("name_stops", here) > here
    return here if stops else here + 1


def _closes(page: Page, at: int, end: int) -> bool:
    initials = "".join(key[0] for key in page.keys[at:end])
    named = any(page.names_at(first)[0] == end for first in range(max(at + 1, end - 4), end))
    return named or _spells(fold(page.keys[end + 1]), fold(initials))


def abbreviates(page: Page, at: int, draft: Draft) -> bool:
    """Whether the token at `at`, in brackets behind the draft, is short for it.

    `(EVN)`, and behind an organisation also `(Vicofa)`.
    """
    if is_acronym(page, at):
        return _stands_for(page, at, draft)
    token = page.tokens[at]
    brand = draft.type == "ORG" and token.cap and not token.syllable and token.text.isalpha()
    return brand and draft.last - draft.first > 1 and not page.names_at(at)[1]


def glosses(page: Page, draft: Draft, gloss: Draft) -> bool:
    """Whether a shipped organisation in brackets says who the one before it is.

    `Ngân hàng TMCP Đại Dương (OceanBank)`, not `Cục Quản lý dược (Bộ Y tế)` or a credit.
    """
    if not gloss.type == draft.type == "ORG" or draft.known is not None or gloss.known is None:
        return False
    if gloss.last - gloss.first > 1 or page.keys[gloss.first] in _AGENCIES:
        return False
    shipped = page.lexicon.known[gloss.known]
    longer = [name.lower().split() for name in (shipped.name, *shipped.aliases) if " " in name]
    words = page.keys[draft.first : draft.last]
    return not longer or any(_alike(words, name) for name in longer)


def _alike(words: list[str], name: list[str]) -> bool:
    """At least half of the words are also in the name: "(IS)" is no "Cơ quan Tình báo"."""
    return 2 * sum(word in name for word in words) >= len(words)


def _stands_for(page: Page, at: int, draft: Draft) -> bool:
    """Whether an acronym is that of the whole mention, not of its last words ("(GTGT)")."""
    initials = "".join(key[0] for key in page.keys[draft.first : draft.last])
    acronym = page.keys[at]
    if draft.last - draft.first == 1:
        return False
    if draft.type == "PLACE":
        return fold(acronym) == fold(initials)
    tail = draft.type == "DOC" and initials.endswith(acronym) and initials != acronym
    longer = fold(acronym).endswith(fold(initials)) and len(acronym) > len(initials)
    if tail or longer:
        return False
    return _is_whole(page, draft) or _spells(fold(acronym), fold(initials))


def _is_whole(page: Page, draft: Draft) -> bool:
    """Whether nothing suggests that the mention is only the end of what the acronym is for."""
    key = page.phrase(draft.first, draft.last)
    return draft.known is None and page.lexicon.entity_named(key, draft.type) is None


def _spells(acronym: str, initials: str) -> bool:
    """The acronym's letters are initials, in their order, the first one first."""
    rest = iter(initials)
    return acronym[:1] == initials[:1] and all(letter in rest for letter in acronym)
