"""The pass over a whole article: what one mention proves for the others.

The one rule: evidence flows from the full to the short. A full name vouches for its last syllable,
a long form for the acronym in brackets behind it, a sure mention for the same words elsewhere;
what stays doubtful and alone is dropped.
"""

from __future__ import annotations

from collections.abc import Iterator

from reader.entities.acronyms import abbreviates, glosses
from reader.entities.page import Draft, Page
from reader.entities.runs import acts, begins_word, goes_on, is_acronym, is_vietnamese, run_end
from reader.model import NAMED, EntityType
from reader.text import is_syllable

_OF_COUNTRY = frozenset(
    "nước tại sang ở tới đến từ với quân đội chính phủ phía người của và giữa".split()
)
_ABBREVIATED = frozenset(["ORG", "DOC", "EVENT", "PLACE"])
_LANGUAGE = frozenset(["tiếng", "chữ", "môn"])
_NAME_GIVING = frozenset("đảo xã huyện quận thôn bản làng sông núi phường".split())
_SURE = 0.7


class Evidence:
    """What the sure mentions of an article say about the rest."""

    __slots__ = ("addressed", "full", "glossed", "longs", "repeats", "sure_known")

    def __init__(self, pages: list[Page]) -> None:
        self.full: dict[str, str] = {}
        """Short form of a person -> full form, both as keys."""
        self.addressed: set[str] = set()
        """Single words that carry a title or a form of address."""
        self.repeats: dict[str, tuple[EntityType, int | None]] = {}
        self.longs: dict[str, Draft] = {}
        """Acronym -> the mention of its long form."""
        self.sure_known: set[int] = set()
        self.glossed: dict[str, int] = {}
        """Key of a long form -> the shipped entity whose name follows in brackets."""
        for page, draft in _drafts(pages):
            if not draft.doubtful:
                self._learn(page, draft)
        for page, draft in _drafts(pages):
            if draft.doubtful:
                self._learn_doubtful(page, draft)
        for page in pages:
            self._learn_acronyms(page)

    def _learn(self, page: Page, draft: Draft) -> None:
        key = page.phrase(draft.first, draft.last)
        size = draft.last - draft.first
        if draft.known is not None:
            self.sure_known.add(draft.known)
        if draft.type == "PERSON":
            if size > 1:
                for short in short_forms(page, draft):
                    self.full.setdefault(short, key)
            else:
                self.addressed.add(key)
        if draft.type == "PLACE":
            self._learn_bare(page, draft)
        sole_syllable = size == 1 and page.tokens[draft.first].syllable
        if draft.type in NAMED and draft.confidence >= _SURE and not sole_syllable:
            self.repeats.setdefault(key, (draft.type, draft.known))

    def _learn_doubtful(self, page: Page, draft: Draft) -> None:
        """`Conor McGregor`, whom nothing introduces, still vouches for `McGregor`."""
        first, last = draft.first, draft.last
        if draft.type != "PERSON" or last - first < 2 or is_vietnamese(page, first, last):
            return
        key = page.phrase(first, last)
        taken = (
            key in self.repeats or _belongs(page, first) or page.said_before("media_heads", first)
        )
        if not taken:
            self.full.setdefault(page.keys[last - 1], key)

    def _learn_bare(self, page: Page, draft: Draft) -> None:
        """`đảo Ba Bình` vouches for `Ba Bình`; a street's name is more often a person's."""
        head_end = page.match("place_heads", draft.first)
        bare = page.phrase(head_end, draft.last)
        natural = page.phrase(draft.first, head_end) in _NAME_GIVING
        if natural and draft.known is None and draft.last - head_end > 1:
            self.repeats.setdefault(bare, ("PLACE", None))

    def _learn_acronyms(self, page: Page) -> None:
        for draft in page.drafts:
            at = draft.last + 1
            if page.key(draft.last) != "(" or draft.type not in _ABBREVIATED:
                continue
            gloss = page.draft_at(at)
            held = draft.type in ("DOC", "EVENT") and gloss is not None and gloss.type == "ORG"
            if page.key(at + 1) == ")" and not held and abbreviates(page, at, draft):
                self.longs.setdefault(page.tokens[at].text, draft)
            if gloss is None or gloss.known is None or page.key(gloss.last) != ")":
                continue
            if glosses(page, draft, gloss):
                self.glossed[page.phrase(draft.first, draft.last)] = gloss.known


def short_forms(page: Page, draft: Draft) -> Iterator[str]:
    """The keys by which the bearer of a full name may be called again."""
    first, last = draft.first, draft.last
    keys = page.keys[first:last]
    if is_vietnamese(page, first, last):
        yield keys[-1]
        if len(keys) > 2:
            yield " ".join(keys[-2:])
        if len(keys) > 3:
            yield " ".join(keys[-3:])
        return
    words = " ".join(keys).replace(" - ", "-").split()
    for word in {words[-1], words[0]}:
        if len(word) > 2:
            yield word.replace("-", " - ")


def complete(pages: list[Page]) -> Evidence:
    """Confirms, adds and drops drafts of an article's pages by what they prove together."""
    evidence = Evidence(pages)
    for page in pages:
        _settle_doubtful(page, evidence)
        _retype_namesakes(page, evidence)
        _retype_acronyms(page, evidence)
        _add_repeats(page, evidence)
        if page.foreign:
            _doubt_unknown(page)
    return evidence


def _doubt_unknown(page: Page) -> None:
    """In another language only what ships with the program is sure."""
    for draft in page.drafts:
        if draft.known is None:
            draft.confidence = min(draft.confidence, 0.4)


def _drafts(pages: list[Page]) -> Iterator[tuple[Page, Draft]]:
    for page in pages:
        for draft in page.drafts:
            yield page, draft


def _settle_doubtful(page: Page, evidence: Evidence) -> None:
    he = any(token.text == "anh" for token in page.tokens)  # then "Anh" is hardly England
    for draft in [one for one in page.drafts if one.doubtful]:
        key = page.phrase(draft.first, draft.last)
        if draft.known is not None:
            borne_out = draft.known in evidence.sure_known and key not in evidence.addressed
            borne_out = borne_out and not (key == "anh" and he)
            if not borne_out:
                page.drop(draft)
        elif key in evidence.full:
            draft.type, draft.confidence = "PERSON", 0.8
        elif key in evidence.repeats:
            draft.type = evidence.repeats[key][0]
            draft.confidence = 0.8
        elif draft.type == "PERSON":
            _settle_alone(page, draft, evidence)


def _settle_alone(page: Page, draft: Draft, evidence: Evidence) -> None:
    """A doubtful person whom nothing else names: the word before may say what it is."""
    last = page.keys[draft.last - 1]
    full = evidence.full.get(last)
    if last in evidence.addressed or (full and full != page.phrase(draft.first, draft.last)):
        draft.confidence = 0.75
    elif page.said_before("media_heads", draft.first) or _belongs(page, draft.first):
        draft.type = "ORG"
    elif page.key(draft.first - 1) in ("tại", "ở", "người"):
        draft.type = "PLACE"
    elif draft.last - draft.first == 1:
        page.drop(draft)


def _belongs(page: Page, at: int) -> bool:
    """`đội`, `hãng`, `đảng` before it, but not "đồng đội"."""
    return page.said_before("org_cues", at) and page.key(at - 2) not in ("đồng", "quân", "biệt")


def _retype_namesakes(page: Page, evidence: Evidence) -> None:
    """`Nga` is a person where the article knows one and nowhere says "nước Nga", "tại Nga"."""
    short = [one for one in page.drafts if one.type == "PLACE" and one.last - one.first == 1]
    countries = {page.keys[one.first] for one in short if _governed(page, one)}
    for draft in short:
        key = page.keys[draft.first]
        named = key in evidence.addressed or key in evidence.full
        if named and key not in countries and page.tokens[draft.first].syllable:
            draft.type, draft.known, draft.confidence = "PERSON", None, 0.75


def _governed(page: Page, draft: Draft) -> bool:
    """A word before, a pair or a title says that the country is meant."""
    if page.key(draft.first - 1) in _OF_COUNTRY or page.key(draft.last) == "-":
        return True
    return page.said_before("offices", draft.first) or page.draft_at(draft.last) is not None


def _retype_acronyms(page: Page, evidence: Evidence) -> None:
    """Every mention of an acronym takes the type of the long form that it was introduced with."""
    if not evidence.longs:
        return
    for at, token in enumerate(page.tokens):
        long = evidence.longs.get(token.text)
        if long is None:
            continue
        draft = page.draft_at(at)
        if draft is None:
            page.add(Draft(at, at + 1, long.type, 0.9))
        elif draft.last - draft.first == 1:
            draft.known = draft.known if draft.type == long.type else None
            draft.type = long.type


def _add_repeats(page: Page, evidence: Evidence) -> None:
    """Finds the short names and the repeated names that the first reading passed over."""
    at = 0
    while at < len(page):
        if not page.tokens[at].cap or not page.free(at, at + 1):
            at += 1
            continue
        at = _repeat_at(page, at, evidence)


def _repeat_at(page: Page, at: int, evidence: Evidence) -> int:
    """Drafts what of the run at `at` the article knows; returns where to go on."""
    end = run_end(page, at)
    for last in range(end, at, -1):
        key = page.phrase(at, last)
        if key in evidence.repeats:
            kind, known = evidence.repeats[key]
            page.add(Draft(at, last, kind, 0.85, known))
            return last
        whole = last == end and not _behind_capital(page, at) and not begins_word(page, at)
        if (
            key in evidence.full
            and whole
            and _may_open(page, at, last)
            and (
                not page.tokens[at].opens or acts(page, last) or _may_be_short(page, key, evidence)
            )
        ):
            page.add(Draft(at, last, "PERSON", 0.85))
            return last
        single = whole and last == at + 1 and key in evidence.addressed
        single = single and page.key(at - 1) not in _LANGUAGE
        if single and not is_acronym(page, at) and _may_open(page, at, last):
            page.add(Draft(at, last, "PERSON", 0.75))
            return last
    return at + 1


def _behind_capital(page: Page, at: int) -> bool:
    """The run's first words were passed over: what is left is only its end."""
    return (
        bool(at) and page.tokens[at - 1].cap and page.tokens[at - 1].word and page.free(at - 1, at)
    )


def _may_be_short(page: Page, key: str, evidence: Evidence) -> bool:
    """A last syllable that isn't a common given name counts once it was said with a title."""
    common = key in page.lexicon.words["given"] or key in evidence.addressed
    return common or " " in key or not is_syllable(key)


def _may_open(page: Page, at: int, last: int) -> bool:
    """At a sentence's start a capital proves nothing for an everyday word."""
    if not page.tokens[at].opens or last > at + 1:
        return True
    if not page.tokens[at].syllable:
        return True
    return page.match("not_names", at) == at and goes_on(page, last)
