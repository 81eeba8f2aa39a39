"""Scraped text -> Article: what `reader add` does with a `.txt` or `.md` file.

Owns the order of the steps: mend, clean, read lines, find the article, sort its lines into the
fields of an Article. The rule: every string that leaves here is cleaned, and nothing of the
site's tail is in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date

from reader.intake import dating, labels
from reader.intake.address import find_address, host_of, site_of
from reader.intake.encoding import mend
from reader.intake.layout import (
    Layout,
    find_layout,
    heads_sections,
    is_caption,
    is_card,
    is_item,
    is_reference,
    same_title,
)
from reader.intake.lines import Kind, Marked, read_lines
from reader.intake.markup import Line, Picture, key_of
from reader.intake.unwrap import unwrap
from reader.model import Article, Image, Link, Published, ReaderError
from reader.text import clean, clean_block

_BINARY = 0.02
"""Share of control characters from which a file is no text."""
_SAMPLE = 20_000
_LEDE_WORDS = 12
"""Words from which a line without a full stop under the title is a lede, not a subheading."""
_MENU_ITEMS = 3
"""List items between title and text that show a page with menus."""
_RELATED = 30
_HEADLINE_WORDS = 4
_BYLINE = re.compile(
    r"(?:(?:tác giả|bài và ảnh|bài|thực hiện|người viết|tổng hợp|autor|auteur|yazar|penulis)\s*:\s*"
    r"|by\s+|par\s+|por\s+)?(?P<name>[^()/|:]{3,60}?)(?:\s*[(/].{1,60})?",
    re.IGNORECASE,
)
_BYLINE_WORDS = 6
_VIETNAMESE = re.compile("[ơưƠƯ\u1ea0-\u1ef9]")
_VIETNAMESE_SHARE = 0.05
"""In Vietnamese their share is four times that; in other languages only names have any."""


@dataclass(slots=True)
class _Draft:
    """The fields of an Article as they fill up, line by line."""

    title_key: str
    lede: str = ""
    body: list[str] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    related: list[Link] = field(default_factory=list)
    byline: str | None = None
    credit: str | None = None
    credited: str | None = None
    url: str | None = None


def parse_scraped(text: str, *, added: date, name: str = "") -> Article:
    """Recognise the article in scraped text.

    Args:
        text: what a converter, a scraper or a copying reader made of a page.
        added: the day it is taken in, which no inferred date may exceed.
        name: what to call the source in an error.

    Raises:
        ReaderError: there is no article in it.
    """
    source = f"{name}: " if name else ""
    if _is_binary(text[:_SAMPLE]):
        raise ReaderError(f"{source}not text, but binary data")
    marked = read_lines(unwrap(clean_block(mend(text))))
    layout = find_layout(marked)
    if layout is None:
        raise ReaderError(f"{source}no article in it")
    draft = _Draft(title_key=key_of(layout.title))
    _read_head(draft, marked, layout)
    _read_text(draft, marked, layout)
    _read_foot(draft, marked, layout)
    return _article(draft, marked, layout, added)


def _is_binary(sample: str) -> bool:
    controls = sum(char < " " and char not in "\t\n\r\f\x1b" for char in sample)
    return controls > _BINARY * len(sample)


def _read_head(draft: _Draft, marked: list[Marked], layout: Layout) -> None:
    """Between title and text: byline, leading pictures, a lede or subheading without full stop."""
    zone = marked[layout.titled + 1 : layout.first]
    page = sum(map(is_item, zone)) >= _MENU_ITEMS or layout.titled > _MENU_ITEMS
    for at, (line, kind) in enumerate(zone, layout.titled + 1):
        if kind in (Kind.PICTURE, Kind.CAPTION):
            _read_picture(draft, marked, at)
        elif kind is Kind.ADDRESS:
            draft.url = draft.url or find_address(line.text)
        elif kind is not Kind.HEADLINE or line.bullet or line.key == draft.title_key:
            continue
        elif _is_portrait(marked, at):
            draft.byline = line.text
            del draft.images[-1:]
        elif line.words >= _LEDE_WORDS and not draft.lede and not heads_sections(marked, at):
            draft.lede = line.text
        elif line.level > 1 or line.strong or (not page and line.words >= _HEADLINE_WORDS):
            draft.body.append(line.text)
        elif draft.byline is None:
            draft.byline = _byline(line, prefixed=True)


def _read_text(draft: _Draft, marked: list[Marked], layout: Layout) -> None:
    """The flow of prose: lede, paragraphs, subheadings, pictures, boxes of references."""
    box = False
    for at in range(layout.first, layout.end):
        line, kind = marked[at]
        if is_caption(marked, at):
            _read_picture(draft, marked, at)
        elif kind in (Kind.RELATED, Kind.BOX, Kind.TAIL):
            box = not is_reference(marked[at])
            if kind is Kind.RELATED:
                draft.related += _reference(line) if not box else _headlines(marked, at + 1)
        elif kind is Kind.PROSE:
            box = False
            _add_text(draft, line)
        elif kind in (Kind.PICTURE, Kind.CAPTION) and not box:
            _read_picture(draft, marked, at)
        elif kind is Kind.CREDIT:
            _credit(draft, line)
        elif (kind is Kind.HEADLINE and not box) or (kind is Kind.DATE and draft.body):
            _add_text(draft, line)


def _read_foot(draft: _Draft, marked: list[Marked], layout: Layout) -> None:
    """Between text and tail: credit, address, byline; in the tail only related headlines."""
    for at in range(layout.end, layout.tail):
        line, kind = marked[at]
        if kind is Kind.CREDIT:
            _credit(draft, line)
        elif kind is Kind.ADDRESS:
            draft.url = draft.url or find_address(line.text)
        elif kind is Kind.RELATED:
            draft.related += _reference(line)
        elif kind in (Kind.PICTURE, Kind.CAPTION):
            _read_picture(draft, marked, at)
        elif kind is Kind.HEADLINE and draft.byline is None:
            draft.byline = _byline(line)
    for at in range(layout.tail, len(marked)):
        if marked[at].kind is Kind.RELATED and len(draft.related) < _RELATED:
            listed = is_reference(marked[at])
            draft.related += _reference(marked[at].line) if listed else _headlines(marked, at + 1)


def _add_text(draft: _Draft, line: Line) -> None:
    if line.key == draft.title_key and not draft.body:
        return
    if not draft.lede and not draft.body:
        draft.lede = line.text
    else:
        draft.body.append(line.text)


def _read_picture(draft: _Draft, marked: list[Marked], at: int) -> None:
    """Add a picture, or give the one before the caption that this line is."""
    line, kind = marked[at]
    if is_card(marked, at, draft.title_key):
        return
    if kind is Kind.PICTURE:
        draft.images += (_image(draft, picture) for picture in line.pictures)
        return
    caption, credit = labels.split_caption(line.text)
    if at and marked[at - 1].kind is Kind.PICTURE and draft.images:
        draft.images[-1] = replace(draft.images[-1], caption=caption, credit=credit)
    else:
        draft.images.append(Image(caption, credit, before=len(draft.body)))


def _image(draft: _Draft, picture: Picture) -> Image:
    told = not same_title(key_of(picture.alt), draft.title_key)
    caption, credit = labels.split_caption(picture.alt) if told else ("", "")
    return Image(caption, credit, picture.url, before=len(draft.body))


def _is_portrait(marked: list[Marked], at: int) -> bool:
    """Whether a line only repeats the words of the picture above it: an author and their photo."""
    before = marked[at - 1].line.pictures if at else ()
    line = marked[at].line
    return line.words <= _BYLINE_WORDS and any(key_of(p.alt) == line.key for p in before)


def _credit(draft: _Draft, line: Line) -> None:
    draft.credit = labels.without_buttons(line.text)
    draft.credited = labels.credit_of(draft.credit, line.key)


def _byline(line: Line, prefixed: bool = False) -> str | None:
    """The name in a line of a name, with or without words that say so."""
    found = _BYLINE.fullmatch(line.text)
    if found is None or (prefixed and found.start("name") == 0):
        return None
    name = found["name"].strip()
    words = name.replace("-", " ").split()
    proper = all(word[:1].isupper() and not word[1:].isupper() for word in words)
    return name if proper and 2 <= len(words) <= _BYLINE_WORDS else None


def _reference(line: Line) -> list[Link]:
    """The article that a line refers to (`>>> …`, `Xem thêm: …`)."""
    if line.links:
        return [line.links[-1]]
    label, colon, title = line.text.partition(":")
    if not colon or labels.label_of(label, key_of(label)) is None:
        title = line.text
    return [Link(title.strip(" .>"))] if title.strip(" .>") else []


def _headlines(marked: list[Marked], start: int) -> list[Link]:
    """The headlines of a list, up to the next heading."""
    found: list[Link] = []
    for at in range(start, min(len(marked), start + 3 * _RELATED)):
        line, kind = marked[at]
        if kind is Kind.HEADLINE and line.words >= _HEADLINE_WORDS:
            if found and _heads_a_list(marked, at, start):
                break
            found.append(line.links[0] if line.links else Link(line.text))
        elif kind not in (Kind.PICTURE, Kind.CAPTION, Kind.DATE, Kind.BUTTON):
            break
    return found[:_RELATED]


def _heads_a_list(marked: list[Marked], at: int, start: int) -> bool:
    """In a list with blank lines between, a line with none before it is the next heading."""
    spaced = marked[start].line.gap and at + 1 < len(marked) and marked[at + 1].line.gap
    return spaced and not marked[at].line.gap and marked[at - 1].kind is Kind.HEADLINE


def _published(draft: _Draft, marked: list[Marked], layout: Layout, added: date) -> Published:
    """What a dateline states, the one nearest to the title first; else what the text betrays."""
    body_from = min(layout.first + 2, layout.end)
    after = range(max(layout.titled, 0), body_from)
    before = range(max(layout.titled, 0) - 1, -1, -1)
    for at in (*after, *before, *range(layout.end, layout.tail)):
        if marked[at].kind is Kind.DATE:
            text = marked[at].line.text
            if at + 1 < len(marked) and dating.is_time(marked[at + 1].line.text):
                text += " " + marked[at + 1].line.text
            return dating.stated(text, vietnamese=_is_vietnamese(draft.lede))
    tail = "\n".join(line.text for line, _ in marked[layout.tail :])
    pictures = "\n".join(_addresses(marked[layout.tail :]))
    return dating.inferred(draft.lede, draft.body, tail, pictures, added)


def _is_vietnamese(text: str) -> bool:
    """Whether a time without a zone is that of Vietnam."""
    return len(_VIETNAMESE.findall(text)) > _VIETNAMESE_SHARE * len(text)


def _addresses(marked: list[Marked]) -> list[str]:
    return [picture.url for line, _ in marked for picture in line.pictures if picture.url]


def _article(draft: _Draft, marked: list[Marked], layout: Layout, added: date) -> Article:
    site = site_of(_addresses(marked))
    if site is None and draft.url and not draft.credited:  # beside a credit it is the source's
        site = host_of(draft.url)
    body = tuple(filter(None, map(clean, draft.body)))
    return Article(
        title=clean(layout.title),
        lede=clean(draft.lede),
        body=body,
        byline=clean(draft.byline) if draft.byline else None,
        credit=clean(draft.credit) if draft.credit else None,
        source=clean(draft.credited) if draft.credited else site,
        site=site,
        url=draft.url,
        images=tuple(_cleaned(image, len(body)) for image in draft.images if _shows(image)),
        related=tuple(replace(link, title=clean(link.title)) for link in draft.related[:_RELATED]),
        published=_published(draft, marked, layout, added),
    )


def _shows(image: Image) -> bool:
    return bool(image.caption or image.credit or image.url)


def _cleaned(image: Image, paragraphs: int) -> Image:
    return replace(
        image,
        caption=clean(image.caption),
        credit=clean(image.credit),
        before=min(image.before, paragraphs),
    )
