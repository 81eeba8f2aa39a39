"""Where in a page of lines the article is: its title, where it begins, where it ends.

Owns the judgement of lines by their neighbours. The rule: an article is a flow of prose under a
title; it ends at the first heading of the site's tail after which the flow doesn't go on.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.intake.lines import Kind, Marked
from reader.intake.markup import key_of

_TEXT = (Kind.HEADLINE, Kind.PROSE)
_TITLE_WORDS = 5
"""Words from which a page's first line is taken for its title; menus are shorter."""
_PARAGRAPH_WORDS = 25
"""Words from which a first line that ends in a full stop is a paragraph."""
_TITLE_LENGTH = 120
_NEAR = 6
"""Lines under the title in which it may be said again."""
_BOX_LINES = 14
_MENU_ITEMS = 3
_FLOW = 2
"""Paragraphs in a row that show that an article goes on after a box."""

_SITE_NAME = re.compile(
    r"\s+[-–—|]\s+(?:(?:Báo|Tạp chí|Trang tin|Cổng thông tin|Đài|Thông tấn xã)\b[^|]{0,60}"
    r"|[^\s|]+\.(?:vn|com|net|org|info|tv)(?:\.vn)?"
    r"|VnExpress(?: [^|]{0,30})?|Tuổi Trẻ Online|BBC News[^|]{0,20}|VietnamPlus|VTV News)\s*$"
)


_SUFFIX = re.compile(r"\s+[-–—|]\s")


class Layout(NamedTuple):
    """The parts of a page, as indices of its lines."""

    title: str
    titled: int
    """The title's line; -1 when the text has none and `title` was made of its first sentence."""
    first: int
    """The first line of prose (or, without any, the first after the title)."""
    end: int
    """Behind the last line of the article's text."""
    tail: int
    """Where the site's tail begins."""


def find_layout(marked: list[Marked]) -> Layout | None:
    """Find the article among a page's lines; None if there is no word in them."""
    titled = _find_title(marked)
    if titled is None:
        return None
    text = marked[titled].line.text
    if _is_paragraph(marked[titled]):
        text, titled = _shortened(text), -1
    first = _next_of(marked, titled + 1, (Kind.PROSE,))
    tail = _find_tail(marked, titled + 1, key_of(text), seen=int(first == len(marked)))
    if first >= tail:  # no prose at all: whatever stands between the title and the tail
        first = _next_of(marked, titled + 1, _TEXT)
        return Layout(_without_site(text), titled, min(first, tail), tail, tail)
    return Layout(
        _title_text(marked, titled, text), titled, first, _last(marked, tail, titled), tail
    )


def same_title(key: str, title_key: str) -> bool:
    """Whether a line says the title again, perhaps with more behind it (`… - Ảnh 1`)."""
    return bool(title_key) and key.startswith(title_key)


def is_card(marked: list[Marked], at: int, title_key: str) -> bool:
    """Whether a picture belongs to a reference to another article: its words are a heading's."""
    line, kind = marked[at]
    alts = {key_of(picture.alt) for picture in line.pictures} - {""}
    if not alts:
        return False
    if kind is not Kind.PICTURE:
        return line.key in alts and not same_title(line.key, title_key)
    beside = [marked[near].line for near in (at - 1, at + 1) if 0 <= near < len(marked)]
    return any(
        near.level > 1 and near.key.startswith(tuple(alts)) and not same_title(near.key, title_key)
        for near in beside
    )


def is_caption(marked: list[Marked], at: int) -> bool:
    """Whether a line of text is the caption of the picture before it, though it names no credit."""
    line, kind = marked[at]
    before = marked[at - 1] if at else None
    if kind not in _TEXT or before is None or before.kind is not Kind.PICTURE:
        return False
    return line.italic or line.key in {key_of(picture.alt) for picture in before.line.pictures}


def is_item(entry: Marked) -> bool:
    """Whether a line is an item of a list."""
    line, kind = entry
    return kind in _TEXT and (line.bullet or line.text.startswith(("- ", "– ", "• ", "+ ")))


def heads_sections(marked: list[Marked], at: int) -> bool:
    """Whether a heading is one of several alike, each over a part of the text."""
    level = marked[at].line.level
    later = (line.level for line, kind in marked[at + 1 :] if kind is Kind.HEADLINE)
    return level > 1 and level in later


def _find_title(marked: list[Marked]) -> int | None:
    top: int | None = None
    for at, (line, kind) in enumerate(marked):
        if line.level == 1 and line.key:
            top = at
        elif kind is Kind.PROSE and top is not None:
            break  # a heading of the first level right over prose: others are the site's name
    if top is not None:
        return top
    start = _next_of(marked, 0, _TEXT)
    if start == len(marked):
        return next((at for at, (line, _) in enumerate(marked) if line.key), None)
    if marked[start].line.words >= _TITLE_WORDS and not marked[start].line.bullet:
        return start
    flow = _next_of(marked, start + 1, (Kind.PROSE,))
    if flow == len(marked) or _next_of(marked, start + 1, _TEXT) == flow:
        return start
    return max(
        (
            at
            for at in range(start, flow)
            if marked[at].kind is Kind.HEADLINE
            and marked[at].line.words >= _TITLE_WORDS
            and not marked[at].line.bullet
        ),
        default=start,
    )


def _find_tail(marked: list[Marked], start: int, title_key: str, seen: int) -> int:
    """Where the flow of prose ends for good: a heading or card after which it doesn't go on.

    Headings count only when prose was `seen` above them: those before it belong to menus.
    """
    at = start
    while at < len(marked):
        line, kind = marked[at]
        if kind is Kind.PROSE:
            seen += 1
        elif seen and line.pictures and is_card(marked, at, title_key):
            return at
        elif seen and kind in (Kind.TAIL, Kind.RELATED, Kind.BOX):
            resumed = at + 1 if is_reference(marked[at]) else _resumed(marked, at, seen)
            if resumed is None:
                return at
            at = resumed
            continue
        at += 1
    return at


def is_reference(entry: Marked) -> bool:
    """Whether a line itself refers to an article (`>>> …`, `Xem thêm: …`), and heads no list."""
    line, kind = entry
    if kind is not Kind.RELATED:
        return False
    said = line.text.partition(":")[2] if not line.pointer else line.text
    return key_of(said).count(" ") >= _TITLE_WORDS - 1


def _resumed(marked: list[Marked], at: int, seen: int) -> int | None:
    """Where the article goes on after a box that begins here, if it does."""
    kind = marked[at].kind
    if kind is Kind.TAIL and seen >= _FLOW:
        return None
    prose = _next_of(marked, at + 1, (Kind.PROSE,), within=_BOX_LINES)
    flow = 0
    for line, then in marked[prose : prose + 2 * _FLOW]:
        if then is Kind.PROSE and line.level == 0:
            flow += 1
        elif then not in (Kind.PICTURE, Kind.CAPTION):
            break
    enough = 1 if kind is Kind.BOX and prose == at + 1 else _FLOW
    return prose if flow >= enough else None


def _last(marked: list[Marked], tail: int, titled: int) -> int:
    """Behind the last prose before the tail, with the list that it announces.

    A text that is no page has no tail: what stands behind its last sentence is still the article.
    """
    if tail == len(marked) and not _is_page(marked, titled):
        return max((at + 1 for at in range(tail) if _says_something(marked[at])), default=tail)
    end = tail
    while end and marked[end - 1].kind is not Kind.PROSE:
        end -= 1
    listing = marked[end - 1].line.text.endswith(":") if end else False
    while listing and end < tail and is_item(marked[end]):
        end += 1
    return end


def _is_page(marked: list[Marked], titled: int) -> bool:
    """Whether a text is a whole page with its menus, not only what an extractor chose of it."""
    menus = sum(is_item(entry) and entry.kind is Kind.HEADLINE for entry in marked)
    headed = titled >= 0 and marked[titled].line.level == 1
    return headed or menus > _MENU_ITEMS or titled > _MENU_ITEMS


def _says_something(entry: Marked) -> bool:
    line, kind = entry
    return kind is Kind.PROSE or (kind is Kind.HEADLINE and line.words >= _TITLE_WORDS)


def _title_text(marked: list[Marked], titled: int, text: str) -> str:
    """The title without the site's name and with its accents.

    A page often says its title again, without the site's name; and some converters lose the
    accents of a heading but not those of the same words at a picture.
    """
    key = key_of(text)
    for line, kind in marked[titled + 1 : titled + _NEAR]:
        if (
            kind in _TEXT
            and line.words >= _TITLE_WORDS
            and _SUFFIX.match(text.removeprefix(line.text))
        ):
            text, key = line.text, line.key
        for picture in line.pictures:
            again = picture.alt[: len(text)]
            if key_of(again) == key and _accents(again) > _accents(text):
                text = again
    return _without_site(text)


def _accents(text: str) -> int:
    return sum(not char.isascii() for char in text)


def _without_site(text: str) -> str:
    return _SITE_NAME.sub("", text) or text


def _is_paragraph(entry: Marked) -> bool:
    line, kind = entry
    stopped = line.text.endswith((".", "…")) or line.words >= 3 * _PARAGRAPH_WORDS
    return kind is Kind.PROSE and not line.level and line.words >= _PARAGRAPH_WORDS and stopped


def _shortened(text: str) -> str:
    """The first sentence, or as many of its words as a title may have."""
    sentence = re.split(r"(?<=[.!?…])\s", text[: 4 * _TITLE_LENGTH], maxsplit=1)[0]
    if len(sentence) <= _TITLE_LENGTH:
        return sentence.rstrip(".") or sentence
    cut = sentence[:_TITLE_LENGTH]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:-–") + "…"


def _next_of(
    marked: list[Marked], start: int, kinds: tuple[Kind, ...], within: int | None = None
) -> int:
    """The next line of such a kind, or the number of lines."""
    stop = len(marked) if within is None else min(len(marked), start + within)
    for at in range(start, stop):
        if marked[at].kind in kinds:
            return at
    return len(marked)
