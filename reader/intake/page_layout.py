"""Where a page's text, lede and pictures stand, found again among all that the page shows.

Owns the comparison of the two. The one rule: a lede is what people see as one; a description that
only machines are given is none while there is any text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reader.intake import labels
from reader.intake.feed_html import Parts
from reader.intake.markup import key_of
from reader.intake.page_facts import Facts
from reader.model import Image

_BEFORE_LEDE = 3
"""Words that a page shows before the lede that it gives to machines: `(Dân trí) -`."""
_LOOKED_AT = 500
"""Paragraphs that a lede is looked for in where nothing tells where the text begins."""
_ABOVE = 15
"""Paragraphs between a lede and the text: names, dates, a picture's caption."""
_WHOLE = 11
"""Spaces in a paragraph from which on it is no button."""
_SHORTEST_CUT = 40
"""Characters of a description that may be the beginning of a paragraph."""
_TRAILING = 4
"""Paragraphs at the end that may be buttons, or the site's imprint."""
_FAR = 20
"""Paragraphs that are none of the text, between its end and the footer."""
_TITLE_AMONG = 5
_MOST_IMAGES = 50


@dataclass(frozen=True, slots=True)
class LaidOut:
    """An article's text and what belongs to it."""

    lede: str
    body: tuple[str, ...]
    credit: str | None = None
    """The credit line as printed."""
    credited: str | None = None
    """Whom it names."""
    images: tuple[Image, ...] = ()


def lay_out(facts: Facts, shown: Parts, said: Sequence[str]) -> LaidOut:
    """Put a page's text in order.

    Args:
        shown: all that the page shows.
        said: the paragraphs of its text, perhaps without its lede, perhaps with captions.
    """
    pictures = list(_pictures(shown))
    captions = {key_of(image.caption + image.credit) for image in pictures} - {""}
    title = key_of(facts.title)
    body = [
        text
        for at, text in enumerate(said)
        if (key := key_of(text)) not in captions and not (at < _TITLE_AMONG and key == title)
    ]
    _cut_far(body, shown.paragraphs)
    credit = _end(body)
    lede = _lede(facts.descriptions, shown.paragraphs, body)
    body = _below(lede, body, shown.paragraphs)
    if not lede:
        lede = body.pop(0) if body else next(iter(facts.descriptions), "")
    return LaidOut(
        lede,
        tuple(body),
        credit,
        labels.credit_of(credit, key_of(credit)) if credit else None,
        tuple(_placed(pictures, shown, lede, body, title)),
    )


def _pictures(shown: Parts) -> Iterator[Image]:
    """The pictures, each with the line below it if that is a caption."""
    for image in shown.images:
        below = shown.paragraphs[image.before : image.before + 1]
        told = next((text for text in below if labels.is_caption(text)), image.caption)
        caption, credit = labels.split_caption(told)
        yield replace(image, caption=caption, credit=credit)


def _cut_far(body: list[str], shown: Sequence[str]) -> None:
    """Take out what stands below the text, or far below it, as the words of a footer do."""
    places = {key_of(text): at for at, text in reversed(list(enumerate(shown)))}
    last = places.get(key_of(body[-1]), len(shown)) if body else 0
    body[:_TRAILING] = [
        text
        for text in body[:_TRAILING]
        if text.count(" ") >= _WHOLE or places.get(key_of(text), 0) <= last
    ]
    for at in range(len(body) - 1, max(0, len(body) - 1 - _TRAILING), -1):
        here, before = (places.get(key_of(text)) for text in (body[at], body[at - 1]))
        if here is not None and before is not None and here - before > _FAR:
            del body[at:]
            return


def _end(body: list[str]) -> str | None:
    """Take from the end what is no text; the credit line, if it is there."""
    credit: str | None = None
    for _ in range(_TRAILING):
        if len(body) < 2:
            break
        text = labels.without_buttons(body[-1])
        key = key_of(text)
        if labels.credit_of(text, key):
            credit = text
        elif not (labels.is_imprint(text) or labels.is_button(key) or labels.label_of(text, key)):
            break
        body.pop()
    return credit


def _lede(descriptions: Sequence[str], shown: Sequence[str], body: Sequence[str]) -> str:
    """The paragraph that the page describes itself by, as it shows it."""
    near = [(key_of(text), text) for text in (*body[:2], *_above(shown, body))]
    for description in descriptions:
        told = key_of(description)
        for key, text in near:
            if told and key.endswith(told) and key[: -len(told)].count(" ") <= _BEFORE_LEDE:
                return text
            if len(told) >= _SHORTEST_CUT and key.startswith(told):
                return text
    return ""


def _below(lede: str, body: Sequence[str], shown: Sequence[str]) -> list[str]:
    """The text without its lede, and without what stands above that."""
    keys = [key_of(text) for text in shown]
    top = keys.index(key_of(lede)) if lede in shown else 0
    above = {*keys[:top], key_of(lede)} - {*keys[top + 1 :]}
    return [text for text in body if key_of(text) not in above]


def _above(shown: Sequence[str], body: Sequence[str]) -> Sequence[str]:
    """What the page shows right above its text's first whole paragraph."""
    whole = next((text for text in body if text.count(" ") >= _WHOLE), "".join(body[:1]))
    key = key_of(whole)
    first = next((at for at, text in enumerate(shown) if key_of(text) == key), None)
    return shown[:_LOOKED_AT] if first is None else shown[max(0, first - _ABOVE) : first]


def _placed(
    pictures: Sequence[Image], shown: Parts, lede: str, body: Sequence[str], title: str
) -> Iterator[Image]:
    """The pictures that stand within the text, by the paragraphs around them."""
    order = {key: at for at, text in enumerate(body) if (key := key_of(text))}
    places = [order.get(key_of(text)) for text in shown.paragraphs]
    begun = [
        at
        for at, (place, text) in enumerate(zip(places, shown.paragraphs, strict=True))
        if place is not None or text == lede
    ]
    first, last = (begun[0], begun[-1] + 1) if begun else (0, 0)
    headlines = {key_of(link.title) for link in shown.links}
    found = 0
    for image in pictures:
        if not first <= image.before <= last or found == _MOST_IMAGES:
            continue
        if key_of(image.caption) in headlines:
            continue  # the thumbnail of another article
        found += 1
        earlier = [place for place in places[first : image.before] if place is not None]
        caption = "" if key_of(image.caption) == title else image.caption
        before = max(earlier) + 1 if earlier else 0
        yield replace(image, caption=caption, before=before)
