"""An article as the blocks that the reading pane sets, in reading order.

Owns what is shown of an article and where: head, lede, paragraphs with captions at their
picture's place, credit, address, the site's headlines, this library's related stories. Each block
remembers which part of the article its text is, so that mentions and matches find their place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Literal, NamedTuple

from reader.language import _
from reader.model import Article, Image, Reading
from reader.ui.render.row import minutes_said, signed, versions_said
from reader.ui.render.safe import safe
from reader.ui.render.when import when, when_exactly

Kind = Literal[
    "title", "about", "note", "lede", "body", "caption", "credit", "address", "heading", "link",
    "story",
]  # fmt: skip
Part = Literal["title", "text"]

BULLET = "• "
CAPTION = "▸ "
PICTURE = "◫ "
"""Stands for a caption's own sign where its picture can be shown."""
BETWEEN = "\u00a0· "
"""Between two facts, where a line may end."""
BAR = "▌ "
"""Stands before every line of what is set apart."""


class Block(NamedTuple):
    """A paragraph of the reading pane."""

    kind: Kind
    text: str
    part: Part | None = None
    """Which text of the article it is; None where offsets of mentions don't reach."""
    offset: int = 0
    """Where it begins in that part."""
    sign: str = ""
    """Stands before the first line; the following lines are indented by as much."""
    target: str | int | None = None
    """What a click on it opens: an address, or the id of an article."""
    facts: int | None = None
    """Where in its text facts about it begin, if any do."""


def blocks_of(reading: Reading, now: datetime) -> tuple[Block, ...]:
    """All blocks of an article; what can be opened is numbered."""
    foot = [*_foot(reading.article), *_related(reading, now)]
    return (*_head(reading, now), *_text(reading.article), *_numbered(foot))


def _numbered(blocks: Sequence[Block]) -> Iterator[Block]:
    count = sum(block.target is not None for block in blocks)
    numbers = iter(range(1, count + 1))
    for block in blocks:
        if block.target is None:
            yield block
        else:
            yield block._replace(sign=f"{next(numbers):>{len(str(count))}} ")


def _head(reading: Reading, now: datetime) -> Iterator[Block]:
    article, row = reading.article, reading.row
    yield Block("title", safe(article.title), "title")
    if article.byline:
        yield Block("about", safe(article.byline))
    facts = [safe(article.source)] if article.source else []
    facts += [when_exactly(article.published, now), minutes_said(row.minutes)]
    if row.versions > 1:
        facts.append(versions_said(row.versions))
    yield Block("about", BETWEEN.join(map(_whole, facts)))
    if row.tags:
        yield Block("about", signed(row.tags))
    for line in filter(None, row.note.split("\n")):
        yield Block("note", safe(line), sign=BAR)


def _whole(fact: str) -> str:
    """A fact as one word: lines break between facts."""
    return fact.replace(" ", "\u00a0")


def _text(article: Article) -> Iterator[Block]:
    offset = 0
    if article.lede:
        yield Block("lede", safe(article.lede), "text")
        offset = len(article.lede) + 2
    for piece in article.flow:
        if isinstance(piece, str):
            if piece:
                yield Block("body", safe(piece), "text", offset)
            offset += len(piece) + 2
        elif said := caption_of(piece) or (_("Picture") if piece.url else ""):
            yield Block("caption", said, sign=PICTURE if piece.url else CAPTION)


def caption_of(image: Image) -> str:
    """What is said of a picture, and who took it; or nothing."""
    caption, credit = safe(image.caption), safe(image.credit)
    if not caption or not credit or credit in caption:
        return caption or credit
    return f"{caption} ({credit})"


def _foot(article: Article) -> Iterator[Block]:
    if article.credit:
        yield Block("credit", safe(article.credit))
    if article.url:
        yield Block("address", safe(article.url), target=article.url)


def _related(reading: Reading, now: datetime) -> Iterator[Block]:
    if reading.related:
        yield Block("heading", _("In your library"))
    for row in reading.related:
        title = safe(row.title)
        facts = filter(None, (safe(row.source or ""), when(row.published, now)))
        text = BETWEEN.join((title, *map(_whole, facts)))
        yield Block("story", text, sign=BULLET, target=row.id, facts=len(title))
    if reading.article.related:
        yield Block("heading", _("On the site"))
    for link in reading.article.related:
        yield Block("link", safe(link.title), sign=BULLET, target=link.url)
