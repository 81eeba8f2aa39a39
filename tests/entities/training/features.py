"""What a tagger sees of a token: its form, its letters, the lexicon, what the rules said.

The one rule: nothing here looks further than two tokens to either side.
"""

from __future__ import annotations

from reader.entities.page import Page
from reader.entities.tokens import Token

TAGGED = ("PERSON", "ORG", "PLACE", "DOC", "EVENT")
"""Types that are tagged; dates and amounts are left to the rules."""
_SECTIONS = (
    "org_heads", "org_words", "place_heads", "offices", "roles", "honorifics", "event_heads",
    "doc_heads", "name_stops", "speech", "org_suffixes", "place_cues",
)  # fmt: skip
Spans = list[tuple[int, int, str]]
"""First token, one past the last, type."""


def labels(length: int, spans: Spans) -> list[str]:
    """BIO labels of so many tokens."""
    labelled = ["O"] * length
    for first, last, kind in spans:
        labelled[first:last] = [f"I-{kind}"] * (last - first)
        labelled[first] = f"B-{kind}"
    return labelled


def spans(labelled: list[str]) -> Spans:
    """The mentions that BIO labels mark."""
    found: Spans = []
    for at, label in enumerate(labelled):
        mark, _, kind = label.partition("-")
        if mark == "I" and found and found[-1][1:] == (at, kind):
            found[-1] = (found[-1][0], at + 1, kind)
        elif mark != "O":
            found.append((at, at + 1, kind))
    return found


def features(page: Page) -> list[list[str]]:
    """The features of each token of a page that the rules have read."""
    drafts: Spans = [(one.first, one.last, one.type) for one in page.drafts]
    rules = labels(len(page), drafts)
    shapes = [_shape(token) for token in page.tokens]
    listed = _listed(page)
    own = [_own(page, at, shapes[at], rules[at], listed[at]) for at in range(len(page))]
    for at, found in enumerate(own):
        for step in (-2, -1, 1, 2):
            there = at + step
            if not 0 <= there < len(page):
                found.append(f"end{step}")
                continue
            found += [
                f"w{step}={page.keys[there]}", f"s{step}={shapes[there]}", f"r{step}={rules[there]}"
            ]  # fmt: skip
            if abs(step) == 1:
                found += [f"l{step}={name}" for name in listed[there]]
                found += [
                    f"ss{step}={shapes[at]}{shapes[there]}", f"rr{step}={rules[at]}{rules[there]}",
                    f"ws{step}={page.keys[there]}{shapes[at]}",
                ]  # fmt: skip
    return own


def _own(page: Page, at: int, shape: str, rule: str, listed: list[str]) -> list[str]:
    token, key, lexicon = page.tokens[at], page.keys[at], page.lexicon
    syllable = token.word and token.syllable
    found = ["bias", f"w={key}", f"s={shape}", f"r={rule}", f"rs={rule}{shape}"]
    found += [f"l={name}" for name in listed] + [f"ls={name}{shape}" for name in listed]
    found.append(f"syllable={syllable}{shape}")
    if key in lexicon.surnames:
        found.append(f"surname{shape}")
    if key in lexicon.words["given"]:
        found.append(f"given{shape}")
    if token.opens:
        found.append(f"opens{shape}")
    if token.word and not syllable:
        found += [f"ends2={key[-2:]}", f"ends3={key[-3:]}", f"begins3={key[:3]}"]
    return found


def _shape(token: Token) -> str:
    if not token.word:
        return f"mark{token.text[:1]}"
    if token.text.isdigit():
        return f"digits{min(len(token.text), 5)}"
    if token.upper:
        return "ACRONYM" if len(token.text) < 7 else "CAPITALS"
    if token.cap:
        return "Capital" if token.text[1:] == token.text[1:].lower() else "CamelCase"
    return "lower" if token.text.isalpha() else "mixed"


def _listed(page: Page) -> list[list[str]]:
    """For each token the word lists and kinds of known names that it stands in."""
    listed: list[list[str]] = [[] for _ in range(len(page))]
    for section in _SECTIONS:
        at = 0
        while at < len(page):
            end = page.match(section, at)
            _mark(listed, at, end, section)
            at = max(end, at + 1)
    for at in range(len(page)):
        end, known = page.meanings_at(at)
        for kind in {one.type for one in known}:
            _mark(listed, at, end, f"known{kind}")
    return listed


def _mark(listed: list[list[str]], first: int, last: int, name: str) -> None:
    for at in range(first, last):
        listed[at].append(f"{'B' if at == first else 'I'}.{name}")
